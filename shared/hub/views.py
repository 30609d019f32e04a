"""What the hub tells about the hall: views of one moment, made from the state alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import cast

from shared.hub.day import Day
from shared.protocol.base import Words
from shared.protocol.views import (
    AppointmentView,
    BoardView,
    CallState,
    CallView,
    CounterView,
    GroupView,
    HallView,
    NamedView,
    NoticeView,
    ServiceView,
    StopView,
    TrackView,
    WaitRange,
)
from shared.queueing.availability import availability
from shared.queueing.calendar import next_issuing, pauses_on
from shared.queueing.commands import Appointment
from shared.queueing.hall import Hall
from shared.queueing.load import Load
from shared.queueing.places import place_in_line
from shared.queueing.plan import REGULAR, Counter, HallPlan, Service, Text
from shared.queueing.stops import Stop
from shared.queueing.tickets import Ticket, TicketState
from shared.queueing.waiting import Outlook, Wait

CALLS_ON_THE_BOARD = 24


def hall_view(day: Day, now: datetime, kiosk: str = "") -> HallView:
    """The hall with its services as this kiosk ("": any) may offer them."""
    hall, plan, outlook, load = day.hall, day.hall.plan, Outlook(day.hall, now), Load(day.hall, now)
    return HallView(
        sequence=day.sequence,
        hall=plan.id,
        name=words(plan.name),
        timezone=plan.timezone,
        day=hall.day,
        languages=plan.languages,
        agencies=tuple(NamedView(id=agency.id, name=words(agency.name)) for agency in plan.agencies),
        services=tuple(_service_view(hall, service, now, kiosk, outlook, load) for service in plan.services),
        priority_groups=tuple(NamedView(id=group.id, name=words(group.name)) for group in plan.priority_groups),
        counters=tuple(_counter_view(hall, counter) for counter in plan.counters),
        running_text=words(plan.running_text),
        complaint=words(plan.complaint),
        head_start_minutes=plan.rules.head_start_seconds // 60,
        calls_before_no_show=plan.rules.calls_before_no_show,
        groups=tuple(GroupView(id=group.id, name=words(group.name), agency=group.agency) for group in plan.groups),
        has_appointments=bool(day.appointments),
        now=now,
        paused=stop_view(hall.paused, now),
    )


def board_view(day: Day, zone: str) -> BoardView:
    """What the wall of a zone shows; the zone "" is the whole hall."""
    hall, plan = day.hall, day.hall.plan
    return BoardView(
        sequence=day.sequence,
        name=words(plan.name),
        timezone=plan.timezone,
        running_text=words(plan.running_text),
        calls=_calls(day, zone),
        counters=tuple(_counter_view(hall, each) for each in plan.counters if is_heard(each.zone, zone)),
        waiting=sum(len(line) for line in hall.lines.values()),
        notices=tuple(_notices(hall)),
    )


def track_view(day: Day, ticket: Ticket, now: datetime) -> TrackView:
    """What the holder of a ticket may know of it."""
    hall, is_waiting = day.hall, ticket.state is TicketState.WAITING
    service = hall.plan.service_by_id.get(ticket.service)
    counter = hall.plan.counter_by_id.get(ticket.counter or "")
    return TrackView(
        label=ticket.label,
        service=words(service.name) if service else Words(indonesian=ticket.service),
        state=ticket.state,
        counter_name=counter.name if counter else None,
        ahead=place_in_line(hall, ticket, now) if is_waiting else None,
        wait=wait_range(Outlook(hall, now).wait_of(ticket)) if is_waiting else None,
    )


def appointment_view(day: Day, appointment: Appointment) -> AppointmentView:
    """A reservation as its holder may see it at the kiosk."""
    ticket = day.hall.checked_in.get(appointment.code)
    return AppointmentView(
        code=appointment.code,
        service=appointment.service,
        slot=appointment.slot,
        category=appointment.category,
        label=day.hall.tickets[ticket].label if ticket else None,
    )


def is_heard(counter_zone: str | None, zone: str) -> bool:
    """Whether something of a counter's zone (None: of no counter) belongs to a listener's zone.

    The zone "" is everywhere: such a listener hears all, such a counter is heard by all.
    """
    return not zone or not counter_zone or counter_zone == zone


def words(text: Text) -> Words:
    """A text of the plan as a message carries it."""
    return Words(indonesian=text.indonesian, english=text.english)


def wait_range(wait: Wait | None) -> WaitRange | None:
    """An estimate as a message carries it."""
    return WaitRange(low=wait.low, high=wait.high) if wait else None


def stop_view(stop: Stop | None, now: datetime) -> StopView | None:
    """A stop as a message carries it; None where none stands, or its time has come."""
    if stop is None or stop.is_over(now):
        return None
    return StopView(reason=_reason(stop), since=stop.since, until=stop.until)


def _service_view(hall: Hall, service: Service, now: datetime, kiosk: str, outlook: Outlook, load: Load) -> ServiceView:
    found = availability(hall, service.id, now, kiosk, load=load)
    return ServiceView(
        id=service.id,
        agency=service.agency,
        name=words(service.name),
        prefix=service.prefix,
        state=found.standing.value,
        why=found.why,
        params=dict(found.params),
        opens_at=found.again,
        waiting=len(hall.lines[service.id]),
        wait=wait_range(outlook.wait(service.id, REGULAR)) if found.is_open else None,
        requirements=tuple(words(text) for text in service.requirements),
        fee=words(service.fee),
        duration=words(service.duration),
        group=service.group,
        is_on_kiosk=service.is_on_kiosk,
        stages=service.route,
        keeps_rank=service.keeps_rank,
        is_allowed=service.id in hall.allowed,
        stop=stop_view(hall.suspended.get(service.id), now),
    )


def _counter_view(hall: Hall, counter: Counter) -> CounterView:
    status = hall.counters[counter.id]
    return CounterView(
        id=counter.id,
        name=counter.name,
        zone=counter.zone,
        services=counter.services,
        state=status.state.value,
        ticket=hall.tickets[status.ticket].label if status.ticket else None,
        is_accessible=counter.is_accessible,
    )


def _notices(hall: Hall) -> Iterator[NoticeView]:
    """What stops the giving out of numbers today; who shows it looks at the clock."""
    if hall.paused is not None:
        yield NoticeView(
            service=None, reason=_reason(hall.paused), ends=_ends(hall.plan, hall.plan.services, hall.paused)
        )
    for service, stop in hall.suspended.items():
        if service in hall.plan.service_by_id:
            of_it = hall.plan.service_by_id[service]
            yield NoticeView(service=words(of_it.name), reason=_reason(stop), ends=_ends(hall.plan, (of_it,), stop))
    for pause, (begins, ends) in pauses_on(hall.plan, hall.day) if hall.day else ():
        yield NoticeView(service=None, reason=words(pause.reason), begins=begins, ends=ends)


def _ends(plan: HallPlan, services: Iterable[Service], stop: Stop) -> datetime | None:
    """When visitors may come again: a stop that ends in the night does not open the hall."""
    if stop.until is None:
        return None
    opens = (next_issuing(plan, service, stop.until) for service in services)
    return min((each for each in opens if each is not None), default=stop.until)


def _reason(stop: Stop) -> Words:
    return Words(indonesian=stop.reason, english=stop.reason_en)


def _calls(day: Day, zone: str) -> tuple[CallView, ...]:
    calls: list[CallView] = []
    for ticket in (day.hall.tickets[key] for key in reversed(day.hall.calls)):
        if ticket.counter is None:  # it has moved on, and nobody has called it there
            continue
        call = _call_view(day, ticket, day.hall.plan)
        if is_heard(call.zone, zone):
            calls.append(call)
        if len(calls) == CALLS_ON_THE_BOARD:
            break
    return tuple(calls)


def _call_view(day: Day, ticket: Ticket, plan: HallPlan) -> CallView:
    assert ticket.counter is not None, "a called ticket has its counter"
    assert ticket.last_called_at is not None, "a called ticket has its time"
    counter = plan.counter_by_id.get(ticket.counter)
    return CallView(
        sequence=day.called_in[ticket.id],
        label=ticket.label,
        prefix=ticket.prefix,
        number=ticket.number,
        service=ticket.service,
        counter=ticket.counter,
        counter_name=counter.name if counter else ticket.counter,
        zone=counter.zone if counter else "",
        calls=ticket.calls,
        called_at=ticket.last_called_at,
        state=cast("CallState", ticket.state.value),
    )
