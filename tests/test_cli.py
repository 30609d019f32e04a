"""The command `antrean`: quick to start, and clear about what is missing."""

import subprocess
import sys
from importlib.metadata import entry_points, version

import pytest

from shared import cli


def test_help_names_every_part() -> None:
    shown = _antrean("--help").stdout
    assert [part.name for part in cli.PARTS if f" {part.name} " not in shown] == []


def test_version_is_that_of_the_package() -> None:
    assert _antrean("--version").stdout.strip() == version("antrean")


def test_an_unknown_part_is_refused() -> None:
    ran = _antrean("kiosks")
    assert ran.returncode == 2
    assert "kiosks" in ran.stderr


def test_showing_help_loads_no_program() -> None:
    timed = _python("-X", "importtime", "-m", "shared.cli", "--help").stderr
    loaded = {line.rpartition("|")[2].strip() for line in timed.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"PySide6", "fastapi", "httpx", "sqlalchemy", "zeroconf", "shared.hub", "shared.link"}


def test_each_part_stands_at_one_place() -> None:
    programs = {program.name for program in entry_points(group=cli.PROGRAMS)}
    assert programs == {part.name for part in cli.PARTS if part.target is None}


def test_a_missing_extra_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    part = cli.Part("wall", "Show.", "screen", "not_installed_here:app")
    monkeypatch.setattr(cli, "PARTS", (part,))
    monkeypatch.setattr(sys, "argv", ["antrean", "wall", "--zone", "A"])
    with pytest.raises(SystemExit) as told:
        cli.main()
    assert (
        told.value.code
        == "wall needs the extra 'screen' (not_installed_here is missing): pip install 'antrean[screen]'"
    )


def _antrean(*arguments: str) -> subprocess.CompletedProcess[str]:
    return _python("-m", "shared.cli", *arguments)


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=30, check=False)
