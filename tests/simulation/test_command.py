"""`antrean simulate`, as a person starts it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HALLS = Path(__file__).parents[2] / "assets/halls"
TIER_M = ("--hall", str(HALLS / "tier-m.toml"))


def test_a_day_of_the_sample_hall(tmp_path: Path) -> None:
    ran = _simulate(tmp_path, *TIER_M, "--tickets", "200", "--json", "--out", str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    rows = _rows(tmp_path / "out/visits.csv")
    assert len([row for row in rows if row["returned"] == "0"]) == sum(row["tickets"] for row in figures["waits"])
    assert _rows(tmp_path / "out/halls.csv")[0]["what"] == "as it is"
    assert len(_rows(tmp_path / "out/waits.csv")) == len(figures["waits"])
    assert (tmp_path / "out/day.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((tmp_path / "out/figures.json").read_text(encoding="utf-8")) == figures


def test_the_tables(tmp_path: Path) -> None:
    options = ("--days", "2", "--compare", "all", "--each-counter", "--outage", "ktp@10:00+45", "--day", "2026-01-09")
    ran = _simulate(tmp_path, "--hall", str(HALLS / "small.toml"), "--tickets", "60", *options)
    assert ran.returncode == 0, ran.stderr
    for words in ("2 days", "One counter more or less", "accumulating", "gave out none", "What was said at issue"):
        assert words in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--outage", "ktp@10"), "such as ktp@10:00+45"),
        (("--outage", "ktpp@10:00+45"), 'no service "ktpp"'),
        (("--compare", "fifo"), "choose from first_come"),
    ],
)
def test_what_cannot_be_understood_says_what_would_be(tmp_path: Path, options: tuple[str, str], words: str) -> None:
    ran = _simulate(tmp_path, *TIER_M, *options)
    assert ran.returncode == 1
    assert words in ran.stderr


def test_a_hall_file_that_is_not_there(tmp_path: Path) -> None:
    ran = _simulate(tmp_path, "--hall", str(tmp_path / "none.toml"))
    assert ran.returncode == 1
    assert "none.toml" in ran.stderr
    assert "check the path" in ran.stderr


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as text:
        return list(csv.DictReader(text))


def _simulate(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MPLCONFIGDIR": str(folder), "COLUMNS": "80"}
    command = [sys.executable, "-m", "shared.cli", "simulate", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
