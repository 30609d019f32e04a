"""Whatever is sent to a hub, the answer is a problem with a code, a sentence and a way out."""

import socket
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from shared.hub.api.problems import Trouble
from shared.language import LANGUAGES, Catalog
from shared.queueing.refusals import Code
from shared.trust.pins import Weakness
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser

WRONG: tuple[tuple[str, bytes, int, str], ...] = (
    ("/v1/tickets", b"", 400, "not_json"),
    ("/v1/tickets", b"{", 400, "not_json"),
    ("/v1/tickets", b"\xff\xfe", 400, "not_json"),
    ("/v1/tickets", b"[]", 422, "invalid_field"),
    ("/v1/tickets", b"{}", 422, "invalid_field"),
    ("/v1/tickets", b'{"service":7}', 422, "invalid_field"),
    ("/v1/tickets", b'{"service":"ktp","vip":true}', 422, "invalid_field"),
    ("/v1/tickets", b'{"service":"' + b"x" * 65 + b'"}', 422, "invalid_field"),
    ("/v1/tickets", b'{"service":"ktp","language":"fr"}', 422, "invalid_field"),
    ("/v1/tickets", b'{"service":"nobody"}', 404, "unknown_service"),
    ("/v1/tickets", b'{"service":"ktp","category":"vip"}', 409, "unknown_category"),
    ("/v1/tickets", b" " * 65537, 413, "body_too_large"),
    ("/v1/tickets/none/print", b'{"outcome":"printed"}', 404, "unknown_ticket"),
    ("/v1/tickets/none/print", b'{"outcome":"eaten"}', 422, "invalid_field"),
    ("/v1/counters/none/open", b'{"officer":"andi"}', 404, "unknown_counter"),
    ("/v1/counters/1/open", b'{"officer":"none"}', 404, "unknown_officer"),
    ("/v1/counters/1/dance", b"{}", 404, "not_found"),
    ("/v1/nothing", b"{}", 404, "not_found"),
    ("/v1/hall", b"{}", 405, "method_not_allowed"),
    ("/v1/sign-in", b'{"officer":"andi"}', 422, "invalid_field"),
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all: nothing here changes it."""
    with running_hub(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.mark.parametrize(("path", "body", "status", "code"), WRONG)
def test_a_wrong_request_gets_a_problem(user: HubUser, path: str, body: bytes, status: int, code: str) -> None:
    answer = user.client.post(path, content=body, headers={"Idempotency-Key": uuid.uuid4().hex})
    _is_problem(answer.headers["content-type"], answer.json())
    assert (answer.status_code, answer.json()["status"], answer.json()["code"]) == (status, status, code)


def test_the_wrong_field_is_named(user: HubUser) -> None:
    assert user.post("/tickets", {"service": "ktp", "vip": True}).json()["params"]["field"] == "vip"


def test_a_command_needs_a_key(user: HubUser) -> None:
    answer = user.client.post("/v1/tickets", json={"service": "ktp"})
    assert (answer.status_code, answer.json()["code"]) == (400, "key_missing")


def test_a_body_without_an_end_is_not_read_to_its_end(hub: RunningHub) -> None:
    head = b"POST /v1/tickets HTTP/1.1\r\nhost: h\r\nidempotency-key: k\r\ntransfer-encoding: chunked\r\n\r\n"
    with socket.create_connection((hub.host, hub.port), timeout=10) as line:
        line.sendall(head)
        for _ in range(17):
            line.sendall(b"1000\r\n" + b" " * 4096 + b"\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_an_unknown_token_opens_nothing(user: HubUser) -> None:
    answer = user.client.get("/v1/track/guess")
    _is_problem(answer.headers["content-type"], answer.json())
    assert answer.json()["code"] == "unknown_token"


def test_the_answer_speaks_indonesian_where_that_is_preferred(user: HubUser) -> None:
    answer = user.post("/tickets", {"service": "x"}, accept_language="id-ID,id;q=0.9")
    assert answer.json()["detail"] == "Layanan x tidak ada di gerai ini."


def test_a_get_of_a_command_says_what_is_allowed(user: HubUser) -> None:
    answer = user.client.get("/v1/tickets")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_only_this_machine_may_put_a_plan_into_force(user: HubUser) -> None:
    answer = user.post("/admin/plan", {"file": "/nowhere.toml"})
    assert (answer.status_code, answer.json()["code"]) == (422, "hall_file_wrong")


@pytest.mark.parametrize("code", [*Code, *Trouble, *Weakness])
def test_every_no_has_its_sentence_and_its_way_out(code: str) -> None:
    words = Catalog.load("refusals")
    assert all(words.texts[language][f"{code}.{part}"] for language in LANGUAGES for part in ("detail", "remedy"))


def test_there_is_no_sentence_for_a_no_that_never_comes() -> None:
    codes = {key.partition(".")[0] for key in Catalog.load("refusals").texts["en"]}
    assert codes == {*Code, *Trouble, *Weakness}


def _is_problem(media_type: str, body: dict[str, Any]) -> None:
    assert media_type == "application/problem+json"
    assert all(body[part] for part in ("title", "status", "code", "detail", "remedy"))
