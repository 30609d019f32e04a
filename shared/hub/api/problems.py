"""Errors as RFC 9457 problems, each with a code, a sentence and a way out in the caller's language."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus

from fastapi import Request, Response

from shared.hub.answers import REFUSED, Answer
from shared.language import Language, say_no
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
    PIN_LOCKED = "pin_locked"
    PIN_MUST_CHANGE = "pin_must_change"
    NOT_ALLOWED = "not_allowed"
    HALL_FILE_WRONG = "hall_file_wrong"
    OTHER_HALL = "other_hall"
    HUB_AWAY = "hub_away"
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
    return _response(describe_problem(language_of(request), error.status, error.code, error.params))


def of_answer(request: Request, answer: Answer, now: datetime | None = None) -> Response:
    """A refusal of the rules as the caller can read it; with `now`, it may say "tomorrow"."""
    return _response(describe_refusal(language_of(request), answer, now))


def describe_refusal(language: Language, answer: Answer, now: datetime | None = None) -> Problem:
    """A refusal of the rules: 409, or 404 where it names something that is not there."""
    refusal = json.loads(answer.body)
    is_missing = answer.status == REFUSED and refusal["code"] in _NOT_THERE
    return describe_problem(language, 404 if is_missing else answer.status, refusal["code"], refusal["params"], now)


def describe_problem(
    language: Language, status: int, code: str, params: Mapping[str, str | int], now: datetime | None = None
) -> Problem:
    """An error with its sentences."""
    said = say_no(language, code, params, now)
    return Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=said.detail,
        remedy=said.remedy,
        params=dict(params),
    )


def language_of(request: Request) -> Language:
    """Indonesian where the caller prefers it, else English."""
    wanted = request.headers.get("accept-language", "").strip().lower()
    return "id" if wanted.startswith("id") else "en"


def _response(body: Problem) -> Response:
    return Response(body.model_dump_json(), body.status, media_type=MEDIA_TYPE)


_NOT_THERE = {
    Code.UNKNOWN_SERVICE,
    Code.UNKNOWN_TICKET,
    Code.UNKNOWN_COUNTER,
    Code.UNKNOWN_OFFICER,
    Code.UNKNOWN_APPOINTMENT,
}
