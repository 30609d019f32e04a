"""What a wall is told by its flags, beyond the device file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast, get_args

from display.voice.sentence import PLAIN, Manner, NumberStyle
from display.voice.vocabulary import TONGUES, Place, Zero
from shared.geometry import Point, Size, read_point, read_size
from shared.language import LANGUAGES, Language
from shared.link.settings import DeviceSettings, SettingsError

BOTH: Final = "both"


@dataclass(frozen=True, slots=True)
class WallOptions:
    """How this wall writes and speaks. `size` and `at` are those of its window; no size: the whole screen."""

    languages: tuple[Language, ...] = LANGUAGES
    manner: Manner = PLAIN
    recordings: Path | None = None
    size: Size | None = None
    has_stage: bool = False
    is_motion_reduced: bool = False
    at: Point | None = None


def languages_of(flag: str | None, settings: DeviceSettings) -> tuple[Language, ...]:
    """The languages of the texts: the flag's, else the one in the device file, else both."""
    if flag == BOTH or (flag is None and "language" not in settings.model_fields_set):
        return LANGUAGES
    return (settings.language,)


def manner_of(speak: str, times: int, zero: str, numbers: str, place: str) -> Manner:
    """How calls are spoken. Raise SettingsError for a word that is none of those offered."""
    spoken = tuple(_one_of("--speak", word.strip(), TONGUES) for word in speak.split(","))
    return Manner(
        languages=spoken,
        style=cast("NumberStyle", _one_of("--numbers", numbers, get_args(NumberStyle))),
        zero=cast("Zero", _one_of("--zero", zero, get_args(Zero))),
        times=2 if times == 2 else 1,
        place=cast("Place", _one_of("--place", place, get_args(Place))),
    )


def size_of(text: str | None) -> Size | None:
    """The size of the window in pixels. Raise SettingsError for what is none."""
    if text is None:
        return None
    try:
        return read_size(text)
    except ValueError as mistake:
        raise SettingsError(f"--size: {mistake}") from None


def place_of(text: str | None) -> Point | None:
    """Where the window stands. Raise SettingsError for what is no place."""
    if text is None:
        return None
    try:
        return read_point(text)
    except ValueError as mistake:
        raise SettingsError(f"--at: {mistake}") from None


def _one_of(flag: str, word: str, known: Iterable[str]) -> str:
    if word in known:
        return word
    raise SettingsError(f"{flag}: '{word}' is none of {', '.join(known)}")
