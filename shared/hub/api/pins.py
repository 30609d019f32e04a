"""Officers' PINs: signing in, choosing one's own, and lifting the pause after wrong ones."""

import math
from datetime import timedelta
from typing import TypeVar

from fastapi import APIRouter, Request, Response

from shared.hub.answers import OK, Answer
from shared.hub.api.body import fingerprint, key_of, parse, read_body
from shared.hub.api.describe import describe
from shared.hub.api.hub import Hub
from shared.hub.api.problems import ProblemError, Trouble, of_answer
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.draft import Ask
from shared.hub.store import OfficerAccount
from shared.protocol.base import Asked, Told
from shared.protocol.requests import PinRequest, SignInRequest, UnlockRequest
from shared.protocol.views import Done, SignedIn
from shared.queueing.commands import RecordFact
from shared.queueing.facts import WHENEVER, OfficerSignedIn, SignInFailed
from shared.queueing.refusals import Code
from shared.trust.pins import LONGEST, SHORTEST, Weakness

Body = TypeVar("Body", bound=Asked)

_SUPERVISORS = ("supervisor", "manager")


def pin_routes(hub: Hub) -> APIRouter:
    """All that asks for a PIN, but the commands that a supervisor signs."""
    router = APIRouter(prefix="/v1")

    @router.post("/sign-in", **describe("/sign-in", Role.COUNTER, SignInRequest, SignedIn, 403, 429))
    async def sign_in(request: Request) -> Response:
        asked, device = await _asked(request, SignInRequest)
        account = await account_of(hub, asked.officer, asked.pin, device)
        await hub.engine.ask(Ask(RecordFact(OfficerSignedIn(WHENEVER, account.id)), device=device))
        must_change = account.pin.must_change
        return _json(SignedIn(id=account.id, name=account.name, role=account.role, must_change=must_change))

    @router.post("/officers/{id}/pin", **describe("/officers/{id}/pin", Role.COUNTER, PinRequest, Done, 403, 429))
    async def change_pin(request: Request) -> Response:
        body, device = await _asked(request, PinRequest)
        asked = Ask(None, key_of(request), fingerprint(request, b""), device)
        answer = await hub.engine.answered(asked.key, asked.fingerprint)
        if answer is None:
            account = await account_of(hub, request.path_params["id"], body.old, device)
            answer = _chosen(await hub.accounts.change_pin(account, body.new, asked))
        return (
            Response(answer.body, media_type="application/json") if answer.status == OK else of_answer(request, answer)
        )

    path = "/officers/{id}/unlock"

    @router.post(path, **describe(path, Role.COUNTER, UnlockRequest, Done, 403, 429))
    async def unlock(request: Request) -> Response:
        asked, device = await _asked(request, UnlockRequest)
        officer: str = request.path_params["id"]
        if hub.accounts.find(officer) is None:
            raise ProblemError(404, Code.UNKNOWN_OFFICER, officer=officer)
        supervisor = await signed_by(hub, asked.supervisor, asked.pin, device)
        if supervisor.role not in _SUPERVISORS:
            raise ProblemError(403, Code.NOT_A_SUPERVISOR, officer=supervisor.id)
        await hub.accounts.unlock(officer, supervisor.id, device)
        return await _done(hub)

    return router


async def signed_by(hub: Hub, officer: str, pin: str, device: str) -> OfficerAccount:
    """Who signs for something with his own PIN: a first one, which others know, signs for nothing. ProblemError."""
    account = await account_of(hub, officer, pin, device)
    if account.pin.must_change:
        raise ProblemError(403, Trouble.PIN_MUST_CHANGE)
    return account


async def account_of(hub: Hub, officer: str, pin: str, device: str) -> OfficerAccount:
    """The account that this PIN opens. ProblemError where there is none, or the PIN is another's; the record tells.

    In a pause nothing is looked at and nothing is recorded: the wrong tries that led to it are.
    """
    if hub.accounts.find(officer) is None:  # whatever else was typed is nobody's business
        raise await _turned_away(hub, "", device, ProblemError(404, Code.UNKNOWN_OFFICER, officer=officer))
    match await hub.accounts.try_pin(officer, pin):
        case None:
            raise await _turned_away(hub, officer, device, ProblemError(403, Trouble.WRONG_PIN))
        case timedelta() as left:
            raise ProblemError(429, Trouble.PIN_LOCKED, seconds=math.ceil(left.total_seconds()))
        case account:
            return account


def _chosen(answer: Answer | Weakness) -> Answer:
    if isinstance(answer, Weakness):
        raise ProblemError(409, answer, shortest=SHORTEST, longest=LONGEST)
    return answer


async def _turned_away(hub: Hub, known: str, device: str, error: ProblemError) -> ProblemError:
    await hub.engine.ask(Ask(RecordFact(SignInFailed(WHENEVER, known, error.code)), device=device))
    return error


async def _asked(request: Request, body: type[Body]) -> tuple[Body, str]:
    who = credentials(request)
    admit(who, Role.COUNTER)
    key_of(request)
    return parse(body, await read_body(request)), who.device


async def _done(hub: Hub) -> Response:
    return _json(Done(sequence=await hub.engine.read(lambda day: day.sequence)))


def _json(answer: Told) -> Response:
    return Response(answer.model_dump_json(), media_type="application/json")
