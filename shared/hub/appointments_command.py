"""`antrean appointments`: take over reservations from a file."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import httpx
import typer

from shared.hub.answers import Answer
from shared.hub.api.command_table import appointment
from shared.hub.api.problems import Trouble, describe_problem
from shared.hub.appointment_file import AppointmentFileError, read_appointments
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.plan import at_rest
from shared.hub.put import done_or_problem, reach, send
from shared.hub.store import NewerStoreError, StoreError
from shared.protocol.requests import AppointmentsRequest
from shared.protocol.views import Done, HallView, Problem
from shared.queueing.commands import BookAppointments

PATH = "/v1/appointments"
_AT_A_TIME = 300
"""Reservations in one request: well below the longest body that a hub reads."""

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def appointments() -> None:
    """Reservations: a code opens a number at the kiosk when its holder has come."""


@app.command(name="import")
def take_over(
    file: Annotated[Path, typer.Argument(help="CSV with the columns code,service,date,time,category.")],
    data: Annotated[Path, typer.Option(help="The folder of the hall's data, as the hub has it.")],
) -> None:
    """Take over reservations, while the hub runs or at rest. One with a known code replaces it."""
    try:
        count, answer = reach(data, lambda hub: _through(hub, file), lambda: _at_rest(data, file))
    except (AppointmentFileError, StoreError, NewerStoreError, OSError) as error:
        raise _stop(str(error)) from error
    if isinstance(answer, Problem):
        raise _stop(f"{answer.detail} {answer.remedy}")
    typer.echo(f"{count} reservations are in the record since entry {answer.sequence}.")


def _through(hub: str, file: Path) -> tuple[int, Done | Problem]:
    try:
        hall = HallView.model_validate_json(httpx.get(f"http://{hub}/v1/hall", trust_env=False).content)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return 0, describe_problem("en", 503, Trouble.HUB_AWAY, {})
    booked = read_appointments(file, ZoneInfo(hall.timezone))
    answer: Done | Problem = Done(sequence=hall.sequence)
    for first in range(0, len(booked), _AT_A_TIME):
        answer = send(hub, PATH, AppointmentsRequest(appointments=booked[first : first + _AT_A_TIME]))
        if isinstance(answer, Problem):
            break
    return len(booked), answer


def _at_rest(data: Path, file: Path) -> tuple[int, Done | Problem]:
    async def book(engine: Engine) -> tuple[int, Answer]:
        booked = read_appointments(file, await engine.read(lambda day: day.hall.plan.zone))
        return len(booked), await engine.ask(Ask(BookAppointments(tuple(map(appointment, booked)))))

    count, answer = at_rest(data, book)
    return count, done_or_problem(answer)


def _stop(reason: str) -> typer.Exit:
    typer.echo(reason, err=True)
    return typer.Exit(1)
