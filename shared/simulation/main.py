"""`antrean simulate`: a day of a hall on paper."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from shared.hub.hall_file import HallFileError, read_hall_file
from shared.queueing.plan import HallPlan, PolicyKind
from shared.simulation.bar import Bar
from shared.simulation.changes import Change, counter_changes, policy_changes
from shared.simulation.day import simulate
from shared.simulation.drawing import draw
from shared.simulation.figures import overview, waits
from shared.simulation.outage import Outage
from shared.simulation.outcome import Outcome
from shared.simulation.report import Report, Variant
from shared.simulation.scenario import Scenario, first_open_day, usual_tickets
from shared.simulation.scoring import promise, scores

app = typer.Typer(add_completion=False)

MONDAY = date(2026, 1, 5)
ORDERS = ",".join(PolicyKind)

Share = Annotated[float, typer.Option(min=0, max=1, help="Share of the tickets, 0-1.")]


@app.command(name="simulate")
def run(
    hall: Annotated[Path, typer.Option(help="The hall file.")],
    tickets: Annotated[int | None, typer.Option(min=1, help="Tickets a day; else what fills 80 % of the day.")] = None,
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="This day, or the next that is open.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same days.")] = 1,
    days: Annotated[int, typer.Option(min=1, help="How many days of the same kind.")] = 1,
    no_show: Share = 0.1,
    returns: Annotated[float, typer.Option(min=0, max=1, help="Share of the no-shows who come after all.")] = 0.3,
    priority: Share = 0.2,
    outage: Annotated[
        list[str] | None, typer.Option(metavar="SERVICE@HH:MM+MINUTES", help="Upstream is down; may be given again.")
    ] = None,
    compare: Annotated[str, typer.Option(metavar="ORDER,…", help=f"Orders to compare: {ORDERS}, or all.")] = "",
    each_counter: Annotated[
        bool, typer.Option("--each-counter", help="What one more or less of every kind of counter would do.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="A folder for the picture, the CSV files and the JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Simulate days of a hall: waits, use of the counters, what one counter more or less or another order would do."""
    try:
        plan = read_hall_file(hall).plan
        open_day = first_open_day(plan, day.date() if day else MONDAY)
        asked = _Asked(_orders(compare), each_counter=each_counter)
        outages = tuple(_outage(plan, text) for text in outage or ())
    except (HallFileError, ValueError) as error:
        typer.echo(f"antrean simulate: {error}", err=True)
        raise typer.Exit(1) from error
    amount = tickets or usual_tickets(plan, open_day)
    scenario = Scenario(open_day, amount, no_show=no_show, priority=priority, returns=returns, outages=outages)
    report, played = _report(plan, scenario, range(seed, seed + days), asked)
    if as_json:
        typer.echo(report.to_json(), nl=False)
    else:
        report.show(plan, Console())
    if out is not None:
        _write(out, plan, report, played)


@dataclass(frozen=True)
class _Asked:
    """What to compare the hall with."""

    orders: tuple[PolicyKind, ...]
    each_counter: bool


def _report(plan: HallPlan, scenario: Scenario, seeds: range, asked: _Asked) -> tuple[Report, list[Outcome]]:
    with Bar() as bar:
        bar.expect(len(seeds) * scenario.tickets)
        played = [simulate(plan, scenario, seed, bar.step) for seed in seeds]
        by_service = waits(plan, played)
        counters = counter_changes(plan, by_service, is_each=asked.each_counter)
        orders = policy_changes(plan, asked.orders)
        bar.expect(len(seeds) * scenario.tickets * (len(counters) + len(orders)))

        def variants(changes: list[Change]) -> list[Variant]:
            return [
                Variant(change.what, overview(change.plan, _played(plan, change, scenario, seeds, bar)))
                for change in changes
            ]

        as_it_is = Variant("as it is", overview(plan, played))
        report = Report(
            len(seeds), [as_it_is, *variants(counters)], variants(orders), by_service, scores(played), promise(played)
        )
    return report, played


def _played(plan: HallPlan, change: Change, scenario: Scenario, seeds: range, bar: Bar) -> list[Outcome]:
    """The changed hall, to which the same visitors come."""
    return [simulate(change.plan, scenario, seed, bar.step, visitors_of=plan, is_scored=False) for seed in seeds]


def _write(folder: Path, plan: HallPlan, report: Report, played: list[Outcome]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    report.write(folder, played)
    if played[0].tickets:
        draw(folder / "day.png", plan, played[0])
    typer.echo(f"In {folder}: {', '.join(sorted(file.name for file in folder.iterdir()))}", err=True)


def _orders(text: str) -> tuple[PolicyKind, ...]:
    names = ORDERS if text == "all" else text
    known = {kind.value: kind for kind in PolicyKind}
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in known]:
        raise ValueError(f'there is no order "{unknown[0]}"; choose from {ORDERS}, or say all')
    return tuple(known[name] for name in wanted)


def _outage(plan: HallPlan, text: str) -> Outage:
    found = Outage.parse(text)
    if found.service not in plan.service_by_id:
        raise ValueError(f'the hall has no service "{found.service}"; it has {", ".join(plan.service_by_id)}')
    return found
