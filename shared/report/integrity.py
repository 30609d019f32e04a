"""What an inspector should look at: the traces that cheating leaves in a record; who, where, how often, how bad.

None of it proves anything. Each finding names its entries, so that they can be looked up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from shared.journal.entry import Entry
from shared.queueing.events import DayStarted
from shared.report.traces import MEANINGS, Kind, Trace
from shared.report.watch import Watch


@dataclass(frozen=True, slots=True)
class Finding:
    """All traces of a kind that one officer left at one place. `figure` is what the kind's meaning says."""

    kind: Kind
    officer: str
    place: str
    count: int
    figure: int
    entries: tuple[int, ...]


def integrity(entries: Iterable[Entry], is_wanted: Callable[[date], bool]) -> tuple[Finding, ...]:
    """The findings of the wanted days, worst officers first within each kind. UnreadableError for a record that is not.

    The whole record is passed through, for the plan that was in force; only wanted days are looked into.
    """
    gathered: dict[tuple[Kind, str, str], list[Trace]] = {}
    for trace in _traces(entries, is_wanted):
        gathered.setdefault((trace.kind, trace.officer, trace.place), []).append(trace)
    findings = [_finding(key, traces) for key, traces in gathered.items()]
    return tuple(sorted(findings, key=lambda one: (_ORDER[one.kind], -one.count, one.officer, one.place)))


def _traces(entries: Iterable[Entry], is_wanted: Callable[[date], bool]) -> Iterator[Trace]:
    watch = Watch()
    is_inside = False
    for entry in entries:
        if entry.type == "day_started":
            yield from watch.end_of_day()
            started = entry.to_event()
            is_inside = isinstance(started, DayStarted) and is_wanted(started.day)
        if is_inside:
            yield from watch.see(entry)
        elif entry.type == "plan_applied":
            list(watch.see(entry))  # it stays in force, and what it shows is not asked for
    yield from watch.end()


def _finding(key: tuple[Kind, str, str], traces: list[Trace]) -> Finding:
    figure = MEANINGS[key[0]].gather(trace.figure for trace in traces)
    return Finding(*key, len(traces), figure, tuple(sorted({trace.sequence for trace in traces})))


_ORDER = {kind: place for place, kind in enumerate(Kind)}
