"""The guards of tests/conftest.py hold."""

import socket
from contextlib import closing

import pytest
from zeroconf import Zeroconf

from tests.support.loopback import ReachesOutError

ELSEWHERE = ("192.0.2.1", 9)  # RFC 5737: an address for documentation, nobody's


def test_a_connection_to_another_machine_is_refused() -> None:
    with closing(socket.socket()) as sock, pytest.raises(ReachesOutError):
        sock.connect(ELSEWHERE)


def test_a_datagram_to_another_machine_is_refused() -> None:
    with closing(socket.socket(type=socket.SOCK_DGRAM)) as sock, pytest.raises(ReachesOutError):
        sock.sendto(b"", ELSEWHERE)


def test_multicast_that_leaves_by_the_default_interface_is_refused() -> None:
    with closing(socket.socket(type=socket.SOCK_DGRAM)) as sock, pytest.raises(ReachesOutError):
        sock.sendto(b"", ("224.0.0.251", 5353))


def test_a_listener_for_all_interfaces_is_refused() -> None:
    with closing(socket.socket()) as sock, pytest.raises(ReachesOutError):
        sock.bind(("", 0))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(ReachesOutError):
        socket.getaddrinfo("antrean.invalid", 80)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_zeroconf_speaks_by_way_of_loopback() -> None:
    with closing(Zeroconf(interfaces=["127.0.0.1"])) as zeroconf:
        assert zeroconf.get_service_info("_antrean._tcp.local.", "nobody._antrean._tcp.local.", timeout=1) is None
