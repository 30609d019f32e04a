"""The rule for taking back an officer's last action, and what it would leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from shared.queueing import seat
from shared.queueing.commands import Undo
from shared.queueing.events import ActionUndone, Event
from shared.queueing.hall import Hall
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.tickets import CounterStatus, Undoable


def undo(hall: Hall, command: Undo, now: datetime) -> Decision:
    """The last finish, no-show, hold or transfer at this counter, while nothing has come of it elsewhere."""
    counter = seat.open_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if full := seat.hand_full(hall, counter):
        return full
    if counter.last_ticket is None:
        return Refusal(Code.NOTHING_TO_UNDO, {"counter": counter.id})
    before = undoable_at(hall, counter)
    if before is None:
        return Refusal(Code.CALLED_ELSEWHERE, {"label": hall.tickets[counter.last_ticket].label})
    return (ActionUndone(now, before.ticket.id, counter.id, command.officer, before.action),)


def undoable_at(hall: Hall, counter: CounterStatus) -> Undoable | None:
    """What may be taken back at a counter, None for nothing: none was done, or the ticket has gone on since."""
    before = hall.undoable.get(counter.last_ticket or "")
    return before if before is not None and before.counter == counter.id else None


@contextmanager
def as_if(hall: Hall, happened: tuple[Event, ...], counter: str) -> Iterator[None]:
    """Look at a hall as it will be after an action at a counter, then take that back: undo restores exactly.

    A copy would cost what the whole queue is long, at each call.
    """
    for event in happened:
        hall.apply(event)
    try:
        yield
    finally:
        before = hall.undoable[hall.counters[counter].last_ticket or ""]
        hall.apply(ActionUndone(happened[0].at, before.ticket.id, counter, before.ticket.officer or "", before.action))
