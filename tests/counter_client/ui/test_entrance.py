"""The way in through a real window, by the keyboard, at a real hub."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_client.presenters.pages import ChoosePage, OwnPinPage, SignInPage
from tests.counter_client.ui.officer import Officer
from tests.support.hub import RunningHub, hall_of_its_own, running_hub

OWN = "274916"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHub]:
    """A hall where andi has a first PIN."""
    monkeypatch.setenv("ANTREAN_INTERFACES", "127.0.0.1")
    file = hall_of_its_own(tmp_path)
    file.write_text(file.read_text("utf-8").replace("must_change = false\n", "", 1), "utf-8")
    with running_hub(tmp_path / "hub", file) as hub:
        yield hub


@pytest.fixture
def andi(qtbot: QtBot, hub: RunningHub, tmp_path: Path) -> Iterator[Officer]:
    officer = Officer(qtbot, hub, tmp_path)
    yield officer
    officer.leave()


def test_a_first_pin_becomes_ones_own_and_a_supervisor_lifts_a_pause(andi: Officer) -> None:
    andi.until(lambda: isinstance(page := andi.page, SignInPage) and any(row.is_chosen for row in page.officers))
    for tries in range(1, 7):
        andi.type_pin("0000")
        andi.until(partial(has_tried, andi, tries))
    assert andi.has("supervisor")
    andi.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    andi.until(lambda: isinstance(page := andi.page, SignInPage) and page.title == "Buka kunci")
    andi.type("officer", "sari")
    andi.type_pin("7070")
    andi.until(lambda: isinstance(page := andi.page, SignInPage) and page.title == "Masuk" and page.other is None)
    andi.type_pin("2468")
    andi.until(lambda: isinstance(andi.page, OwnPinPage))
    andi.type("new-pin", OWN)
    andi.type("new-pin-again", OWN)
    andi.until(lambda: isinstance(andi.page, ChoosePage))


def has_tried(officer: Officer, tries: int) -> bool:
    """Whether so many PINs were answered."""
    return isinstance(page := officer.page, SignInPage) and page.tries == tries
