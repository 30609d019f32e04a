"""Call-next under each policy as the queue grows: the rules alone, from the command to the changed hall."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.hub.hall_file import read_hall_file
from shared.queueing.commands import ApplyPlan, CallNext, Command, KeepTime, OpenCounter
from shared.queueing.decide import decide
from shared.queueing.events import TicketIssued
from shared.queueing.hall import Hall
from shared.queueing.plan import HallPlan, Policy, PolicyKind
from shared.queueing.policies import rank
from shared.queueing.refusals import Refusal
from tests.bench.driver import Times
from tests.bench.hall import write_hall
from tests.bench.report import Report

WAITING = (100, 1_000, 10_000, 100_000)
CALLS = 2_000
PRIORITY_EACH = 3
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def run(report: Report) -> None:
    """A counter with two services calls while so many wait, a third of them with priority."""
    plan = read_hall_file(write_hall(report.folder, services=2)).plan
    for kind in PolicyKind:
        rules = replace(plan.rules, policy=Policy(kind))
        medians = [_median_ms(report, kind, replace(plan, rules=rules), waiting) for waiting in WAITING]
        what = f"call-next by {kind}, rules alone, 100,000 against 100 waiting"
        report.add(what, "p50", medians[-1] / medians[0], "times", "1.5 at most")


def _median_ms(report: Report, kind: PolicyKind, plan: HallPlan, waiting: int) -> float:
    """Whoever is called is replaced, so that as many wait at the end as at the beginning."""
    hall, now, times = Hall(), MORNING, Times()
    for command in (ApplyPlan(plan), KeepTime(), OpenCounter("c0", "o0")):
        _do(hall, command, now)
    for number in range(waiting):
        now = MORNING + timedelta(seconds=number / 10)
        hall.apply(_issued(hall, number, now))
    in_hand = None
    for number in range(waiting, waiting + CALLS):
        now += timedelta(seconds=1)
        started = time.perf_counter()
        _do(hall, CallNext("c0", "o0", in_hand), now)
        times.each.append(time.perf_counter() - started)
        in_hand = hall.counters["c0"].ticket
        hall.apply(_issued(hall, number, now))
    report.add(f"call-next by {kind}, rules alone, p50", f"{waiting:,} waiting", times.percentile_ms(50), "ms")
    return times.percentile_ms(50)


def _do(hall: Hall, command: Command, now: datetime) -> None:
    decision = decide(hall, command, now)
    assert not isinstance(decision, Refusal), decision
    for event in decision:
        hall.apply(event)


def _issued(hall: Hall, number: int, now: datetime) -> TicketIssued:
    service, category = f"s{number % 2}", "regular" if number % PRIORITY_EACH else "elderly"
    place = rank(hall.plan, service, category, now)
    return TicketIssued(now, f"t{number}", service, "A", number + 1, category, "id", place)
