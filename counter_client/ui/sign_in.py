"""The screen where an officer signs in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from counter_client.presenters.pages import SignInPage
from counter_client.ui.parts import card, column, desk_px, row, show_button, show_notice
from counter_client.ui.pick_list import PickList
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, Ground, NoticeBar, TouchButton


class SignInScreen(Ground):
    """The list of officers at the left, the PIN at the right."""

    submitted = Signal(str)
    other_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._chosen = ""
        self._tries = 0
        self._title_shown = ""
        self._title = FlowLabel(look, "headline", "semibold", lines=1)
        self._hint = FlowLabel(look, "lead", lines=1, colour="text_soft")
        self._officer_words = FlowLabel(look, "body", "semibold", lines=1)
        self._pin_words = FlowLabel(look, "body", "semibold", lines=1)
        self.officers = PickList(look, "officer")
        self.pin = QLineEdit(maxLength=64)
        self._button = TouchButton(look, "primary", "lead")
        self._other = TouchButton(look)
        self._notices = NoticeBar(look)
        self._arrange()
        self._connect()

    def render_page(self, page: SignInPage) -> None:
        """Show this."""
        self._chosen = next((row.id for row in page.officers if row.is_chosen), "")
        self._title.show_text(page.title)
        self._hint.show_text(page.hint)
        self._officer_words.show_text(page.officer_words)
        self._pin_words.show_text(page.pin_words)
        self.officers.show_rows(page.officers, page.query, page.officer_hint, page.nobody)
        self.pin.setPlaceholderText(page.pin_hint)
        self.pin.setAccessibleDescription(page.pin_hint)
        show_button(self._button, page.sign_in, "sign-in")
        self._other.setVisible(page.other is not None)
        if page.other is not None:
            show_button(self._other, page.other, "supervisor")
        show_notice(self._notices, page.problem, "problem")
        if page.title != self._title_shown:
            self._title_shown = page.title
            self.begin()
        if page.tries != self._tries:
            self._tries = page.tries
            self.pin.clear()
            self.pin.setFocus()

    def begin(self) -> None:
        """Put the cursor where the first thing is to be typed."""
        self.pin.clear()
        (self.pin if self._chosen else self.officers.field).setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.officers.field and event.type() == QEvent.Type.FocusIn:
            self.officers.field.selectAll()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        look = self._look
        self.pin.setAccessibleName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._button.setMinimumHeight(desk_px(look, 13))
        panel = card()
        panel.setMaximumSize(desk_px(look, 230), desk_px(look, 150))
        halves = row(look, panel, pad="wide", gap="broad")
        left, right = column(look), column(look)
        left.addWidget(self._title)
        left.addWidget(self._hint)
        left.addSpacing(look.space_px("near"))
        left.addWidget(self._officer_words)
        left.addWidget(self.officers, 1)
        right.addStretch(2)
        right.addWidget(self._pin_words)
        right.addWidget(self.pin)
        right.addSpacing(look.space_px("near"))
        right.addWidget(self._button)
        right.addWidget(self._notices)
        right.addWidget(self._other)
        right.addStretch(3)
        halves.addLayout(left, 3)
        halves.addLayout(right, 2)
        outside = row(look, self, pad="wide")
        outside.addStretch(1)
        outside.addWidget(panel, 20)
        outside.addStretch(1)
        outside.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.officers.field.installEventFilter(self)
        self.officers.accepted.connect(self._go_on)
        self.officers.picked.connect(lambda _: self.pin.setFocus())
        self.pin.returnPressed.connect(self._submit)
        self._button.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_pressed)

    def _go_on(self) -> None:
        if self._chosen:
            self.officers.picked.emit(self._chosen)

    def _submit(self) -> None:
        self.submitted.emit(self.pin.text())
