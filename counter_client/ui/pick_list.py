"""A list to choose from by typing, by the arrow keys or by a click."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from counter_client.presenters.parts import Row
from counter_client.ui.parts import STATE_ICON, STATE_SEVERITY, column
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel
from shared.qt.widgets.painting import line_height, paint_box, smooth_painter


class PickList(QWidget):
    """A field to type in above the entries that fit. Decides nothing."""

    typed = Signal(str)
    moved = Signal(int)
    picked = Signal(str)
    accepted = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """`name` is the accessible name of the field; each entry is called `name:id`."""
        super().__init__(parent)
        self._look, self._name = look, name
        self._rows: dict[str, _Row] = {}
        self._order: tuple[str, ...] = ()
        self._chosen = ""
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self.accepted)
        self.field.installEventFilter(self)
        self._empty = FlowLabel(look, "body", colour="text_soft", lines=3)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._entries = column(look, gap="tight")
        self._inside.setLayout(self._entries)
        self._scroll.setWidget(self._inside)
        layout = column(look)
        self.setLayout(layout)
        layout.addWidget(self.field)
        layout.addWidget(self._empty)
        layout.addWidget(self._scroll, 1)

    def show_rows(self, rows: tuple[Row, ...], query: str, hint: str, empty: str) -> None:
        """Show these entries; `empty` says why there are none."""
        if self.field.text() != query:
            self.field.setText(query)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleDescription(hint)
        self._empty.show_text(empty)
        self._empty.setVisible(bool(empty))
        self._arrange(tuple(row.id for row in rows))
        for row in rows:
            self._rows[row.id].show_row(row)
        self._show_chosen(next((row.id for row in rows if row.is_chosen), ""))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _show_chosen(self, chosen: str) -> None:
        """Scroll to an entry once, when it becomes the chosen one; then the list stays where the hand has moved it."""
        if chosen and chosen != self._chosen:
            self._scroll.ensureWidgetVisible(self._rows[chosen], 0, self._look.space_px("gap"))
        self._chosen = chosen

    def _arrange(self, order: tuple[str, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        # Each row that is shown would have the layout reckon anew: with hundreds of services that takes seconds.
        self._inside.hide()
        while self._entries.takeAt(0) is not None:
            pass
        for row in self._rows.values():
            row.hide()
        for entry in order:
            row = self._rows.get(entry) or self._make(entry)
            self._entries.addWidget(row)
            row.show()
        self._entries.addStretch(1)
        self._inside.show()

    def _make(self, entry: str) -> "_Row":
        row = _Row(self._look, f"{self._name}:{entry}", self._inside)
        row.clicked.connect(partial(self.picked.emit, entry))
        self._rows[entry] = row
        return row


class _Row(QAbstractButton):
    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = Row("", "")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: Row) -> None:
        if row == self._row:
            return
        self._row = row
        self.setText(row.title)
        self.setAccessibleDescription(". ".join(filter(None, (row.title, row.subtitle, row.mark))))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        lines = line_height(look.font("body", "semibold")) + line_height(look.font("small"))
        return QSize(look.unit_px * 16, round(lines) + look.space_px("near"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, row = self._look, self._row
        painter = smooth_painter(self)
        fill = "pressed" if row.is_chosen or self.isDown() else "surface"
        rim = QPen(look.colour("focus" if row.is_chosen else "line"), look.border_px * (2 if row.is_chosen else 1))
        paint_box(painter, QRectF(self.rect()), look.colour(fill), look.radius_px, rim)
        pad = look.space_px("near")
        room = QRectF(self.rect()).adjusted(pad * 1.5, pad / 2, -pad * 1.5, -pad / 2)
        room.setRight(room.right() - self._paint_mark(painter, room))
        half = room.height() * (0.54 if row.subtitle else 1)
        self._paint_line(painter, row.title, QRectF(room.left(), room.top(), room.width(), half), is_title=True)
        below = QRectF(room.left(), room.top() + half, room.width(), room.height() - half)
        self._paint_line(painter, row.subtitle, below, is_title=False)
        painter.end()

    def _paint_mark(self, painter: QPainter, room: QRectF) -> float:
        """The mark at the right end, with the icon of the state where there is one; how wide that is."""
        row, look = self._row, self._look
        if not row.mark:
            return 0.0
        font = look.font("small", "semibold")
        ink = look.colour("text_soft")
        if row.state is not None and row.state != "closed":
            ink = look.colour(f"{STATE_SEVERITY[row.state]}_text")
        width, side = QFontMetricsF(font).horizontalAdvance(row.mark) + 1, look.unit_px
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(room.right() - width, room.top(), width, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.mark)
        if row.state is None:
            return width + side
        icon = QRectF(place.left() - side * 1.4, room.center().y() - side / 2, side, side)
        paint_icon(painter, STATE_ICON[row.state], icon, ink)
        return width + side * 2

    def _paint_line(self, painter: QPainter, text: str, room: QRectF, *, is_title: bool) -> None:
        font = self._look.font("body", "semibold") if is_title else self._look.font("small")
        painter.setFont(font)
        painter.setPen(self._look.colour("text" if is_title else "text_soft"))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
