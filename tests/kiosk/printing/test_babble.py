"""A printer that answers nonsense: the kiosk neither hangs nor believes it, and the ticket is handed over."""

import hashlib
import threading
from collections.abc import Callable

import pytest

from kiosk.printing.inquiry import answer_in
from kiosk.printing.job import print_ticket
from kiosk.printing.line_printer import LinePrinter
from kiosk.printing.printer import PrintOutcome

ANSWER = 0x12
PAPER_END = 0x72
TICKET = b"\x1b@A-001\n\x1dV\x00"

Say = Callable[[int], bytes]


class Babbler:
    """A line whose other end says something at each reading, whatever it is asked."""

    can_answer = True

    def __init__(self, say: Say) -> None:
        self._say, self._readings = say, 0
        self.written = bytearray()

    def write(self, data: bytes) -> None:
        """Take it, and print it for all we know."""
        self.written += data

    def read(self, timeout: float) -> bytes:
        """What it says now; who says nothing lets the time pass."""
        self._readings += 1
        said = self._say(self._readings)
        if not said:
            threading.Event().wait(timeout)
        return said

    def close(self) -> None:
        """Nothing to let go of."""


def random_bytes(reading: int) -> bytes:
    return hashlib.shake_256(f"babble {reading}".encode()).digest(512)


def one_byte_without_end(_reading: int) -> bytes:
    return b"\xff"


def letters(_reading: int) -> bytes:
    return b"READY\r\n"


def answers_among_noise(reading: int) -> bytes:
    return bytes([PAPER_END, reading & 0x7F | 0x80])


def automatic_status(_reading: int) -> bytes:
    """Four bytes that many printers send by themselves (ASB): the first tells them from an answer."""
    return b"\x10\x00\x0f\x0f"


BABBLE = [random_bytes, one_byte_without_end, letters, answers_among_noise, automatic_status]


@pytest.mark.parametrize("say", BABBLE)
def test_nonsense_is_taken_for_silence_and_never_for_trouble(say: Say) -> None:
    status = LinePrinter(lambda: Babbler(say)).status()
    assert status.is_silent
    assert status.trouble is None


@pytest.mark.parametrize("say", BABBLE)
def test_a_printer_that_babbles_gets_its_ticket_whole(say: Say) -> None:
    line = Babbler(say)
    outcome = print_ticket(LinePrinter(lambda: line), TICKET, watch_seconds=0, stop=threading.Event())
    assert outcome == PrintOutcome("unconfirmed", "no_answer")
    assert TICKET in line.written


def test_a_printer_that_says_yes_to_everything_without_end_is_believed_and_not_waited_for() -> None:
    status = LinePrinter(lambda: Babbler(lambda _: bytes([ANSWER]) * 100)).status()
    assert status.trouble is None


@pytest.mark.parametrize(
    ("came", "answer"),
    [
        (b"", None),
        (b"\x12", 0x12),
        (b"\x11\x12", 0x12),
        (b"\x13", None),
        (b"\x12\x72", 0x12),
        (b"\x12\xff", None),
        (b"\x10\x04\x12", None),
    ],
)
def test_an_answer_comes_alone_or_with_flow_control(came: bytes, answer: int | None) -> None:
    assert answer_in(came) == answer
