"""How a command of this machine reaches a hall's data: through its hub where one runs, else at rest."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx

from shared.hub.answers import OK, Answer
from shared.hub.api.admin import PATH
from shared.hub.api.problems import Trouble, describe_problem, describe_refusal
from shared.hub.hall_file import read_hall_file
from shared.hub.lock import FolderInUseError, FolderLock, address_of_hub
from shared.hub.plan import apply_at_rest
from shared.protocol.base import Asked
from shared.protocol.requests import PlanRequest
from shared.protocol.views import Done, Problem

_ANSWERS_WITHIN_S = 30.0

Result = TypeVar("Result")


def put_into_force(data: Path, file: Path) -> Done | Problem:
    """Put a hall file into force for a data folder.

    HallFileError where the file is wrong; StoreError where no hub runs and the store cannot be used.
    """
    hall_file = read_hall_file(file)
    body = PlanRequest(file=str(file.resolve()))
    return reach(data, lambda hub: send(hub, PATH, body), lambda: done_or_problem(apply_at_rest(data, hall_file)))


def reach(data: Path, through_the_hub: Callable[[str], Result], at_rest: Callable[[], Result]) -> Result:
    """Do it through the hub (given its address) where one runs on a data folder, else with the folder locked."""
    try:
        lock = FolderLock.take(data)
    except FolderInUseError:
        return through_the_hub(address_of_hub(data))
    try:
        return at_rest()
    finally:
        lock.release()


def send(address: str, path: str, body: Asked) -> Done | Problem:
    """Send a command to the hub at an address; a hub that does not answer is a Problem too."""
    headers = {"Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}
    try:
        answer = httpx.post(
            f"http://{address}{path}",
            content=body.model_dump_json(),
            headers=headers,
            timeout=_ANSWERS_WITHIN_S,
            trust_env=False,
        )
    except (httpx.HTTPError, httpx.InvalidURL):
        return describe_problem("en", 503, Trouble.HUB_AWAY, {})
    return (Done if answer.status_code == OK else Problem).model_validate_json(answer.content)


def done_or_problem(answer: Answer) -> Done | Problem:
    """An answer of the engine as the hub would have sent it."""
    return Done.model_validate_json(answer.body) if answer.status == OK else describe_refusal("en", answer)
