"""What a command from a counter finds there: the counter, and the ticket in hand; or why it cannot go on."""

from shared.queueing.commands import CounterCommand
from shared.queueing.hall import Hall
from shared.queueing.refusals import Code, Refusal
from shared.queueing.tickets import CounterState, CounterStatus, Ticket, TicketState


def any_counter(hall: Hall, command: CounterCommand) -> CounterStatus | Refusal:
    """The counter, whoever sits there, where the hall knows it and the officer."""
    counter = hall.counters.get(command.counter)
    if counter is None:
        return Refusal(Code.UNKNOWN_COUNTER, {"counter": command.counter})
    if command.officer not in hall.plan.officer_by_id:
        return Refusal(Code.UNKNOWN_OFFICER, {"officer": command.officer})
    return counter


def own_counter(hall: Hall, command: CounterCommand) -> CounterStatus | Refusal:
    """The counter at which the officer sits, working or on a break."""
    counter = any_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.state is CounterState.CLOSED:
        return Refusal(Code.COUNTER_CLOSED, {"counter": counter.id})
    return taken(counter, command) or counter


def open_counter(hall: Hall, command: CounterCommand) -> CounterStatus | Refusal:
    """The counter at which the officer sits and works."""
    counter = own_counter(hall, command)
    if isinstance(counter, CounterStatus) and counter.state is CounterState.ON_BREAK:
        return Refusal(Code.COUNTER_ON_BREAK, {"counter": counter.id})
    return counter


def ticket_in_hand(hall: Hall, command: CounterCommand) -> Ticket | Refusal:
    """The ticket that the officer has called, and perhaps serves."""
    counter = own_counter(hall, command)
    if isinstance(counter, Refusal):
        return counter
    if counter.ticket is None:
        return Refusal(Code.NO_TICKET_IN_HAND, {"counter": counter.id})
    return hall.tickets[counter.ticket]


def ticket_called(hall: Hall, command: CounterCommand) -> Ticket | Refusal:
    """The ticket in hand whose holder has not come yet."""
    ticket = ticket_in_hand(hall, command)
    if isinstance(ticket, Ticket) and ticket.state is TicketState.SERVING:
        return Refusal(Code.ALREADY_STARTED, {"label": ticket.label})
    return ticket


def taken(counter: CounterStatus, command: CounterCommand) -> Refusal | None:
    """The refusal where another officer sits there."""
    if counter.officer == command.officer:
        return None
    return Refusal(Code.COUNTER_TAKEN, {"counter": counter.id, "officer": counter.officer or ""})


def hand_full(hall: Hall, counter: CounterStatus) -> Refusal | None:
    """The refusal where a ticket is in hand."""
    if counter.ticket is None:
        return None
    return Refusal(Code.TICKET_IN_HAND, {"label": hall.tickets[counter.ticket].label})
