"""How a route stands in /openapi.json: its role, its parameters, its body, its answer and its problems."""

import re
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from shared.hub.api.problems import MEDIA_TYPE
from shared.hub.api.roles import Role
from shared.protocol import requests
from shared.protocol.base import Asked
from shared.protocol.views import Problem

_SCHEMAS = "#/components/schemas/"
_BODIES = [kind for kind in vars(requests).values() if isinstance(kind, type) and issubclass(kind, Asked)]
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The sender's id of this command: the same again gets the first answer again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}


class DescribedApp(FastAPI):
    """An application whose description holds the messages that its routes read and write by themselves."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            schemas: dict[str, Any] = super().openapi().setdefault("components", {}).setdefault("schemas", {})
            models = [(kind, "validation") for kind in (*_BODIES, Problem)]
            _, made = models_json_schema(models, ref_template=_SCHEMAS + "{model}")  # type: ignore[arg-type]
            schemas.update(made["$defs"])
        assert self.openapi_schema is not None, "FastAPI keeps what it made"
        return self.openapi_schema


def describe(path: str, role: Role, body: type[BaseModel], answer: type[BaseModel], *statuses: int) -> dict[str, Any]:
    """The description of a command: arguments for `add_api_route`."""
    schema = {"$ref": f"{_SCHEMAS}{body.__name__}"}
    return {
        "responses": _answers(answer, 400, 404, 409, 413, 422, 503, *statuses),
        "openapi_extra": {
            "x-role": role.value,
            "parameters": [*_in_path(path), _KEY],
            "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        },
    }


def describe_question(path: str, role: Role, answer: Any, *statuses: int, query: str = "") -> dict[str, Any]:
    """The description of a question; `query` names the one parameter that it may have."""
    asked = [{"name": query, "in": "query", "required": False, "schema": {"type": "string"}}] if query else []
    return {
        "responses": _answers(answer, 503, *statuses),
        "openapi_extra": {"x-role": role.value, "parameters": [*_in_path(path), *asked]},
    }


def _in_path(path: str) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _answers(answer: Any, *statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": f"{_SCHEMAS}{Problem.__name__}"}
    problem = {"description": "A problem, with its code and the way out.", "content": {MEDIA_TYPE: {"schema": schema}}}
    return {200: {"model": answer}, **dict.fromkeys(statuses, problem)}
