"""What a hall would be had an action not been: the same day without it, for those who take it back."""

import copy

from shared.queueing.events import (
    ActionUndone,
    CounterClosed,
    DayStarted,
    Event,
    NoShowRecorded,
    PlanApplied,
    PriorityChecked,
    ServiceFinished,
    TicketCalled,
    TicketCancelled,
    TicketHeld,
    TicketMovedOn,
    TicketReinstated,
    TicketReturned,
    TicketTransferred,
)
from shared.queueing.hall import Hall

_ACTIONS = (ServiceFinished, NoShowRecorded, TicketHeld, TicketTransferred)
_GONE_ON = (TicketCalled, TicketReturned, TicketReinstated, TicketCancelled, PriorityChecked)


class Twins:
    """For each counter whose last action may be taken back: the hall in which it never happened."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[str, Hall]] = {}
        self.compared = 0

    def before(self, event: Event, hall: Hall) -> None:
        """An event is about to change `hall`: it changes the twins too, but for the action that each does without."""
        if isinstance(event, PlanApplied | DayStarted):
            self._of.clear()
        for counter, (ticket, twin) in list(self._of.items()):
            if _ends(event, counter, ticket):
                del self._of[counter]
            elif not _is_part(event, counter, ticket):
                twin.apply(event)
        if isinstance(event, _ACTIONS):
            self._of[event.counter] = (event.ticket, copy.deepcopy(hall, {id(hall.plan): hall.plan}))

    def after(self, event: Event, hall: Hall) -> None:
        """An event has changed `hall`: one that took an action back left it as if that had never been."""
        if not isinstance(event, ActionUndone):
            return
        _, twin = self._of.pop(event.counter)
        for service, line in hall.lines.items():
            twin.lines[service].turn = line.turn  # what others called while the ticket waited there has been their turn
        assert hall == twin, "undo restores exactly"
        assert list(hall.aside) == list(twin.aside)
        for service in hall.lines:
            assert hall.recent_seconds(service) == twin.recent_seconds(service)
        self.compared += 1


def _ends(event: Event, counter: str, ticket: str) -> bool:
    """Whether the action can no longer be taken back."""
    if isinstance(event, TicketCalled | CounterClosed) and event.counter == counter:
        return True
    return isinstance(event, _GONE_ON) and event.ticket == ticket


def _is_part(event: Event, counter: str, ticket: str) -> bool:
    """Whether an event is of the action itself, or takes it back."""
    if isinstance(event, ActionUndone):
        return event.counter == counter
    return isinstance(event, TicketMovedOn) and event.ticket == ticket
