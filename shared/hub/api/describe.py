"""How a route stands in /openapi.json: its role, its body, its answer and its problems."""

from typing import Any

from pydantic import BaseModel

from shared.hub.api.problems import MEDIA_TYPE
from shared.hub.api.roles import Role
from shared.protocol.views import Problem

_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The sender's id of this command: the same again gets the first answer again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def describe(role: Role, body: type[BaseModel], answer: type[BaseModel], *statuses: int) -> dict[str, Any]:
    """The description of a command: arguments for `add_api_route`."""
    schema = {"$ref": f"#/components/schemas/{body.__name__}"}
    return {
        "responses": _answers(answer, 400, 404, 409, 413, 422, 503, *statuses),
        "openapi_extra": {
            "x-role": role.value,
            "parameters": [_KEY],
            "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        },
    }


def describe_question(role: Role, answer: Any, *statuses: int) -> dict[str, Any]:
    """The description of a question."""
    return {"responses": _answers(answer, 503, *statuses), "openapi_extra": {"x-role": role.value}}


def _answers(answer: Any, *statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    problem = {"description": "A problem, with its code and the way out.", "content": {MEDIA_TYPE: {"schema": schema}}}
    return {200: {"model": answer}, **dict.fromkeys(statuses, problem)}
