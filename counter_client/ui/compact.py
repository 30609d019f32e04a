"""The desk in a corner of the screen, on top of whatever else the officer works with."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from counter_client.presenters.pages import DeskPage
from counter_client.presenters.panels import QuestionStep
from counter_client.presenters.presses import Press
from counter_client.ui.corner import CornerMemory, corner_of, place_in
from counter_client.ui.names import name_of
from counter_client.ui.parts import column, desk_px, row, show_button
from counter_client.ui.question_panel import QuestionPanel
from shared.qt.look import Look
from shared.qt.widgets import ButtonKind, FlowLabel, NumberLabel, TouchButton
from shared.qt.widgets.painting import paint_box, smooth_painter

_WIDEST: Final = "AA-000"
_SHOWN: Final[tuple[Press, ...]] = ("call_next", "recall", "start", "finish", "undo", "resume")
_KINDS: Final[dict[Press, ButtonKind]] = {"call_next": "primary", "resume": "primary"}


class CompactDesk(QWidget):
    """A small window without a frame: drag it, and it goes to the nearest corner."""

    pressed = Signal(str)
    given = Signal(str)
    dropped = Signal()
    expanded = Signal()

    def __init__(self, look: Look, corner: CornerMemory) -> None:
        super().__init__(
            None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        self._look, self._corner = look, corner
        self._grip: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._number = NumberLabel(look, align=Qt.AlignmentFlag.AlignLeft)
        self._state = FlowLabel(look, "small", lines=2, colour="text_soft")
        self._time = FlowLabel(look, "title", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._waiting = FlowLabel(look, "small", "semibold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        self._expand = TouchButton(look, "quiet")
        self._actions = {press: TouchButton(look, _KINDS.get(press, "plain")) for press in _SHOWN}
        self._question = QuestionPanel(look, is_small=True)
        self._step = ""
        self._arrange()
        for press, button in self._actions.items():
            button.clicked.connect(partial(self.pressed.emit, press))
        self._question.given.connect(self.given)
        self._question.dropped.connect(self.dropped)
        self._expand.clicked.connect(self.expanded)
        self._expand.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(desk_px(look, 96), desk_px(look, 54))

    def render_page(self, page: DeskPage) -> None:
        """Show this."""
        ticket = page.ticket
        self.setWindowTitle(page.counter)
        self._number.show_text(ticket.label if ticket else "—", widest=_WIDEST)
        self._time.show_text(ticket.time if ticket else page.clock)
        self._state.show_text(self._matter(page))
        self._waiting.show_text(f"{page.waiting} {page.waiting_words}")
        for press, button in self._actions.items():
            shown = page.actions[press]
            if press == "undo":
                shown = replace(shown, title=f"{shown.title}: {shown.more}")
            show_button(button, shown, name_of(press))
            button.allow("")
            button.setEnabled(not shown.why_not)
        self._show_what_fits(page)
        self._expand.show_text("↗", name="expand")
        self._expand.setToolTip(page.expand)
        self._expand.setAccessibleDescription(page.expand)
        self._show_question(page)

    def settle(self) -> None:
        """Go to the remembered corner."""
        self.move(place_in(self._corner.recall(), self.size(), self.screen().availableGeometry()))
        self.setFocus()  # On no button: a space typed by mistake presses nothing.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self._corner.keep(corner_of(self.geometry(), self.screen().availableGeometry()))
            self.settle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = smooth_painter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        paint_box(painter, QRectF(self.rect()), look.colour("surface"), 0, QPen(look.colour("brand"), 2))
        painter.fillRect(QRectF(0, 0, self.width(), look.space_px("tight")), look.colour("brand"))
        painter.end()

    def _matter(self, page: DeskPage) -> str:
        """What is the matter, where something is; else the state of the number."""
        if page.frame.notice is not None:
            return page.frame.notice.text
        if page.ticket is None:
            return page.idle_title
        worst_first = sorted(page.ticket.marks, key=lambda mark: mark.severity != "trouble")
        told = [mark.text for mark in worst_first] + [matter.text for matter in page.ticket.matters]
        return " · ".join(told)

    def _show_question(self, page: DeskPage) -> None:
        was_asked, question = bool(self._step), page.panel if isinstance(page.panel, QuestionStep) else None
        if question is not None:
            self._pages.setCurrentWidget(self._question)
            self._question.show_step(question, is_new=question.step != self._step)
        elif was_asked:
            self._pages.setCurrentIndex(0)
            self.setFocus()
        self._step = question.step if question else ""

    def _show_what_fits(self, page: DeskPage) -> None:
        is_serving = page.ticket is not None and page.ticket.state == "serving"
        is_on_break = page.state == "on_break"
        is_undoable = page.ticket is None and not page.actions["undo"].why_not
        is_waited_for = not is_serving and not is_on_break and not is_undoable
        visible: dict[Press, bool] = {
            "call_next": not is_on_break,
            "recall": is_waited_for,
            "start": is_waited_for,
            "finish": is_serving,
            "undo": is_undoable and not is_on_break,
            "resume": is_on_break,
        }
        for press, is_visible in visible.items():
            self._actions[press].setVisible(is_visible)

    def _arrange(self) -> None:
        look = self._look
        work = QWidget()
        self._pages = QStackedWidget()
        outside = column(look, self, gap="hair")
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._pages)
        self._pages.addWidget(work)
        self._pages.addWidget(self._question)
        layout = column(look, work, pad="near", gap="tight")
        head, second, below = row(look, gap="tight"), row(look, gap="tight"), row(look, gap="tight")
        right = column(look, gap="hair")
        right.addWidget(self._time)
        right.addWidget(self._waiting)
        head.addWidget(self._number, 3)
        head.addLayout(right, 2)
        head.addWidget(self._expand, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self._state)
        for press, button in self._actions.items():
            button.setMinimumHeight(desk_px(look, 8))
            if press != "call_next":
                below.addWidget(button, 1)
        layout.addLayout(head, 1)
        layout.addLayout(second)
        layout.addWidget(self._actions["call_next"])
        layout.addLayout(below)
