from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from display.voice.loudspeaker import open_loudspeaker
from tests.display.voice.announcer_contract import AnnouncerContract, Stage


class TestLoudspeaker(AnnouncerContract):
    """On a machine without a sound device as on one with it; Qt's warnings would fail these tests."""

    @pytest.fixture
    def stage(self, qtbot: QtBot) -> Iterator[Stage]:
        owner = QObject()
        yield Stage(
            open_loudspeaker(owner),
            lambda condition: qtbot.waitUntil(condition, timeout=10_000),
            lambda: qtbot.wait(1),
        )
        owner.deleteLater()
