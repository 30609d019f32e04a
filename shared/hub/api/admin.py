"""The route of the hall's manager."""

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK
from shared.hub.api.body import key_of, parse, read_body
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import ProblemError, Trouble, of_answer
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.hall_file import HallFileError, read_hall_file
from shared.hub.plan import apply
from shared.protocol.requests import PlanRequest
from shared.protocol.views import Done

PATH = "/v1/admin/plan"


def admin_routes(hub: Hub) -> APIRouter:
    """For this machine only."""
    router = APIRouter()

    @router.post(PATH, **describe(PATH, Role.MANAGER, PlanRequest, Done, 403))
    async def plan(request: Request) -> Response:
        who = credentials(request)
        admit(who, Role.MANAGER)
        key_of(request)
        asked = parse(PlanRequest, await read_body(request))
        try:
            file = await asyncio.to_thread(read_hall_file, Path(asked.file))
        except HallFileError as error:
            raise ProblemError(422, Trouble.HALL_FILE_WRONG, mistakes=str(error)) from error
        answer = await apply(hub.engine, file, who.device, hub.accounts)
        if answer.status != OK:
            return of_answer(request, answer)
        return Response(answer.body, media_type="application/json")

    return router
