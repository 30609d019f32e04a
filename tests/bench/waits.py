"""The estimated wait on simulated hall days, beside the estimators of the literature: no hub, the rules alone."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from shared.simulation.day import simulate
from shared.simulation.scenario import Scenario
from shared.simulation.scoring import Promise, Score, promise, scores
from tests.bench.report import Report
from tests.simulation.halls import hall_day, hall_day_plan

SEEDS = range(100, 120)
VARIANTS: dict[str, Scenario] = {
    "as planned": hall_day(),
    "10 % no-shows": hall_day(no_show=0.1),
    "30 % priority": hall_day(priority=0.3),
    "visits 20 % longer": hall_day(longer=1.2),
}


def run(report: Report) -> None:
    """Five counters, two at lunch, about 230 tickets, lognormal visits with cv 0.9: the same days for all."""
    table = Table("hall day", "estimator", "RMSE", "over the days", "MAE", "bias", title="Waits, minutes; 20 seeds")
    for name, scenario in VARIANTS.items():
        days = [simulate(hall_day_plan(), scenario, seed) for seed in SEEDS]
        found, each_day = scores(days), [scores([day]) for day in days]
        for index, score in enumerate(found):
            _row(table, name, score, [day[index].rmse for day in each_day])
        _figures(report, name, found, promise(days))
    Console(stderr=True).print(table)


def _row(table: Table, name: str, score: Score, over_days: Iterable[float]) -> None:
    spread = sorted(over_days)
    figures = (f"{score.rmse:.1f}", f"{spread[0]:.1f}-{spread[-1]:.1f}", f"{score.mae:.1f}", f"{score.bias:+.1f}")
    table.add_row(name, score.estimator, *figures)


def _figures(report: Report, name: str, found: list[Score], held: Promise) -> None:
    rmse = {score.estimator: score.rmse for score in found}
    report.add("estimated wait, RMSE", name, rmse["antrean"], "min")
    report.add("… against last to enter service", name, rmse["antrean"] / rmse["last to enter"], "times", "0.6 at most")
    report.add("… against mean of last ten", name, rmse["antrean"] / rmse["mean of last ten"], "times", "0.6 at most")
    report.add("… against queue length", name, rmse["antrean"] / rmse["queue length"], "times")
    report.add("wait within P80, unrounded", name, held.covered, "share", "0.75-0.9")
    report.add("wait within P80, as shown", name, held.covered_as_shown, "share")
    report.add("over 5 min longer than shown", name, held.much_longer, "share", "0.1 at most")
