"""The picture of a day: who waits, how long, and how many counters are in use."""

import itertools
import math
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shared.queueing.plan import HallPlan
from shared.simulation.figures import counters_at_work, ended_at
from shared.simulation.outcome import Outcome

_BLUE, _ORANGE, _GREEN, _GREY = "#0072B2", "#E69F00", "#009E73", "#8A949E"  # Okabe-Ito
Steps = Iterable[tuple[datetime, int]]


def draw(file: Path, plan: HallPlan, day: Outcome) -> None:
    """Write the day as PNG, 1600 x 1400 pixels."""
    mpl.use("Agg")
    figure = Figure(figsize=(10, 8.75), dpi=160, layout="constrained")
    queue, wait, use = figure.subplots(3, 1, sharex=True)
    figure.suptitle(f"{plan.name.in_language('en')}, {day.scenario.day:%A}, {len(day.tickets)} tickets", fontsize=15)
    midnight = datetime.combine(day.scenario.day, datetime.min.time(), plan.zone)
    _draw_queue(queue, day, midnight)
    _draw_waits(wait, day, midnight)
    _draw_use(use, day, midnight)
    hours = range(math.floor(_hour(day.tickets[0].issued_at, midnight)), math.ceil(_hour(ended_at(day), midnight)) + 1)
    use.set_xticks(hours, [f"{hour:02d}:00" for hour in hours])
    for axes in (queue, wait, use):
        _shade_outages(axes, day, midnight)
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_ylim(bottom=0)
    figure.savefig(file)


def _draw_queue(axes: Axes, day: Outcome, midnight: datetime) -> None:
    steps = _steps((stay.since, stay.called_at) for stay in day.stays)
    axes.fill_between(*_line(steps, midnight), step="post", color=_BLUE, alpha=0.85, linewidth=0)
    axes.set_title("People waiting", loc="left")


def _draw_waits(axes: Axes, day: Outcome, midnight: datetime) -> None:
    for is_priority, colour, name in ((False, _BLUE, "regular"), (True, _ORANGE, "priority")):
        those = [(stay.since, stay.waited) for stay in day.stays if stay.is_priority is is_priority]
        points = [(_hour(since, midnight), waited / 60) for since, waited in those if waited is not None]
        if points:
            hours, minutes = zip(*points, strict=True)
            axes.scatter(hours, minutes, s=9, color=colour, label=name)
    axes.set_title("Minutes waited, by the time of arrival in the line", loc="left")
    _legend(axes)


def _draw_use(axes: Axes, day: Outcome, midnight: datetime) -> None:
    axes.step(*_line(counters_at_work(day.events), midnight), where="post", color=_GREY, linewidth=1.5, label="open")
    busy = _steps((stay.called_at, stay.ended_at) for stay in day.stays if stay.called_at)
    axes.fill_between(
        *_line(busy, midnight), step="post", color=_GREEN, alpha=0.85, linewidth=0, label="with a visitor"
    )
    axes.set_title("Counters", loc="left")
    _legend(axes)


def _shade_outages(axes: Axes, day: Outcome, midnight: datetime) -> None:
    for outage in day.scenario.outages:
        begin = datetime.combine(midnight.date(), outage.begins, midnight.tzinfo)
        hours = (_hour(begin, midnight), _hour(begin + outage.length, midnight))
        axes.axvspan(*hours, color=_GREY, alpha=0.2, linewidth=0)


def _legend(axes: Axes) -> None:
    """Above the axes, at the right of the title: it hides nothing, whatever the day was like."""
    axes.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0.2)


def _steps(stays: Iterable[tuple[datetime | None, datetime | None]]) -> Steps:
    """How many stay at once, from each coming and going on."""
    changes = sorted((at, change) for stay in stays for at, change in zip(stay, (1, -1), strict=True) if at)
    counts = itertools.accumulate(change for _, change in changes)
    return [(at, count) for (at, _), count in zip(changes, counts, strict=True)]


def _line(steps: Steps, midnight: datetime) -> tuple[list[float], list[float]]:
    points = [(_hour(at, midnight), float(count)) for at, count in steps]
    return [hour for hour, _ in points], [count for _, count in points]


def _hour(moment: datetime, midnight: datetime) -> float:
    return (moment - midnight).total_seconds() / 3600
