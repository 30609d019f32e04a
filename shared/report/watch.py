"""Watching a day of the record go by, with the hall as it then was, and noting what should be looked at."""

from collections import Counter as Count
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from shared.journal.entry import Entry
from shared.queueing.calendar import working
from shared.queueing.events import (
    ActionUndone,
    NoShowRecorded,
    PlanApplied,
    PrintReported,
    PriorityChecked,
    ServiceFinished,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketTransferred,
)
from shared.queueing.facts import ClockStepped, OfficerSignedIn, SignInFailed, StoreRestored
from shared.queueing.hall import Hall
from shared.queueing.plan import NO_PLAN
from shared.queueing.stops import HallPaused, IssuingAllowed, ServiceSuspended
from shared.queueing.tickets import CounterState, PrintOutcome, Ticket, TicketState
from shared.report.traces import Kind, Trace

SHORT_SERVICE_S = 20
QUICK_NO_SHOW_S = 10
"""After the earliest moment that the rules allow: the calls of a no-show, and their gaps."""
IDLE_S = 60
BURST_NUMBERS = 6
BURST_WITHIN = timedelta(seconds=60)
FEWEST_OF_A_HOARD, HOARD_PERCENT = 10, 50
FEWEST_CALLS = 20
"""Fewer calls than these have no share worth telling."""
SHARE_FACTOR, SHARE_POINTS = 1.5, 10
"""A share stands out that is so many times the hall's, and so many points above it."""

Notes = Iterator[Trace]


