"""A real window of a counter whose real hub is killed in the middle of a visit, and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shared.hub.store import read_entries
from tests.counter_client.ui.officer import Officer, issue
from tests.support.hub import RunningHub, hall_of_its_own, running_hub


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHub]:
    monkeypatch.setenv("ANTREAN_INTERFACES", "127.0.0.1")
    with running_hub(tmp_path / "hub", hall_of_its_own(tmp_path)) as hub:
        yield hub


def test_a_visit_finished_while_the_hub_is_away_is_recorded_once(qtbot: QtBot, hub: RunningHub, tmp_path: Path) -> None:
    (label,) = issue(hub, "ktp")
    with _sitting(qtbot, hub, tmp_path) as andi:
        andi.call(label)
        hub.kill()
        andi.until(lambda: not andi.can("transfer") and andi.can("finish"))
        andi.press(Qt.Key.Key_F12)
        assert not andi.can("finish")
        assert list(tmp_path.rglob("kept.json"))
        with running_hub(hub.data, None, port=hub.port):
            andi.until(lambda: andi.desk.ticket is None and andi.desk.served == 1 and andi.can("break"))
    assert not list(tmp_path.rglob("kept.json"))
    assert [entry.officer for entry in read_entries(hub.data, kind="service_finished")] == ["andi"]


def test_a_press_at_the_moment_when_the_hub_goes_is_recorded_once(
    qtbot: QtBot, hub: RunningHub, tmp_path: Path
) -> None:
    (label,) = issue(hub, "ktp")
    with _sitting(qtbot, hub, tmp_path) as andi:
        andi.call(label)
        hub.kill()
        andi.press(Qt.Key.Key_F12)
        with running_hub(hub.data, None, port=hub.port):
            andi.until(lambda: andi.desk.ticket is None and andi.desk.served == 1 and andi.can("break"))
    assert len(list(read_entries(hub.data, kind="service_finished"))) == 1


@contextmanager
def _sitting(qtbot: QtBot, hub: RunningHub, folder: Path) -> Iterator[Officer]:
    officer = Officer(qtbot, hub, folder)
    try:
        officer.sit_down()
        yield officer
    finally:
        officer.leave()
