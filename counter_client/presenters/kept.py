"""What an officer did while the hub was away: kept with its key, sent when the hub is back, and done once."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from counter_client.asks import Act, Answer, NoAnswer
from shared.protocol.views import Problem

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

    def keep(self, kept: Kept) -> None:
        """Let it wait for the hub."""
        self.kept, self.refused = kept, None
        self._remember(kept)

    def take(self) -> Act | None:
        """What is to be sent now; None while nothing waits, or it is on its way."""
        if self.kept is None or self._is_under_way:
            return None
        self._is_under_way = True
        return self.kept.act

    def is_it(self, act: Act) -> bool:
        """Whether this is what was kept."""
        return self.kept is not None and act.key == self.kept.act.key

    def answered(self, answer: Answer) -> bool:
        """Whether that settles it. Without an answer, or with a hub in trouble, it waits on."""
        self._is_under_way = False
        if isinstance(answer, NoAnswer) or (isinstance(answer, Problem) and answer.status >= _HUB_IN_TROUBLE):
            return False
        if isinstance(answer, Problem) and self.kept is not None:
            self.refused = (self.kept.label, answer)
        self.kept = None
        self._remember(None)
        return True
