"""The description of the hub at /openapi.json is whole, and the hub keeps to it."""

from collections.abc import Iterator
from typing import Any

import pytest

from shared.hub.api.command_table import COMMANDS
from shared.protocol.views import BoardView, DeskView, HallView, Health
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all: nothing here changes it."""
    with running_hub(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture
def described(user: HubUser) -> dict[str, Any]:
    """What the hub says of itself."""
    openapi: dict[str, Any] = user.client.get("/openapi.json").json()
    return openapi


def test_every_command_is_described_with_key_body_and_problems(described: dict[str, Any]) -> None:
    for path, role, body, answer, *_ in COMMANDS:
        post = described["paths"][path]["post"]
        schema = post["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        assert schema.endswith(f"/{body.__name__}")
        assert post["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith(f"/{answer.__name__}")
        assert "application/problem+json" in post["responses"]["409"]["content"]
        assert post["x-role"] == role.value
        wanted = {"Idempotency-Key", *({"id"} if "{id}" in path else set())}
        assert {parameter["name"] for parameter in post["parameters"]} == wanted


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    assert {reference.rpartition("/")[2] for reference in _references(described)} <= schemas.keys()


def test_every_question_is_described(described: dict[str, Any]) -> None:
    questions = {path for path, methods in described["paths"].items() if "get" in methods}
    assert questions == {
        "/v1/health",
        "/v1/hall",
        "/v1/seal",
        "/v1/appointments/{code}",
        "/v1/counters/{id}/waiting",
        "/v1/board",
        "/v1/track/{token}",
        "/v1/counters/{id}",
        "/v1/officers",
    }


@pytest.mark.parametrize(
    ("path", "view"),
    [("/health", Health), ("/hall", HallView), ("/board", BoardView), ("/counters/1?officer=andi", DeskView)],
)
def test_an_answer_is_what_its_message_says(user: HubUser, path: str, view: Any) -> None:
    answer = user.get(path)
    assert view.model_validate(answer).model_dump(mode="json") == answer


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(reference := part.get("$ref"), str):
            yield reference
        for value in part.values():
            yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)
