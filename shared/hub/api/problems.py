"""Errors as RFC 9457 problems, each with a code, a sentence and a way out in the caller's language."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from http import HTTPStatus

from fastapi import Request, Response

from shared.hub.answers import REFUSED, Answer
from shared.language import Catalog
from shared.protocol.views import Problem
from shared.queueing.refusals import Code

MEDIA_TYPE = "application/problem+json"


class Trouble(StrEnum):
    """What can be wrong with a request itself, or with the hub, besides the refusals of the rules."""

    NOT_JSON = "not_json"
    INVALID_FIELD = "invalid_field"
    BODY_TOO_LARGE = "body_too_large"
    KEY_MISSING = "key_missing"
    KEY_REUSED = "key_reused"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    UNKNOWN_TOKEN = "unknown_token"
    WRONG_PIN = "wrong_pin"
    NOT_ALLOWED = "not_allowed"
    HALL_FILE_WRONG = "hall_file_wrong"
    STORE_UNAVAILABLE = "store_unavailable"
    INTERNAL_ERROR = "internal_error"


class ProblemError(Exception):
    """A request that ends here."""

    def __init__(self, status: int, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.status, self.code, self.params = status, code, params


STORE_AWAY = ProblemError(503, Trouble.STORE_UNAVAILABLE)
"""Nothing has happened, and the caller may try again."""


def problem(request: Request, error: ProblemError) -> Response:
    """The error as the caller can read it."""
    return _response(request, error.status, error.code, error.params)


def of_answer(request: Request, answer: Answer) -> Response:
    """A refusal of the rules: 409, or 404 where it names something that is not there."""
    refusal = json.loads(answer.body)
    code, params = refusal["code"], refusal["params"]
    status = HTTPStatus.NOT_FOUND if code in _NOT_THERE and answer.status == REFUSED else answer.status
    return _response(request, status, code, params)


def language_of(request: Request) -> str:
    """Indonesian where the caller prefers it, else English."""
    wanted = request.headers.get("accept-language", "").strip().lower()
    return "id" if wanted.startswith(("id", "in-")) else "en"


def _response(request: Request, status: int, code: str, params: Mapping[str, str | int]) -> Response:
    language, words = "id" if language_of(request) == "id" else "en", _words()
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=words.say("id" if language == "id" else "en", f"{code}.detail", **params),
        remedy=words.say("id" if language == "id" else "en", f"{code}.remedy", **params),
        params=dict(params),
    )
    return Response(body.model_dump_json(), status, media_type=MEDIA_TYPE)


@cache
def _words() -> Catalog:
    return Catalog.load("refusals")


_NOT_THERE = {Code.UNKNOWN_SERVICE, Code.UNKNOWN_TICKET, Code.UNKNOWN_COUNTER, Code.UNKNOWN_OFFICER}
