"""The page of a service: what to know before a number is taken, and the large key that takes it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.presenters.views import Fact, ServicePage
from kiosk.ui.bullets import Bullets
from kiosk.ui.choice_pages import Heading
from kiosk.ui.keys import Key, Touched
from kiosk.ui.number_screen import Banner
from shared.qt.look import Look
from shared.qt.widgets import FlowLabel

_TAKE_KEYS: Final = 1.9
"""How high the key for a number is, in keys."""


class FactSheet(QWidget):
    """Labels with their values, a line for each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[tuple[FlowLabel, FlowLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space_px("gap"))
        self._grid.setVerticalSpacing(look.space_px("hair"))
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 5)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these."""
        while len(self._rows) < len(facts):
            self._add()
        for number, row in enumerate(self._rows):
            for label in row:
                label.setVisible(number < len(facts))
            if number < len(facts):
                row[0].show_text(facts[number].label)
                row[1].show_text(facts[number].value)
        self.setVisible(bool(facts))

    def _add(self) -> None:
        label = FlowLabel(self._look, "body", lines=2, colour="text_soft")
        value = FlowLabel(self._look, "body", "bold", lines=4)
        for column, part in enumerate((label, value)):
            self._grid.addWidget(part, len(self._rows), column)
        self._rows.append((label, value))


class ServiceScreen(QWidget):
    """Upright, the keys stand below what there is to read; lying, beside it."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._look = look
        self._heading = Heading(look)
        self._notice = Banner(look, lines=5)
        self._facts = FactSheet(look)
        self._requirements_title = FlowLabel(look, "body", "bold", lines=1)
        self._requirements = Bullets(look)
        self._take = self._large_key(touched, "ticket", is_primary=True)
        self._priority = self._large_key(touched, "priority")
        self._others = self._large_key(touched, "back", is_primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space_px("gap"))
        column.addWidget(self._heading)
        column.addWidget(self._notice)
        body: QBoxLayout = QVBoxLayout() if look.metrics.is_portrait else QHBoxLayout()
        body.setSpacing(look.space_px("gap"))
        body.addWidget(self._card(), 3)
        body.addLayout(self._keys(), 0 if look.metrics.is_portrait else 2)
        column.addLayout(body, 1)
        if look.metrics.is_portrait:
            column.addStretch(1)

    def show_page(self, page: ServicePage) -> None:
        """Show this page."""
        self._heading.show_words(page.above, page.title)
        self._notice.setVisible(page.notice is not None)
        if page.notice is not None:
            self._notice.show_words(page.notice.text, page.notice.tone, page.notice.mark)
        self._facts.show_facts(page.facts)
        self._requirements_title.show_text(page.requirements_title)
        self._requirements_title.setVisible(bool(page.requirements))
        self._requirements.show_entries(page.requirements, page.left_out)
        self._paper.setVisible(bool(page.facts or page.requirements))
        self._take.show_button(page.take)
        self._priority.show_button(page.priority)
        self._others.show_button(page.other)

    def _card(self) -> QFrame:
        look = self._look
        self._paper = card = QFrame()
        card.setProperty("panel", "card")
        pad = look.space_px("gap")
        column = QVBoxLayout(card)
        column.setContentsMargins(pad, pad * 2 // 3, pad, pad * 2 // 3)
        column.setSpacing(look.space_px("tight"))
        column.addWidget(self._facts)
        column.addSpacing(look.space_px("tight"))
        column.addWidget(self._requirements_title)
        column.addWidget(self._requirements, 1)
        return card

    def _keys(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.space_px("near"))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for key in (self._take, self._priority, self._others):
            column.addWidget(key)
        return column

    def _large_key(self, touched: Touched, icon: str, *, is_primary: bool = False) -> Key:
        key = Key(self._look, touched, "primary" if is_primary else "plain", "title", icon, is_single=True)
        key.setMinimumHeight(round(self._look.touch_key_px * (_TAKE_KEYS if is_primary else 1.4)))
        return key
