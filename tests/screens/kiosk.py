"""Every screen of the kiosk, upright and lying, in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.presenters.kiosk import KioskPresenter, Setup
from kiosk.presenters.technician import PinChecked, TechnicianPresenter
from kiosk.presenters.ticket import paper_of
from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.escpos_writer import encode
from kiosk.printing.layout import lay_out
from kiosk.printing.paper import ROLL_58, ROLL_80, Roll
from kiosk.printing.paper_painter import draw_paper
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from kiosk.ui.layout import grid, kiosk_look
from kiosk.ui.window import KioskWindow
from shared.language import LANGUAGES, Language
from shared.protocol.base import Words
from shared.protocol.views import CopyView, HallView, Health, OfficerView, Problem
from shared.qt.application import dress
from shared.qt.sizes import ScreenMetrics
from tests.kiosk.halls import (
    NOON,
    full_hall,
    hall_view,
    issued,
    large_hall,
    long_to_read,
    paused_hall,
    reservation,
    silent,
)
from tests.screens import Shot

SCREENS = ((1080, 1920, 27.0), (1920, 1080, 21.5))
SMALL_SCREENS = ((1080, 1920, 15.6), (1366, 768, 18.5))
NEW = ("02-welcome-reservation", "02-welcome-paused", "04-", "05-service", "14-", "15-")
"""What the small screens show too."""
PRINTED = PrintOutcome("printed")
PAPER_OUT = PrintOutcome("failed", "paper_end")


@dataclass
class StillClock:
    """A clock that moves when it is told."""

    at: float = 0.0
    moment: datetime = NOON

    def seconds(self) -> float:
        return self.at

    def now(self) -> datetime:
        return self.moment + timedelta(seconds=self.at)


@dataclass
class Scene:
    """A kiosk at one place of a visit."""

    language: Language
    room: int
    room_when_lowered: int
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        setup = Setup(self.language, self.room, self.room_when_lowered)
        self.kiosk = KioskPresenter(setup, self.clock, lambda: "key")

    def open(self, hall: HallView, *touches: str) -> KioskPresenter:
        """With a hub and this hall, after these touches."""
        self.kiosk.hear_link(is_connected=True)
        self.kiosk.learn_hall(hall)
        for touch in ("start", *touches) if touches else ():
            self.kiosk.touch(touch)
        return self.kiosk

    def asking(self) -> KioskPresenter:
        return self.open(hall_view(), "agency:dukcapil", "service:ktp", "priority", "category:elderly")

    def reserved(self, *touches: str) -> KioskPresenter:
        """At the page of a reservation, found by its code; then these touches."""
        self.open(full_hall())
        for touch in ("appointment", *(f"key:{key}" for key in "KM7Q2P"), "confirm"):
            self.kiosk.touch(touch)
        self.kiosk.appointment_came("KM7Q2P", reservation(category="elderly"))
        for touch in touches:
            self.kiosk.touch(touch)
        return self.kiosk

    def holding(self, *outcomes: PrintOutcome) -> KioskPresenter:
        kiosk = self.asking()
        kiosk.number_came("key", issued(category="elderly"))
        for outcome in outcomes:
            kiosk.print_ended("t1", outcome)
        return kiosk


def _no_hub(scene: Scene) -> KioskPresenter:
    scene.kiosk.hear_link(is_connected=False, looking_for="any hall")
    return scene.kiosk


def _with_printer(scene: Scene, status: PrinterStatus) -> KioskPresenter:
    scene.open(hall_view()).learn_printer(status)
    return scene.kiosk


def _away(scene: Scene) -> KioskPresenter:
    scene.asking().number_failed("key", is_unknown=True)
    return scene.kiosk


def _refused(scene: Scene, code: str, status: int) -> KioskPresenter:
    opens_at = (NOON + timedelta(hours=20)).isoformat()
    params: dict[str, str | int] = {"opens_at": opens_at, "timezone": "Asia/Jakarta"}
    problem = Problem(title="", status=status, code=code, detail="", remedy="", params=params)
    scene.asking().number_came("key", problem)
    return scene.kiosk


def _code(scene: Scene, *touches: str) -> KioskPresenter:
    scene.open(full_hall())
    for touch in ("appointment", *touches):
        scene.kiosk.touch(touch)
    return scene.kiosk


def _not_now(scene: Scene, code: str, **params: str | int) -> KioskPresenter:
    scene.reserved("check-in")
    told = Problem(title="", status=409, code=code, detail="", remedy="", params=params)
    scene.kiosk.number_came("key", told)
    return scene.kiosk


def _visit(scene: Scene) -> KioskPresenter:
    scene.reserved("check-in")
    ticket = issued("K-032", "paspor", category="elderly").model_copy(update={"stages": ("foto", "ambil")})
    scene.kiosk.number_came("key", ticket)
    scene.kiosk.print_ended("t1", PRINTED)
    return scene.kiosk


def _idle(scene: Scene) -> KioskPresenter:
    scene.open(hall_view(), "agency:dukcapil")
    scene.clock.at += 38
    return scene.kiosk


def _long_number(scene: Scene) -> KioskPresenter:
    scene.open(large_hall(), "agency:a0", "service:s0", "priority", "category:elderly")
    scene.kiosk.number_came("key", issued("AB-1000", "s0", ahead=128, low=115, high=400))
    scene.kiosk.print_ended("t1", PAPER_OUT)
    return scene.kiosk


SCENES: dict[str, Callable[[Scene], KioskPresenter]] = {
    "01-no-hub": _no_hub,
    "02-welcome": lambda scene: scene.open(hall_view()),
    "02-welcome-closed": lambda scene: scene.open(hall_view(is_open=False)),
    "02-welcome-paused": lambda scene: scene.open(paused_hall()),
    "02-welcome-near-end": lambda scene: _with_printer(scene, PrinterStatus(paper="near_end")),
    "02-welcome-no-paper": lambda scene: _with_printer(scene, PrinterStatus(paper="end")),
    "02-welcome-reservation": lambda scene: scene.open(full_hall()),
    "03-agencies": lambda scene: scene.open(hall_view(), "x"),
    "03-agencies-full": lambda scene: scene.open(large_hall(), "x"),
    "03-agencies-last": lambda scene: scene.open(large_hall(), "page:next"),
    "04-services": lambda scene: scene.open(hall_view(), "agency:dukcapil"),
    "04-services-full": lambda scene: scene.open(large_hall(), "agency:a0"),
    "04-services-closed": lambda scene: scene.open(hall_view(is_open=False), "agency:dukcapil"),
    "04-groups": lambda scene: scene.open(full_hall(), "agency:dukcapil"),
    "04-group": lambda scene: scene.open(full_hall(), "agency:dukcapil", "group:sipil"),
    "04-states": lambda scene: scene.open(full_hall(), "agency:samsat"),
    "05-service": lambda scene: scene.open(full_hall(), "agency:imigrasi", "service:paspor"),
    "05-service-short": lambda scene: scene.open(full_hall(), "agency:dukcapil", "service:ktp"),
    "05-service-suspended": lambda scene: scene.open(full_hall(), "agency:samsat", "service:plat"),
    "05-service-full": lambda scene: scene.open(full_hall(), "agency:imigrasi", "service:ganti"),
    "05-service-long": lambda scene: scene.open(long_to_read(), "agency:a0", "service:s0"),
    "05-service-lowered": lambda scene: scene.open(full_hall(), "agency:imigrasi", "service:paspor", "lower"),
    "05-service-long-lowered": lambda scene: scene.open(long_to_read(), "agency:a0", "service:s0", "lower"),
    "05-categories": lambda scene: scene.open(full_hall(), "agency:samsat", "service:pajak"),
    "05-categories-groups": lambda scene: scene.open(hall_view(), "agency:dukcapil", "service:ktp", "priority"),
    "05-categories-long": lambda scene: scene.open(silent(large_hall()), "agency:a0", "service:s0"),
    "06-asking": Scene.asking,
    "06-asking-away": _away,
    "07-printing": Scene.holding,
    "08-take-ticket": lambda scene: scene.holding(PRINTED),
    "09-cannot-print": lambda scene: scene.holding(PAPER_OUT),
    "09-cannot-print-long": _long_number,
    "10-refused-closed": lambda scene: _refused(scene, "service_closed", 409),
    "10-refused-changed": lambda scene: _refused(scene, "unknown_service", 404),
    "11-idle": _idle,
    "12-lowered-welcome": lambda scene: scene.open(hall_view(), "home", "lower"),
    "12-lowered-agencies": lambda scene: scene.open(large_hall(), "lower"),
    "12-lowered-categories": lambda scene: scene.open(large_hall(), "agency:a0", "service:s0", "priority", "lower"),
    "14-code": lambda scene: _code(scene, *(f"key:{key}" for key in "KM7Q")),
    "14-code-lowered": lambda scene: _code(scene, "lower"),
    "14-looking-up": lambda scene: _code(scene, *(f"key:{key}" for key in "KM7Q2P"), "confirm"),
    "14-reservation": Scene.reserved,
    "14-reservation-lowered": lambda scene: scene.reserved("lower"),
    "15-other-day": lambda scene: _not_now(scene, "appointment_other_day", day="2026-11-26"),
    "15-too-early": lambda scene: _not_now(scene, "appointment_too_early", **{"from": "2026-11-23T05:30:00Z"}),
    "15-unknown": lambda scene: _not_now(scene, "unknown_appointment"),
    "15-checked-in-before": lambda scene: _not_now(scene, "checked_in_before", label="K-031"),
    "15-take-ticket": _visit,
}


DIAN = OfficerView(id="dian", name="Dian Anggraini", role="technician")
RINA = OfficerView(id="rina", name="Rina Kartikasari", role="manager")
HEALTH = Health(
    version="0.1.0",
    protocol=1,
    hall="mpp-contoh",
    name=Words(indonesian="Balai"),
    sequence=18_244,
    uptime_seconds=33_000,
    clock_off_seconds=-3_700,
    copy_of_record=CopyView(state="away", sequence=17_020),
)


def _corner_at_pin(corner: TechnicianPresenter) -> None:
    corner.people_came((DIAN,))
    for digit in "24":
        corner.touch(f"key:{digit}")


def _corner_wrong(corner: TechnicianPresenter) -> None:
    _corner_at_pin(corner)
    for digit in "68":
        corner.touch(f"key:{digit}")
    corner.touch("confirm")
    corner.pin_checked(PinChecked("wrong_pin"))


def _corner_inside(corner: TechnicianPresenter, health: Health | None = HEALTH) -> None:
    _corner_wrong(corner)
    for digit in "2468":
        corner.touch(f"key:{digit}")
    corner.touch("confirm")
    corner.pin_checked(PinChecked("right"))
    corner.health_came(health)
    corner.learn_printer(PrinterStatus(paper="end") if health else PrinterStatus())
    if health:
        corner.trial_ended(PAPER_OUT)


CORNERS: dict[str, Callable[[TechnicianPresenter], object]] = {
    "16-technician-who": lambda corner: corner.people_came((DIAN, RINA)),
    "16-technician-pin": _corner_at_pin,
    "16-technician-wrong": _corner_wrong,
    "16-technician-no-way": lambda corner: corner.people_came(None),
    "16-technician-inside": _corner_inside,
    "16-technician-inside-away": lambda corner: _corner_inside(corner, None),
}


def shots() -> Iterator[Shot]:
    """All of them, and the ticket on both rolls."""
    for (width, height, inch), language in product((*SCREENS, *SMALL_SCREENS), LANGUAGES):
        metrics = ScreenMetrics(width, height, inch, 0.6)
        is_small = (width, height, inch) in SMALL_SCREENS
        for name, scene in SCENES.items():
            if not is_small or name.startswith(NEW):
                named = f"{name}-{inch:g}in" if is_small else name
                yield Shot(named, (width, height), partial(_window, metrics, scene, language), language)
        for name, corner in CORNERS.items():
            named = f"{name}-{inch:g}in" if is_small else name
            yield Shot(named, (width, height), partial(_corner_window, metrics, corner, language), language)
    for roll, language in product((ROLL_58, ROLL_80), LANGUAGES):
        for name, hall in (("ticket", hall_view()), ("ticket-long", large_hall())):
            picture = partial(_ticket, hall, roll, language)
            yield Shot(f"13-{name}-{roll.name}", (roll.dots + 64, 1100), picture, language)


def _window(metrics: ScreenMetrics, scene: Callable[[Scene], KioskPresenter], language: Language) -> QWidget:
    look = kiosk_look(metrics, is_motion_reduced=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, look)
    there = Scene(language, grid(look).room, grid(look, is_lowered=True).room)
    presenter = scene(there)
    window = KioskWindow(look, lambda: NOON.astimezone(UTC))
    window.render_view(presenter.view)
    return window


def _corner_window(
    metrics: ScreenMetrics, corner: Callable[[TechnicianPresenter], object], language: Language
) -> QWidget:
    window = _window(metrics, lambda scene: scene.open(hall_view()), language)
    assert isinstance(window, KioskWindow)
    presenter = TechnicianPresenter(StillClock(), has_own_pin=False)
    presenter.open(language)
    corner(presenter)
    window.show_corner(presenter.view)
    return window


def _ticket(hall: HallView, roll: Roll, language: Language) -> QWidget:
    paper = paper_of(issued(service=hall.services[0].id, category="elderly"), hall, language)
    operations = EscPosReader().read(encode(lay_out(paper, roll)))
    label = QLabel()
    picture = draw_paper(operations, roll, scale=1)
    label.setPixmap(QPixmap.fromImage(picture))
    return label