class Watch:
    """Sees the entries of some days in order; the hall stands as it was before each."""

    def __init__(self) -> None:
        self._hall = Hall()
        self._last: tuple[datetime, int] | None = None
        self._idle: dict[str, tuple[Kind, str, datetime]] = {}
        self._recent: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)
        self._issued_in: dict[str, tuple[str, int]] = {}
        self._printed: set[str] = set()
        self._devices: dict[str, set[str]] = defaultdict(set)
        self._calls: Count[str] = Count()
        self._priority_calls: Count[str] = Count()

    def see(self, entry: Entry) -> Notes:
        """Note what an entry shows, then let it happen."""
        event: Any = entry.to_event()
        look = _LOOKS.get(type(event))
        if look is not None:
            yield from look(self, event, entry)
        self._hall.apply(event)
        self._last = (event.at, entry.sequence)
        yield from self._look_who_is_idle(event.at, entry.sequence)

    def end_of_day(self) -> Notes:
        """Close what the day left open."""
        if self._last is not None:
            for counter in list(self._idle):
                yield from self._end_idling(counter, *self._last)
        yield from self._look_for_hoards()
        self._issued_in.clear()
        self._printed.clear()
        self._devices.clear()
        self._recent.clear()
        self._last = None

    def end(self) -> Notes:
        """Close the last day, and compare the officers."""
        yield from self.end_of_day()
        calls, priority = self._calls.total(), self._priority_calls.total()
        usual = priority / calls if calls else 0.0
        for officer, own in self._calls.items():
            share = self._priority_calls[officer] / own
            if own >= FEWEST_CALLS and share > usual * SHARE_FACTOR and share * 100 > usual * 100 + SHARE_POINTS:
                yield Trace(Kind.PRIORITY_SHARE, officer, "", round(share * 100), 0)

    def _called(self, event: TicketCalled, entry: Entry) -> Notes:
        self._calls[event.officer] += 1
        self._priority_calls[event.officer] += self._hall.tickets[event.ticket].is_priority
        if event.reason:
            yield Trace(Kind.OUT_OF_ORDER, event.officer, event.counter, event.overtaken, entry.sequence)
        early = self._minutes_early(self._hall.tickets[event.ticket].service, event.at)
        if early is not None:
            yield Trace(Kind.OUT_OF_HOURS, event.officer, event.counter, early, entry.sequence)

    def _minutes_early(self, service: str, at: datetime) -> int | None:
        """How long before the service opens; 0 on a day on which it does not; None while it may be open."""
        day, plan = self._hall.day, self._hall.plan
        opens = working(plan, plan.service_by_id[service], day) if day else []
        if not opens:
            return 0
        return int((opens[0][0] - at).total_seconds() // 60) if at < opens[0][0] else None

    def _no_show(self, event: NoShowRecorded, entry: Entry) -> Notes:
        called_at = self._hall.tickets[event.ticket].called_at
        seconds = _seconds(called_at, event.at)
        rules = self._hall.plan.rules
        earliest = rules.calls_before_no_show * rules.recall_gap_seconds
        if seconds is not None and seconds < earliest + QUICK_NO_SHOW_S:
            yield Trace(Kind.QUICK_NO_SHOW, event.officer, event.counter, seconds, entry.sequence)

    def _finished(self, event: ServiceFinished, entry: Entry) -> Notes:
        seconds = _seconds(self._hall.tickets[event.ticket].started_at, event.at)
        if seconds is not None and seconds < SHORT_SERVICE_S:
            yield Trace(Kind.SHORT_SERVICE, event.officer, event.counter, seconds, entry.sequence)

    def _transferred(self, event: TicketTransferred, entry: Entry) -> Notes:
        gained = (self._hall.tickets[event.ticket].rank - event.rank).total_seconds()
        if gained > 0:
            yield Trace(Kind.RANK_GAINED, event.officer, event.counter, round(gained / 60), entry.sequence)

    def _checked(self, event: PriorityChecked, entry: Entry) -> Notes:
        if not event.is_granted:
            yield Trace(Kind.PRIORITY_REJECTED, event.officer, event.counter, 1, entry.sequence)

    def _undone(self, event: ActionUndone, entry: Entry) -> Notes:
        yield Trace(Kind.UNDONE, event.officer, event.counter, 1, entry.sequence)

    def _cancelled(self, event: TicketCancelled, entry: Entry) -> Notes:
        yield Trace(Kind.CANCELLED, event.officer, entry.device, 1, entry.sequence)

    def _allowed(self, event: IssuingAllowed, entry: Entry) -> Notes:
        yield Trace(Kind.OVERRIDE, event.officer, entry.device, 1, entry.sequence)

    def _stopped(self, event: ServiceSuspended | HallPaused, entry: Entry) -> Notes:
        yield Trace(Kind.STOPPED, event.officer, entry.device, 1, entry.sequence)

    def _issued(self, event: TicketIssued, entry: Entry) -> Notes:
        kiosk = event.kiosk or entry.device
        self._issued_in[event.ticket] = (kiosk, entry.sequence)
        recent = self._recent[kiosk, event.service]
        recent.append(event.at)
        while recent[0] <= event.at - BURST_WITHIN:
            recent.popleft()
        if len(recent) > BURST_NUMBERS:
            yield Trace(Kind.BURST, "", kiosk, 1, entry.sequence)

    def _print(self, event: PrintReported, entry: Entry) -> Notes:
        if event.outcome is PrintOutcome.FAILED:
            return
        if event.ticket in self._printed:
            yield Trace(Kind.SECOND_PRINT, "", entry.device, 1, entry.sequence)
        self._printed.add(event.ticket)

    def _signed_in(self, event: OfficerSignedIn, entry: Entry) -> Notes:
        devices = self._devices[event.officer]
        is_new = entry.device not in devices
        devices.add(entry.device)
        if is_new and len(devices) > 1:
            yield Trace(Kind.SEVERAL_DEVICES, event.officer, entry.device, len(devices), entry.sequence)

    def _not_let_in(self, event: SignInFailed, entry: Entry) -> Notes:
        yield Trace(Kind.FAILED_SIGN_IN, event.officer, entry.device, 1, entry.sequence)

    def _stepped(self, event: ClockStepped, entry: Entry) -> Notes:
        yield Trace(Kind.CLOCK_STEP, "", "hub", abs(event.seconds), entry.sequence)

    def _look_for_hoards(self) -> Notes:
        """Hours in which most of a kiosk's numbers were taken by nobody who came."""
        by_hour: dict[str, list[tuple[Ticket, int]]] = defaultdict(list)
        for ticket, (kiosk, sequence) in self._issued_in.items():
            hour = self._hall.tickets[ticket].issued_at.astimezone(self._hall.plan.zone)
            by_hour[f"{kiosk} {hour:%H}:00"].append((self._hall.tickets[ticket], sequence))
        for place, issued in by_hour.items():
            missed = [sequence for ticket, sequence in issued if ticket.state is TicketState.NO_SHOW]
            percent = round(len(missed) / len(issued) * 100)
            if len(issued) >= FEWEST_OF_A_HOARD and percent >= HOARD_PERCENT:
                yield from (Trace(Kind.HOARDED, "", place, percent, sequence) for sequence in missed)

    def _hall_changed(self, _event: PlanApplied, entry: Entry) -> Notes:
        if self._hall.plan is not NO_PLAN:
            yield Trace(Kind.HALL_CHANGED, entry.officer, entry.device, 1, entry.sequence)

    def _restored(self, _event: StoreRestored, entry: Entry) -> Notes:
        yield Trace(Kind.RESTORED, "", "hub", 1, entry.sequence)

    # Idle while people wait

    def _look_who_is_idle(self, now: datetime, sequence: int) -> Notes:
        for counter, status in self._hall.counters.items():
            kind = self._idling(counter)
            before = self._idle.get(counter)
            if before is not None and (before[0], before[1]) != (kind, status.officer):
                yield from self._end_idling(counter, now, sequence)
                before = None
            if kind is not None and before is None:
                self._idle[counter] = (kind, status.officer or "", now)

    def _idling(self, counter: str) -> Kind | None:
        status = self._hall.counters[counter]
        if status.state is CounterState.CLOSED or status.ticket is not None:
            return None
        services = self._hall.plan.counter_by_id[counter].services
        if not any(len(self._hall.lines[service]) for service in services):
            return None
        return Kind.BREAK_WITH_QUEUE if status.state is CounterState.ON_BREAK else Kind.IDLE_WITH_QUEUE

    def _end_idling(self, counter: str, now: datetime, sequence: int) -> Notes:
        kind, officer, since = self._idle.pop(counter)
        seconds = _seconds(since, now) or 0
        if seconds > IDLE_S:
            yield Trace(kind, officer, counter, round(seconds / 60), sequence)


def _seconds(since: datetime | None, until: datetime) -> int | None:
    return int((until - since).total_seconds()) if since is not None else None


_LOOKS: dict[type, Callable[[Watch, Any, Entry], Notes]] = {
    TicketCalled: Watch._called,
    NoShowRecorded: Watch._no_show,
    ServiceFinished: Watch._finished,
    TicketTransferred: Watch._transferred,
    PriorityChecked: Watch._checked,
    ActionUndone: Watch._undone,
    TicketCancelled: Watch._cancelled,
    IssuingAllowed: Watch._allowed,
    ServiceSuspended: Watch._stopped,
    HallPaused: Watch._stopped,
    TicketIssued: Watch._issued,
    PrintReported: Watch._print,
    OfficerSignedIn: Watch._signed_in,
    SignInFailed: Watch._not_let_in,
    ClockStepped: Watch._stepped,
    PlanApplied: Watch._hall_changed,
    StoreRestored: Watch._restored,
}
