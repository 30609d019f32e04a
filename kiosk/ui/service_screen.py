"""The page of a service: what to know before a number is taken, and the large key that takes it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.presenters.views import ServicePage
from kiosk.ui.choice_pages import Heading
from kiosk.ui.keys import Key, Touched
from kiosk.ui.layout import is_narrow
from kiosk.ui.number_screen import Banner
from kiosk.ui.reading import Reading
from shared.qt.look import Look

_TAKE_KEYS: Final = {False: 1.9, True: 1.5}
_OTHER_KEYS: Final = {False: 1.4, True: 1.1}
"""How high the key for a number and those below it are, in keys; on a small screen there is less room for them."""


class ServiceScreen(QWidget):
    """Upright, the keys stand below what there is to read; lying, beside it."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._look = look
        self._heading = Heading(look)
        self._notice = Banner(look, lines=5)
        self._reading = Reading(look, "lead")
        # Queued: nothing moves while it is being painted.
        self._reading.overflowed.connect(self._offer_more, Qt.ConnectionType.QueuedConnection)
        self._more = Key(look, touched, icon="forward", is_single=True)
        self._has_more = False
        self._page: ServicePage | None = None
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
        body.addWidget(self._card(), 0 if look.metrics.is_portrait else 3)
        body.addLayout(self._keys(), 0 if look.metrics.is_portrait else 2)
        column.addLayout(body)
        column.addStretch(1)

    def show_page(self, page: ServicePage) -> None:
        """Show this page."""
        self._heading.show_words(page.above, page.title)
        self._notice.setVisible(page.notice is not None)
        if page.notice is not None:
            self._notice.show_words(page.notice.text, page.notice.tone, page.notice.mark)
        self._reading.show_text(page.facts, page.requirements_title, page.requirements, page.left_out)
        if page != self._page:
            self._has_more = False
        self._page = page
        self._more.show_button(page.more if self._has_more else None)
        self._paper.setVisible(bool(page.facts or page.requirements))
        self._take.show_button(page.take)
        self._priority.show_button(page.priority)
        self._others.show_button(page.other)

    def _offer_more(self) -> None:
        """There is no room for all of it: offer the page that has more."""
        self._has_more = True
        self._more.show_button(self._page.more if self._page else None)

    def _card(self) -> QFrame:
        look = self._look
        self._paper = card = QFrame()
        card.setProperty("panel", "card")
        pad = look.space_px("gap")
        column = QVBoxLayout(card)
        column.setContentsMargins(pad, pad * 2 // 3, pad, pad * 2 // 3)
        column.addWidget(self._reading)
        return card

    def _keys(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.space_px("near"))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        keys = (self._take, self._priority, self._others)
        # Upright, what goes on reading stands next to what is read.
        for key in (self._more, *keys) if self._look.metrics.is_portrait else (*keys, self._more):
            column.addWidget(key)
        return column

    def _large_key(self, touched: Touched, icon: str, *, is_primary: bool = False) -> Key:
        key = Key(self._look, touched, "primary" if is_primary else "plain", "title", icon, is_single=True)
        heights = _TAKE_KEYS if is_primary else _OTHER_KEYS
        key.setMinimumHeight(round(self._look.touch_key_px * heights[is_narrow(self._look)]))
        return key
