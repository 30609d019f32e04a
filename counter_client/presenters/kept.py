"""What an officer did while the hub was away: kept with its key, sent when the hub is back, and done once."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from counter_client.asks import Act, Answer, NoAnswer
from counter_client.presenters.desk_state import DeskState
from shared.protocol.views import Done, Problem

_HUB_IN_TROUBLE: Final = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A command that waits for the hub, and the label of its ticket."""

    act: Act
    label: str


class KeptWork:
    """At most one command: while it waits, the desk has nothing else to do.

    `remember` is told what has to outlive a restart of the program; `left` is what outlived one.
    """

    def __init__(self, remember: Callable[[Kept | None], None] = lambda _: None, left: Kept | None = None) -> None:
        self._remember: Final = remember
        self.kept = left
        self.refused: tuple[str, Problem] | None = None
        """The label of a ticket whose command came too late, and what the hub said."""
        self._is_under_way = False

    def new_key(self) -> str:
        """A key for a command that is to be kept."""
        return uuid.uuid4().hex

    def finish_later(self, state: DeskState, now: float) -> None:
        """The hub is away, but the visitor in front of the officer may go."""
        ticket = state.desk.ticket if state.desk else None
        act = state.finish_later(now, self.new_key())
        if act is not None and ticket is not None:
            self.keep(Kept(act, ticket.label))

    def keep(self, kept: Kept) -> None:
        """Let it wait for the hub."""
        self.kept, self.refused = kept, None
        self._remember(kept)

    def take(self, state: DeskState | None) -> Act | None:
        """What is to be sent now; None while nothing waits, or it is on its way. `state` is that of the desk in use."""
        if self.kept is None or self._is_under_way:
            return None
        self._is_under_way, act = True, self.kept.act
        if state is not None and _is_of(state, act):
            state.send_kept(act)
        return act

    def is_it(self, act: Act) -> bool:
        """Whether this is what was kept."""
        return self.kept is not None and act.key == self.kept.act.key

    def answered(self, act: Act, answer: Answer, state: DeskState | None, now: float) -> bool:
        """Whether that settles it. Without an answer, or with a hub in trouble, it waits on."""
        self._is_under_way = False
        is_settled = not _says_nothing(answer)
        if state is not None and _is_of(state, act):
            _tell(state, act, answer, now, is_settled=is_settled)
        if is_settled:
            if isinstance(answer, Problem) and self.kept is not None:
                self.refused = (self.kept.label, answer)
            self.kept = None
            self._remember(None)
        return is_settled


def _says_nothing(answer: Answer) -> bool:
    return isinstance(answer, NoAnswer) or (isinstance(answer, Problem) and answer.status >= _HUB_IN_TROUBLE)


def _is_of(state: DeskState, act: Act) -> bool:
    """Whether the officer who gave a command still sits at its desk."""
    return (state.counter, state.officer) == (act.counter, act.body.officer)


def _tell(state: DeskState, act: Act, answer: Answer, now: float, *, is_settled: bool) -> None:
    if not is_settled:
        state.keep(act)
    elif isinstance(answer, Done):
        state.done(answer, now)
    else:
        state.refused(None)
