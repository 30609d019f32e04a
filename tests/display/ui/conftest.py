from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from display.presenters.views import WallView

if TYPE_CHECKING:
    from display.ui.window import WallWindow

OpenWall = Callable[..., "WallWindow"]


@pytest.fixture
def open_wall(request: pytest.FixtureRequest) -> Iterator[OpenWall]:
    """Open a wall's window: `open_wall(view, size=(1920, 1080), distance=8)`."""
    pytest.importorskip("PySide6")
    qapp = request.getfixturevalue("qapp")
    from display.ui.look import wall_look
    from display.ui.window import WallWindow
    from shared.qt.application import dress
    from shared.qt.sizes import ScreenMetrics
    from shared.qt.typeface import load_typeface

    load_typeface()
    opened: list[WallWindow] = []

    def open_wall(
        view: WallView, size: tuple[int, int] = (1920, 1080), distance: float = 8, *, is_calm: bool = False
    ) -> WallWindow:
        look = wall_look(ScreenMetrics(*size, 55, distance), is_motion_reduced=is_calm)
        dress(qapp, look)
        window = WallWindow(look)
        opened.append(window)
        window.resize(*size)
        window.render_view(view)
        window.show()
        return window

    yield open_wall
    for window in opened:
        window.close()
        window.deleteLater()
