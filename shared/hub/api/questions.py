"""The routes that tell and change nothing."""

import re
import time
from collections.abc import Callable
from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, TypeAdapter

from shared.hub.api.describe import describe_question
from shared.hub.api.hub import Hub
from shared.hub.api.problems import ProblemError, Trouble
from shared.hub.api.roles import Role, admit, credentials
from shared.hub.day import Day
from shared.hub.desk import desk_view, waiting_list
from shared.hub.store import OfficerAccount
from shared.hub.views import appointment_view, board_view, hall_view, track_view, words
from shared.journal.slip import slip_of
from shared.protocol import VERSION
from shared.protocol.views import (
    AppointmentView,
    BoardView,
    DeskView,
    HallView,
    Health,
    OfficerView,
    SealView,
    TrackView,
    WaitingList,
)
from shared.queueing.refusals import Code

_OFFICERS: TypeAdapter[tuple[OfficerView, ...]] = TypeAdapter(tuple[OfficerView, ...])
_ANTREAN = version("antrean")

View = Callable[[Day, Request], BaseModel]


def question_routes(hub: Hub) -> APIRouter:
    """All that may be asked."""
    router = APIRouter(prefix="/v1")

    def look(path: str, role: Role, answer: type[BaseModel], view: View, *also: int, query: str = "") -> None:
        async def endpoint(request: Request) -> Response:
            admit(credentials(request), role)
            return _json(await hub.engine.read(lambda day: view(day, request).model_dump_json()))

        name = re.sub(r"/{\w+}", "", path).strip("/").replace("/", "_")
        description = describe_question(path, role, answer, *also, query=query)
        router.add_api_route(path, endpoint, methods=["GET"], name=name, **description)

    look("/health", Role.ANYONE, Health, lambda day, _: _health(hub, day))
    look("/hall", Role.ANYONE, HallView, lambda day, request: _hall(hub, day, request))
    look("/board", Role.ANYONE, BoardView, lambda day, request: board_view(day, _asked(request, "zone")), query="zone")
    look("/seal", Role.KIOSK, SealView, lambda day, _: _seal(day))
    look("/track/{token}", Role.ANYONE, TrackView, lambda day, request: _track(hub, day, request), 404)
    look("/counters/{id}", Role.COUNTER, DeskView, lambda day, request: _desk(hub, day, request), 404, query="officer")
    look(
        "/counters/{id}/waiting",
        Role.COUNTER,
        WaitingList,
        lambda day, request: _waiting(hub, day, request),
        404,
        query="officer",
    )
    look("/appointments/{code}", Role.KIOSK, AppointmentView, _appointment, 404)

    @router.get("/officers", **describe_question("/officers", Role.COUNTER, list[OfficerView]))
    async def officers(request: Request) -> Response:
        admit(credentials(request), Role.COUNTER)
        return _json(_OFFICERS.dump_json(tuple(_officer(one) for one in hub.accounts)))

    return router


def _hall(hub: Hub, day: Day, request: Request) -> HallView:
    return hall_view(day, hub.clock.now(), credentials(request).device)


def _health(hub: Hub, day: Day) -> Health:
    return Health(
        version=_ANTREAN,
        protocol=VERSION,
        hall=day.hall.plan.id,
        name=words(day.hall.plan.name),
        sequence=day.sequence,
        uptime_seconds=round(time.monotonic() - hub.started, 3),
        clock_off_seconds=hub.clock.off_seconds,
        copy_of_record=hub.copy.view if hub.copy else None,
    )


def _seal(day: Day) -> SealView:
    seal, key = day.last_seal, day.seals.public_key
    return SealView(sequence=seal.sequence, slip=slip_of(seal), key=key) if seal else SealView(key=key)


def _track(hub: Hub, day: Day, request: Request) -> TrackView:
    ticket = day.opened_by(request.path_params["token"])
    if ticket is None:
        raise ProblemError(404, Trouble.UNKNOWN_TOKEN)
    return track_view(day, day.hall.tickets[ticket], hub.clock.now())


def _desk(hub: Hub, day: Day, request: Request) -> DeskView:
    return desk_view(day, _counter(day, request), _asked(request, "officer"), hub.clock.now())


def _waiting(hub: Hub, day: Day, request: Request) -> WaitingList:
    return waiting_list(day, _counter(day, request), _asked(request, "officer"), hub.clock.now())


def _appointment(day: Day, request: Request) -> AppointmentView:
    code = request.path_params["code"]
    if code not in day.appointments:
        raise ProblemError(404, Code.UNKNOWN_APPOINTMENT, appointment=code)
    return appointment_view(day, day.appointments[code])


def _counter(day: Day, request: Request) -> str:
    counter: str = request.path_params["id"]
    if counter not in day.hall.counters:
        raise ProblemError(404, Code.UNKNOWN_COUNTER, counter=counter)
    return counter


def _officer(account: OfficerAccount) -> OfficerView:
    return OfficerView(id=account.id, name=account.name, role=account.role)


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _json(body: str | bytes) -> Response:
    return Response(body, media_type="application/json")
