"""The opening of the largest hall there is (tier XL): 480 numbers from six kiosks before eight, then 120 counters."""

from collections import Counter as Tally
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.queueing import commands as ask
from shared.queueing.events import TicketCalled, TicketIssued
from shared.queueing.plan import REGULAR, Counter, HallPlan, Officer, Service, Text
from shared.queueing.waiting import estimate
from tests.support.halls import MORNING, OFFICE_HOURS, small_plan
from tests.support.story import Story, call, sit

SERVICES = COUNTERS = 120
KIOSKS, TICKETS = 6, 480
BUSY = 2
"""Services that have half of the visitors between them, and half of the counters."""

OPENS = timedelta(minutes=15)
LETTERS = "AFHKLRSUWYZT"


def largest_hall() -> HallPlan:
    """120 services, 120 counters: 30 for each of the two busy services, the others serve two of the rest."""
    services = tuple(
        Service(f"s{index}", "dukcapil", Text(f"Layanan {index}"), f"{LETTERS[index // 10]}{index % 10}")
        for index in range(SERVICES)
    )
    rest = [service.id for service in services[BUSY:]]
    of_the_busy = [(f"s{index % BUSY}",) for index in range(COUNTERS // 2)]
    of_the_rest = [(rest[2 * index % len(rest)], rest[(2 * index + 1) % len(rest)]) for index in range(COUNTERS // 2)]
    counters = tuple(
        Counter(f"c{index}", f"{index}", those) for index, those in enumerate((*of_the_busy, *of_the_rest))
    )
    officers = tuple(Officer(f"o{index}") for index in range(COUNTERS))
    return replace(small_plan(hours=OFFICE_HOURS), services=services, counters=counters, officers=officers)


def taken_by(number: int) -> ask.TakeTicket:
    """What the visitor of this number takes: every second one of the busy, every fourth with priority."""
    service = number // 2 % BUSY if number % 2 else BUSY + number // 2 % (SERVICES - BUSY)
    category = "elderly" if number % 4 == 0 or number % 16 == 1 else REGULAR
    return ask.TakeTicket(f"t{number}", f"s{service}", category, "id", kiosk=f"kiosk-{number % KIOSKS}")


@pytest.fixture(scope="module")
def burst() -> Story:
    """A quarter of an hour of visitors, then all counters sit down and call until nobody waits."""
    story = Story.begin(largest_hall(), now=MORNING - OPENS)
    for number in range(TICKETS):
        story.given(taken_by(number)).later(seconds=OPENS.total_seconds() / TICKETS)
    assert story.now == MORNING
    for index in range(COUNTERS):
        story.given(sit(f"c{index}", f"o{index}"))
    while any(len(line) for line in story.hall.lines.values()):
        _one_visit_each(story)
    return story


def _one_visit_each(story: Story) -> None:
    """Each counter at which somebody waits calls and serves one, in six minutes."""
    busy = [
        (counter.id, f"o{index}")
        for index, counter in enumerate(story.hall.plan.counters)
        if any(len(story.hall.lines[service]) for service in counter.services)
    ]
    calling = [desk for desk in busy if isinstance(story.when(call(*desk)).last, tuple)]
    story.later(minutes=1).given(*(ask.StartService(*desk) for desk in calling))
    story.later(minutes=5).given(*(ask.FinishService(*desk) for desk in calling))


def test_each_series_has_every_number_once(burst: Story) -> None:
    numbers = defaultdict[str, list[int]](list)
    for event in burst.events:
        if isinstance(event, TicketIssued):
            numbers[event.prefix].append(event.number)
    assert sum(map(len, numbers.values())) == TICKETS
    assert all(series == list(range(1, len(series) + 1)) for series in numbers.values())


def test_everybody_is_called_once(burst: Story) -> None:
    called = Tally(event.ticket for event in burst.events if isinstance(event, TicketCalled))
    assert called == dict.fromkeys(burst.hall.tickets, 1)


def test_the_busy_services_call_in_the_order_of_their_ranks(burst: Story) -> None:
    for service in ("s0", "s1"):
        called = [ticket for key in burst.hall.calls if (ticket := burst.hall.tickets[key]).service == service]
        assert len(called) > TICKETS / 5
        assert [ticket.rank for ticket in called] == sorted(ticket.rank for ticket in called)


def test_nobody_waits_longer_than_the_work_before_him(burst: Story) -> None:
    """120 numbers of a busy service over 30 counters are four rounds of six minutes: the last begins after three."""
    waits = [_called_at(burst, key) - MORNING for key, each in burst.hall.tickets.items() if each.service == "s0"]
    assert len(waits) == TICKETS / 4
    assert max(waits) == timedelta(minutes=6 * 3)


def test_priority_passes_no_more_than_came_before_it(burst: Story) -> None:
    """All came within the head start: a priority number passes every regular one of its services, and nobody else."""
    for event in burst.events:
        if isinstance(event, TicketCalled) and event.overtaken:
            ticket = burst.hall.tickets[event.ticket]
            assert ticket.is_priority
            assert event.overtaken < ticket.order


def test_the_wait_is_told_while_half_of_the_counters_are_still_empty() -> None:
    story = Story.begin(largest_hall(), now=MORNING - OPENS)
    for number in range(TICKETS):
        story.given(taken_by(number))
    assert estimate(story.hall, "s0", REGULAR, story.now) is None, "nobody sits there yet"
    for index in range(0, COUNTERS // 2, 2):
        story.given(sit(f"c{index}", f"o{index}"))
    told = estimate(story.hall, "s0", REGULAR, story.now)
    assert told is not None
    assert 15 < told.low <= told.high


def _called_at(story: Story, ticket: str) -> datetime:
    called_at = story.hall.tickets[ticket].called_at
    assert called_at is not None
    return called_at
