"""Forged adverts: whatever is told by mDNS, programs go on, and honest ones are seen."""

import secrets
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from shared.discovery.lan import MOST_SEEN, Lan
from shared.discovery.program import Program
from tests.discovery.forger import TYPE, Forger, answer, forging, labels, noise, record

LOOPBACK = ("127.0.0.1",)
PATIENCE_S = 20
ENDLESS_NAME = struct.pack("!HHHHHH", 0, 0x8400, 0, 1, 0, 0) + b"\xc0\x0c"
TOO_MANY_ANSWERS = struct.pack("!HHHHHH", 0, 0x8400, 0, 65535, 65535, 65535)


class Onlooker:
    """Sees who is there; an honest program of its own hall is what it waits for."""

    def __init__(self) -> None:
        self.hall = f"hall-{secrets.token_hex(4)}"
        self.most = 0
        self._programs: tuple[Program, ...] = ()
        self._changed = threading.Condition()

    def see(self, programs: tuple[Program, ...]) -> None:
        """Called by the LAN."""
        with self._changed:
            self._programs, self.most = programs, max(self.most, len(programs))
            self._changed.notify_all()

    def names(self) -> set[str]:
        """Names of this hall's programs."""
        return {program.name for program in self._programs if program.hall == self.hall}

    def wait(self, name: str) -> None:
        """Until a program of this name is there."""
        with self._changed:
            assert self._changed.wait_for(lambda: name in self.names(), PATIENCE_S), self.names()

    def is_full(self) -> bool:
        """Whether, soon, as many programs are kept as ever."""
        with self._changed:
            return self._changed.wait_for(lambda: self.most >= MOST_SEEN, 2)


@contextmanager
def on_the_lan(program: Program | None, onlooker: Onlooker | None = None) -> Iterator[None]:
    lan = Lan(program, onlooker.see if onlooker else None, interfaces=LOOPBACK)
    lan.start()
    try:
        yield
    finally:
        lan.close()


@pytest.fixture
def onlooker() -> Iterator[Onlooker]:
    """Looks on, and has seen somebody, so is surely there."""
    onlooker = Onlooker()
    with on_the_lan(Program("kiosk", onlooker.hall, "Saya"), onlooker):
        onlooker.wait("Saya")
        yield onlooker


@pytest.fixture
def forger() -> Iterator[Forger]:
    with forging() as forger:
        yield forger


def sees_an_honest_program(onlooker: Onlooker) -> bool:
    with on_the_lan(Program("hub", onlooker.hall, "Jujur", 8420)):
        onlooker.wait("Jujur")
    return True


def crowd(forger: Forger, onlooker: Onlooker, hall: str) -> None:
    """More programs than are kept; again, where the network has lost some of them."""
    for _ in range(10):
        for number in range(MOST_SEEN + 100):
            forger.advertise(f"{onlooker.hall} {number}", _text(hall, f"Palsu {number}"))
        if onlooker.is_full():
            return
    raise AssertionError(f"only {onlooker.most} were seen")


def test_packets_that_are_no_dns_are_nothing(onlooker: Onlooker, forger: Forger) -> None:
    for seed in range(100):
        forger.send(noise(seed, 12 + 13 * seed))
    for packet in (b"", b"\0", ENDLESS_NAME, TOO_MANY_ANSWERS, answer(record(TYPE, 12, b"\xc0\xff"))):
        forger.send(packet)
    forger.send(answer(record(labels(*[b"x" * 63] * 100) + TYPE, 12, TYPE)))
    assert sees_an_honest_program(onlooker)


@pytest.mark.parametrize("name", [b"\xff\xfe\xfd", b"x" * 63, b"\0\n\x1b[2J", b"a.b.c", "é".encode() * 31])
def test_names_and_texts_of_any_bytes_are_nothing(onlooker: Onlooker, forger: Forger, name: bytes) -> None:
    for text in (b"", b"\0" * 200, b"\xff" + b"role=hub", labels(b"role=hub", b"hall=\xff\xff"), noise(1, 4000)):
        forger.advertise_raw(name, 0, text)
        forger.advertise_raw(name, 65535, text)
    assert sees_an_honest_program(onlooker)


def test_a_text_of_any_length_is_read(onlooker: Onlooker, forger: Forger) -> None:
    mine = labels(*(f"{key}={value}".encode() for key, value in _text(onlooker.hall, "Besar").items()))
    filler = labels(*[b"x" * 250] * 30)
    forger.advertise_raw(b"big", 0, filler + mine)
    assert sees_an_honest_program(onlooker)
    assert "Besar" not in onlooker.names(), "it told no address, so there is nothing to know"


def test_many_who_tell_only_their_name_do_not_keep_others_waiting(onlooker: Onlooker, forger: Forger) -> None:
    for group in range(20):
        forger.name_only(*(f"silent {group}-{one}".encode() for one in range(30)))
    assert sees_an_honest_program(onlooker)


def test_only_so_many_are_kept_and_the_newest_is_among_them(onlooker: Onlooker, forger: Forger) -> None:
    crowd(forger, onlooker, onlooker.hall)
    assert sees_an_honest_program(onlooker)
    assert onlooker.most == MOST_SEEN


def test_a_crowd_of_other_halls_pushes_out_nobody_of_this_one(onlooker: Onlooker, forger: Forger) -> None:
    crowd(forger, onlooker, "elsewhere")
    assert sees_an_honest_program(onlooker)
    assert "Saya" in onlooker.names()


def _text(hall: str, name: str) -> dict[str, str]:
    return {"role": "hub", "hall": hall, "name": name, "v": "1"}
