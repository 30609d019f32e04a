"""Programs see each other come, change and go, by way of loopback."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from shared.discovery.lan import Lan
from shared.discovery.program import Program

LOOPBACK = ("127.0.0.1",)


class Neighbours:
    """Who of one hall is seen."""

    def __init__(self, hall: str) -> None:
        self._hall = hall
        self._changed = threading.Condition()
        self._names: list[str] = []

    def see(self, programs: tuple[Program, ...]) -> None:
        with self._changed:
            self._names = sorted(program.name for program in programs if program.hall == self._hall)
            self._changed.notify_all()

    def wait(self, *names: str) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._names == [*names], 15), self._names


@pytest.fixture
def hall() -> str:
    return f"hall-{secrets.token_hex(4)}"


@pytest.fixture
def join() -> Iterator[Callable[..., Lan]]:
    with ExitStack() as lans:

        def join(*arguments: object) -> Lan:
            lan = Lan(*arguments, interfaces=LOOPBACK)  # type: ignore[arg-type]  # as Lan takes them
            lan.start()
            lans.callback(lan.close)
            return lan

        yield join


def test_programs_come_and_go(hall: str, join: Callable[..., Lan]) -> None:
    seen = Neighbours(hall)
    join(None, seen.see)
    kiosk = join(Program("kiosk", hall, "Kios 1"))
    join(Program("hub", hall, "Balai", 8420))
    seen.wait("Balai", "Kios 1")
    kiosk.close()
    seen.wait("Balai")


def test_who_comes_late_sees_those_who_are_there(hall: str, join: Callable[..., Lan]) -> None:
    early, late = Neighbours(hall), Neighbours(hall)
    join(Program("hub", hall, "Balai", 8420), early.see)
    early.wait("Balai")
    join(None, late.see)
    late.wait("Balai")


def test_new_facts_replace_the_old(hall: str, join: Callable[..., Lan]) -> None:
    seen = Neighbours(hall)
    join(None, seen.see)
    program = Program("kiosk", f"not-yet-{hall}", "Kios 1")
    lan = join(program)
    lan.become(replace(program, hall=hall))
    seen.wait("Kios 1")


def test_asking_again_forgets_nobody(hall: str, join: Callable[..., Lan]) -> None:
    seen = Neighbours(hall)
    lan = join(Program("hub", hall, "Balai", 8420), seen.see)
    seen.wait("Balai")
    lan.ask_again()
    join(Program("display", hall, "Layar"))
    seen.wait("Balai", "Layar")
