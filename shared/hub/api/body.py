"""Reading a command from a request: its key, its body, and nothing longer than a command can be."""

import hashlib
from typing import TypeVar

from fastapi import Request
from pydantic import ValidationError

from shared.hub.api.problems import ProblemError, Trouble
from shared.protocol.base import Asked

LONGEST_BODY = 64 * 1024
LONGEST_KEY = 200

Body = TypeVar("Body", bound=Asked)


def key_of(request: Request) -> str:
    """The sender's id of its command. ProblemError where there is none."""
    key = request.headers.get("idempotency-key", "")
    if not key or len(key) > LONGEST_KEY:
        raise ProblemError(400, Trouble.KEY_MISSING)
    return key


async def read_body(request: Request) -> bytes:
    """The body; one that is too long is not read to its end."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        raise ProblemError(413, Trouble.BODY_TOO_LARGE, limit=LONGEST_BODY)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_BODY:
            raise ProblemError(413, Trouble.BODY_TOO_LARGE, limit=LONGEST_BODY)
    return body


def parse(model: type[Body], body: bytes) -> Body:
    """The body as a message. ProblemError that names the first wrong field."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            raise ProblemError(400, Trouble.NOT_JSON) from error
        field = ".".join(str(part) for part in first["loc"]) or "body"
        raise ProblemError(422, Trouble.INVALID_FIELD, field=field, wrong=first["msg"]) from error


def fingerprint(request: Request, body: bytes) -> str:
    """Tells one request from another."""
    return hashlib.sha256(request.scope["path"].encode() + b"\n" + body).hexdigest()
