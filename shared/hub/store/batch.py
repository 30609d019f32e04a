"""What one transaction writes: rows gathered event by event, in order."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from shared.journal.entry import Entry
from shared.queueing.commands import Appointment
from shared.queueing.tickets import Ticket, TicketState
from shared.queueing.times import iso

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfficerAccount:
    """Who may sign in, and with which PIN."""

    id: str
    name: str
    pin: str
    role: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What a command was answered: for which request (fingerprint), with which status and body."""

    fingerprint: str
    status: int
    body: str


@dataclass
class Batch:
    """Rows for one transaction."""

    entries: list[Row] = field(default_factory=list)
    issued: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    appointments: dict[str, Row | None] = field(default_factory=dict)
    officers: tuple[OfficerAccount, ...] | None = None
    forget_answers_before: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.entries or self.answers or self.officers is not None)

    def add_entry(self, entry: Entry, day: date | None) -> None:
        """Record an event."""
        self.entries.append(
            {
                "sequence": entry.sequence,
                "day": day.isoformat() if day else None,
                "type": entry.type,
                "device": entry.device,
                "officer": entry.officer,
                "event": entry.event,
                "previous": entry.previous,
                "hash": entry.hash,
            }
        )

    def add_ticket(self, ticket: Ticket, *, sequence: int, hall: str, day: date, token: str) -> None:
        """Keep a ticket that was just issued."""
        row = _changeable(ticket)
        row |= {
            "id": ticket.id,
            "issued_in": sequence,
            "hall": hall,
            "day": day.isoformat(),
            "prefix": ticket.prefix,
            "number": ticket.number,
            "language": ticket.language,
            "token": token,
            "issued_at": iso(ticket.issued_at),
        }
        self.issued.append(row)

    def change_ticket(self, ticket: Ticket, was_in_hand_at: str | None) -> None:
        """Keep what became of a ticket; the store refuses it unless it knew the ticket where the event found it."""
        self.changed.append(_changeable(ticket) | {"ticket": ticket.id, "was_in_hand_at": was_in_hand_at})

    def book(self, appointment: Appointment) -> None:
        """Keep a reservation, in place of one with the same code."""
        self.appointments[appointment.code] = {
            "code": appointment.code,
            "service": appointment.service,
            "slot": iso(appointment.slot),
            "category": appointment.category,
        }

    def give_up(self, code: str) -> None:
        """Keep a reservation no longer."""
        self.appointments[code] = None

    def add_answer(self, key: str, day: date | None, answer: StoredAnswer) -> None:
        """Remember what a command was answered."""
        self.answers.append(
            {
                "key": key,
                "day": day.isoformat() if day else "",
                "fingerprint": answer.fingerprint,
                "status": answer.status,
                "body": answer.body,
            }
        )


def _changeable(ticket: Ticket) -> Row:
    is_in_hand = ticket.state in _IN_HAND
    return {
        "service": ticket.service,
        "category": ticket.category,
        "state": ticket.state.value,
        "print_outcome": ticket.print_outcome.value if ticket.print_outcome else None,
        "in_hand_at": ticket.counter if is_in_hand else None,
        "counter": ticket.counter,
        "officer": ticket.officer,
        "calls": ticket.calls,
        "called_at": _iso(ticket.called_at),
        "started_at": _iso(ticket.started_at),
        "ended_at": _iso(ticket.ended_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None


_IN_HAND = (TicketState.CALLED, TicketState.SERVING)
