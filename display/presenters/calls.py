"""The calls that the wall knows, by ticket, the last call first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shared.protocol.stream import Happened
from shared.protocol.views import CallView

MOST: Final = 24
CALLS: Final = ("ticket_called", "ticket_recalled")


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket's last call. `is_awaited`: its holder has not come yet."""

    sequence: int
    label: str
    prefix: str
    number: int
    counter: str
    calls: int
    called_at: datetime
    is_awaited: bool = True

    @classmethod
    def from_event(cls, event: Happened) -> "Call | None":
        """The call that an event tells of, or None."""
        if event.type not in CALLS or event.label is None or event.prefix is None or event.number is None:
            return None
        counter = event.counter_name or event.counter or ""
        return cls(event.sequence, event.label, event.prefix, event.number, counter, event.calls or 1, event.at)

    @classmethod
    def from_view(cls, view: CallView) -> "Call":
        """The call as the board tells it."""
        return cls(
            view.sequence,
            view.label,
            view.prefix,
            view.number,
            view.counter_name,
            view.calls,
            view.called_at,
            view.state == "called",
        )


class CallBook:
    """Holds the last calls; a recall takes the place of the ticket's call before."""

    def __init__(self, calls: Iterable[Call] = ()) -> None:
        newest_first = sorted(calls, key=lambda call: -call.sequence)
        self._by_label = {call.label: call for call in newest_first[:MOST]}

    def add(self, call: Call) -> None:
        """A ticket was called, or called again."""
        others = (known for known in self._by_label.values() if known.label != call.label)
        self._by_label = {known.label: known for known in [call, *others][:MOST]}

    def answered(self, label: str) -> None:
        """The ticket's holder has come, or is not waited for any more."""
        if label in self._by_label:
            self._by_label[label] = replace(self._by_label[label], is_awaited=False)

    def forget(self, label: str) -> None:
        """The ticket waits again: where it was called does not hold any more."""
        self._by_label.pop(label, None)

    def find(self, label: str | None) -> Call | None:
        """The call of this ticket."""
        return self._by_label.get(label or "")

    @property
    def newest_first(self) -> tuple[Call, ...]:
        """All calls."""
        return tuple(self._by_label.values())
