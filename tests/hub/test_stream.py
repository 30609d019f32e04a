"""The event stream: what was missed, then what happens; nobody waits for a slow listener."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from shared.protocol.stream import Happened
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser

MORE_THAN_A_SLOW_LISTENER_TAKES = 2000


@contextmanager
def listening(hub: RunningHub, query: str = "") -> Iterator[ClientConnection]:
    with connect(f"ws://{hub.address}/v1/stream{query}", proxy=None) as socket:
        yield socket


def frame(line: ClientConnection) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(line.recv(timeout=10))
    return told


def test_a_listener_hears_what_happens(hub: RunningHub, user: HubUser) -> None:
    with listening(hub) as line:
        hello = frame(line)
        sequence = user.take()["sequence"]
        event = frame(line)
    assert (hello["frame"], hello["hall"], hello["sequence"]) == ("hello", hub.hall, sequence - 1)
    assert (event["sequence"], event["type"], event["label"]) == (sequence, "ticket_issued", "A-001")


def test_a_listener_that_comes_back_gets_what_it_missed(hub: RunningHub, user: HubUser) -> None:
    sequences = [user.take()["sequence"] for _ in range(5)]
    with listening(hub, f"?after={sequences[1]}") as line:
        frame(line)
        assert [frame(line)["sequence"] for _ in range(3)] == sequences[2:]


def test_it_gets_them_from_a_hub_that_was_restarted_too(hub: RunningHub, user: HubUser) -> None:
    sequences = [user.take()["sequence"] for _ in range(3)]
    hub.stop()
    with running_hub(hub.data, None) as again, listening(again, f"?after={sequences[0]}") as line:
        frame(line)
        assert [frame(line)["sequence"] for _ in range(2)] == sequences[1:]


def test_a_sequence_of_another_record_is_a_gap(hub: RunningHub) -> None:
    with listening(hub, "?after=999999") as line:
        sequence = frame(line)["sequence"]
        assert frame(line) == {"frame": "gap", "sequence": sequence}


def test_a_zone_hears_its_own_counters_and_what_is_of_no_counter(hub: RunningHub, user: HubUser) -> None:
    with listening(hub, "?zone=utara") as line:
        frame(line)
        user.at_counter("open", "3", "citra")
        user.at_counter("open", "1", "andi")
        user.take()
        assert [frame(line)["type"] for _ in range(2)] == ["counter_opened", "ticket_issued"]


def test_the_public_hears_no_ids_and_no_officers(hub: RunningHub, user: HubUser) -> None:
    with listening(hub) as line:
        frame(line)
        user.take()
        user.at_counter("open")
        user.at_counter("call-next")
        events = [frame(line) for _ in range(3)]
    assert all(event.keys() == Happened.model_fields.keys() for event in events)
    assert "andi" not in json.dumps(events)


def test_a_slow_listener_is_cut_off_and_the_others_go_on(hub: RunningHub, user: HubUser) -> None:
    with _slow(hub) as slow, listening(hub) as quick:
        frame(quick)
        last = 0
        for _ in range(MORE_THAN_A_SLOW_LISTENER_TAKES):
            last = user.take()["sequence"]
            assert frame(quick)["sequence"] == last
        heard = [json.loads(text) for text in _until_closed(slow)]
    assert slow.close_code == 4008
    assert heard[-1]["sequence"] < last


def test_the_stream_of_a_hub_that_stops_is_closed(hub: RunningHub) -> None:
    with listening(hub) as line:
        frame(line)
        hub.stop()
        assert not list(_until_closed(line))
    assert line.close_code == 1012


def test_a_question_that_is_none_is_refused(hub: RunningHub) -> None:
    with listening(hub, "?after=yesterday") as line:
        assert not list(_until_closed(line))
    assert line.close_code == 4000


@contextmanager
def _slow(hub: RunningHub) -> Iterator[ClientConnection]:
    """A listener that takes nothing from the line until it is asked to."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((hub.host, hub.port))
    with connect(f"ws://{hub.address}/v1/stream", sock=line, proxy=None, max_queue=1, ping_interval=None) as slow:
        yield slow


def _until_closed(line: ClientConnection) -> Iterator[str | bytes]:
    with suppress(ConnectionClosed):
        while True:
            yield line.recv(timeout=10)
