"""Putting a hall file into force."""

from pathlib import Path

from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.hall_file import HallFile, read_hall_file
from shared.hub.store import OfficerAccount
from shared.queueing.commands import ApplyPlan
from shared.queueing.plan import NO_PLAN


class NoHallError(Exception):
    """A data folder without a hall was opened, and no hall file was given."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds no hall yet; give its file at the first start: antrean hub --hall FILE")


async def first_plan(engine: Engine, folder: Path, file: Path | None) -> None:
    """At the first start, put the hall file into force; later starts go on with what is in force."""
    if not await engine.read(lambda day: day.hall.plan is NO_PLAN):
        return
    if file is None:
        raise NoHallError(folder)
    await engine.ask(apply(read_hall_file(file)))


def apply(file: HallFile, key: str = "", fingerprint: str = "") -> Ask:
    """The command that puts a hall file into force, its officers with it."""
    officers = tuple(OfficerAccount(one.id, one.name, one.pin, one.role) for one in file.officers)
    return Ask(ApplyPlan(file.plan), key, fingerprint, officers=officers)
