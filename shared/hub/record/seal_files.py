"""Each day's seal as a file beside the data, `seals/2026-11-23.json`: to be sent away and kept elsewhere."""

import json
from pathlib import Path

from shared.hub.store import read_entries
from shared.journal.codec import to_data
from shared.journal.slip import slip_of
from shared.queueing.facts import DaySealed

FOLDER = "seals"


def write_missing_seals(data: Path) -> None:
    """Bring the files up to what the record holds. StoreError or OSError where that cannot be."""
    for seal in read_seals(data):
        _write(data, seal)


def read_seals(data: Path) -> tuple[DaySealed, ...]:
    """The seals in a data folder's record, by day; the last of a day is the one that counts."""
    found = (entry.to_event() for entry in read_entries(data, kind="day_sealed"))
    return tuple({seal.day: seal for seal in found if isinstance(seal, DaySealed)}.values())


def _write(data: Path, seal: DaySealed) -> None:
    """Write a seal whole or not at all; one that is there already is left alone."""
    text = json.dumps({"slip": slip_of(seal), **to_data(seal)}, indent=2, ensure_ascii=False) + "\n"
    file = data / FOLDER / f"{seal.day}.json"
    if file.exists() and file.read_text("utf-8") == text:
        return
    file.parent.mkdir(exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(text, "utf-8")
    beside.replace(file)
