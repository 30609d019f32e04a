"""Tells a scanner from a person: it types a whole code faster than any fingers, and ends it with Enter."""

import re
from dataclasses import dataclass
from typing import Final

SHORTEST_CODE: Final = 6
LONGEST_CODE: Final = 16
LONGEST_GAP_SECONDS: Final = 0.1
"""Scanners leave 1 to 50 ms between two keys; nobody types six letters, each within a tenth of a second."""

_LONGEST_BURST: Final = 300
_CODE: Final = re.compile(rf"[A-Z0-9]{{{SHORTEST_CODE},{LONGEST_CODE}}}")


@dataclass(frozen=True, slots=True)
class Burst:
    """Keys that came one quickly after the other, the last at `last` (seconds of any steady clock)."""

    text: str = ""
    last: float = 0.0

    def with_key(self, character: str, now: float) -> "Burst":
        """One key more; after a pause it is the first of a new burst."""
        text = self.text if self._goes_on(now) else ""
        return Burst((text + character)[-_LONGEST_BURST:], now)

    def scanned(self, now: float) -> str:
        """What a scanner has read when Enter comes now; "" where a person was typing."""
        return self.text if self._goes_on(now) and len(self.text) >= SHORTEST_CODE else ""

    def _goes_on(self, now: float) -> bool:
        return now - self.last <= LONGEST_GAP_SECONDS


def code_in(scanned: str) -> str:
    """The code of a reservation in what was scanned: alone, or at the end of an address; "" where there is none."""
    parts = re.findall(r"[A-Z0-9]+", scanned.upper())
    return parts[-1] if parts and _CODE.fullmatch(parts[-1]) else ""


def typed_more(typed: str, character: str) -> str:
    """The code with one key more; what is no letter or digit of a code changes nothing."""
    new = character.upper()
    is_one = len(new) == 1 and new.isascii() and new.isalnum()
    return typed + new if is_one and len(typed) < LONGEST_CODE else typed


def is_complete(typed: str) -> bool:
    """Whether this may be a code."""
    return _CODE.fullmatch(typed) is not None
