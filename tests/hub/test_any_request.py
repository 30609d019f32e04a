"""Whatever a request may be, made from the hub's own description: an answer that keeps to it, and never a fault.

Roles are the next thing to try here: today the hub lets in every device that comes from the hall's network.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.hub import RunningHub, hall_of_its_own, running_hub
from tests.support.hub_client import using

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PROBLEM = ["application/problem+json"]
REQUESTS = 8
"""To each route, of each kind; a run by hand may raise it."""

IN_PATH = {"tickets": "ticket", "counters": "counter", "services": "service"}
"""What the id in a path is the id of."""

Description = dict[str, Any]
Operation = APIOperation[Any, Any, Any, Any]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all requests: each meets what the ones before have left."""
    folder = tmp_path_factory.mktemp("any-request")
    with running_hub(folder / "data", hall_of_its_own(folder)) as hub:
        yield hub


@pytest.fixture
def description(hub: RunningHub) -> Description:
    """What the hub says of itself."""
    described: Description = httpx.get(f"{hub.url}/openapi.json", trust_env=False).json()
    return described


@pytest.fixture
def known(hub: RunningHub) -> dict[str, list[str]]:
    """Ids that the hall knows, by the field that holds one."""
    with using(hub) as user:
        for counter, officer in (("1", "andi"), ("2", "sari")):
            assert user.at_counter("open", counter, officer).status_code == 200
        tickets = [user.take()["ticket"] for _ in range(4)]
    services, officers = ["ktp", "kk"], ["andi", "sari"]
    return {
        **dict.fromkeys(("ticket", "after"), tickets),
        **dict.fromkeys(("supervisor", "officer"), officers),
        "service": services,
        "counter": ["1", "2"],
        "category": ["regular", "elderly"],
        "pin": ["2468", "7070"],
    }


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_hub_answers_whatever_it_is_asked_as_it_describes(
    hub: RunningHub, description: Description, mode: GenerationMode
) -> None:
    for operation in _operations(hub, description):
        if mode is GenerationMode.POSITIVE or _can_be_asked_wrongly(operation):
            _ask(operation, mode)


def test_the_hub_answers_as_it_describes_where_the_hall_knows_what_is_asked_about(
    hub: RunningHub, description: Description, known: dict[str, list[str]]
) -> None:
    """Such requests pass the door and come to the rules."""
    for operation in _operations(hub, _about(description, known)):
        _ask(operation, GenerationMode.POSITIVE)


def _operations(hub: RunningHub, description: Description) -> list[Operation]:
    schema = schemathesis.openapi.from_dict(description)
    schema.config.update(base_url=hub.url)
    found = [operation.ok() for operation in schema.get_all_operations() if isinstance(operation, Ok)]
    assert len(found) == sum(map(len, description["paths"].values())), "each of them can be understood"
    return found


def _can_be_asked_wrongly(operation: Operation) -> bool:
    return bool(operation.body or operation.headers)


def _about(description: Description, known: dict[str, list[str]]) -> Description:
    for schema in description["components"]["schemas"].values():
        if schema.get("additionalProperties") is False:  # a body; what the hub answers may have more fields
            for field in schema["properties"].keys() & known.keys():
                schema["properties"][field] = {"type": "string", "enum": known[field]}
    for path, methods in description["paths"].items():
        if (thing := IN_PATH.get(path.split("/")[2])) and "{id}" in path:
            for method in methods.values():
                method["parameters"][0]["schema"] = {"type": "string", "enum": known[thing]}
    return description


def _ask(operation: Operation, mode: GenerationMode) -> None:
    @settings(
        max_examples=REQUESTS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def asked(case: Case[Any]) -> None:
        answer = case.call_and_validate(checks=CHECKS)
        assert (answer.headers["content-type"] == PROBLEM) == (answer.status_code >= 400)

    asked()
