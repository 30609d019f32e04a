"""Events as everybody may know them: number, service, counter and time, no more."""

from shared.journal.codec import type_name
from shared.protocol.stream import Happened
from shared.queueing.events import Event
from shared.queueing.hall import Hall
from shared.queueing.stops import IssuingAllowed, ServiceResumed, ServiceSuspended


def happened(hall: Hall, sequence: int, event: Event) -> Happened:
    """The public form of an event that `hall` has just taken up."""
    ticket = hall.tickets.get(getattr(event, "ticket", ""))
    counter = hall.plan.counter_by_id.get(getattr(event, "counter", ""))
    return Happened(
        sequence=sequence,
        type=type_name(event),
        at=event.at,
        label=ticket.label if ticket else None,
        prefix=ticket.prefix if ticket else None,
        number=ticket.number if ticket else None,
        service=ticket.service if ticket else event.service if isinstance(event, _ABOUT_A_SERVICE) else None,
        counter=counter.id if counter else None,
        counter_name=counter.name if counter else None,
        zone=counter.zone if counter else None,
        calls=ticket.calls if ticket else None,
        state=ticket.state.value if ticket else None,
    )


_ABOUT_A_SERVICE = (ServiceSuspended, ServiceResumed, IssuingAllowed)
