"""From the programs' marks to the story of each ticket: when it was touched, given, printed, called, shown, spoken."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Mark = Mapping[str, Any]
Moments = dict[str, Any]

_HANDS: Final = ("tap", "key")
_NS_PER_MS: Final = 1_000_000


def ticket_moments(kiosk: Sequence[Mark]) -> list[Moments]:
    """For each ticket, from the touch that asked for it: milliseconds until its number was on disk and printed."""
    return [
        _moments(
            _last_before(kiosk, _HANDS, issued),
            label=issued["label"],
            commit=issued,
            print_sent=_first_after(kiosk, "print_sent", issued),
            printed=_first_after(kiosk, "printed", issued),
        )
        for issued in _named(kiosk, "issued")
    ]


def call_moments(counter: Sequence[Mark], display: Sequence[Mark]) -> list[Moments]:
    """For each call, from the key that made it: milliseconds until the wall heard, showed and spoke it."""
    return [
        _moments(
            _last_before(counter, _HANDS, event),
            label=event["label"],
            event=event,
            shown=_first_after(display, "shown", event),
            spoken=_first_after(display, "spoken", event),
        )
        for event in _named(display, "event")
        if event.get("label")
    ]


def _moments(start: Mark, label: str, **marks: Mark | None) -> Moments:
    told: Moments = {"label": label, "touched_at": start["wall"]}
    for name, mark in marks.items():
        told[f"{name}_ms"] = None if mark is None else round((mark["at"] - start["at"]) / _NS_PER_MS, 1)
    return told


def _named(marks: Iterable[Mark], name: str) -> list[Mark]:
    return [mark for mark in marks if mark["mark"] == name]


def _first_after(marks: Iterable[Mark], name: str, start: Mark) -> Mark | None:
    later = (mark for mark in _named(marks, name) if mark["at"] >= start["at"])
    return next((mark for mark in later if mark.get("label") == start["label"]), None)


def _last_before(marks: Iterable[Mark], names: Sequence[str], end: Mark) -> Mark:
    return [mark for mark in marks if mark["mark"] in names and mark["at"] <= end["at"]][-1]
