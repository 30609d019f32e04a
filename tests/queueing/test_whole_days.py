"""Whole days of an office: a Friday with its prayer, a day in Ramadan, a day on which the ministry's server is down."""

from datetime import time

from shared.queueing import commands as ask
from shared.queueing.capacity import staffed, stretches
from shared.queueing.plan import Pause, Span, Text
from shared.queueing.refusals import Code
from shared.queueing.times import iso
from shared.queueing.waiting import estimate
from tests.support.days import RAMADAN, at, office
from tests.support.story import Story, call, sit, take


def test_a_whole_friday() -> None:
    story = Story.begin(office(), now=at("2026-11-27 07:30"))
    story.when(take("early")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2026-11-27 07:45")))
    story.later(minutes=15).given(take("a"), take("b", "paspor"))
    story.later(minutes=15).given(sit("1", "andi"), sit("2", "budi"))
    story.when(call("1", "andi")).then_called("A-001")
    story.later(minutes=4).given(ask.StartService("1", "andi"))

    story.now = at("2026-11-27 11:29")
    story.when(take("c")).then_issued("A-002")
    story.later(minutes=1).when(take("d")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2026-11-27 12:45")))
    story.given(ask.FinishService("1", "andi"), ask.TakeBreak("1", "andi", "Salat Jumat"))
    story.when(ask.TakeBreak("2", "budi", "Salat Jumat"))
    rest = stretches(story.hall, story.hall.plan.service_by_id["ktp"], staffed(story.hall, "ktp"), story.now)
    assert [part.counters for part in rest if part.until == 90 * 60] == [0], "nobody is expected back before one"

    story.now = at("2026-11-27 12:45")
    story.when(take("d")).then_issued("A-003")
    story.later(minutes=15).given(ask.ResumeCounter("1", "andi"), ask.ResumeCounter("2", "budi"))
    story.when(call("1", "andi")).then_called("A-002")

    story.now = at("2026-11-27 15:59")
    story.when(take("e")).then_issued("A-004")
    story.later(minutes=1).when(take("f")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2026-11-28 07:45")))
    story.given(ask.StartService("1", "andi")).later(minutes=5).given(ask.FinishService("1", "andi"))
    story.when(call("1", "andi")).then_called("A-003")


def test_a_day_in_ramadan() -> None:
    plan = office(seasons=(RAMADAN,), pauses=(Pause(Text("Tadarus"), Span(time(8), time(8, 15))),))
    story = Story.begin(plan, now=at("2027-02-10 07:45"))
    story.when(take("a")).then_issued("A-001")
    story.later(minutes=15).when(take("b")).then_refused(Code.HALL_PAUSED, opens_at=iso(at("2027-02-10 08:15")))
    story.later(minutes=15).given(sit(), take("b"))
    story.when(call()).then_called("A-001")

    story.now = at("2027-02-10 12:05")
    story.when(take("c")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2027-02-10 12:15")))
    story.later(minutes=10).when(take("c")).then_issued("A-003")
    assert estimate(story.hall, "ktp", "regular", story.now) is not None

    story.now = at("2027-02-10 15:00")
    story.when(take("d")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2027-02-11 07:45")))
    story.now = at("2027-02-12 15:30")
    story.when(take("d")).then_refused(Code.SERVICE_CLOSED, opens_at=iso(at("2027-02-15 07:45")))


def test_a_day_on_which_the_ministrys_server_is_down() -> None:
    story = Story.begin(office(), now=at("2026-11-23 08:00")).given(take("a"), take("b"), sit())
    story.when(call()).then_called("A-001")
    story.later(minutes=20).given(ask.StartService("1", "andi"))
    story.given(ask.SuspendService("ktp", "sari", "Server pusat terputus", at("2026-11-23 10:00")))
    story.when(take("c")).then_refused(Code.SERVICE_SUSPENDED, opens_at=iso(at("2026-11-23 10:00")))
    story.when(take("c", "kk")).then_issued("A-003")

    story.later(minutes=5).given(ask.FinishService("1", "andi"))
    story.when(call()).then_called("A-002")
    story.given(ask.HoldTicket("1", "andi", "Menunggu server"))
    story.when(call()).then_called("A-003")

    story.now = at("2026-11-23 09:30")
    story.given(ask.ResumeService("ktp", "sari"), ask.ReturnTicket("b", "andi"), take("d"))
    story.given(ask.StartService("1", "andi"), ask.FinishService("1", "andi"))
    story.when(call()).then_called("A-002")
