"""Somebody on the LAN who tells by mDNS whatever they like."""

import hashlib
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from zeroconf import ServiceInfo
from zeroconf._protocol.outgoing import DNSOutgoing

from shared.protocol import SERVICE_TYPE

_GROUP = ("224.0.0.251", 5353)
_LOOPBACK = socket.inet_aton("127.0.0.1")
_RESPONSE = 0x8400
_TTL_S = 20
_POINTER, _TEXT, _SERVICE = 12, 16, 33


class Forger:
    """Sends adverts that no program of ours would send."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock

    def send(self, packet: bytes) -> None:
        """Any bytes at all."""
        self._socket.sendto(packet, _GROUP)

    def advertise(self, instance: str, text: dict[str, Any], address: str = "127.0.0.9", port: int = 8420) -> None:
        """An advert in good form, whatever stands in it."""
        name, server = f"{instance}.{SERVICE_TYPE}", f"{instance.replace(' ', '-')}.local."
        info = ServiceInfo(
            SERVICE_TYPE, name, port=port, properties=text, server=server, parsed_addresses=[address], host_ttl=_TTL_S
        )
        records = [info.dns_pointer(), info.dns_service(), info.dns_text(), *info.dns_addresses()]
        out = DNSOutgoing(_RESPONSE)
        for record in records:
            out.add_answer_at_time(record, 0)
        for packet in out.packets():
            self.send(packet)

    def name_only(self, *instances: bytes) -> None:
        """Names of programs, and no word about where they are."""
        self.send(answer(*(record(TYPE, _POINTER, labels(one) + TYPE) for one in instances)))

    def advertise_raw(self, instance: bytes, port: int, text: bytes) -> None:
        """An advert whose name and text are any bytes; it tells no address."""
        name = labels(instance) + TYPE
        place = struct.pack("!HHH", 0, 0, port) + labels(b"nowhere", b"local") + b"\0"
        self.send(
            answer(record(TYPE, _POINTER, name), record(name, _SERVICE, place), record(name, _TEXT, text)),
        )


def labels(*parts: bytes) -> bytes:
    """Labels of a name, without its end."""
    return b"".join(bytes([len(part)]) + part for part in parts)


TYPE = labels(*(part.encode() for part in SERVICE_TYPE.rstrip(".").split("."))) + b"\0"


def record(name: bytes, kind: int, content: bytes) -> bytes:
    """One resource record."""
    return name + struct.pack("!HHIH", kind, 1, _TTL_S, len(content)) + content


def answer(*records: bytes) -> bytes:
    """A packet with these answers."""
    return struct.pack("!HHHHHH", 0, _RESPONSE, 0, len(records), 0, 0) + b"".join(records)


def noise(seed: int, length: int) -> bytes:
    """Bytes that mean nothing, the same each time."""
    return hashlib.shake_256(f"forger {seed}".encode()).digest(length)


@contextmanager
def forging() -> Iterator[Forger]:
    """A forger for the length of a `with`, on loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, _LOOPBACK)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
        yield Forger(sock)
