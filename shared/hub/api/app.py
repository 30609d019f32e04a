"""The application: all routes, and a problem for whatever goes wrong."""

from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from shared.hub.api.admin import admin_routes
from shared.hub.api.commands import command_endpoints, command_routes
from shared.hub.api.describe import DescribedApp
from shared.hub.api.events import event_routes
from shared.hub.api.hub import Hub
from shared.hub.api.pins import pin_routes
from shared.hub.api.problems import STORE_AWAY, ProblemError, Trouble, problem
from shared.hub.api.questions import question_routes
from shared.hub.api.short_way import ShortWay
from shared.hub.engine import StoreAwayError


def serve(hub: Hub) -> ASGIApp:
    """What the server runs: the hub's application, and the short way to its commands."""
    return ShortWay(command_endpoints(hub), create_app(hub))


def create_app(hub: Hub) -> FastAPI:
    """The hub's whole application on a running engine."""
    app = DescribedApp(title="Antrean hub", version=version("antrean"), docs_url=None, redoc_url=None)
    for routes in (command_routes(hub), admin_routes(hub), question_routes(hub), pin_routes(hub), event_routes(hub)):
        app.include_router(routes)
    app.add_exception_handler(ProblemError, _told)
    app.add_exception_handler(HTTPException, _no_route)
    app.add_exception_handler(StoreAwayError, _store_away)
    app.add_exception_handler(Exception, _bug)
    return app


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem(request, error)


async def _no_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = problem(request, ProblemError(405, Trouble.METHOD_NOT_ALLOWED, method=request.method))
    else:
        response = problem(request, ProblemError(404, Trouble.NOT_FOUND, path=request.url.path))
    response.headers.update(error.headers or {})
    return response


async def _store_away(request: Request, _error: Exception) -> Response:
    return problem(request, STORE_AWAY)


async def _bug(request: Request, _error: Exception) -> Response:
    return problem(request, ProblemError(500, Trouble.INTERNAL_ERROR))
