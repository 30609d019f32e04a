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
from shared.simulation.figures import Overview, Waits
from shared.simulation.outcome import Outcome
from shared.simulation.scoring import Promise, Score
from shared.simulation.stays import Stay


@dataclass(frozen=True)
class Variant:
    """The hall with a change, in words, and what its days came to."""

    what: str
    overview: Overview


@dataclass(frozen=True)
class Report:
    """Everything that was found: `variants` with a counter more or less, `policies` with another order."""

    days: int
    variants: list[Variant]
    policies: list[Variant]
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
        if self.policies:
            console.print(_of_policies(self.policies))
        console.print(_of_estimates(self.scores, self.promise))

    def write(self, folder: Path, days: Iterable[Outcome]) -> None:
        """figures.json, and as CSV the waits, the changed halls and each stage of each visit."""
        (folder / "figures.json").write_text(self.to_json(), encoding="utf-8")
        _write(folder / "waits.csv", [asdict(row) for row in self.waits])
        changed = (*self.variants, *self.policies)
        _write(folder / "halls.csv", [{"what": each.what, **asdict(each.overview)} for each in changed])
        _write(
            folder / "visits.csv",
            [_visit(number, day, stay) for number, day in enumerate(days, 1) for stay in day.stays],
        )


def _write(file: Path, rows: list[dict[str, object]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(rows[0]) if rows else ())
        writer.writeheader()
        writer.writerows(rows)


def _visit(number: int, day: Outcome, stay: Stay) -> dict[str, object]:
    """One stage of a visit; times as ISO 8601 in UTC, "" for what did not happen."""
    moments = {"since": stay.since, "called": stay.called_at, "started": stay.started_at, "ended": stay.ended_at}
    return {
        "day": number,
        "number": day.hall.tickets[stay.ticket].label,
        "service": stay.service,
        "category": stay.category,
        "stage": stay.stage,
        "returned": int(stay.is_return),
        "counter": stay.counter,
        **{name: iso(moment) if moment else "" for name, moment in moments.items()},
    }


def _of_services(waits: list[Waits], plan: HallPlan, days: int) -> Table:
    table = Table("service", "class", box=None, title="Minutes waited, " + ("one day" if days == 1 else f"{days} days"))
    for name in ("visits", "no-shows", "mean", "P50", "P90", "in standard"):
        table.add_column(name, justify="right")
    for row in waits:
        service = plan.service_by_id[row.service].name
        figures = (f"{row.mean:.1f}", f"{row.p50:.1f}", f"{row.p90:.1f}", f"{row.within_standard:.0%}")
        group = "priority" if row.is_priority else "regular"
        table.add_row(service.in_language("en"), group, str(row.tickets), str(row.no_shows), *figures)
    return table


def _of_variants(variants: list[Variant]) -> Table:
    table = Table("the hall", box=None, title="One counter more or less; minutes waited")
    for name in ("mean", "P50", "P90", "in use", "overtaken", "overtime"):
        table.add_column(name, justify="right")
    for variant in variants:
        seen = variant.overview
        minutes = (f"{each:.1f}" for each in (seen.mean, seen.p50, seen.p90))
        last = f"{seen.minutes_after_closing:.0f}"
        table.add_row(variant.what, *minutes, f"{seen.utilisation:.0%}", str(seen.most_overtaken), last)
    turned_away = variants[0].overview.turned_away if variants else 0
    table.caption = f"Without a number, because the service gave out none: {turned_away}" if turned_away else None
    return table


def _of_policies(policies: list[Variant]) -> Table:
    table = Table("order", box=None, title="The orders; minutes waited by regular and priority tickets")
    for name in ("regular", "P90", "priority", "P90", "overtaken", "mean", "overtime"):
        table.add_column(name, justify="right")
    for each in policies:
        seen = each.overview
        waited = (seen.regular_mean, seen.regular_p90, seen.priority_mean, seen.priority_p90)
        overtaken = (str(seen.most_overtaken), f"{seen.mean_overtaken:.1f}")
        minutes = (f"{minutes:.1f}" for minutes in waited)
        table.add_row(each.what, *minutes, *overtaken, f"{seen.minutes_after_closing:.0f}")
    return table


def _of_estimates(scores: list[Score], promise: Promise) -> Table:
    caption = (
        f"Upper end held for {promise.covered:.0%} (as shown, rounded up: {promise.covered_as_shown:.0%}); "
        f"over 5 minutes longer than shown: {promise.much_longer:.1%}"
    )
    table = Table("estimate, minutes", box=None, title="What was said at issue, against what happened", caption=caption)
    for name in ("RMSE", "MAE", "bias", "tickets"):
        table.add_column(name, justify="right")
    for row in scores:
        table.add_row(row.estimator, f"{row.rmse:.1f}", f"{row.mae:.1f}", f"{row.bias:+.1f}", str(row.tickets))
    return table
