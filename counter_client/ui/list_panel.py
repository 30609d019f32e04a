"""Many things to choose, above what is done with the chosen one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from counter_client.presenters.forms.aside import CANCEL
from counter_client.presenters.panels import ListStep
from counter_client.ui.parts import column, desk_px, row, show_button
from counter_client.ui.pick_list import PickList
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, TouchButton


class ListPanel(QFrame):
    """Says `given` with nothing for the chosen entry, or with what else is to be done with it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look, name: str) -> None:
        """`name` is the accessible name of the field; each entry is called `name:id`."""
        super().__init__()
        self.setProperty("panel", "card")
        self._look = look
        self._title = FlowLabel(look, "headline", "semibold", lines=1)
        self._hint = FlowLabel(look, "body", lines=2, colour="text_soft")
        self.entries = PickList(look, name)
        self._confirm, self._cancel, self._more = TouchButton(look, "primary"), TouchButton(look), TouchButton(look)
        self._arrange()
        self.entries.field.installEventFilter(self)
        self.entries.accepted.connect(self._accept)
        self._confirm.clicked.connect(self._accept)
        self._more.clicked.connect(self._do_more)
        self._cancel.clicked.connect(self.dropped)

    def show_step(self, step: ListStep, *, is_new: bool) -> None:
        """Offer this; a new step begins with the cursor in the field."""
        self._title.show_text(step.title)
        self._hint.show_text(step.hint)
        self.entries.show_rows(step.rows, step.query, step.filter_hint, step.nothing)
        show_button(self._confirm, step.confirm, "form:confirm")
        show_button(self._cancel, step.cancel, "form:cancel")
        self._more.setVisible(step.more is not None)
        if step.more is not None:
            show_button(self._more, step.more, "form:more")
        if is_new:
            self.entries.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_delete = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if is_delete and event.type() == QEvent.Type.KeyPress and not self.entries.field.text():
            self._do_more()
            return True
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        if self._confirm.isEnabled():
            self.given.emit("")

    def _do_more(self) -> None:
        if self._more.isVisible() and self._more.isEnabled():
            self.given.emit(CANCEL)

    def _arrange(self) -> None:
        layout = column(self._look, self, pad="wide")
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self.entries, 1)
        below = row(self._look)
        for button, share in ((self._cancel, 2), (self._more, 3), (self._confirm, 4)):
            button.setMinimumHeight(desk_px(self._look, 12))
            below.addWidget(button, share)
        layout.addLayout(below)
