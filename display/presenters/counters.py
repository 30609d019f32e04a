"""The state of the counters, kept up to date by what happens."""

from collections.abc import Iterable
from typing import Final

from shared.protocol.stream import Happened
from shared.protocol.views import CounterStateName, CounterView

_STATE_AFTER: Final[dict[str, CounterStateName]] = {
    "counter_opened": "open",
    "counter_closed": "closed",
    "break_started": "on_break",
    "break_ended": "open",
}
_IN_HAND: Final = ("ticket_called", "ticket_recalled", "service_started")
_DONE: Final = ("service_finished", "no_show_recorded", "ticket_held", "ticket_transferred")


class Counters:
    """All counters of the wall, in the hall's order."""

    def __init__(self, counters: Iterable[CounterView] = ()) -> None:
        self._by_id = {counter.id: counter for counter in counters}

    @property
    def all(self) -> tuple[CounterView, ...]:
        """As they are now."""
        return tuple(self._by_id.values())

    def hear(self, event: Happened) -> None:
        """Take up what happened."""
        counter = self._by_id.get(event.counter or "")
        if counter is not None:
            self._by_id[counter.id] = counter.model_copy(update=_change(event))


def is_sent_back_to_wait(event: Happened) -> bool:
    """Whether the officer found that a number in hand has no priority: it waits in the regular order."""
    return event.type == "priority_checked" and event.state == "waiting"


def _change(event: Happened) -> dict[str, object]:
    if event.type in _STATE_AFTER:
        return {"state": _STATE_AFTER[event.type]}
    if event.type in _IN_HAND:
        return {"ticket": event.label}
    return {"ticket": None} if event.type in _DONE or is_sent_back_to_wait(event) else {}
