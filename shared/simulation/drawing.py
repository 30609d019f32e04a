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
from shared.simulation.baselines import waited
from shared.simulation.day import Outcome
from shared.simulation.figures import counters_at_work, ended_at

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
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_ylim(bottom=0)
    figure.savefig(file)


def _draw_queue(axes: Axes, day: Outcome, midnight: datetime) -> None:
    steps = _steps((ticket.issued_at, ticket.called_at) for ticket in day.tickets)
    axes.fill_between(*_line(steps, midnight), step="post", color=_BLUE, alpha=0.85, linewidth=0)
    axes.set_title("People waiting", loc="left")


def _draw_waits(axes: Axes, day: Outcome, midnight: datetime) -> None:
    for is_priority, colour, name in ((False, _BLUE, "regular"), (True, _ORANGE, "priority")):
        tickets = [each for each in day.tickets if each.is_priority is is_priority and each.called_at]
        if tickets:
            hours = [_hour(each.issued_at, midnight) for each in tickets]
            axes.scatter(hours, [waited(each) / 60 for each in tickets], s=9, color=colour, label=name)
    axes.set_title("Minutes waited, by the time of issue", loc="left")
    axes.legend(frameon=False, loc="upper right")


def _draw_use(axes: Axes, day: Outcome, midnight: datetime) -> None:
    axes.step(*_line(counters_at_work(day.events), midnight), where="post", color=_GREY, linewidth=1.5, label="open")
    busy = _steps((ticket.called_at, ticket.ended_at) for ticket in day.tickets if ticket.called_at)
    axes.fill_between(
        *_line(busy, midnight), step="post", color=_GREEN, alpha=0.85, linewidth=0, label="with a visitor"
    )
    axes.set_title("Counters", loc="left")
    axes.legend(frameon=False, loc="upper right")


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
