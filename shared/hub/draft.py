"""A batch of commands, decided one after the other on the day in memory, before the disk has seen any of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from shared.hub import answers
from shared.hub.answers import Answer
from shared.hub.day import Day
from shared.hub.happened import happened
from shared.hub.store import Batch, OfficerAccount, StoredAnswer
from shared.journal.entry import Entry, enter
from shared.protocol.stream import Happened
from shared.queueing.commands import Appointment, Command
from shared.queueing.decide import decide
from shared.queueing.events import (
    AppointmentBooked,
    AppointmentCancelled,
    DayStarted,
    Event,
    NoShowRecorded,
    PrintReported,
    PriorityChecked,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketHeld,
    TicketIssued,
    TicketRecalled,
    TicketTransferred,
)
from shared.queueing.facts import DaySealed
from shared.queueing.refusals import Decision, Refusal
from shared.queueing.tickets import TicketState

KEY_REUSED = Answer(422, '{"code":"key_reused","params":{}}')
"""The same key came with another body."""

_KEEP_ANSWERS = timedelta(days=1)


LookUp = Callable[[Day], Command | Refusal]
"""A command that needs something of the day, found when it is its turn."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A command with its sender's key and device; `fingerprint` tells one body from another. Key "": not remembered.

    `officers` replaces all accounts, where the command is carried out; `account` changes one, with a command or alone.
    """

    command: Command | LookUp | None
    key: str = ""
    fingerprint: str = ""
    device: str = ""
    officers: tuple[OfficerAccount, ...] | None = None
    account: OfficerAccount | None = None


@dataclass
class Draft:
    """Changes `day` as it goes; when its batch cannot be written, the day has to be read from the store again."""

    day: Day
    remembered: Callable[[str], StoredAnswer | None]
    batch: Batch = field(default_factory=Batch)
    happened: list[Happened] = field(default_factory=list)
    answers: dict[str, StoredAnswer] = field(default_factory=dict)

    def take(self, ask: Ask, now: datetime) -> Answer:
        """Decide a command, or find what it was answered before."""
        before = self.answers.get(ask.key) or self.remembered(ask.key) if ask.key else None
        if before is not None:
            return Answer(before.status, before.body) if before.fingerprint == ask.fingerprint else KEY_REUSED
        answer = self._decide(ask, now)
        if ask.key:
            stored = self.answers[ask.key] = StoredAnswer(ask.fingerprint, answer.status, answer.body)
            self.batch.add_answer(ask.key, self.day.hall.day, stored)
        return answer

    def _decide(self, ask: Ask, now: datetime) -> Answer:
        command = ask.command(self.day) if callable(ask.command) else ask.command
        decision = self._decision(command, now)
        if isinstance(decision, Refusal):
            return answers.refused(decision)
        if ask.officers is not None:
            self.batch.officers = ask.officers
        if ask.account is not None:
            self.batch.accounts.append(ask.account.to_row())
        officer = getattr(command, "officer", "")
        for event in decision[:-1]:
            self._happen(event, ask.device, officer)
        return self._conclude(decision[-1], ask.device, officer) if decision else answers.done(self.day)

    def _decision(self, command: Command | Refusal | None, now: datetime) -> Decision:
        if command is None or isinstance(command, Refusal):
            return command or ()
        return decide(self.day.hall, command, now)

    def _conclude(self, event: Event, device: str, officer: str) -> Answer:
        """Let the last event of a command happen, and make the answer."""
        if isinstance(event, TicketIssued):
            self._happen(event, device, officer)
            return answers.issued(self.day, event)
        self._happen(event, device, officer)
        return answers.called(self.day, event) if isinstance(event, TicketCalled) else answers.done(self.day)

    def _happen(self, event: Event, device: str, officer: str) -> None:
        """Record an event. A day that ends is sealed first; a seal tells of all that stands before it."""
        day = self.day
        if isinstance(event, DayStarted) and day.hall.day is not None:
            self._happen(DaySealed(event.at, day.hall.day), device, "")
        if isinstance(event, DaySealed):
            event = day.seals.seal(event, hall=day.hall.plan.id, sequence=day.sequence, head=day.head, tally=day.tally)
        entry = enter(event, sequence=day.sequence + 1, device=device, officer=officer, previous=day.head)
        self.take_over(entry, event)
        self.happened.append(happened(day.hall, entry.sequence, event))

    def take_over(self, entry: Entry, event: Event) -> None:
        """Let an event happen as its entry, made here or in another record, tells of it; nobody is told."""
        day = self.day
        was_in_hand_at = self._in_hand_before(event)
        day.take_up(entry.sequence, event)
        day.head = entry.hash
        self.batch.add_entry(entry, day.hall.day)
        self._keep(event, entry.sequence, was_in_hand_at)

    def _keep(self, event: Event, sequence: int, was_in_hand_at: str | None) -> None:
        hall = self.day.hall
        match event:
            case TicketIssued():
                assert hall.day is not None, "a ticket belongs to a day"
                token = self.day.seals.token(event.ticket)
                ticket = hall.tickets[event.ticket]
                self.batch.add_ticket(ticket, sequence=sequence, hall=hall.plan.id, day=hall.day, token=token)
            case DayStarted():
                self._forget_old(event.day)
            case AppointmentBooked():
                self.batch.book(Appointment(event.code, event.service, event.slot, event.category))
            case AppointmentCancelled():
                self.batch.give_up(event.code)
            case _ if (changed := getattr(event, "ticket", None)) is not None:
                self.batch.change_ticket(hall.tickets[changed], was_in_hand_at)
            case _:
                pass

    def _forget_old(self, day: date) -> None:
        self.batch.forget_answers_before = (day - _KEEP_ANSWERS).isoformat()

    def _in_hand_before(self, event: Event) -> str | None:
        """Where an event finds its ticket, by its own word; paper is reported wherever the ticket is."""
        match event:
            case TicketRecalled() | ServiceStarted() | ServiceFinished() | NoShowRecorded():
                return event.counter
            case TicketTransferred() | TicketHeld() | PriorityChecked():
                return event.counter
            case PrintReported():
                ticket = self.day.hall.tickets[event.ticket]
                return ticket.counter if ticket.state in (TicketState.CALLED, TicketState.SERVING) else None
            case _:
                return None
