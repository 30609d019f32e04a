"""The ground of a screen, and its head: the hall's name above a thread of red and white."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from shared.qt.look import Look
from shared.qt.widgets.labels import FlowLabel
from shared.qt.widgets.painting import paint_kawung, smooth_painter


class Ground(QWidget):
    """A calm ground with a breath of batik; the layout of a page goes upon it."""

    def __init__(self, look: Look, *, is_brand: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._is_brand = look, is_brand
        self._picture = QPixmap()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = QPixmap()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            self._picture = self._draw()
        painter = smooth_painter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _draw(self) -> QPixmap:
        look = self._look
        picture = QPixmap(self.size())
        picture.fill(look.colour("brand" if self._is_brand else "ground"))
        painter = smooth_painter(picture)
        pattern = QColor(look.colour("on_brand_soft" if self._is_brand else "text_soft"))
        pattern.setAlphaF(0.05 if self._is_brand else 0.035)
        paint_kawung(painter, QRectF(picture.rect()), pattern, look.unit_px * 3.2)
        painter.end()
        return picture


class Masthead(QWidget):
    """The hall's name on the brand's ground, a thread of the flag's colours below; `add` puts widgets at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = FlowLabel(look, "title", "semibold", lines=1 + look.metrics.is_portrait, colour="on_brand")
        self._subtitle = FlowLabel(look, "small", lines=1, colour="on_brand_soft")
        self._subtitle.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        pad = look.space_px("gap")
        self._row.setContentsMargins(round(pad * 1.5), pad // 2, round(pad * 1.5), pad // 2 + self._thread_px)
        self._row.setSpacing(pad)
        self._row.addLayout(texts, 1)
        self.setProperty("panel", "brand")

    def show_hall(self, name: str, subtitle: str = "") -> None:
        """Show the hall's name and what stands under it."""
        self._title.show_text(name)
        self._subtitle.show_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    @property
    def _thread_px(self) -> int:
        return max(6, round(self._look.unit_px * 0.36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, thread = self._look, self._thread_px
        painter = smooth_painter(self)
        shade = QLinearGradient(0, 0, self.width(), 0)
        shade.setColorAt(0, look.colour("brand"))
        shade.setColorAt(1, look.colour("brand_deep"))
        painter.fillRect(self.rect(), shade)
        bottom = QRectF(0, self.height() - thread, self.width(), thread)
        painter.fillRect(bottom, look.colour("flag_white"))
        painter.fillRect(bottom.adjusted(0, 0, 0, -thread / 2), look.colour("flag_red"))
        painter.end()
