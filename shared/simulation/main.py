"""`antrean simulate`: a day of a hall on paper."""

import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from shared.hub.hall_file import HallFileError, read_hall_file
from shared.queueing.plan import Counter, HallPlan
from shared.simulation.day import Outcome, simulate
from shared.simulation.drawing import draw
from shared.simulation.figures import overview, waits
from shared.simulation.report import Report, Variant, write_tickets
from shared.simulation.scenario import (
    Scenario,
    first_open_day,
    usual_tickets,
    with_counter_less,
    with_counter_more,
)
from shared.simulation.scoring import promise, scores

app = typer.Typer(add_completion=False)

MONDAY = date(2026, 1, 5)
PATIENCE_S = 1.0

Share = Annotated[float, typer.Option(min=0, max=1, help="Share of the tickets, 0-1.")]


@app.command(name="simulate")
def run(
    hall: Annotated[Path, typer.Option(help="The hall file.")],
    tickets: Annotated[int | None, typer.Option(min=1, help="Tickets a day; else what fills 80 % of the day.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same days.")] = 1,
    days: Annotated[int, typer.Option(min=1, help="How many days of the same kind.")] = 1,
    no_show: Share = 0.1,
    priority: Share = 0.2,
    out: Annotated[Path | None, typer.Option(help="A folder for day.png, tickets.csv and figures.json.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Simulate days of a hall: waits, use of the counters, what one counter more or less would do."""
    try:
        plan = read_hall_file(hall).plan
        day = first_open_day(plan, MONDAY)
    except (HallFileError, ValueError) as error:
        typer.echo(f"antrean simulate: {error}", err=True)
        raise typer.Exit(1) from error
    scenario = Scenario(day, tickets or usual_tickets(plan, day), no_show=no_show, priority=priority)
    report, played = _report(plan, scenario, range(seed, seed + days))
    if as_json:
        typer.echo(report.to_json(), nl=False)
    else:
        report.show(plan, Console())
    if out is not None and played[0].tickets:
        out.mkdir(parents=True, exist_ok=True)
        draw(out / "day.png", plan, played[0])
        write_tickets(out / "tickets.csv", played)
        (out / "figures.json").write_text(report.to_json(), encoding="utf-8")
        typer.echo(f"In {out}: day.png, tickets.csv, figures.json", err=True)


def _report(plan: HallPlan, scenario: Scenario, seeds: range) -> tuple[Report, list[Outcome]]:
    with _Bar(3 * len(seeds) * scenario.tickets) as bar:
        played = [simulate(plan, scenario, seed, bar.step) for seed in seeds]
        by_service = waits(plan, played)
        worst = max(by_service, key=lambda row: row.mean * row.tickets, default=None)
        service = worst.service if worst else plan.services[0].id
        counter = plan.counter_by_id[plan.counters_of[service][0]]
        variants = [Variant("as it is", overview(plan, played))]
        for what, changed in _changes(plan, counter):
            outcomes = [simulate(changed, scenario, seed, bar.step, visitors_of=plan) for seed in seeds]
            variants.append(Variant(what, overview(changed, outcomes)))
    return Report(len(seeds), variants, by_service, scores(played), promise(played)), played


def _changes(plan: HallPlan, counter: Counter) -> list[tuple[str, HallPlan]]:
    """The hall with one counter more, and one less, where the waits weigh most. The same visitors come."""
    less = with_counter_less(plan, counter)
    changed = [(f"one more like {counter.name}", with_counter_more(plan, counter))]
    return [*changed, (f"without {counter.name}", less)] if less else changed


class _Bar:
    """A progress bar on standard error, once it takes longer than a person waits without asking."""

    def __init__(self, total: int) -> None:
        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("Simulating", total=total)
        self._begun = time.monotonic()
        self._is_shown = False

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._progress.stop()

    def step(self) -> None:
        """One visitor more has come."""
        self._progress.advance(self._task)
        if not self._is_shown and time.monotonic() - self._begun > PATIENCE_S:
            self._is_shown = True
            self._progress.start()
