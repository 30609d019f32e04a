"""Power cuts below SQLite: what was not synced is lost, kept or torn, at two thousand moments of a day on disk."""

import asyncio
import shutil
from pathlib import Path
from random import SystemRandom

from tests.bench.report import Report
from tests.hub.test_power_cut import FATES, Lived, cut, live, moving
from tests.support.power_cut import NoListeningError, written_down

CUTS = 2000
_AT_A_CHECKPOINT = 0.3


def run(report: Report) -> None:
    """Live through the day once, then cut it again and again."""
    folder = report.folder / "power-cut"
    (folder / "data").mkdir(parents=True)
    try:
        with written_down() as log:
            lived = asyncio.run(live(folder, log))
    except NoListeningError as reason:
        report.add(f"power cut: not measured ({reason})", "", 0, "")
        return
    wrong = sum(_is_wrong(lived, folder / "cut") for _ in range(CUTS))
    at = f"{CUTS} cuts, {len(lived.log)} writes and syncs, {len(lived.answered)} answers"
    report.add("power cut: answered but lost, out of order, or not whole", at, wrong, "", "0")


def _is_wrong(lived: Lived, folder: Path) -> bool:
    chance = SystemRandom()
    if chance.random() < _AT_A_CHECKPOINT:
        moment = chance.choice(moving(lived))
    else:
        moment = chance.randint(lived.answered[0].moment, len(lived.log))
    folder.mkdir()
    try:
        cut(lived, folder, moment, chance.choice(FATES), chance)
    except AssertionError:
        return True
    finally:
        shutil.rmtree(folder)
    return False
