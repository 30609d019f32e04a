"""`antrean doctor` finds what works and what does not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared.discovery.interfaces import ENVIRONMENT
from shared.link.doctor import app, examine, look_at_clock, look_at_disk, look_at_mdns
from shared.link.settings import load_settings
from tests.support.scripted_hub import ScriptedHub


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "127.0.0.1")
    monkeypatch.setenv("COLUMNS", "200")


def test_a_machine_hears_itself() -> None:
    assert look_at_mdns().verdict == "good"


def test_the_clock_is_looked_at() -> None:
    assert look_at_clock().verdict in ("good", "warning")


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finding = look_at_disk(load_settings(tmp_path / "device.toml", data=tmp_path / "file"))
    assert finding.verdict == "trouble"
    assert finding.remedy


def test_a_hub_that_answers_is_named(hall: str, tmp_path: Path) -> None:
    with ScriptedHub(hall) as hub:
        answer = CliRunner().invoke(app, ["--hub", str(hub.address), "--data", str(tmp_path)])
        assert f"Balai {hall} ({hall}) answers at {hub.address}" in answer.stdout
    assert answer.exit_code == 0


def test_a_hub_that_does_not_answer_is_told(hall: str, tmp_path: Path) -> None:
    with ScriptedHub(hall) as hub:
        gone = str(hub.address)
    answer = CliRunner().invoke(app, ["--hub", gone, "--data", str(tmp_path)])
    assert "No hub answers." in answer.stdout
    assert answer.exit_code == 1


def test_a_wrong_setting_is_all_that_is_told(tmp_path: Path) -> None:
    (finding,) = examine("http://x", tmp_path)
    assert finding.text.startswith("--hub: 'http://x' is no address of a hub")
