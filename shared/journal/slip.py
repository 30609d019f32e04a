"""The closing slip: a day's seal as a line of text, short enough for a QR code, exact enough to hold against a record.

    ANTREAN1 mpp-contoh 2026-11-23 2026-11-23T09:05:00.000Z 4711 9f…c2 600/598/550/40/8 A:1-431,K:1-169 Zm9…

Hall, day, time of sealing, sequence and hash (hex) of the last entry covered, the counts (issued, called, finished,
no-shows, cancelled), the first and last number of each prefix ("-" for none), and an Ed25519 signature (base64url) over
all that stands before the last space.
"""

import re
from datetime import date

from shared.queueing.facts import DaySealed, NumberRange
from shared.queueing.times import from_iso, iso

MARK = "ANTREAN1"
"""What every slip begins with."""

_SLIP = re.compile(
    rf"^{MARK} (?P<hall>\S+) (?P<day>\d{{4}}-\d\d-\d\d) (?P<at>\S+Z) (?P<sequence>\d+) (?P<head>[0-9a-f]{{64}})"
    r" (?P<counts>\d+(?:/\d+){4}) (?P<numbers>-|\S+) (?P<signature>[A-Za-z0-9_-]{86})$"
)
_RANGE = re.compile(r"^(?P<prefix>[A-Z0-9]+):(?P<first>\d+)-(?P<last>\d+)$")


class NotASlipError(ValueError):
    """A text that is no slip, or one that was not copied whole."""


def signed_text(seal: DaySealed) -> str:
    """What the signature of a seal is over."""
    counts = "/".join(str(n) for n in (seal.issued, seal.called, seal.finished, seal.no_shows, seal.cancelled))
    numbers = ",".join(f"{one.prefix}:{one.first}-{one.last}" for one in seal.numbers) or "-"
    return f"{MARK} {seal.hall} {seal.day} {iso(seal.at)} {seal.sequence} {seal.head} {counts} {numbers}"


def slip_of(seal: DaySealed) -> str:
    """The slip of a seal."""
    return f"{signed_text(seal)} {seal.signature}"


def read_slip(text: str) -> DaySealed:
    """The seal that a slip shows; its `key` is not on it. NotASlipError where the text is none."""
    found = _SLIP.match(" ".join(text.split()))
    if found is None:
        raise NotASlipError(f"this is no closing slip; it must begin with {MARK} and end with its signature")
    try:
        issued, called, finished, no_shows, cancelled = map(int, found["counts"].split("/"))
        numbers = tuple(_range(part) for part in found["numbers"].split(",") if part != "-")
        day, at = date.fromisoformat(found["day"]), from_iso(found["at"])
    except ValueError as error:
        raise NotASlipError(f"the slip is damaged: {error}") from error
    return DaySealed(
        at=at,
        day=day,
        hall=found["hall"],
        sequence=int(found["sequence"]),
        head=found["head"],
        issued=issued,
        called=called,
        finished=finished,
        no_shows=no_shows,
        cancelled=cancelled,
        numbers=numbers,
        signature=found["signature"],
    )


def find_slips(text: str) -> tuple[DaySealed, ...]:
    """Every slip in a text, one to a line; lines that do not begin like one are passed over."""
    return tuple(read_slip(line) for line in text.splitlines() if line.lstrip().startswith(MARK))


def _range(text: str) -> NumberRange:
    found = _RANGE.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no range of numbers")
    return NumberRange(found["prefix"], int(found["first"]), int(found["last"]))
