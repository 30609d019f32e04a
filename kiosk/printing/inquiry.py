"""Asks a printer how it is (DLE EOT), and takes for an answer only what can be one."""

import time
from dataclasses import dataclass, replace
from typing import Final

from kiosk.printing.connections import Connection
from kiosk.printing.printer import PaperState, PrinterStatus

ANSWER_SECONDS: Final = 0.5
LATEST_ANSWER_SECONDS: Final = 1.0
"""An answer that is later than this does not come any more."""

PRINTER, OFFLINE_CAUSE, ERROR, PAPER = 1, 2, 3, 4
"""The four questions."""

_FLOW_CONTROL: Final = b"\x11\x13"
"""XON and XOFF, with which a serial printer says that it can take data, or not."""
_MOST_READS: Final = 64
"""Nobody listens for ever to a printer that never stops talking."""
_ORDER: Final = (PRINTER, PAPER, OFFLINE_CAUSE, ERROR)
_FIXED_BITS: Final = 0b1001_0011
_FIXED_VALUE: Final = 0b0001_0010

_OFFLINE: Final = 1 << 3
_COVER_OPEN: Final = 1 << 2
_STOPPED_AT_PAPER_END: Final = 1 << 5
_STOPPED_BY_ERROR: Final = 1 << 6
_MECHANICAL: Final = 1 << 2
_CUTTER: Final = 1 << 3
_UNRECOVERABLE: Final = 1 << 5
_RECOVERABLE: Final = 1 << 6
_NEAR_END: Final = 0x0C
_PAPER_END: Final = 0x60


@dataclass(slots=True)
class Capabilities:
    """What a printer has shown it can answer; it outlives the line to the printer."""

    questions: tuple[int, ...] | None = None
    """Those it answers, none for a printer that is silent by its make; None until it has been tried."""


class Inquiry:
    """The conversation about a printer's state on one open line."""

    def __init__(self, connection: Connection, capabilities: Capabilities) -> None:
        self._connection = connection
        self._capabilities = capabilities
        self._owed_until: float | None = None

    def ask(self) -> PrinterStatus:
        """The printer's state; silent when an answer stays away. Raise LineLostError.

        A printer that has never been asked is tried with every question, which takes seconds if it knows only some.
        """
        self._discard_what_came()
        if self._capabilities.questions is None:
            self._capabilities.questions = tuple(self._try_all())
        status = self._ask_known(self._capabilities.questions)
        if status.trouble == "offline":
            # Somebody closed the cover or put in paper while the questions went out: look at it whole.
            return self._ask_known(self._capabilities.questions)
        return status

    def _try_all(self) -> dict[int, int]:
        answers: dict[int, int] = {}
        for question in _ORDER:
            answer = self._put(question)
            if answer is not None:
                answers[question] = answer
            elif question == PRINTER:
                break
        return answers

    def _ask_known(self, questions: tuple[int, ...]) -> PrinterStatus:
        """Judge by all answers, or by none: half of them could hide the trouble in the other half."""
        answers: dict[int, int] = {}
        for question in questions:
            answer = self._put(question)
            if answer is None:
                return PrinterStatus(is_silent=True)
            answers[question] = answer
        return judge(answers) if answers else PrinterStatus(is_silent=True)

    def _put(self, question: int) -> int | None:
        self._await_owed()
        self._connection.write(bytes([0x10, 0x04, question]))
        answer = self._next_answer(time.monotonic() + ANSWER_SECONDS)
        if answer is None:
            self._owed_until = time.monotonic() + LATEST_ANSWER_SECONDS
        return answer

    def _await_owed(self) -> None:
        """Let the late answer to an earlier question pass, so that it is not taken for the answer to the next."""
        if self._owed_until is not None:
            self._next_answer(self._owed_until)
            self._owed_until = None

    def _discard_what_came(self) -> None:
        for _ in range(_MOST_READS):
            came = self._connection.read(0)
            if answer_in(came) is not None:
                self._owed_until = None
                self._forget_silence()
            if not came:
                return

    def _forget_silence(self) -> None:
        """A printer that answers too late was taken for silent: try it again."""
        if self._capabilities.questions == ():
            self._capabilities.questions = None

    def _next_answer(self, deadline: float) -> int | None:
        for _ in range(_MOST_READS):
            left = deadline - time.monotonic()
            answer = answer_in(self._connection.read(left)) if left > 0 else None
            if answer is not None or left <= 0:
                return answer
        return None


def answer_in(came: bytes) -> int | None:
    """The answer in what came at once; who says other things beside it is not answering, but babbling."""
    said = [byte for byte in came if byte not in _FLOW_CONTROL]
    return said[0] if said and all(map(is_answer, said)) else None


def is_answer(byte: int) -> bool:
    """Whether this byte can be a reply to DLE EOT: bits 1 and 4 set, 0 and 7 clear."""
    return byte & _FIXED_BITS == _FIXED_VALUE


def judge(answers: dict[int, int]) -> PrinterStatus:
    """The state that these replies, by question, tell of. A question without a reply tells of no trouble."""
    printer, cause, error = (answers.get(question, 0) for question in (PRINTER, OFFLINE_CAUSE, ERROR))
    unexplained = bool(cause & _STOPPED_BY_ERROR) and ERROR not in answers
    status = PrinterStatus(
        is_cover_open=bool(cause & _COVER_OPEN),
        paper=_paper(answers),
        has_cutter_error=bool(error & _CUTTER),
        has_recoverable_error=bool(error & _RECOVERABLE),
        has_unrecoverable_error=bool(error & (_UNRECOVERABLE | _MECHANICAL)) or unexplained,
    )
    return replace(status, is_online=not (printer & _OFFLINE or status.trouble))


def _paper(answers: dict[int, int]) -> PaperState:
    paper = answers.get(PAPER)
    if (paper or 0) & _PAPER_END or answers.get(OFFLINE_CAUSE, 0) & _STOPPED_AT_PAPER_END:
        return "end"
    if paper is None:
        return "unknown"
    return "near_end" if paper & _NEAR_END else "ok"
