"""What the technician's corner shows, and the facts in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from kiosk.presenters.views import Button, Fact
from kiosk.printing.printer import PrinterStatus
from shared.language import Catalog, Language
from shared.protocol.views import Health

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


class _Say(Protocol):
    def __call__(self, key: str, **params: object) -> str: ...


@dataclass(frozen=True, slots=True)
class CornerView:
    """One page of the corner. `typed` is how many digits are typed; None where there is no PIN to type."""

    title: str
    hint: str
    close: Button
    is_trouble: bool = False
    choices: tuple[Button, ...] = ()
    facts: tuple[Fact, ...] = ()
    typed: int | None = None
    erase: Button | None = None
    confirm: Button | None = None
    can_confirm: bool = False


def facts_of(
    health: Health | None, printer: PrinterStatus | None, language: Language, *, is_known: bool
) -> tuple[Fact, ...]:
    """How the hub, its clock and the printer are; `is_known`: the hub was asked."""
    words = _words()

    def say(key: str, **params: object) -> str:
        return words.say(language, key, **params)

    def tell() -> Iterator[Fact]:
        if health is None:
            yield Fact(say("hub"), say("hub_away" if is_known else "one_moment"))
        else:
            yield Fact(say("hub"), say("hub_there", version=health.version, time=_span(health.uptime_seconds, say)))
            yield Fact(say("record"), say("record_to", sequence=health.sequence))
            yield Fact(say("clock"), _clock(health.clock_off_seconds, say))
            if health.copy_of_record is not None:
                yield Fact(say("copy"), say(f"copy_{health.copy_of_record.state}"))
        state = "unknown" if printer is None else printer.trouble or "ready"
        yield Fact(say("printer"), say(f"printer_{state}"))

    return tuple(tell())


def _clock(off: int, say: _Say) -> str:
    if not off:
        return say("clock_right")
    return say("clock_fast" if off > 0 else "clock_slow", time=_span(abs(off), say))


def _span(seconds: float, say: _Say) -> str:
    """A length of time in its largest unit."""
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= unit:
            return say(name, count=int(seconds // unit))
    return say("seconds", count=int(seconds))


@cache
def _words() -> Catalog:
    return Catalog.load("technician")
