"""Where a supervisor says yes: name and PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit
from typing_extensions import override

from counter_client.presenters.panels import ApprovalStep
from counter_client.ui.parts import column, desk_px, row, show_button, show_notice
from counter_client.ui.pick_list import PickList
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, NoticeBar, TouchButton


class ApprovalPanel(QFrame):
    """Says `given` with the PIN, and keeps nothing of it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._look = look
        self._tries = 0
        self._title = FlowLabel(look, "headline", "semibold", lines=1)
        self._hint = FlowLabel(look, "body", lines=2, colour="text_soft")
        self._who_words = FlowLabel(look, "body", "semibold", lines=1)
        self._pin_words = FlowLabel(look, "body", "semibold", lines=1)
        self.supervisors = PickList(look, "supervisor")
        self._pin = QLineEdit(maxLength=64)
        self._pin.setAccessibleName("supervisor-pin")
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._notices = NoticeBar(look)
        self._confirm, self._cancel = TouchButton(look, "primary"), TouchButton(look)
        self._arrange()
        self.supervisors.accepted.connect(self._pin.setFocus)
        self.supervisors.picked.connect(self._type_pin)
        self._pin.returnPressed.connect(self._accept)
        self._confirm.clicked.connect(self._accept)
        self._cancel.clicked.connect(self.dropped)

    def show_step(self, step: ApprovalStep, *, is_new: bool) -> None:
        """Ask this; a new step begins with the name, or with the PIN where only one supervisor could say yes."""
        self._title.show_text(step.title)
        self._hint.show_text(step.hint)
        self._who_words.show_text(step.who_words)
        self.supervisors.show_rows(step.supervisors, step.query, step.filter_hint, step.nobody)
        self._pin_words.show_text(step.pin_words)
        self._pin.setPlaceholderText(step.pin_hint)
        self._pin.setAccessibleDescription(step.pin_hint)
        show_notice(self._notices, step.problem, "problem")
        show_button(self._confirm, step.confirm, "form:confirm")
        show_button(self._cancel, step.cancel, "form:cancel")
        if is_new or step.tries != self._tries:
            self._tries = step.tries
            self._pin.clear()
            is_chosen = any(entry.is_chosen for entry in step.supervisors)
            (self._pin if is_chosen else self.supervisors.field).setFocus()

    @override
    def hideEvent(self, event: object) -> None:
        self._pin.clear()

    def _type_pin(self, _: str) -> None:
        self._pin.setFocus()

    def _accept(self) -> None:
        if self._confirm.isEnabled():
            self.given.emit(self._pin.text())

    def _arrange(self) -> None:
        look = self._look
        layout, halves = column(look, self, pad="wide"), row(look, gap="wide")
        who, pin = column(look), column(look)
        who.addWidget(self._who_words)
        who.addWidget(self.supervisors, 1)
        pin.addWidget(self._pin_words)
        pin.addWidget(self._pin)
        pin.addWidget(self._notices)
        pin.addStretch(1)
        halves.addLayout(who, 1)
        halves.addLayout(pin, 1)
        below = row(look)
        for button, share in ((self._cancel, 1), (self._confirm, 2)):
            button.setMinimumHeight(desk_px(look, 12))
            below.addWidget(button, share)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addSpacing(look.space_px("near"))
        layout.addLayout(halves, 1)
        layout.addLayout(below)
