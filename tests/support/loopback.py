"""Tests reach this machine only: loopback, mDNS by way of loopback, or a network namespace of their own."""

import ipaddress
import socket
import struct
from pathlib import Path

MDNS_PORT = 5353
THIS_NAMESPACE = Path("/proc/thread-self/ns/net")


class ReachesOutError(Exception):
    """A test was about to leave this machine. Not an OSError: nothing may take it for a fault of the network."""


def refuse_other_networks(event: str, arguments: tuple[object, ...]) -> None:
    """Serve as an audit hook: raise ReachesOutError where a socket is pointed at another machine."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"):
        sock, address = arguments[:2]
        if isinstance(sock, socket.socket) and isinstance(address, tuple):
            _check_address(event, sock, address)
    elif event == "socket.getaddrinfo":
        _check_name(arguments[0])


def _namespace() -> str:
    return str(THIS_NAMESPACE.readlink()) if THIS_NAMESPACE.exists() else ""


_first_namespace = _namespace()


def _check_address(event: str, sock: socket.socket, address: tuple[object, ...]) -> None:
    host, port = address[:2]
    is_allowed = _is_here(host) or (port == MDNS_PORT and (event == "socket.bind" or _goes_by_loopback(sock, host)))
    if not is_allowed and _namespace() == _first_namespace:
        raise ReachesOutError(f"{event} {address}")


def _check_name(host: object) -> None:
    if host and not _is_here(host) and not _is_address(host) and _namespace() == _first_namespace:
        raise ReachesOutError(f"look-up of {host!r}")


def _is_here(host: object) -> bool:
    return host in ("localhost", b"localhost") or (_is_address(host) and ipaddress.ip_address(str(host)).is_loopback)


def _is_address(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def _goes_by_loopback(sock: socket.socket, host: object) -> bool:
    if sock.family != socket.AF_INET or not ipaddress.ip_address(str(host)).is_multicast:
        return False
    interface = sock.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, struct.calcsize("4s"))
    return ipaddress.ip_address(interface).is_loopback
