"""Who plays the hub of the hall, and how far that goes before devices are paired."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from shared.discovery.advert import Advert
from tests.link.conftest import StartLink
from tests.support.ports import free_port
from tests.support.scripted_hub import ScriptedHub

LOOPBACK = ("127.0.0.1",)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"

Talk = Callable[[socket.socket, threading.Event], None]


def a_byte_at_a_time(connection: socket.socket, is_over: threading.Event) -> None:
    """An answer that always goes on, and never ends."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not is_over.wait(0.2):
        connection.sendall(b"x")


def without_end(connection: socket.socket, is_over: threading.Event) -> None:
    """More than any answer is long, as fast as it goes."""
    connection.sendall(HEAD)
    while not is_over.is_set():
        connection.sendall(b" " * 65536)


def nonsense(connection: socket.socket, _is_over: threading.Event) -> None:
    """Something else than a hub says."""
    connection.sendall(HEAD + b'{"version": 7, "hall": [[[["' + b"\xff" * 100)


@contextmanager
def pretending(talk: Talk) -> Iterator[str]:
    """Somebody who accepts connections and talks so; the address."""
    is_over = threading.Event()
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", free_port())))
        server.settimeout(0.1)

        def serve_one(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                connection.settimeout(1)
                connection.recv(4096)
                talk(connection, is_over)

        def serve() -> None:
            with ExitStack() as talks:
                while not is_over.is_set():
                    with contextlib.suppress(TimeoutError):
                        talker = threading.Thread(target=serve_one, args=(server.accept()[0],))
                        talker.start()
                        talks.callback(talker.join)

        accepting = threading.Thread(target=serve)
        accepting.start()
        stack.callback(accepting.join)
        stack.callback(is_over.set)
        yield "{}:{}".format(*server.getsockname())


@contextmanager
def advertised(hall: str, hub: ScriptedHub) -> Iterator[None]:
    advert = Advert("hub", hall, "Balai", hub.address.port, LOOPBACK)
    advert.start()
    try:
        yield
    finally:
        advert.close()


@pytest.mark.parametrize("talk", [a_byte_at_a_time, without_end, nonsense])
def test_who_only_pretends_to_be_a_hub_is_passed_over(hall: str, start_link: StartLink, talk: Talk) -> None:
    with pretending(talk) as false, ScriptedHub(hall) as hub, advertised(hall, hub):
        _, heard = start_link(hub=false, hall=hall)
        assert str(heard.wait_connected().address) == str(hub.address)


def test_a_second_hub_of_the_hall_is_not_followed_while_the_first_answers(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub, ScriptedHub(hall) as second:
        with advertised(hall, hub):
            _, heard = start_link(hall=hall)
            heard.wait(lambda heard: heard.snapshots == 1)
        with advertised(hall, second):
            _, witness = start_link("counter", hall=hall, hub=str(second.address))
            witness.wait_connected()
            asked = len(second.devices)
            first = hub.happen("ticket_called", "A-001")
            heard.wait(lambda heard: heard.sequences == [first])
            hub.cut()
            second_one = hub.happen("ticket_called", "A-002")
            heard.wait(lambda heard: heard.sequences == [first, second_one])
            assert len(second.devices) == asked, "nobody asked the second hub anything"
