from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from shared.qt.look import Look


@pytest.fixture
def look(qapp: "QApplication") -> "Look":
    """The look of a kiosk, with its typeface and style sheet in force."""
    from shared.qt.application import dress
    from shared.qt.look import Look
    from shared.qt.sizes import ScreenMetrics
    from shared.qt.typeface import load_typeface

    load_typeface()
    look = Look.for_kiosk(ScreenMetrics(1080, 1920, 32, 0.6))
    dress(qapp, look)
    return look
