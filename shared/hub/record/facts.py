"""What was done to the record from outside is left in the record itself."""

from pathlib import Path

import typer

from shared.hub.draft import Ask
from shared.hub.plan import at_rest
from shared.hub.put import done_or_problem, reach, send
from shared.protocol.base import Asked
from shared.protocol.views import Problem
from shared.queueing.commands import RecordFact
from shared.queueing.facts import Fact

BACKUP_FILE = "backup.json"
"""What marks a folder as a backup: nothing is ever written into it again."""


def leave_in_record(data: Path, path: str, report: Asked, fact: Fact) -> None:
    """Have the hub take down a fact, or take it down where none runs; a backup is left as it is.

    The work itself is done: where the record does not take it, that is only told. StoreError, OSError.
    """
    if (data / BACKUP_FILE).exists():
        return
    answer = reach(
        data,
        lambda hub: send(hub, path, report),
        lambda: done_or_problem(at_rest(data, lambda engine: engine.ask(Ask(RecordFact(fact))))),
    )
    if isinstance(answer, Problem):
        typer.echo(f"The record does not tell of it: {answer.detail} {answer.remedy}", err=True)
