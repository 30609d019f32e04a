"""The routes that make something happen. Each takes an `Idempotency-Key`; the answer is on disk before it is sent."""

from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK
from shared.hub.api.body import fingerprint, key_of, parse, read_body
from shared.hub.api.command_table import COMMANDS, CommandRoute, Sent
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import STORE_AWAY, ProblemError, of_answer, problem
from shared.hub.api.roles import admit, credentials
from shared.hub.api.short_way import Endpoint
from shared.hub.draft import Ask
from shared.hub.engine import StoreAwayError


def command_routes(hub: Hub) -> APIRouter:
    """All commands of kiosks and counters, with their descriptions."""
    router = APIRouter()
    for route in COMMANDS:
        name = route.path.removeprefix("/v1/").replace("/{id}", "").replace("/", "_").replace("-", "_")
        description = describe(route.path, route.role, route.body, route.answer, *route.statuses)
        router.add_api_route(route.path, _endpoint(hub, route), methods=["POST"], name=name, **description)
    return router


def command_endpoints(hub: Hub) -> dict[str, Endpoint]:
    """The same by path, for the short way."""
    return {route.path: _endpoint(hub, route) for route in COMMANDS}


def _endpoint(hub: Hub, route: CommandRoute) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            who = credentials(request)
            admit(who, route.role)
            key, raw = key_of(request), await read_body(request)
            sent = Sent(request.path_params.get("id", ""), parse(route.body, raw), who.device)
            told = fingerprint(request, _told_apart(route, sent, raw))
            # What was answered before is answered so again, also in a pause that no PIN ends.
            if route.check is not None and await hub.engine.answered(key, told) is None:
                await route.check(hub, sent)
            answer = await hub.engine.ask(Ask(route.make(sent), key, told, who.device))
        except ProblemError as error:
            return problem(request, error)
        except StoreAwayError:
            return problem(request, STORE_AWAY)
        if answer.status == OK:
            return Response(answer.body, media_type="application/json")
        return of_answer(request, answer, hub.clock.now())

    return endpoint


def _told_apart(route: CommandRoute, sent: Sent, raw: bytes) -> bytes:
    """What the fingerprint is made of, which the store keeps: no PIN, for it could be found by trying."""
    return raw if route.check is None else str(sent.body.model_dump_json(exclude={"pin"})).encode()
