"""What is printed of a simulated hall, and what is written beside the picture."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from shared.queueing.plan import HallPlan
from shared.queueing.times import iso
from shared.simulation.day import Outcome
from shared.simulation.figures import Overview, Waits
from shared.simulation.scoring import Promise, Score


@dataclass(frozen=True)
class Variant:
    """The hall with a counter more or less, in words, and what its days came to."""

    what: str
    overview: Overview


@dataclass(frozen=True)
class Report:
    """Everything that was found."""

    days: int
    variants: list[Variant]
    waits: list[Waits]
    scores: list[Score]
    promise: Promise

    def to_json(self) -> str:
        """All figures, for other programs."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    def show(self, plan: HallPlan, console: Console) -> None:
        """All figures, for people."""
        console.print(_of_services(self.waits, plan, self.days))
        console.print(_of_variants(self.variants))
        console.print(_of_estimates(self.scores, self.promise))


_COLUMNS = ("day", "number", "service", "category", "counter", "issued", "called", "started", "ended", "end")


def write_tickets(file: Path, days: Iterable[Outcome]) -> None:
    """Every ticket of every day as CSV; times as ISO 8601 in UTC, "" for what did not happen."""
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(
            ("day", "number", "service", "category", "counter", "issued", "called", "started", "ended", "end")
        )
        for number, day in enumerate(days, 1):
            for ticket in day.tickets:
                moments = (ticket.issued_at, ticket.called_at, ticket.started_at, ticket.ended_at)
                times = (iso(moment) if moment else "" for moment in moments)
                known = (number, ticket.label, ticket.service, ticket.category, ticket.counter or "")
                rows.writerow((*known, *times, ticket.state.value))


def _of_services(waits: list[Waits], plan: HallPlan, days: int) -> Table:
    title = "Waits in minutes, one day" if days == 1 else f"Waits in minutes, {days} days"
    table = Table("service", "class", title=title)
    for name in ("tickets", "no-shows", "mean", "P50", "P90", "within standard"):
        table.add_column(name, justify="right")
    for row in waits:
        service = plan.service_by_id[row.service].name
        figures = (f"{row.mean:.1f}", f"{row.p50:.1f}", f"{row.p90:.1f}", f"{row.within_standard:.0%}")
        group = "priority" if row.is_priority else "regular"
        table.add_row(service.in_language("en"), group, str(row.tickets), str(row.no_shows), *figures)
    return table


def _of_variants(variants: list[Variant]) -> Table:
    table = Table("the hall", title="One counter more or less")
    for name in ("mean wait", "P50", "P90", "in use", "most overtaken", "min after closing"):
        table.add_column(name, justify="right")
    for variant in variants:
        seen = variant.overview
        minutes = (f"{each:.1f}" for each in (seen.mean, seen.p50, seen.p90))
        last = f"{seen.minutes_after_closing:.0f}"
        table.add_row(variant.what, *minutes, f"{seen.utilisation:.0%}", str(seen.most_overtaken), last)
    return table


def _of_estimates(scores: list[Score], promise: Promise) -> Table:
    caption = (
        f"Upper end held for {promise.covered:.0%} (as shown, rounded up: {promise.covered_as_shown:.0%}); "
        f"over 5 minutes longer than shown: {promise.much_longer:.1%}"
    )
    table = Table("estimate, minutes", title="What was said at issue, against what happened", caption=caption)
    for name in ("RMSE", "MAE", "bias", "tickets"):
        table.add_column(name, justify="right")
    for row in scores:
        table.add_row(row.estimator, f"{row.rmse:.1f}", f"{row.mae:.1f}", f"{row.bias:+.1f}", str(row.tickets))
    return table
