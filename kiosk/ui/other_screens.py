"""The screens around the choices: welcome, waiting, no number, no hub, and the question whether somebody is there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.presenters.views import IdleView, RefusedPage, WaitingPage, WelcomePage
from kiosk.ui.keys import Key, Touched, centred
from kiosk.ui.number_screen import Banner
from shared.language import LANGUAGES
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets import HubPanel, NumberLabel
from shared.qt.widgets.painting import smooth_painter


class Emblem(QWidget):
    """An icon, large, on a round ground; nothing where the room is too low for it."""

    def __init__(self, look: Look, icon: str, tone: str = "info") -> None:
        super().__init__()
        self._look, self._icon, self._tone = look, icon, tone
        self.setMinimumHeight(look.type_px("headline"))
        self.setMaximumHeight(look.type_px("number") * 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        if self.height() < look.type_px("display"):
            return
        painter = smooth_painter(self)
        centre, reach = QRectF(self.rect()).center(), min(self.width(), self.height()) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self._tone}_soft"))
        painter.drawEllipse(centre, reach, reach)
        side = reach
        place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        paint_icon(painter, self._icon, place, look.colour(f"{self._tone}_text"))
        painter.end()


class WelcomeScreen(QWidget):
    """One large key, and whether numbers are given out."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._title = centred(look, "display" if look.metrics.is_portrait else "headline", "bold", lines=1)
        self._start = Key(look, touched, "primary", "headline", icon="touch")
        self._start.setMinimumHeight(round(look.touch_key_px * (3 if look.metrics.is_portrait else 1.6)))
        self._appointment = Key(look, touched, "plain", "title", icon="calendar")
        self._appointment.setMinimumHeight(round(look.touch_key_px * 1.5))
        self._hours = centred(look, "lead", lines=3)
        self._languages = [Key(look, touched, "plain", "lead", icon="globe") for _ in LANGUAGES]
        self._note = Banner(look)
        column = QVBoxLayout(self)
        column.setSpacing(look.space_px("gap"))
        column.addStretch(2)
        column.addWidget(Emblem(look, "ticket"), 6)
        column.addWidget(self._title)
        column.addWidget(self._hours)
        column.addSpacing(look.space_px("gap"))
        # On a lying screen height is dear: there the two stand beside each other.
        ways: QBoxLayout = QVBoxLayout() if look.metrics.is_portrait else QHBoxLayout()
        ways.setSpacing(look.space_px("gap" if look.metrics.is_portrait else "near"))
        ways.addWidget(self._start, 3)
        ways.addWidget(self._appointment, 2)
        column.addLayout(ways)
        row = QHBoxLayout()
        row.setSpacing(look.space_px("near"))
        for key in self._languages:
            key.setMinimumHeight(round(look.touch_key_px * (1.3 if look.metrics.is_portrait else 1)))
            row.addWidget(key, 1)
        column.addLayout(row)
        column.addStretch(2)
        column.addWidget(self._note)

    def show_page(self, page: WelcomePage) -> None:
        """Show this page."""
        for number, key in enumerate(self._languages):
            key.show_button(page.languages[number] if len(page.languages) > max(1, number) else None)
        self._title.show_text(page.title)
        self._hours.show_text(page.hours, colour="text_soft" if page.is_open else "warning_text")
        self._start.show_button(page.start)
        self._appointment.show_button(page.appointment)
        self._note.setVisible(page.note is not None)
        if page.note is not None:
            self._note.show_words(page.note.text, page.note.tone, page.note.tone)


class WaitingScreen(QWidget):
    """The number is on its way; nothing to touch."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._panel = HubPanel(look)
        column = QVBoxLayout(self)
        column.addWidget(self._panel)

    def show_page(self, page: WaitingPage) -> None:
        """Show this page."""
        self._panel.show_search(page.title, page.hint)


class RefusedScreen(QWidget):
    """Why there is no number, and the way out."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._title = centred(look, "headline", "bold", lines=3)
        self._emblem = Emblem(look, "clock", "warning")
        self._number = NumberLabel(look, "primary")
        self._number.setMinimumHeight(look.type_px("display"))
        self._remedy = centred(look, "lead", lines=5)
        self._again = Key(look, touched, "primary", "title")
        self._again.setMinimumHeight(round(look.touch_key_px * (2 if look.metrics.is_portrait else 1.5)))
        self._other = Key(look, touched, "plain", "title")
        self._other.setMinimumHeight(round(look.touch_key_px * (1.4 if look.metrics.is_portrait else 1.1)))
        column = QVBoxLayout(self)
        column.setSpacing(look.space_px("gap"))
        column.addStretch(2)
        column.addWidget(self._emblem, 6)
        column.addWidget(self._title)
        column.addWidget(self._number, 5)
        column.addWidget(self._remedy)
        column.addSpacing(look.space_px("gap"))
        column.addWidget(self._again)
        column.addWidget(self._other)
        column.addStretch(2)

    def show_page(self, page: RefusedPage) -> None:
        """Show this page."""
        self._title.show_text(page.title)
        self._remedy.show_text(page.remedy)
        self._again.show_button(page.again)
        self._other.show_button(page.other)
        self._number.show_text(page.number)
        self._number.setVisible(bool(page.number))
        self._emblem.setVisible(not page.number)


class IdleVeil(QWidget):
    """Lies over everything and asks whether somebody is still there; a touch anywhere says yes."""

    def __init__(self, look: Look, touched: Touched, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._touched = look, touched
        self._title = centred(look, "headline", "bold")
        self._hint = centred(look, "lead", lines=4)
        self._go_on = Key(look, touched, "primary", "title")
        self._go_on.setMinimumHeight(look.touch_key_px * 2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._card(), 6)
        row.addStretch(1)
        self.hide()

    def show_idle(self, idle: IdleView | None) -> None:
        """Show the question, or go."""
        if idle is not None:
            self._title.show_text(idle.title)
            self._hint.show_text(idle.hint)
            self._go_on.show_button(idle.go_on)
            self.raise_()
        self.setVisible(idle is not None)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setMaximumWidth(self._look.unit_px * 34)
        pad = self._look.space_px("wide")
        column = QVBoxLayout(card)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self._look.space_px("gap"))
        for part in (self._title, self._hint, self._go_on):
            column.addWidget(part)
        holder = QFrame()
        around = QVBoxLayout(holder)
        around.addStretch(1)
        around.addWidget(card)
        around.addStretch(1)
        return holder

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._touched("continue")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        veil = QColor(self._look.colour("brand_deep"))
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        painter.end()
