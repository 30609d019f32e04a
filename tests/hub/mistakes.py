"""A hall file with one thing changed for the worse, and what is told of it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from shared.hub.hall_file import HallFileError, read_hall_file

_AS_FAR = 12
"""Lines between a mistake and the line that is told: that of its value, or of its table."""


class Broken(NamedTuple):
    """What stands there, what stands there instead; the field that is named, and part of what is said about it."""

    good: str
    bad: str
    field: str
    remedy: str


def is_told(hall: Path, broken: Broken, folder: Path) -> None:
    """Break a hall file, and find the mistake told with file, line, field and way out."""
    text = hall.read_text("utf-8")
    assert broken.good in text
    path = folder / "hall.toml"
    path.write_text(text.replace(broken.good, broken.bad, 1), "utf-8")
    with pytest.raises(HallFileError) as caught:
        read_hall_file(path)
    told = {mistake.field: mistake for mistake in caught.value.mistakes}
    assert broken.field in told, str(caught.value)
    mistake = told[broken.field]
    assert broken.remedy in mistake.remedy
    changed = text[: text.index(broken.good)].count("\n") + 1
    assert abs(mistake.line - changed) <= _AS_FAR
    assert f"{path}:{mistake.line}: {broken.field}: " in str(caught.value)
