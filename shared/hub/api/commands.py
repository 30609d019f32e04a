"""The routes that make something happen. Each takes an `Idempotency-Key`; the answer is on disk before it is sent."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK
from shared.hub.api.body import fingerprint, key_of, parse, read_body
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import of_answer
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.clock import new_id
from shared.hub.draft import Ask
from shared.protocol.base import Asked, Told
from shared.protocol.requests import CallNextRequest, OfficerRequest, PrintReport, ReasonRequest, TakeTicketRequest
from shared.protocol.views import CalledTicket, Done, IssuedTicket
from shared.queueing import commands as asked
from shared.queueing.commands import Command
from shared.queueing.tickets import PrintOutcome

Body = TypeVar("Body", bound=Asked)


def command_routes(hub: Hub) -> APIRouter:
    """All commands of kiosks and counters."""
    router = APIRouter(prefix="/v1")

    def add(path: str, role: Role, body: type[Body], answer: type[Told], make: Callable[[str, Body], Command]) -> None:
        async def endpoint(request: Request) -> Response:
            who = credentials(request)
            admit(who, role)
            key, raw = key_of(request), await read_body(request)
            command = make(request.path_params.get("id", ""), parse(body, raw))
            found = await hub.engine.ask(Ask(command, key, fingerprint(request, raw), who.device))
            if found.status == OK:
                return Response(found.body, media_type="application/json")
            return of_answer(request, found)

        name = path.strip("/").replace("/{id}", "").replace("/", "_").replace("-", "_")
        router.add_api_route(path, endpoint, methods=["POST"], name=name, **describe(role, body, answer))

    for path, role, body, answer, make in _COMMANDS:
        add(path, role, body, answer, make)
    return router


_Route = tuple[str, Role, type[Any], type[Told], Callable[[str, Any], Command]]

_COMMANDS: tuple[_Route, ...] = (
    (
        "/tickets",
        Role.KIOSK,
        TakeTicketRequest,
        IssuedTicket,
        lambda _, body: asked.TakeTicket(new_id(), body.service, body.category, body.language),
    ),
    (
        "/tickets/{id}/print",
        Role.KIOSK,
        PrintReport,
        Done,
        lambda ticket, body: asked.ReportPrint(ticket, PrintOutcome(body.outcome), body.detail),
    ),
    (
        "/tickets/{id}/cancel",
        Role.OFFICER,
        ReasonRequest,
        Done,
        lambda ticket, body: asked.CancelTicket(ticket, body.officer, body.reason),
    ),
    (
        "/counters/{id}/break",
        Role.COUNTER,
        ReasonRequest,
        Done,
        lambda counter, body: asked.TakeBreak(counter, body.officer, body.reason),
    ),
    (
        "/counters/{id}/call-next",
        Role.COUNTER,
        CallNextRequest,
        CalledTicket,
        lambda counter, body: asked.CallNext(counter, body.officer, body.after),
    ),
    *(
        (
            f"/counters/{{id}}/{verb}",
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
