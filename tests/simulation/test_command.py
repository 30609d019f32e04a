"""`antrean simulate`, as a person starts it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

HALLS = Path(__file__).parents[2] / "assets/halls"


def test_a_day_of_the_sample_hall(tmp_path: Path) -> None:
    ran = _simulate(
        tmp_path, "--hall", str(HALLS / "tier-m.toml"), "--tickets", "200", "--json", "--out", str(tmp_path)
    )
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(ran.stdout)
    with (tmp_path / "tickets.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(row["tickets"] for row in figures["waits"])
    assert figures["variants"][0]["what"] == "as it is"
    assert (tmp_path / "day.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8")) == figures


def test_the_tables(tmp_path: Path) -> None:
    ran = _simulate(tmp_path, "--hall", str(HALLS / "tier-m.toml"), "--tickets", "100", "--days", "2")
    assert ran.returncode == 0, ran.stderr
    for words in ("2 days", "One counter more or less", "What was said at issue"):
        assert words in ran.stdout


def test_a_hall_file_that_is_not_there(tmp_path: Path) -> None:
    ran = _simulate(tmp_path, "--hall", str(tmp_path / "none.toml"))
    assert ran.returncode == 1
    assert "none.toml" in ran.stderr
    assert "check the path" in ran.stderr


def _simulate(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MPLCONFIGDIR": str(folder)}
    command = [sys.executable, "-m", "shared.cli", "simulate", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
