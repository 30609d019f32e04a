"""The corner of the screen in which the small window stays, remembered from day to day."""

import logging
from pathlib import Path
from typing import Final, Literal, cast, get_args

from PySide6.QtCore import QPoint, QRect, QSize

Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]

_log = logging.getLogger(__name__)
_MARGIN_PX: Final = 12


class CornerMemory:
    """Keeps the corner in a file; one that cannot be read or written is no reason to stop."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def recall(self) -> Corner:
        """The corner of last time; at first the lower right one."""
        try:
            text = self._file.read_text(encoding="utf-8").strip()
        except OSError:
            return "bottom-right"
        return cast("Corner", text) if text in get_args(Corner) else "bottom-right"

    def keep(self, corner: Corner) -> None:
        """Remember it."""
        try:
            self._file.write_text(corner, encoding="utf-8")
        except OSError as fault:
            _log.info("the corner of the small window is not kept: %s", fault)


def corner_of(window: QRect, screen: QRect) -> Corner:
    """The corner of the screen that is nearest to a window."""
    is_left = window.center().x() < screen.center().x()
    is_top = window.center().y() < screen.center().y()
    return cast("Corner", f"{'top' if is_top else 'bottom'}-{'left' if is_left else 'right'}")


def place_in(corner: Corner, size: QSize, screen: QRect) -> QPoint:
    """Where a window of this size stands in a corner of the screen."""
    room = screen.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
    x = room.left() if corner.endswith("left") else room.right() - size.width() + 1
    y = room.top() if corner.startswith("top") else room.bottom() - size.height() + 1
    return QPoint(x, y)
