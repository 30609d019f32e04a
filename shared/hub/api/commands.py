"""The routes that make something happen. Each takes an `Idempotency-Key`; the answer is on disk before it is sent."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK
from shared.hub.api.body import fingerprint, key_of, parse, read_body
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import STORE_AWAY, ProblemError, of_answer, problem
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.api.short_way import Endpoint
from shared.hub.clock import new_id
from shared.hub.draft import Ask
from shared.hub.engine import StoreAwayError
from shared.protocol.base import Asked, Told
from shared.protocol.requests import CallNextRequest, OfficerRequest, PrintReport, ReasonRequest, TakeTicketRequest
from shared.protocol.views import CalledTicket, Done, IssuedTicket
from shared.queueing import commands as asked
from shared.queueing.commands import Command
from shared.queueing.tickets import PrintOutcome

Body = TypeVar("Body", bound=Asked)


def command_routes(hub: Hub) -> APIRouter:
    """All commands of kiosks and counters, with their descriptions."""
    router = APIRouter()
    for path, role, body, answer, make in COMMANDS:
        name = path.removeprefix("/v1/").replace("/{id}", "").replace("/", "_").replace("-", "_")
        description = describe(path, role, body, answer)
        router.add_api_route(path, _endpoint(hub, role, body, make), methods=["POST"], name=name, **description)
    return router


def command_endpoints(hub: Hub) -> dict[str, Endpoint]:
    """The same by path, for the short way."""
    return {path: _endpoint(hub, role, body, make) for path, role, body, _, make in COMMANDS}


def _endpoint(hub: Hub, role: Role, model: type[Body], make: Callable[[str, Body], Command]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            who = credentials(request)
            admit(who, role)
            key, raw = key_of(request), await read_body(request)
            command = make(request.path_params.get("id", ""), parse(model, raw))
            answer = await hub.engine.ask(Ask(command, key, fingerprint(request, raw), who.device))
        except ProblemError as error:
            return problem(request, error)
        except StoreAwayError:
            return problem(request, STORE_AWAY)
        if answer.status == OK:
            return Response(answer.body, media_type="application/json")
        return of_answer(request, answer)

    return endpoint


_Route = tuple[str, Role, type[Any], type[Told], Callable[[str, Any], Command]]

COMMANDS: tuple[_Route, ...] = (
    (
        "/v1/tickets",
        Role.KIOSK,
        TakeTicketRequest,
        IssuedTicket,
        lambda _, body: asked.TakeTicket(new_id(), body.service, body.category, body.language),
    ),
    (
        "/v1/tickets/{id}/print",
        Role.KIOSK,
        PrintReport,
        Done,
        lambda ticket, body: asked.ReportPrint(ticket, PrintOutcome(body.outcome), body.detail),
    ),
    (
        "/v1/tickets/{id}/cancel",
        Role.OFFICER,
        ReasonRequest,
        Done,
        lambda ticket, body: asked.CancelTicket(ticket, body.officer, body.reason),
    ),
    (
        "/v1/counters/{id}/break",
        Role.COUNTER,
        ReasonRequest,
        Done,
        lambda counter, body: asked.TakeBreak(counter, body.officer, body.reason),
    ),
    (
        "/v1/counters/{id}/call-next",
        Role.COUNTER,
        CallNextRequest,
        CalledTicket,
        lambda counter, body: asked.CallNext(counter, body.officer, body.after),
    ),
    *(
        (
            f"/v1/counters/{{id}}/{verb}",
            Role.COUNTER,
            OfficerRequest,
            Done,
            lambda counter, body, kind=kind: kind(counter, body.officer),
        )
        for verb, kind in (
            ("open", asked.OpenCounter),
            ("close", asked.CloseCounter),
            ("resume", asked.ResumeCounter),
            ("recall", asked.Recall),
            ("start", asked.StartService),
            ("finish", asked.FinishService),
            ("no-show", asked.RecordNoShow),
        )
    ),
)
