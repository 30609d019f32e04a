"""Officers' PINs: what a good one is, and what is kept of it (argon2id)."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 6
LONGEST = 12
_PASSES, _MEMORY_KIB, _LANES = 3, 19 * 1024, 1
"""The memory that OWASP asks for at least, and one pass more. 21 ms were measured on one core of a server (EPYC).

One lane, for the other cores serve the hall meanwhile; little memory, for many sign in at once when a hall opens.
"""

_hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)


class Weakness(StrEnum):
    """Why a PIN will not do."""

    NOT_DIGITS = "pin_not_digits"
    TOO_SHORT = "pin_too_short"
    TOO_LONG = "pin_too_long"
    TOO_PLAIN = "pin_too_plain"
    SAME_AS_BEFORE = "pin_same_as_before"


@dataclass(frozen=True, slots=True)
class KeptPin:
    """What is kept of an officer's PIN. One that somebody else chose must be changed at the first sign-in."""

    hash: str = field(repr=False)
    must_change: bool

    def opens(self, pin: str) -> bool:
        """Is it this PIN? Takes its time: never on the loop that serves the hall. False for a hash that is none."""
        try:
            return pin.isascii() and _hasher.verify(self.hash, pin)
        except (VerificationError, InvalidHashError):
            return False

    @property
    def needs_rehash(self) -> bool:
        """Made with other parameters than today's: make it anew when the PIN is next at hand. InvalidHashError."""
        return _hasher.check_needs_rehash(self.hash)

    def rehashed(self, pin: str) -> "KeptPin":
        """The same PIN with today's parameters."""
        return KeptPin(_hasher.hash(pin), self.must_change)


def first_pin(pin: str) -> KeptPin | Weakness:
    """What a manager gives an officer: it opens one sign-in, at which it is changed."""
    return weakness(pin) or KeptPin(_hasher.hash(pin), must_change=True)


def given_pin(pin: str, *, must_change: bool = True) -> KeptPin:
    """A PIN as a hall file gives it, whose strength was looked at there; `must_change` False is for training halls."""
    return KeptPin(_hasher.hash(pin), must_change)


def own_pin(pin: str, before: KeptPin) -> KeptPin | Weakness:
    """What officers choose for themselves, in place of the one before."""
    if found := weakness(pin):
        return found
    return Weakness.SAME_AS_BEFORE if before.opens(pin) else KeptPin(_hasher.hash(pin), must_change=False)


def weakness(pin: str) -> Weakness | None:
    """Why this will not do as a PIN; None where it does."""
    if not (pin.isascii() and pin.isdecimal()):
        return Weakness.NOT_DIGITS
    if len(pin) < SHORTEST:
        return Weakness.TOO_SHORT
    if len(pin) > LONGEST:
        return Weakness.TOO_LONG
    return Weakness.TOO_PLAIN if _is_plain(pin) else None


def is_right(pin: str, kept: KeptPin | None) -> bool:
    """Does it open? False for an officer who does not exist, after just as long: so nobody learns who does."""
    opens = (kept or _nobodys()).opens(pin)
    return opens and kept is not None


def _is_plain(pin: str) -> bool:
    """One step from digit to digit (111111, 123456, 987654), or a short group again and again (121212, 123123)."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    is_repeated = any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    return len(steps) == 1 or is_repeated


@cache
def _nobodys() -> KeptPin:
    return KeptPin(_hasher.hash(""), must_change=True)
