"""The promises, for any commands in any order at any time: hypothesis plays the hall."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shared.journal.entry import GENESIS, Entry, enter
from shared.journal.verify import verify
from shared.queueing import commands as ask
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.events import (
    ActionUndone,
    Event,
    TicketCalled,
    TicketIssued,
    TicketMovedOn,
    TicketReinstated,
    TicketTransferred,
)
from shared.queueing.hall import Hall
from shared.queueing.line import place_of
from shared.queueing.order import in_order
from shared.queueing.plan import Policy, PolicyKind, Rules
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterState, PrintOutcome, Ticket, TicketState
from shared.queueing.visits import is_time_due
from tests.queueing.twins import Twins
from tests.support.halls import MORNING, staged_plan

PLACES = st.sampled_from(
    [("1", "andi"), ("1", "andi"), ("2", "budi"), ("2", "budi"), ("3", "citra"), ("1", "budi"), ("nowhere", "nobody")]
)
"""Mostly a counter and its officer: two picked by chance alone seldom get anything done."""
TICKETS = st.integers(1, 12)
OFFICERS = st.sampled_from(["andi", "andi", "nobody"])
SERVICES = st.sampled_from(["ktp", "ktp", "kk", "paspor", "foto", "nothing"])
SIT_OR_LEAVE = st.sampled_from([ask.OpenCounter, ask.OpenCounter, ask.CloseCounter, ask.ResumeCounter, ask.Recall])
LET_GO = st.sampled_from(["finish", "finish", "end", "call", "hold", "hold until", "send", "send", "back"])
KINDS = st.sampled_from([PolicyKind.HEAD_START, *PolicyKind])
HEAD_START = timedelta(seconds=Rules().head_start_seconds)
ASIDE = (TicketState.HELD, TicketState.NO_SHOW)
IN_HAND = (TicketState.CALLED, TicketState.SERVING)


class AnyDay(RuleBasedStateMachine):
    """A hall under any commands; time only moves forth."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = Hall()
        self.now = MORNING
        self.entries: list[Entry] = []
        self.taken = 0
        self.numbers: set[tuple[object, str, int]] = set()
        self.twins = Twins()

    @initialize(is_start_required=st.booleans(), keeps_rank=st.booleans(), gap=st.sampled_from([0, 3]), kind=KINDS)
    def begin(self, is_start_required: bool, keeps_rank: bool, gap: int, kind: PolicyKind) -> None:
        """A morning: some wait already, and the officers sit down."""
        rules = Rules(is_start_required=is_start_required, double_press_seconds=gap, policy=Policy(kind))
        self.do(ask.ApplyPlan(staged_plan(keeps_rank=keeps_rank, rules=rules)))
        for service in ("ktp", "kk", "ktp", "paspor", "foto"):
            self.take(service, "regular")
        for place in (("1", "andi"), ("2", "budi")):
            self.do(ask.OpenCounter(*place))

    def do(self, command: Command) -> None:
        decision = decide(self.hall, command, self.now)
        if isinstance(decision, Refusal):
            return
        for event in decision:
            self.keep_promises(event)
            self.twins.before(event, self.hall)
            self.goes_on_as_it_must(event)
            self.twins.after(event, self.hall)
            self.entries.append(
                enter(
                    event,
                    sequence=len(self.entries) + 1,
                    device="kiosk-1",
                    officer="",
                    previous=self.entries[-1].hash if self.entries else GENESIS,
                )
            )

    def keep_promises(self, event: Event) -> None:
        if isinstance(event, TicketIssued):
            number = (self.hall.day, event.prefix, event.number)
            assert number not in self.numbers, "a number never twice in a day"
            self.numbers.add(number)
        if isinstance(event, TicketCalled):
            ticket = self.hall.tickets[event.ticket]
            assert ticket.state is TicketState.WAITING, "each ticket in hand at one counter at most"
            assert (event.reason == "") == (event.allowed_by == ""), (
                "out of order only for a reason that somebody allowed"
            )
            if not event.reason and self.is_by_rank():
                self.is_next(event, ticket)
        if isinstance(event, TicketReinstated):
            before = self.hall.tickets[event.ticket]
            assert not before.is_reinstated, "put back once"
            assert (event.rank, event.order, event.after) >= place_of(before)[:3], "to come late is no gain"

    def goes_on_as_it_must(self, event: Event) -> None:
        """Apply an event: stages come one by one, none twice and none left out; the next go before the late."""
        before = self.hall.tickets.get(getattr(event, "ticket", ""))
        ahead = self.next_few(before) if isinstance(event, TicketReinstated) and before else []
        self.hall.apply(event)
        if before is None or isinstance(event, ActionUndone):
            return
        after = self.hall.tickets[before.id]
        if isinstance(event, TicketMovedOn):
            assert (after.service, *after.route) == before.route
        elif not isinstance(event, TicketTransferred):
            assert (after.service, after.route) == (before.service, before.route)
        elif before.route and not event.is_return:
            assert after.route == before.route
        assert all(place_of(each) < place_of(after) for each in ahead), "behind the next few"

    def next_few(self, late: Ticket) -> list[Ticket]:
        """Those whom the late let go first, where one order holds for all."""
        if not self.is_by_rank():
            return []
        return [*islice(in_order(self.hall, late.service, self.now), self.hall.plan.rules.reinstate_behind)]

    def is_by_rank(self) -> bool:
        policy = self.hall.plan.rules.policy
        return policy is not None and policy.kind in (PolicyKind.FIRST_COME, PolicyKind.HEAD_START)

    def is_next(self, event: TicketCalled, ticket: Ticket) -> None:
        """Whoever is called has the earliest place of all who wait there; and so the bound on overtaking holds."""
        services = self.hall.plan.counter_by_id[event.counter].services
        waiting = [each for each in self.waiting() if each.service in services]
        assert place_of(ticket) == min(place_of(each) for each in waiting)
        behind = [each for each in waiting if each.order < ticket.order]
        if not all(_stands_by_its_issue(each) for each in waiting):
            return
        assert event.overtaken == len(behind), "the record counts those overtaken"
        for other in behind:
            assert ticket.is_priority
            assert not other.is_priority
            assert ticket.issued_at - other.issued_at <= HEAD_START, "overtaken by no more than the head start"

    def in_hand(self, place: tuple[str, str]) -> str | None:
        status = self.hall.counters.get(place[0])
        return status.ticket if status else None

    def waiting(self) -> list[Ticket]:
        return [ticket for ticket in self.hall.tickets.values() if ticket.state is TicketState.WAITING]

    @rule(service=SERVICES, category=st.sampled_from(["regular", "regular", "elderly", "vip"]))
    def take(self, service: str, category: str) -> None:
        self.taken += 1
        self.do(ask.TakeTicket(f"t{self.taken}", service, category, "id"))

    @rule(
        code=st.sampled_from(["R7K2M9", "R7K2N0"]),
        service=SERVICES,
        minutes=st.sampled_from([-24 * 60, -11, -10, 0, 59, 61]),
        category=st.sampled_from(["regular", "elderly"]),
    )
    def check_in(self, code: str, service: str, minutes: int, category: str) -> None:
        self.taken += 1
        booked = ask.Appointment(code, service, self.now + timedelta(minutes=minutes), category)
        self.do(ask.BookAppointments((booked,)))
        self.do(ask.CheckIn(f"t{self.taken}", booked, "id"))

    @rule(place=PLACES, command=SIT_OR_LEAVE)
    def sits_or_leaves(self, place: tuple[str, str], command: type[ask.OpenCounter]) -> None:
        self.do(command(*place))

    @rule(place=PLACES, reason=st.sampled_from(["", "salat"]))
    def take_break(self, place: tuple[str, str], reason: str) -> None:
        self.do(ask.TakeBreak(*place, reason))

    @rule(place=PLACES, seen=st.booleans(), starts=st.booleans())
    def call_next(self, place: tuple[str, str], seen: bool, starts: bool = False) -> None:
        self.do(ask.CallNext(*place, self.in_hand(place) if seen else None))
        if starts:
            self.do(ask.StartService(*place))

    @rule(place=PLACES, service=SERVICES, how=LET_GO, starts=st.booleans(), regrets=st.booleans())
    def lets_go(self, place: tuple[str, str], service: str, how: str, starts: bool, regrets: bool) -> None:
        """The officer is done with the ticket in hand, in one way or another, and may be sorry at once."""
        if starts:
            self.do(ask.StartService(*place))
        asked: dict[str, Command] = {
            "finish": ask.FinishService(*place, is_sure=starts),
            "end": ask.FinishService(*place, ends_visit=True, is_sure=True),
            "call": ask.CallNext(*place, self.in_hand(place), is_sure=True),
            "hold": ask.HoldTicket(*place, "fotokopi"),
            "hold until": ask.HoldTicket(*place, "fotokopi", self.now + timedelta(minutes=10)),
            "send": ask.Transfer(*place, service),
            "back": ask.ReturnToSender(*place),
        }
        self.do(asked[how])
        if regrets:
            self.do(ask.Undo(*place))

    @rule(place=PLACES, comes_late=st.booleans())
    def nobody_comes(self, place: tuple[str, str], comes_late: bool) -> None:
        ticket = self.in_hand(place)
        for _ in range(3):
            self.now += timedelta(seconds=20)
            self.do(ask.Recall(*place))
        self.now += timedelta(seconds=20)
        self.do(ask.RecordNoShow(*place))
        if comes_late and ticket is not None:
            self.do(ask.Reinstate(ticket, "andi"))

    @rule(place=PLACES, number=TICKETS, by=st.sampled_from(["sari", "sari", "budi"]))
    def calls_out_of_order(self, place: tuple[str, str], number: int, by: str) -> None:
        self.do(ask.CallTicket(*place, f"t{number}", ask.OutOfOrder.MEDICAL_EMERGENCY, by))

    @rule(place=PLACES, is_granted=st.booleans())
    def checks_priority(self, place: tuple[str, str], is_granted: bool) -> None:
        self.do(ask.CheckPriority(*place, is_granted))

    @rule(kind=KINDS)
    def changes_the_order(self, kind: PolicyKind) -> None:
        rules = replace(self.hall.plan.rules, policy=Policy(kind))
        self.do(ask.ApplyPlan(replace(self.hall.plan, rules=rules)))

    @rule(place=PLACES)
    def regrets(self, place: tuple[str, str]) -> None:
        self.do(ask.Undo(*place))

    @rule(number=TICKETS, officer=OFFICERS)
    def comes_back(self, number: int, officer: str) -> None:
        self.do(ask.ReturnTicket(f"t{number}", officer))
        self.do(ask.Reinstate(f"t{number}", officer))

    @rule(number=TICKETS, outcome=st.sampled_from(PrintOutcome))
    def printed(self, number: int, outcome: PrintOutcome) -> None:
        self.do(ask.ReportPrint(f"t{number}", outcome, ""))

    @rule(number=TICKETS, officer=OFFICERS)
    def cancel(self, number: int, officer: str) -> None:
        self.do(ask.CancelTicket(f"t{number}", officer, "left"))

    @rule(seconds=st.sampled_from([0, 1, 20, 600, 1800, 1801, 6 * 3600]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def time_is_kept(self) -> None:
        is_due = is_time_due(self.hall, self.now)
        assert is_due == (decide(self.hall, ask.KeepTime(), self.now) != ()), "the hub asks for no more and no less"
        self.do(ask.KeepTime())
        assert not is_time_due(self.hall, self.now)

    @invariant()
    def is_lawful(self) -> None:
        hall = self.hall
        waiting = [ticket for ticket in hall.tickets.values() if ticket.state is TicketState.WAITING]
        in_line = [place for line in hall.lines.values() for side in (line.regular, line.priority) for place in side]
        assert sorted(in_line) == sorted(place_of(ticket) for ticket in waiting)
        for service, line in hall.lines.items():
            anywhere = [each for each in waiting if each.service == service and each.is_priority]
            assert [*line.anywhere] == sorted(place_of(each) for each in anywhere if not each.needs_accessible)
        in_hand = {
            ticket.id: ticket.counter
            for ticket in hall.tickets.values()
            if ticket.state in (TicketState.CALLED, TicketState.SERVING)
        }
        assert in_hand == {counter.ticket: counter.id for counter in hall.counters.values() if counter.ticket}
        for counter in hall.counters.values():
            assert (counter.officer is None) == (counter.state is CounterState.CLOSED)
            assert counter.ticket is None or counter.state is CounterState.OPEN
        officers = [counter.officer for counter in hall.counters.values() if counter.officer]
        assert len(officers) == len(set(officers))

    @invariant()
    def goes_its_ways(self) -> None:
        """Nobody is lost on the way."""
        tickets = self.hall.tickets.values()
        assert self.hall.aside.keys() == {ticket.id for ticket in tickets if ticket.state in ASIDE}
        for key, before in self.hall.undoable.items():
            status = self.hall.counters[before.counter]
            assert (status.last_ticket, status.ticket) == (key, None)

    def teardown(self) -> None:
        assert verify(self.entries).is_whole
        assert replayed(self.entries) == self.hall


def _stands_by_its_issue(ticket: Ticket) -> bool:
    """Whether no step and no reservation has given the ticket a place of its own."""
    return not ticket.steps and not ticket.appointment


def replayed(entries: list[Entry]) -> Hall:
    """The hall that the record alone gives."""
    hall = Hall()
    for entry in entries:
        hall.apply(entry.to_event())
    return hall


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=150, stateful_step_count=100, deadline=None)


def test_a_clock_that_jumps_leaves_a_lawful_hall() -> None:
    """Back an hour, forth a week, to 1970: whatever the clock says, numbers go on and the hall stays lawful."""
    day = AnyDay()
    day.begin(is_start_required=True, keeps_rank=True, gap=0, kind=PolicyKind.HEAD_START)
    for moment in (0, -3600, 7 * 86400, -1_795_000_000, 60):
        day.now = MORNING + timedelta(seconds=moment)
        day.take("ktp", "regular")
        day.sits_or_leaves(("1", "andi"), ask.OpenCounter)
        day.call_next(("1", "andi"), seen=True)
        day.is_lawful()
    assert len(day.numbers) == 10
    assert isinstance(day.now, datetime)
    day.teardown()
