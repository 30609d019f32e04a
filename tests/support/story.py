"""Stories of a hall, told as `story.given(...).when(...).then(...)`: commands by name, results as short texts."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from shared.queueing import commands as ask
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.events import Event, TicketCalled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.order import in_order
from shared.queueing.plan import HallPlan
from shared.queueing.refusals import Code, Decision, Refusal
from tests.support.halls import MORNING, small_plan

E = TypeVar("E", TicketIssued, TicketCalled)


@dataclass
class Story:
    """A hall, its clock, and what the last command made happen."""

    hall: Hall = field(default_factory=Hall)
    now: datetime = MORNING
    last: Decision = ()
    events: list[Event] = field(default_factory=list)

    @classmethod
    def begin(cls, plan: HallPlan | None = None, now: datetime = MORNING) -> "Story":
        """A hall with a plan, on a day that has begun."""
        return cls(now=now).given(ask.ApplyPlan(plan or small_plan()), ask.KeepTime())

    def given(self, *asked: Command) -> "Story":
        """Commands that succeed."""
        for command in asked:
            self.when(command)
            assert not isinstance(self.last, Refusal), self.last
        return self

    def when(self, command: Command) -> "Story":
        """One command, whatever comes of it."""
        self.last = decide(self.hall, command, self.now)
        if not isinstance(self.last, Refusal):
            for event in self.last:
                self.hall.apply(event)
                self.events.append(event)
        return self

    def later(self, *, minutes: float = 0, seconds: float = 0) -> "Story":
        """Time passes."""
        self.now += timedelta(minutes=minutes, seconds=seconds)
        return self

    def then(self, *happened: type[Event]) -> "Story":
        """The last command caused events of just these types."""
        assert not isinstance(self.last, Refusal), self.last
        assert [type(event) for event in self.last] == list(happened)
        return self

    def then_refused(self, code: Code, **params: str | int) -> "Story":
        """The last command was refused, for this reason and with these parameters among others."""
        assert isinstance(self.last, Refusal), self.last
        assert self.last.code == code
        assert {key: self.last.params.get(key) for key in params} == params
        return self

    def then_issued(self, label: str) -> "Story":
        """The last command gave out this number."""
        (event,) = self._of_type(TicketIssued)
        assert self.hall.tickets[event.ticket].label == label
        return self

    def then_called(self, label: str, why: str | None = None, overtaken: int | None = None) -> "Story":
        """The last command called this number, and why."""
        (event,) = self._of_type(TicketCalled)
        assert self.hall.tickets[event.ticket].label == label
        assert why is None or event.why == why
        assert overtaken is None or event.overtaken == overtaken
        return self

    def then_waiting(self, service: str, *labels: str) -> "Story":
        """These wait for a service, in this order."""
        assert [ticket.label for ticket in in_order(self.hall, service, self.now)] == list(labels)
        return self

    def nobody_comes(self, counter: str = "1", officer: str = "andi") -> "Story":
        """The ticket in hand is called as often as the hall asks for, and missed."""
        for _ in range(self.hall.plan.rules.calls_before_no_show - 1):
            self.later(seconds=self.hall.plan.rules.recall_gap_seconds).given(ask.Recall(counter, officer))
        return self.later(seconds=self.hall.plan.rules.recall_gap_seconds).given(ask.RecordNoShow(counter, officer))

    def _of_type(self, kind: type[E]) -> list[E]:
        assert not isinstance(self.last, Refusal), self.last
        return [event for event in self.last if isinstance(event, kind)]


def take(ticket: str, service: str = "ktp", category: str = "regular") -> ask.TakeTicket:
    """A citizen takes a number."""
    return ask.TakeTicket(ticket, service, category, "id")


def sit(counter: str = "1", officer: str = "andi") -> ask.OpenCounter:
    """An officer opens a counter."""
    return ask.OpenCounter(counter, officer)


def call(counter: str = "1", officer: str = "andi", after: str | None = None) -> ask.CallNext:
    """An officer presses call next, seeing `after` in hand."""
    return ask.CallNext(counter, officer, after)


def start(counter: str = "1", officer: str = "andi") -> ask.StartService:
    """The visitor has come."""
    return ask.StartService(counter, officer)


def finish(
    counter: str = "1", officer: str = "andi", *, is_sure: bool = False, ends: bool = False
) -> ask.FinishService:
    """The officer is done with the visitor, here or altogether."""
    return ask.FinishService(counter, officer, ends, is_sure)


def send(service: str, counter: str = "1", officer: str = "andi", note: str = "") -> ask.Transfer:
    """An officer sends the visitor to another service."""
    return ask.Transfer(counter, officer, service, note)


def send_back(counter: str = "1", officer: str = "andi", note: str = "") -> ask.ReturnToSender:
    """An officer sends the visitor back to where he came from."""
    return ask.ReturnToSender(counter, officer, note)


def hold(counter: str = "1", officer: str = "andi", back_at: datetime | None = None) -> ask.HoldTicket:
    """The visitor goes to fetch a copy."""
    return ask.HoldTicket(counter, officer, "fotokopi", back_at)


def give_back(ticket: str, officer: str = "andi") -> ask.ReturnTicket:
    """Whoever was on hold is back."""
    return ask.ReturnTicket(ticket, officer)


def reinstate(ticket: str, officer: str = "andi") -> ask.Reinstate:
    """Whoever was missed has come after all."""
    return ask.Reinstate(ticket, officer)


def undo(counter: str = "1", officer: str = "andi") -> ask.Undo:
    """An officer takes the last action back."""
    return ask.Undo(counter, officer)
