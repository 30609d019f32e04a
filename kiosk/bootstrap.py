"""`antrean kiosk`: wires the kiosk's parts, and runs them until its window is closed."""

import logging
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn

import typer
from platformdirs import user_data_path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.closing_slips import ClosingSlips
from kiosk.hub_process import ANY_ADDRESS, HubOptions, HubProcess
from kiosk.marked_printer import MarkedPrinter
from kiosk.paper_watch import PaperWatch
from kiosk.presenters.clock import SystemClock
from kiosk.presenters.kiosk import KioskPresenter, Setup
from kiosk.presenters.technician import TechnicianPresenter
from kiosk.print_reports import PrintReports
from kiosk.printing.address import PrinterAddressError, ScreenPaper, open_printer
from kiosk.printing.paper import ROLL_80, ROLLS
from kiosk.printing.printer import PrinterStatus, PrintOutcome, TicketPrinter
from kiosk.printing.screen_printer import ScreenPrinter
from kiosk.printing.worker import PrinterWorker
from kiosk.program import KioskProgram
from kiosk.technician import RESTART, TechnicianDesk, ThisMachine, opens
from kiosk.ui.layout import grid, kiosk_look
from kiosk.ui.lock import Lock
from kiosk.ui.window import KioskWindow
from shared.geometry import Point, Size, read_point, read_size
from shared.link.link import Link
from shared.link.settings import DeviceSettings, SettingsError, load_settings
from shared.marks import Marks, NoMarks
from shared.qt.application import create_application, dress
from shared.qt.crash import catch_bugs
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.stage import open_stage
from shared.qt.theme import THEMES, ThemeName

USUAL_DIAGONAL_INCH: Final = 21.5
_ARM_M: Final = 0.6

app = typer.Typer(add_completion=False)


@app.command()
def kiosk(
    data: Annotated[Path | None, typer.Option(help="The kiosk's own folder: its log and what it remembers.")] = None,
    hub: Annotated[str | None, typer.Option(help="HOST:PORT of the hub, where mDNS does not reach it.")] = None,
    hall: Annotated[str | None, typer.Option(help="Id of the hall to belong to.")] = None,
    language: Annotated[str | None, typer.Option(help="Language between visits: id or en.")] = None,
    name: Annotated[str | None, typer.Option(help="What people call this kiosk.")] = None,
    printer: Annotated[str | None, typer.Option(help="Address of the ticket printer.")] = None,
    roll: Annotated[str, typer.Option(help=f"The paper: {', '.join(ROLLS)}.")] = ROLL_80.name,
    diagonal: Annotated[float | None, typer.Option(help="Diagonal of the screen in inches.")] = None,
    size: Annotated[str | None, typer.Option(help="WxH of the window in pixels; left out: full screen.")] = None,
    at: Annotated[str | None, typer.Option(help="X,Y of a window with a size: its place on the screen.")] = None,
    hall_file: Annotated[Path | None, typer.Option(help="The hall file, for the first start of its hub.")] = None,
    hub_data: Annotated[Path | None, typer.Option(help="The data folder of the hub that it starts.")] = None,
    hub_port: Annotated[int | None, typer.Option(help="The port of the hub that it starts.")] = None,
    hub_host: Annotated[str, typer.Option(help="The address its hub listens on.")] = ANY_ADDRESS,
    hub_copy_to: Annotated[Path | None, typer.Option(help="A folder where its hub copies the record.")] = None,
    no_hub: Annotated[bool, typer.Option("--no-hub", help="Start no hub; find the one on the LAN.")] = False,
    print_slips: Annotated[
        bool | None, typer.Option(help="Print the closing slips of the hall; left out: if it starts the hub.")
    ] = None,
    stop_hub_on_exit: Annotated[bool, typer.Option("--stop-hub-on-exit", help="End the hub with the kiosk.")] = False,
    stage: Annotated[bool, typer.Option("--stage", help="Let the parent process look and touch.")] = False,
) -> None:
    """Let citizens take a number and print it. Starts the hub of the hall, unless told to use another."""
    flags: dict[str, Any] = {
        "data": data,
        "hub": hub,
        "hall": hall,
        "language": language,
        "name": name,
        "printer": printer,
        "screen_diagonal_inch": diagonal,
    }
    try:
        settings = load_settings(**flags)
        own_hub = None if no_hub or settings.hub else _hub_options(hub_data, hall_file, hub_host, hub_port, hub_copy_to)
        paper = ROLLS[roll]
        place = _Place(read_size(size) if size else None, read_point(at) if at else None)
    except (SettingsError, FileNotFoundError, ValueError) as mistake:
        _stop(str(mistake))
    except KeyError:
        _stop(f"unknown roll {roll!r}; it must be one of {', '.join(ROLLS)}")
    folder = settings.data_folder("kiosk")
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=[logging.StreamHandler(sys.stderr), logging.FileHandler(folder / "kiosk.log", encoding="utf-8")],
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
    prints_slips = print_slips if print_slips is not None else own_hub is not None
    habits = _Habits(has_stage=stage, stops_hub=stop_hub_on_exit, prints_slips=prints_slips)
    code = _run(settings, own_hub, paper.name, place, habits)
    if code == RESTART:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    raise typer.Exit(code)


