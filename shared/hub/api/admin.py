"""The route of the hall's manager, and how `antrean hall apply` reaches it."""

import asyncio
import uuid
from pathlib import Path

import httpx
from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK
from shared.hub.api.body import key_of, parse, read_body
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import ProblemError, Trouble, describe_problem, describe_refusal, of_answer
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.hall_file import HallFileError, read_hall_file
from shared.hub.lock import FolderInUseError, FolderLock, address_of_hub
from shared.hub.plan import apply, apply_at_rest
from shared.protocol.requests import PlanRequest
from shared.protocol.views import Done, Problem

PATH = "/v1/admin/plan"
_ANSWERS_WITHIN_S = 30.0


def admin_routes(hub: Hub) -> APIRouter:
    """For this machine only."""
    router = APIRouter()

    @router.post(PATH, **describe(Role.MANAGER, PlanRequest, Done, 403))
    async def plan(request: Request) -> Response:
        who = credentials(request)
        admit(who, Role.MANAGER)
        key_of(request)
        asked = parse(PlanRequest, await read_body(request))
        try:
            file = await asyncio.to_thread(read_hall_file, Path(asked.file))
        except HallFileError as error:
            raise ProblemError(422, Trouble.HALL_FILE_WRONG, mistakes=str(error)) from error
        answer = await apply(hub.engine, file, who.device)
        if answer.status != OK:
            return of_answer(request, answer)
        hub.officers = {one.id: one for one in file.officers}
        return Response(answer.body, media_type="application/json")

    return router


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
