"""The number, as large as the screen allows, and what to do with it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.presenters.views import Fact, NumberPage, Tone
from kiosk.ui.keys import Key, Touched, centred
from shared.qt.icons import paint_icon
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel, NumberLabel
from shared.qt.widgets.painting import paint_box, smooth_painter

_TONES: Final[dict[str, Tone]] = {"printing": "info", "printed": "good", "unprinted": "warning"}
_ICONS: Final = {"printing": "printer", "printed": "good", "unprinted": "warning"}


class Banner(QWidget):
    """What is happening to the ticket: icon and words on a soft ground."""

    def __init__(self, look: Look, *, lines: int = 2) -> None:
        super().__init__()
        self._look = look
        self._tone: Tone = "info"
        self._icon = "printer"
        self._text = FlowLabel(look, "title" if lines <= 2 else "lead", "semibold", lines=lines)
        row = QHBoxLayout(self)
        pad = look.space_px("gap")
        row.setContentsMargins(pad * 2 + self._side, pad * 2 // 3, pad, pad * 2 // 3)
        row.addWidget(self._text, 1)

    def show_words(self, text: str, tone: Tone, icon: str) -> None:
        """Show these."""
        self._tone, self._icon = tone, icon
        self._text.show_text(text, colour=f"{tone}_text")
        self.update()

    @property
    def _side(self) -> int:
        return round(self._look.type_px("headline"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = smooth_painter(self)
        rim = QPen(look.colour(self._tone), look.border_px)
        paint_box(painter, QRectF(self.rect()), look.colour(f"{self._tone}_soft"), look.radius_px, rim)
        place = QRectF(look.space_px("gap"), (self.height() - self._side) / 2, self._side, self._side)
        paint_icon(painter, self._icon, place, look.colour(f"{self._tone}_text"))
        painter.end()


class Facts(QWidget):
    """Labels with their values: upright each above its value, side by side; lying, a line for each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pairs: list[tuple[QWidget, FlowLabel, FlowLabel]] = []
        self._is_upright = look.metrics.is_portrait
        self._row: QBoxLayout = QHBoxLayout(self) if self._is_upright else QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.space_px("gap" if self._is_upright else "hair"))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these."""
        while len(self._pairs) < len(facts):
            self._add()
        for number, (box, label, value) in enumerate(self._pairs):
            box.setVisible(number < len(facts))
            if number < len(facts):
                label.show_text(facts[number].label)
                value.show_text(facts[number].value)

    def _add(self) -> None:
        box = QWidget()
        label, value = self._upright(box) if self._is_upright else self._lying(box)
        self._pairs.append((box, label, value))
        self._row.addWidget(box, 1)

    def _upright(self, box: QWidget) -> tuple[FlowLabel, FlowLabel]:
        label = centred(self._look, "small", lines=2, colour="text_soft")
        value = centred(self._look, "title", "bold", lines=2)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.space_px("hair"))
        column.addWidget(label)
        column.addWidget(value)
        column.addStretch(1)
        return label, value

    def _lying(self, box: QWidget) -> tuple[FlowLabel, FlowLabel]:
        label = FlowLabel(self._look, "small", lines=1, colour="text_soft")
        value = FlowLabel(self._look, "lead", "bold", lines=1, align=Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.space_px("near"))
        line.addWidget(label, 1)
        line.addWidget(value, 1)
        return label, value


class NumberScreen(QWidget):
    """The number on a card; above it what happens to the paper, below it what to know."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._banner = Banner(look)
        self._caption = centred(look, "lead", colour="text_soft")
        self._number = NumberLabel(look, "primary")
        self._number.setMinimumHeight(look.type_px("display"))
        self._mark = centred(look, "lead", "bold", lines=1, colour="good_text")
        self._service = centred(look, "title", "semibold", lines=4)
        self._agency = centred(look, "body", lines=2, colour="text_soft")
        self._facts = Facts(look)
        self._remember = centred(look, "lead", "bold", colour="warning_text")
        self._remedy = centred(look, "body", lines=3, colour="text_soft")
        self._advice = QWidget()
        self._done = Key(look, touched, "primary", "lead")
        self._done.setMinimumHeight(round(look.touch_key_px * 1.4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("gap"))
        column.addWidget(self._banner)
        column.addWidget(self._card(look), 1)
        column.addLayout(self._foot(look))

    def show_page(self, page: NumberPage) -> None:
        """Show this page."""
        self._banner.show_words(page.title, _TONES[page.stage], _ICONS[page.stage])
        self._caption.show_text(page.caption)
        self._number.show_text(page.number)
        self._service.show_text(page.service)
        self._agency.show_text(page.agency)
        self._facts.show_facts(page.facts)
        self._done.show_button(page.done)
        for label, text in ((self._mark, page.mark), (self._remember, page.remember), (self._remedy, page.remedy)):
            label.show_text(text)
            label.setVisible(bool(text))
        self._advice.setVisible(bool(page.remember or page.remedy))

    def _foot(self, look: Look) -> QBoxLayout:
        """What to know, above the key; beside it where height is dear."""
        texts = QVBoxLayout(self._advice)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(look.space_px("tight"))
        texts.addWidget(self._remember)
        texts.addWidget(self._remedy)
        foot: QBoxLayout = QVBoxLayout() if look.metrics.is_portrait else QHBoxLayout()
        foot.setSpacing(look.space_px("gap"))
        foot.addWidget(self._advice, 3)
        foot.addWidget(self._done, 2)
        return foot

    def _card(self, look: Look) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        pad = look.space_px("gap")
        column: QBoxLayout = QVBoxLayout(card) if look.metrics.is_portrait else QHBoxLayout(card)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(pad)
        column.addLayout(_column(look, self._caption, self._number, self._mark), 1)
        column.addLayout(_column(look, self._service, self._agency, self._facts), 0 if look.metrics.is_portrait else 1)
        return card


def _column(look: Look, *parts: QWidget) -> QVBoxLayout:
    """Parts below each other, in the middle where nothing wants to fill the room."""
    column = QVBoxLayout()
    column.setSpacing(look.space_px("near"))
    is_filled = any(isinstance(part, NumberLabel) for part in parts)
    column.addStretch(0 if is_filled else 1)
    for part in parts:
        column.addWidget(part, int(isinstance(part, NumberLabel)))
    column.addStretch(0 if is_filled else 1)
    return column