def _run(
    settings: DeviceSettings,
    own_hub: HubOptions | None,
    roll: str,
    place: "_Place",
    habits: "_Habits",
) -> int:
    """Build, run and take apart; the exit code."""
    qt = create_application("antrean-kiosk")
    marks: Marks = open_stage(qt).marks if habits.has_stage else NoMarks()
    look = _look(settings, place.size or _whole_screen())
    dress(qt, look)
    catch_bugs(qt, look, settings.data_folder("kiosk"), settings.language)
    with ExitStack() as parts:
        if own_hub is not None:
            hub = HubProcess(own_hub)
            settings = settings.model_copy(update={"hub": f"127.0.0.1:{hub.port}"})
            hub.start()
            parts.callback(partial(hub.close, stop_hub=habits.stops_hub))
        try:
            printer = open_printer(settings.printer, partial(_open_screen_printer, settings, parts))
        except PrinterAddressError as mistake:
            _stop(str(mistake))
        window = parts.enter_context(
            _wired(settings, look, MarkedPrinter(printer, marks), roll, marks, prints_slips=habits.prints_slips)
        )
        _show(qt, window, place)
        marks.mark("ready")
        return qt.exec()


@contextmanager
def _wired(
    settings: DeviceSettings, look: Look, printer: MarkedPrinter, roll: str, marks: Marks, *, prints_slips: bool
) -> Iterator[KioskWindow]:
    """The kiosk at work, for the length of a `with`."""
    setup = Setup(settings.language, grid(look).room, grid(look, is_lowered=True).room)
    window = KioskWindow(look, lambda: datetime.now(UTC))
    program = KioskProgram(KioskPresenter(setup, SystemClock(), _new_key), window, ROLLS[roll], marks)
    link = Link("kiosk", settings, program)
    corner = TechnicianPresenter(SystemClock(), has_own_pin=bool(settings.technician_pin))
    desk = TechnicianDesk(
        corner, window, ThisMachine(lambda job, data: worker.submit(job, data)), settings.name, ROLLS[roll]
    )

    def ended(job: str, outcome: PrintOutcome) -> None:
        if not desk.printer_ended(job, outcome):
            program.printer_ended(job, outcome)

    def changed(status: PrinterStatus) -> None:
        desk.printer_changed(status)
        program.printer_changed(status)

    worker = PrinterWorker(printer, ended, changed, roll=ROLLS[roll])
    unheard = settings.data_folder("kiosk") / "print-reports.jsonl"
    reports = PrintReports(lambda ticket, body, key: link.client.report_print(ticket, body, key), unheard)
    slips = ClosingSlips(
        lambda: (link.client.seal(), link.client.hall()),
        worker.submit,
        settings.data_folder("kiosk") / "closing-slips.json",
        ROLLS[roll],
        settings.language,
    )
    paper_watch = PaperWatch(lambda has_paper: link.client.report_paper(has_paper))
    program.start(link, worker, reports, printer, paper_watch, slips if prints_slips else None)
    desk.start(link.client, partial(opens, settings.technician_pin), lambda: program.language)
    for part in (reports, paper_watch, worker, link):
        part.start()
    if prints_slips:
        slips.start()
    try:
        yield window
    finally:
        worker.close()
        if prints_slips:
            slips.close()
        desk.close()
        program.close()
        paper_watch.close()
        reports.close()
        link.close()
        window.close()


def _open_screen_printer(settings: DeviceSettings, parts: ExitStack, paper: ScreenPaper) -> TicketPrinter:
    printer = ScreenPrinter(paper.keep, language=settings.language)
    printer.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    if paper.size:
        printer.window.resize(*paper.size)
    if paper.at:
        printer.window.move(*paper.at)
    printer.window.show()
    parts.callback(printer.window.close)
    return printer


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the window stands; without a size it fills the screen."""

    size: Size | None
    at: Point | None


@dataclass(frozen=True, slots=True)
class _Habits:
    """What this run of the kiosk does besides: it is played by a parent, ends its hub with it, prints closing slips."""

    has_stage: bool
    stops_hub: bool
    prints_slips: bool


def _show(qt: QApplication, window: KioskWindow, place: _Place) -> None:
    """In a window of its size, for demonstrations and tests; else on the whole screen, which cannot be left."""
    if place.size:
        window.resize(*place.size)
        if place.at:
            window.move(*place.at)
        window.show()
        window.activateWindow()
        return
    Lock(qt, window)


def _look(settings: DeviceSettings, size: Size) -> Look:
    diagonal = settings.screen_diagonal_inch or USUAL_DIAGONAL_INCH
    metrics = ScreenMetrics(*size, diagonal, settings.viewing_distance_m or _ARM_M)
    theme: ThemeName = next((name for name in THEMES if name == settings.theme), "day")
    return kiosk_look(metrics, theme)


def _whole_screen() -> Size:
    screen = QGuiApplication.primaryScreen().size()
    return screen.width(), screen.height()


def _hub_options(
    data: Path | None, hall_file: Path | None, host: str, port: int | None, copy_to: Path | None
) -> HubOptions:
    folder = data or user_data_path("antrean") / "hall"
    if hall_file is None and not any(folder.glob("*.sqlite*")):
        raise FileNotFoundError(
            f"no hall in {folder} yet: give its file with --hall-file FILE, or use a hub on the LAN with --no-hub"
        )
    return HubOptions(folder, hall_file, host, port, copy_to)


def _new_key() -> str:
    return uuid.uuid4().hex


def _stop(reason: str) -> NoReturn:
    typer.echo(f"antrean kiosk: {reason}", err=True)
    raise typer.Exit(1)
