"""The rules for reservations. The hall holds none of them, for they are of other days too: who checks in brings his."""

from dataclasses import replace
from datetime import datetime, timedelta

from shared.queueing.availability import availability
from shared.queueing.calendar import business_day
from shared.queueing.commands import Appointment, BookAppointments, CancelAppointment, CheckIn
from shared.queueing.events import AppointmentBooked, AppointmentCancelled
from shared.queueing.hall import Hall
from shared.queueing.issue import next_number, not_new, unknown, with_wait
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.times import iso


def book(hall: Hall, command: BookAppointments, now: datetime) -> Decision:
    """All of them, or none where one cannot be taken over."""
    if refused := _not_an_officer(hall, command.officer):
        return refused
    for each in command.appointments:
        if refused := unknown(hall, each.service, each.category):
            return refused
    return tuple(
        AppointmentBooked(now, each.code, each.service, each.slot, each.category, command.officer)
        for each in command.appointments
    )


def cancel(hall: Hall, command: CancelAppointment, now: datetime) -> Decision:
    """Given up; once it has become a number, that number is what can be cancelled."""
    refused = _not_an_officer(hall, command.officer) or _checked_in(hall, command.appointment)
    return refused or (AppointmentCancelled(now, command.appointment.code, command.officer),)


def check_in(hall: Hall, command: CheckIn, now: datetime) -> Decision:
    """A number for a reservation: in the order as if issued at its slot, or now where its holder is late.

    Neither a quota nor the time left until closing stands in the way: the reservation was counted when it was made.
    """
    booked = command.appointment
    refused = (
        unknown(hall, booked.service, booked.category)
        or not_new(hall, command.ticket, command.language)
        or _checked_in(hall, booked)
        or _not_yet(hall, booked, now)
        or _closed(hall, booked.service, now)
    )
    if refused is not None:
        return refused
    is_late = now > booked.slot + timedelta(seconds=hall.plan.rules.appointment_late_seconds)
    counts_from = None if is_late else booked.slot
    issued = next_number(hall, command.ticket, booked.service, booked.category, command.language, now, counts_from)
    return (with_wait(hall, replace(issued, appointment=booked.code, kiosk=command.kiosk)),)


def _checked_in(hall: Hall, booked: Appointment) -> Refusal | None:
    ticket = hall.tickets.get(hall.checked_in.get(booked.code, ""))
    if ticket is None:
        return None
    return Refusal(Code.CHECKED_IN_BEFORE, {"label": ticket.label, "ticket": ticket.id})


def _not_yet(hall: Hall, booked: Appointment, now: datetime) -> Refusal | None:
    day, rules = business_day(hall.plan, booked.slot), hall.plan.rules
    if day != hall.day:
        return Refusal(Code.APPOINTMENT_OTHER_DAY, {"day": day.isoformat()})
    opens = booked.slot - timedelta(seconds=rules.appointment_early_seconds)
    return Refusal(Code.APPOINTMENT_TOO_EARLY, {"from": iso(opens)}) if now < opens else None


def _closed(hall: Hall, service: str, now: datetime) -> Refusal | None:
    found = availability(hall, service, now, is_reserved=True)
    return Refusal(found.why, found.params) if found.why is not None else None


def _not_an_officer(hall: Hall, officer: str) -> Refusal | None:
    if not officer or officer in hall.plan.officer_by_id:
        return None
    return Refusal(Code.UNKNOWN_OFFICER, {"officer": officer})
