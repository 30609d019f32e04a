"""What one transaction writes: rows gathered event by event, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Self

from shared.journal.entry import Entry
from shared.queueing.commands import Appointment
from shared.queueing.tickets import Ticket, TicketState
from shared.queueing.times import from_iso, iso
from shared.trust.attempts import Attempts
from shared.trust.pins import KeptPin

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfficerAccount:
    """Who may sign in, what is kept of the PIN, and the tries. `first_hash` is of the PIN that a hall file gave."""

    id: str
    name: str
    role: str
    pin: KeptPin
    first_hash: str = field(repr=False)
    attempts: Attempts = field(default_factory=Attempts)

    def to_row(self) -> Row:
        """As the store keeps it."""
        return {
            "id": self.id,
            "name": self.name,
            "role": self.role,
            "pin_hash": self.pin.hash,
            "first_hash": self.first_hash,
            "must_change": self.pin.must_change,
            "wrong": self.attempts.wrong,
            "tried_at": iso(self.attempts.last) if self.attempts.last else None,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """As the store has it. ValueError where that is no account."""
        tried_at = from_iso(row["tried_at"]) if row["tried_at"] else None
        pin, attempts = KeptPin(row["pin_hash"], row["must_change"]), Attempts(row["wrong"], tried_at)
        return cls(row["id"], row["name"], row["role"], pin, row["first_hash"], attempts)


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
    accounts: list[Row] = field(default_factory=list)
    forget_answers_before: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.entries or self.answers or self.accounts or self.officers is not None)

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
