"""Pages one behind the other; the old one fades and moves away over the new one, which can be touched at once."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QPointF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from shared.qt.look import Look
from shared.qt.widgets.painting import smooth_painter

TURN_MS: Final = 220
PASSING: Final = "is_passing"
"""The property of a widget that is there only until its motion ends."""


class Pages(QStackedWidget):
    """A stack of pages; turns without motion when motion is reduced."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._leaf: _Leaf | None = None

    def turn_to(self, page: QWidget, *, is_back: bool = False) -> None:
        """Show this page, added before; the one before it leaves to the left, or to the right on the way back."""
        before = self.currentWidget()
        if page is before:
            return
        has_motion = self.isVisible() and not self._look.is_motion_reduced
        picture = before.grab() if before is not None and has_motion else None
        self.setCurrentWidget(page)
        self.updateGeometry()
        self._drop_leaf()
        if picture is not None:
            self._leaf = _Leaf(picture, self._look.space_px("broad") * (1 if is_back else -1), self)

    # As much room as the page that is shown asks for; a stack by itself asks for the most of all its pages.

    @override
    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint().expandedTo(self.minimumSizeHint()) if page else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        least, layout = page.minimumSizeHint(), page.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(layout.minimumHeightForWidth(max(self.width(), least.width())))
        return least

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_leaf()

    def _drop_leaf(self) -> None:
        if self._leaf is not None:
            self._leaf.fall()
            self._leaf = None


class _Leaf(QWidget):
    """The picture of the page that leaves."""

    def __init__(self, picture: QPixmap, way: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture, self._way, self._gone = picture, way, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty(PASSING, True)
        self.setGeometry(parent.rect())
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=TURN_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._show_gone)
        self._animation.finished.connect(self.hide)
        self.show()
        self.raise_()
        self._animation.start()

    def fall(self) -> None:
        """Be gone at once."""
        self._animation.stop()
        self.hide()
        self.deleteLater()

    def _show_gone(self, gone: float) -> None:
        self._gone = gone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.setOpacity(1 - self._gone)
        painter.drawPixmap(QPointF(self._way * self._gone, 0), self._picture)
        painter.end()
