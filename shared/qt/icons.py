"""The product's icons, drawn in any colour of the theme."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shared.assets import ASSETS

_ICON_PX: Final = 96


def paint_icon(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw `assets/icons/{name}.svg` into this place."""
    _renderer(name, colour.name()).render(painter, place)


def icon(name: str, colour: QColor) -> QIcon:
    """The icon for a button of Qt's own."""
    pixmap = QPixmap(_ICON_PX, _ICON_PX)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, _ICON_PX, _ICON_PX), colour)
    painter.end()
    return QIcon(pixmap)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
