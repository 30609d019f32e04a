"""The accessible names of what may be pressed, in every language the same, and the icons."""

from typing import Final

from counter_client.presenters.presses import Press

ICONS: Final[dict[Press, str]] = {
    "call_next": "bell",
    "break": "pause",
    "resume": "play",
    "close": "lock",
    "transfer": "transfer",
    "hold": "clock",
    "undo": "back",
    "aside": "people",
    "call": "warning",
}


def name_of(press: Press) -> str:
    """The accessible name of a button."""
    return "close-counter" if press == "close" else press.replace("_", "-")
