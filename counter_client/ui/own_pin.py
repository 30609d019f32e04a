"""The screen where an officer chooses a PIN at the first sign-in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from counter_client.presenters.pages import OwnPinPage
from counter_client.ui.parts import card, column, desk_px, row, show_button, show_notice
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, Ground, NoticeBar, TouchButton

_LONGEST = 64


class OwnPinScreen(Ground):
    """The new PIN, typed twice, one field below the other."""

    submitted = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._tries = 0
        self._title = FlowLabel(look, "headline", "semibold", lines=2)
        self._hint = FlowLabel(look, "body", lines=2, colour="text_soft")
        self._pin_words = FlowLabel(look, "body", "semibold", lines=1)
        self._again_words = FlowLabel(look, "body", "semibold", lines=1)
        self._rule = FlowLabel(look, "body", lines=2, colour="text_soft")
        self.pin, self.again = QLineEdit(maxLength=_LONGEST), QLineEdit(maxLength=_LONGEST)
        self._save, self._back = TouchButton(look, "primary", "lead"), TouchButton(look)
        self._notices = NoticeBar(look)
        self._arrange()
        self._connect()

    def render_page(self, page: OwnPinPage) -> None:
        """Show this."""
        self._title.show_text(page.title)
        self._hint.show_text(page.hint)
        self._pin_words.show_text(page.pin_words)
        self._again_words.show_text(page.again_words)
        self._rule.show_text(page.rule)
        self.pin.setAccessibleDescription(f"{page.pin_words}. {page.rule}")
        self.again.setAccessibleDescription(page.again_words)
        show_button(self._save, page.save, "keep-pin")
        show_button(self._back, page.back, "back")
        show_notice(self._notices, page.problem, "problem")
        if page.tries != self._tries:
            self._tries = page.tries
            self._begin()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        """Nothing stays of what was typed."""
        self.pin.clear()
        self.again.clear()
        self.pin.setFocus()

    def _arrange(self) -> None:
        look = self._look
        for field, name in ((self.pin, "new-pin"), (self.again, "new-pin-again")):
            field.setAccessibleName(name)
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._save.setMinimumHeight(desk_px(look, 13))
        panel = card()
        panel.setMaximumWidth(desk_px(look, 150))
        fields = column(look, panel, pad="wide")
        for widget in (self._title, self._hint, self._pin_words, self.pin, self._rule, self._again_words, self.again):
            fields.addWidget(widget)
        fields.addSpacing(look.space_px("near"))
        fields.addWidget(self._save)
        fields.addWidget(self._back)
        fields.addWidget(self._notices)
        outside = row(look, self, pad="wide")
        outside.addStretch(1)
        outside.addWidget(panel, 20, Qt.AlignmentFlag.AlignVCenter)
        outside.addStretch(1)

    def _connect(self) -> None:
        self.pin.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._submit)
        self._save.clicked.connect(self._submit)
        self._back.clicked.connect(self.left)

    def _submit(self) -> None:
        self.submitted.emit(self.pin.text(), self.again.text())
