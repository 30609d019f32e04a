"""`antrean devices` shows who is there."""

import pytest
from typer.testing import CliRunner

from shared.discovery.advert import Advert
from shared.discovery.interfaces import ENVIRONMENT
from shared.link.devices_command import app


def test_programs_are_shown(hall: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "127.0.0.1")
    monkeypatch.setenv("COLUMNS", "160")
    advert = Advert("hub", hall, "Balai Uji", 8420)
    advert.start()
    try:
        answer = CliRunner().invoke(app, [])
    finally:
        advert.close()
    (line,) = [line.split() for line in answer.stdout.splitlines() if hall in line]
    assert line == ["hub", "Balai", "Uji", hall, "127.0.0.1:8420"]
