"""`antrean demo --headless`: the whole hall, on the real programs, once."""

import json
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6")

from shared.demo.scene import CALLS, CITIZENS
from shared.discovery.interfaces import ENVIRONMENT
from shared.hub.store import read_entries
from shared.journal.verify import verify

ROOT = Path(__file__).parents[2]

Run = tuple[Path, str, dict[str, Any]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The output of one run, what it said, and its timeline."""
    out = tmp_path_factory.mktemp("demo")
    ran = subprocess.run(
        [sys.executable, "-m", "shared.cli", "demo", "--headless", "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, ENVIRONMENT: "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return out, ran.stdout, json.loads((out / "timeline.json").read_text())


pytestmark = pytest.mark.timeout(180)


def test_every_citizen_has_a_number_on_disk_and_on_paper(run: Run) -> None:
    out, _, timeline = run
    assert [ticket["label"] for ticket in timeline["tickets"]] == [citizen.label for citizen in CITIZENS]
    assert all(0 < ticket["commit_ms"] < ticket["print_sent_ms"] for ticket in timeline["tickets"])
    assert len([*(out / "tickets").glob("*.bin")]) == len([*(out / "tickets").glob("*.png")]) == len(CITIZENS)


def test_every_call_is_shown_and_spoken_in_order(run: Run) -> None:
    out, _, timeline = run
    called = [call["label"] for call in timeline["calls"]]
    assert [*dict.fromkeys(called)] == [*CALLS]
    assert called.count(CALLS[0]) == 2
    assert all(0 < call["event_ms"] < call["shown_ms"] for call in timeline["calls"])
    spoken = sorted((out / "announcements").glob("*.wav"))
    assert len(spoken) == len(called)
    for file in spoken:
        with wave.open(str(file)) as sound:
            assert sound.getnframes() > sound.getframerate()


def test_the_record_is_whole(run: Run) -> None:
    out, *_ = run
    assert verify(read_entries(out / "hub")).is_whole


def test_every_step_has_a_picture_of_every_screen(run: Run) -> None:
    out, said, _ = run
    pictures = [picture.stem for picture in (out / "screens").glob("*.png")]
    for role in ("kiosk", "counter", "display"):
        assert len([name for name in pictures if name.endswith(role)]) == len(pictures) / 3
    assert said.count("✓") >= len(CITIZENS) + len(CALLS)
