"""How `antrean hall apply` puts a hall file into force, whether a hub runs or not."""

import uuid
from pathlib import Path

import httpx

from shared.hub.answers import OK
from shared.hub.api.admin import PATH
from shared.hub.api.problems import Trouble, describe_problem, describe_refusal
from shared.hub.hall_file import read_hall_file
from shared.hub.lock import FolderInUseError, FolderLock, address_of_hub
from shared.hub.plan import apply_at_rest
from shared.protocol.requests import PlanRequest
from shared.protocol.views import Done, Problem

_ANSWERS_WITHIN_S = 30.0


def put_into_force(data: Path, file: Path) -> Done | Problem:
    """Put a hall file into force for a data folder, through its hub where one runs.

    HallFileError where the file is wrong; StoreError where no hub runs and the store cannot be used.
    """
    hall_file = read_hall_file(file)
    try:
        lock = FolderLock.take(data)
    except FolderInUseError:
        return _through_the_hub(address_of_hub(data), file)
    try:
        answer = apply_at_rest(data, hall_file)
    finally:
        lock.release()
    return Done.model_validate_json(answer.body) if answer.status == OK else describe_refusal("en", answer)


def _through_the_hub(address: str, file: Path) -> Done | Problem:
    body = PlanRequest(file=str(file.resolve())).model_dump_json()
    headers = {"Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}
    try:
        answer = httpx.post(
            f"http://{address}{PATH}", content=body, headers=headers, timeout=_ANSWERS_WITHIN_S, trust_env=False
        )
    except (httpx.HTTPError, httpx.InvalidURL):
        return describe_problem("en", 503, Trouble.HUB_AWAY, {})
    return (Done if answer.status_code == OK else Problem).model_validate_json(answer.content)
