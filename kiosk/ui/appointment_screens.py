"""The screens of a reservation: typing its code on large keys, and seeing it before the check-in."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QHideEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.presenters.views import AppointmentPage, Button, CodePage
from kiosk.ui.choice_pages import Heading
from kiosk.ui.keys import Key, Touched, centred
from kiosk.ui.reading import Reading
from shared.qt.look import Look
from shared.qt.typeface import typeface
from shared.qt.widgets.painting import paint_box, smooth_painter

_UPRIGHT: Final = ("12345", "67890", "ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ")
_LYING: Final = ("1234567890", "ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ")
"""In the order of the alphabet: not everybody knows where a typewriter has its letters."""


class CodeField(QWidget):
    """The code so far, as large as it fits, with a place for what comes next."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text, self._longest = "", 1
        self.setFixedHeight(round(look.type_px("headline") * 1.6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What has been typed."""
        return self._text

    def show_code(self, text: str, longest: int) -> None:
        """Show this."""
        self._text, self._longest = text, longest
        self.setAccessibleName(text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = smooth_painter(self)
        rim = QPen(look.colour("focus"), look.border_px * 2)
        paint_box(painter, QRectF(self.rect()), look.colour("surface"), look.radius_px, rim)
        cell = min((self.width() - 2 * look.space_px("gap")) / self._longest, look.type_px("headline") * 0.9)
        font = typeface(min(look.type_px("headline"), round(cell / 0.72)), "bold")
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        metrics, left = QFontMetricsF(font), look.space_px("gap")
        base = (self.height() + metrics.capHeight()) / 2
        for place, character in enumerate(self._text):
            advance = metrics.horizontalAdvance(character)
            painter.drawText(round(left + place * cell + (cell - advance) / 2), round(base), character)
        if len(self._text) < self._longest:
            caret = QRectF(left + len(self._text) * cell + cell * 0.12, base + cell * 0.12, cell * 0.76, cell * 0.1)
            painter.fillRect(caret, look.colour("focus"))
        painter.end()


class LetterKey(Key):
    """A key for a letter: it may be struck twice, but not by the second touch that was meant for the page before."""

    def __init__(self, look: Look, touched: Touched, letter: str) -> None:
        super().__init__(look, touched, "plain", "title")
        self._is_struck = False
        self.show_button(Button(f"key:{letter}", letter))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_struck = True
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_struck:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._is_struck = False
        super().hideEvent(event)


class CodeScreen(QWidget):
    """A field, letters and digits on keys as large as a finger, and the key that goes on."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._look, self._touched = look, touched
        self._heading = Heading(look)
        self._field = CodeField(look)
        self._erase = Key(look, touched, icon="erase", is_bare=look.metrics.is_portrait)
        self._confirm = Key(look, touched, "primary", "title", icon="forward")
        self._rows = [self._row(letters) for letters in (_UPRIGHT if look.metrics.is_portrait else _LYING)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("near"))
        # On a lying screen height is dear: there the field stands beside the heading.
        head: QBoxLayout = QVBoxLayout() if look.metrics.is_portrait else QHBoxLayout()
        head.setSpacing(look.space_px("gap"))
        head.addWidget(self._heading, 1)
        head.addWidget(self._field, 1)
        column.addLayout(head)
        for row in self._rows:
            column.addLayout(row, 4)
        self._rows[-1].addWidget(self._erase, 2)
        self._confirm.setMinimumHeight(look.touch_key_px)
        self._confirm.setMaximumHeight(round(look.touch_key_px * 1.8))
        if look.metrics.is_portrait:
            column.addSpacing(look.space_px("tight"))
            column.addWidget(self._confirm, 5)
            column.addStretch(1)
        else:
            self._rows[0].addWidget(self._confirm, 3)

    def show_page(self, page: CodePage) -> None:
        """Show this page."""
        self._heading.show_words(page.hint, page.title)
        self._field.show_code(page.typed, page.longest)
        self._erase.show_button(page.erase)
        self._confirm.show_button(page.confirm)
        self._confirm.setEnabled(page.is_complete)

    def _row(self, letters: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.space_px("tight"))
        for letter in letters:
            key = LetterKey(self._look, self._touched, letter)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            key.setMaximumHeight(round(self._look.touch_key_px * 1.8))
            row.addWidget(key, 1)
        return row


class AppointmentScreen(QWidget):
    """What was reserved, and the large key that checks it in."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._title = centred(look, "headline", "bold", lines=2)
        self._service = centred(look, "title", "semibold", lines=4)
        self._agency = centred(look, "body", lines=2, colour="text_soft")
        self._facts = Reading(look, "lead")
        self._hint = centred(look, "body", lines=3, colour="text_soft")
        self._check_in = Key(look, touched, "primary", "title", "ticket", is_single=True)
        self._check_in.setMinimumHeight(round(look.touch_key_px * 1.9))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("gap"))
        column.addStretch(1)
        column.addWidget(self._title)
        body: QBoxLayout = QVBoxLayout() if look.metrics.is_portrait else QHBoxLayout()
        body.setSpacing(look.space_px("gap"))
        body.addWidget(self._card(look), 3)
        keys = QVBoxLayout()
        keys.setSpacing(look.space_px("gap"))
        keys.addWidget(self._check_in)
        keys.addWidget(self._hint)
        keys.addStretch(1)
        body.addLayout(keys, 2)
        column.addLayout(body)
        column.addStretch(2)

    def show_page(self, page: AppointmentPage) -> None:
        """Show this page."""
        self._title.show_text(page.title)
        self._service.show_text(page.service)
        self._agency.show_text(page.agency)
        self._hint.show_text(page.hint)
        self._facts.show_text(page.facts)
        self._check_in.show_button(page.check_in)

    def _card(self, look: Look) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        pad = look.space_px("gap")
        column = QVBoxLayout(card)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(look.space_px("near"))
        for part in (self._service, self._agency, self._facts):
            column.addWidget(part)
        return card
