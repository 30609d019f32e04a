"""Whoever plugs into the hall's network and means no good: the hub goes on, and so do honest clients."""

import contextlib
import hashlib
import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from shared.hub.door import LONGEST_REQUEST, MOST_FROM_AN_ADDRESS, REQUEST_WITHIN_S
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using

STRANGER = "127.0.0.2"
"""Where the stranger's connections come from: loopback is a whole network."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all of them: each attack meets what the one before has left."""
    with running_hub(tmp_path_factory.mktemp("hostile") / "data") as hub:
        yield hub


@pytest.fixture
def user(hub: RunningHub) -> Iterator[HubUser]:
    """An honest client, who must be served after each attack as before."""
    with using(hub) as user:
        yield user
        assert user.take()["label"].startswith("A-")


def stranger(hub: RunningHub) -> socket.socket:
    """A connection of somebody else."""
    return socket.create_connection((hub.host, hub.port), timeout=20, source_address=(STRANGER, 0))


def ends(connection: socket.socket) -> bool:
    """Whether the hub lets go of a connection that waits for more."""
    with contextlib.suppress(ConnectionError):
        return connection.recv(1) == b""
    return True


def noise(seed: int, length: int) -> bytes:
    """Bytes that mean nothing, the same each time."""
    return hashlib.shake_256(str(seed).encode()).digest(length)


def closes(stream: ClientConnection) -> bool:
    """Whether the hub ends a stream, whatever it still had to say."""
    with contextlib.suppress(TimeoutError):
        while True:
            try:
                stream.recv(timeout=10)
            except ConnectionClosed:
                return True
    return False


@pytest.mark.usefixtures("user")
def test_a_request_that_never_ends_is_not_waited_for(hub: RunningHub) -> None:
    """Slow-loris: headers that trickle in hold a connection for seconds, not for ever."""
    with stranger(hub) as slow:
        slow.sendall(b"GET /v1/health HTTP/1.1\r\nX-Slow: ")
        slow.settimeout(REQUEST_WITHIN_S + 10)
        assert ends(slow)


def test_an_address_may_hold_only_so_many_connections(hub: RunningHub, user: HubUser) -> None:
    with contextlib.ExitStack() as held:
        crowd = [held.enter_context(stranger(hub)) for _ in range(MOST_FROM_AN_ADDRESS + 40)]
        assert all(ends(late) for late in crowd[-20:])
        assert user.get("/health")["sequence"] > 0


@pytest.mark.usefixtures("user")
def test_headers_without_end_are_not_read(hub: RunningHub) -> None:
    with stranger(hub) as endless:
        endless.sendall(b"GET /v1/health HTTP/1.1\r\n")
        with contextlib.suppress(ConnectionError):
            endless.sendall(b"X-Long: " + b"a" * (LONGEST_REQUEST + 1024))
        assert ends(endless)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 60_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'{"service":' + b"9" * 60_000 + b"}",
        b'{"service":"\xff\xfe"}',
        b'{"service":"ktp","service":"kk"}',
        b'{"service":NaN}',
        json.dumps({"service": "ktp", "category": "x" * 60_000}).encode(),
        b"\x00" * 100,
        b"",
    ],
)
def test_json_that_is_huge_deep_or_broken_is_refused(user: HubUser, body: bytes) -> None:
    answer = user.client.post("/v1/tickets", content=body, headers={"Idempotency-Key": "hostile"})
    assert answer.status_code in (400, 413, 422, 404, 200)
    assert answer.status_code != 200 or answer.json()["service"] == "kk", "the last of two fields counts, as JSON says"


def test_bytes_that_are_no_http_end_there(hub: RunningHub, user: HubUser) -> None:
    for seed in range(40):
        with stranger(hub) as babbler, contextlib.suppress(ConnectionError):
            babbler.sendall(noise(seed, 1 + 70 * seed) + b"\r\n\r\n")
            babbler.shutdown(socket.SHUT_WR)
            babbler.recv(4096)
    assert user.get("/health")["sequence"] > 0


@pytest.mark.usefixtures("user")
def test_a_listener_that_talks_is_not_listened_to(hub: RunningHub) -> None:
    address = f"ws://{hub.address}/v1/stream"
    for frame in ("{}", '{"frame":"event"}', noise(11, 500), "x" * 900):
        with connect(address) as stream:
            stream.send(frame)
            stream.recv(timeout=10)
    with connect(address) as loud:
        loud.send("x" * 100_000)
        assert closes(loud)
    with connect(address) as broken:
        broken.socket.sendall(b"\xff" * 64)
        assert closes(broken)


@pytest.mark.parametrize("after", ["-1", "99999999999999999999", "1e9", "", "9" * 5000, "0x10", "%EF%BC%91"])
def test_a_stream_may_be_asked_for_from_anywhere(hub: RunningHub, user: HubUser, after: str) -> None:
    with contextlib.suppress(ConnectionClosed), connect(f"ws://{hub.address}/v1/stream?after={after}") as stream:
        assert json.loads(stream.recv(timeout=10))["frame"] == "hello"
    assert user.get("/health")["sequence"] > 0


def test_commands_sent_again_and_in_any_order_do_nothing_twice(user: HubUser) -> None:
    user.at_counter("open")
    said: list[tuple[str, dict[str, Any]]] = [
        ("call-next", {}),
        ("start", {}),
        ("finish", {"is_sure": True}),
        ("recall", {}),
        ("no-show", {}),
    ]
    user.take()
    answers: dict[int, tuple[int, str]] = {}
    for which in (byte % len(said) for byte in noise(3, 60)):
        verb, body = said[which]
        answer = user.post(f"/counters/1/{verb}", {"officer": "andi", **body}, key=f"replayed-{which}")
        assert answers.setdefault(which, (answer.status_code, answer.text)) == (answer.status_code, answer.text)
    assert user.get("/counters/1?officer=andi")["served_today"] <= 1
