"""The promises, for any commands in any order at any time: hypothesis plays the hall."""

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shared.journal.entry import GENESIS, Entry, enter
from shared.journal.verify import verify
from shared.queueing import commands as ask
from shared.queueing.commands import Command
from shared.queueing.decide import decide
from shared.queueing.events import Event, TicketCalled, TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.line import place_of
from shared.queueing.plan import Rules
from shared.queueing.refusals import Refusal
from shared.queueing.tickets import CounterState, PrintOutcome, TicketState
from tests.support.halls import MORNING, small_plan

COUNTERS = st.sampled_from(["1", "2", "3", "nowhere"])
OFFICERS = st.sampled_from(["andi", "budi", "citra", "nobody"])
AT_COUNTER = st.sampled_from(
    [ask.OpenCounter, ask.CloseCounter, ask.ResumeCounter, ask.Recall, ask.StartService, ask.FinishService]
)
HEAD_START = timedelta(seconds=Rules().head_start_seconds)


class AnyDay(RuleBasedStateMachine):
    """A hall under any commands; time only moves forth."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = Hall()
        self.now = MORNING
        self.entries: list[Entry] = []
        self.taken = 0
        self.numbers: set[tuple[object, str, int]] = set()
        self.called: set[tuple[object, str]] = set()

    @initialize(is_start_required=st.booleans())
    def begin(self, is_start_required: bool) -> None:
        self.do(ask.ApplyPlan(small_plan(Rules(is_start_required=is_start_required, double_press_seconds=0))))

    def do(self, command: Command) -> None:
        decision = decide(self.hall, command, self.now)
        if isinstance(decision, Refusal):
            return
        for event in decision:
            self.keep_promises(event)
            self.hall.apply(event)
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
            assert (self.hall.day, event.ticket) not in self.called, "each ticket called by at most one counter"
            self.called.add((self.hall.day, event.ticket))
            self.overtakes_lawfully(event)

    def overtakes_lawfully(self, event: TicketCalled) -> None:
        ticket = self.hall.tickets[event.ticket]
        services = self.hall.plan.counter_by_id[event.counter].services
        behind = [
            other
            for other in self.hall.tickets.values()
            if other.state is TicketState.WAITING and other.service in services and other.order < ticket.order
        ]
        assert event.overtaken == len(behind), "the record counts those overtaken"
        for other in behind:
            assert ticket.is_priority
            assert not other.is_priority
            assert ticket.issued_at - other.issued_at <= HEAD_START, "overtaken by no more than the head start"

    @rule(
        service=st.sampled_from(["ktp", "kk", "paspor", "nothing"]),
        category=st.sampled_from(["regular", "regular", "elderly", "vip"]),
    )
    def take(self, service: str, category: str) -> None:
        self.taken += 1
        self.do(ask.TakeTicket(f"t{self.taken}", service, category, "id"))

    @rule(counter=COUNTERS, officer=OFFICERS, seen=st.booleans())
    def call_next(self, counter: str, officer: str, seen: bool) -> None:
        status = self.hall.counters.get(counter)
        self.do(ask.CallNext(counter, officer, status.ticket if status and seen else None))

    @rule(command=AT_COUNTER, counter=COUNTERS, officer=OFFICERS)
    def at_counter(self, command: type[ask.OpenCounter], counter: str, officer: str) -> None:
        self.do(command(counter, officer))

    @rule(counter=COUNTERS, officer=OFFICERS, reason=st.sampled_from(["", "salat"]))
    def take_break(self, counter: str, officer: str, reason: str) -> None:
        self.do(ask.TakeBreak(counter, officer, reason))

    @rule(counter=COUNTERS, officer=OFFICERS)
    def nobody_comes(self, counter: str, officer: str) -> None:
        for _ in range(3):
            self.now += timedelta(seconds=20)
            self.do(ask.Recall(counter, officer))
        self.now += timedelta(seconds=20)
        self.do(ask.RecordNoShow(counter, officer))

    @rule(number=st.integers(1, 20), outcome=st.sampled_from(PrintOutcome))
    def printed(self, number: int, outcome: PrintOutcome) -> None:
        self.do(ask.ReportPrint(f"t{number}", outcome, ""))

    @rule(number=st.integers(1, 20), officer=OFFICERS)
    def cancel(self, number: int, officer: str) -> None:
        self.do(ask.CancelTicket(f"t{number}", officer, "left"))

    @rule(seconds=st.sampled_from([0, 1, 20, 600, 1800, 1801, 6 * 3600]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def new_day(self) -> None:
        self.do(ask.KeepTime())

    @invariant()
    def is_lawful(self) -> None:
        hall = self.hall
        waiting = [ticket for ticket in hall.tickets.values() if ticket.state is TicketState.WAITING]
        in_line = [place for line in hall.lines.values() for side in (line.regular, line.priority) for place in side]
        assert sorted(in_line) == sorted(place_of(ticket) for ticket in waiting)
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

    def teardown(self) -> None:
        assert verify(self.entries).is_whole
        assert replayed(self.entries) == self.hall


def replayed(entries: list[Entry]) -> Hall:
    """The hall that the record alone gives."""
    hall = Hall()
    for entry in entries:
        hall.apply(entry.to_event())
    return hall


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)


def test_a_clock_that_jumps_leaves_a_lawful_hall() -> None:
    """Back an hour, forth a week, to 1970: whatever the clock says, numbers go on and the hall stays lawful."""
    day = AnyDay()
    day.begin(is_start_required=True)
    for moment in (0, -3600, 7 * 86400, -1_795_000_000, 60):
        day.now = MORNING + timedelta(seconds=moment)
        day.take("ktp", "regular")
        day.at_counter(ask.OpenCounter, "1", "andi")
        day.call_next("1", "andi", seen=True)
        day.is_lawful()
    assert len(day.numbers) == 5
    assert isinstance(day.now, datetime)
    day.teardown()
