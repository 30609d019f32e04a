"""The kiosk's window: head, page, foot. Passive: it draws the view and says which control was touched."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.presenters.technician_view import CornerView
from kiosk.presenters.views import (
    AppointmentPage,
    CategoriesPage,
    CodePage,
    KioskView,
    NoHubPage,
    NumberPage,
    Page,
    RefusedPage,
    ServicePage,
    TilesPage,
    WaitingPage,
    WelcomePage,
)
from kiosk.ui.appointment_screens import AppointmentScreen, CodeScreen
from kiosk.ui.choice_pages import CategoriesScreen, TilesScreen
from kiosk.ui.keyboard import KeyboardEar
from kiosk.ui.keys import Key
from kiosk.ui.languages import LanguageKeys
from kiosk.ui.layout import fall_px, grid, is_narrow
from kiosk.ui.lock import Hold
from kiosk.ui.number_screen import NumberScreen
from kiosk.ui.other_screens import IdleVeil, RefusedScreen, WaitingScreen, WelcomeScreen
from kiosk.ui.service_screen import ServiceScreen
from kiosk.ui.technician_screen import TechnicianScreen
from shared.qt.look import Look
from shared.qt.widgets import ClockLabel, Ground, HubPanel, Masthead, Pages


class KioskWindow(Ground):
    """Renders a `KioskView`; says `touched` with the name of the control, such as "service:ktp".

    `pressed` tells each key of a keyboard, or of a scanner that acts as one: a character, "\\b" or "\\n".
    """

    touched = Signal(str)
    pressed = Signal(str)
    held = Signal()
    """Somebody touched the hall's name and held it: the technician's gesture."""
    serviced = Signal(str)
    """As `touched`, in the technician's corner."""

    def __init__(self, look: Look, now: Callable[[], datetime.datetime]) -> None:
        super().__init__(look)
        self.setWindowTitle("Antrean")
        self._look, self._now = look, now
        self._zone: datetime.tzinfo = datetime.UTC
        self._is_lowered: bool | None = None
        self._depth = 0
        self._build_parts()
        self._lay_out()
        self._veil = IdleVeil(look, self.touched.emit, self)
        self._corner = TechnicianScreen(look, self.serviced.emit, self)
        self._hold = Hold(self._head, self.held.emit)
        self._ear = KeyboardEar(self, self.pressed.emit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()

    def render_view(self, view: KioskView) -> None:
        """Show this."""
        self._zone = ZoneInfo(view.timezone)
        self._head.show_hall(view.hall)
        self._clock.set_language(view.language)
        self._clock.setVisible(bool(view.hall))
        self._languages.show_languages(view.languages, view.language)
        self._languages.setVisible(not isinstance(view.page, WelcomePage))
        self._foot(view)
        self._lower_by(view.is_lowered)
        self._show(view.page, view)
        self._veil.show_idle(view.idle)

    def show_corner(self, view: CornerView | None) -> None:
        """Show the technician's corner over everything, or take it away."""
        self._corner.show_corner(view)

    def _foot(self, view: KioskView) -> None:
        self._back.show_button(view.back)
        self._home.show_button(view.home)
        self._lower.show_button(view.lower)

    def _show(self, page: Page, view: KioskView) -> None:
        match page:
            case WelcomePage():
                self._welcome.show_page(page)
                self._turn(self._welcome, 0)
            case TilesPage():
                self._tiles.show_page(page, grid(self._look, is_lowered=view.is_lowered))
                self._turn(self._tiles, 1)
            case ServicePage():
                self._service.show_page(page)
                self._turn(self._service, 2)
            case CategoriesPage():
                self._categories.show_page(page)
                self._turn(self._categories, 3)
            case CodePage():
                self._code.show_page(page)
                self._turn(self._code, 1)
            case AppointmentPage():
                self._appointment.show_page(page)
                self._turn(self._appointment, 4)
            case WaitingPage():
                self._waiting.show_page(page)
                self._turn(self._waiting, 4)
            case NumberPage():
                self._number.show_page(page)
                self._turn(self._number, 5)
            case RefusedPage():
                self._refused.show_page(page)
                self._turn(self._refused, 5)
            case NoHubPage():
                self._no_hub.show_search(page.title, page.hint, page.detail)
                self._turn(self._no_hub, 0)

    def _turn(self, screen: QWidget, depth: int) -> None:
        self._pages.turn_to(screen, is_back=depth < self._depth)
        self._depth = depth

    def _lower_by(self, is_lowered: bool) -> None:
        if is_lowered != self._is_lowered:
            self._is_lowered = is_lowered
            fall = fall_px(self._look) if is_lowered else 0
            self._air.changeSize(0, fall, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
            self._column.invalidate()

    def _build_parts(self) -> None:
        look, touched = self._look, self.touched.emit
        self._head = Masthead(look)
        self._clock = ClockLabel(look, lambda: self._now().astimezone(self._zone))
        self._head.add(self._clock)
        # Air gives way where a page needs the height.
        self._air = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        self._pages = Pages(look)
        self._no_hub = HubPanel(look)
        self._welcome = WelcomeScreen(look, touched)
        self._tiles = TilesScreen(look, touched)
        self._service = ServiceScreen(look, touched)
        self._categories = CategoriesScreen(look, touched)
        self._code = CodeScreen(look, touched)
        self._appointment = AppointmentScreen(look, touched)
        self._waiting = WaitingScreen(look)
        self._number = NumberScreen(look, touched)
        self._refused = RefusedScreen(look, touched)
        for page in (
            self._no_hub,
            self._welcome,
            self._tiles,
            self._service,
            self._categories,
            self._code,
            self._appointment,
            self._waiting,
            self._number,
            self._refused,
        ):
            self._pages.addWidget(page)
        self._back = Key(look, touched, icon="back")
        self._home = Key(look, touched, "quiet", icon="home", is_bare=is_narrow(look))
        self._lower = Key(look, touched, "quiet", icon="wheelchair", is_bare=is_narrow(look))
        self._languages = LanguageKeys(look, touched)

    def _lay_out(self) -> None:
        look = self._look
        side = look.space_px("wide")
        self._column = column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # The screen is as large as it is.
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addItem(self._air)
        body = QVBoxLayout()
        body.setContentsMargins(side, look.space_px("gap"), side, look.space_px("near"))
        body.addWidget(self._pages, 1)
        column.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(side, look.space_px("tight"), side, look.space_px("gap"))
        foot.setSpacing(look.space_px("near"))
        self._back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        foot.addWidget(self._back)
        foot.addWidget(self._home)
        foot.addStretch(1)
        foot.addWidget(self._lower)
        foot.addWidget(self._languages)
        column.addLayout(foot)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for over in (self._veil, self._corner):
            over.setGeometry(self.rect())
