"""`antrean display`: wires the wall's parts, and runs them until its window is closed."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from display.options import BOTH, WallOptions, languages_of, manner_of, place_of, size_of
from display.presenters.wall import Setup, WallPresenter
from display.program import WallProgram, utc_now
from display.ui.look import wall_look
from display.ui.window import WallWindow
from display.voice.announcer import Announcer
from display.voice.clips import Clips
from display.voice.loudspeaker import open_loudspeaker
from display.voice.voice import Voice
from display.voice.wav_announcer import WavAnnouncer
from shared.link.link import Link
from shared.link.settings import DeviceSettings, SettingsError, load_settings
from shared.marks import Marks, NoMarks
from shared.qt.application import create_application, dress
from shared.qt.crash import catch_bugs
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.stage import open_stage
from shared.qt.theme import THEMES, ThemeName

USUAL_DIAGONAL_INCH: Final = 55.0
USUAL_DISTANCE_M: Final = 8.0
_WAV: Final = "wav:"

app = typer.Typer(add_completion=False)
log = logging.getLogger(__name__)


@app.command()
def display(
    data: Annotated[Path | None, typer.Option(help="The display's own folder: its log and what it remembers.")] = None,
    hub: Annotated[str | None, typer.Option(help="HOST:PORT of the hub, where mDNS does not reach it.")] = None,
    hall: Annotated[str | None, typer.Option(help="Id of the hall to belong to.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the texts: id, en or both.")] = None,
    name: Annotated[str | None, typer.Option(help="What people call this display.")] = None,
    zone: Annotated[str | None, typer.Option(help="Zone whose calls are shown and spoken; left out: all.")] = None,
    diagonal: Annotated[float | None, typer.Option(help="Diagonal of the screen in inches.")] = None,
    distance: Annotated[float | None, typer.Option(help="How far away the farthest reader is, in metres.")] = None,
    sound: Annotated[str | None, typer.Option(help="Where to speak: auto, off or wav:DIR.")] = None,
    speak: Annotated[str, typer.Option(help="Languages of the voice, such as id or id,en.")] = "id",
    times: Annotated[int, typer.Option(min=1, max=2, help="How often a call is said.")] = 1,
    zero: Annotated[str, typer.Option(help="The word for zero: nol or kosong.")] = "nol",
    numbers: Annotated[str, typer.Option(help="How numbers are said: digits or words.")] = "digits",
    place: Annotated[str, typer.Option(help="Where visitors are sent: counter or room.")] = "counter",
    recordings: Annotated[Path | None, typer.Option(help="Folder with the office's own recordings.")] = None,
    size: Annotated[str | None, typer.Option(help="WxH of the window in pixels; left out: full screen.")] = None,
    at: Annotated[str | None, typer.Option(help="X,Y of a window with a size: its place on the screen.")] = None,
    reduce_motion: Annotated[bool, typer.Option("--reduce-motion", help="Nothing blinks or runs.")] = False,
    stage: Annotated[bool, typer.Option("--stage", help="Let the parent process look and touch.")] = False,
) -> None:
    """Show and speak the calls in the hall."""
    flags: dict[str, object] = {
        "data": data,
        "hub": hub,
        "hall": hall,
        "language": language if language != BOTH else None,
        "name": name,
        "zone": zone,
        "screen_diagonal_inch": diagonal,
        "viewing_distance_m": distance,
        "sound": sound,
    }
    try:
        settings = load_settings(None, **flags)
        options = WallOptions(
            languages_of(language, settings),
            manner_of(speak, times, zero, numbers, place),
            recordings,
            size_of(size),
            stage,
            reduce_motion,
            place_of(at),
        )
    except SettingsError as mistake:
        _stop(str(mistake))
    _open_log(settings.data_folder("display") / "display.log")
    raise typer.Exit(_run(settings, options))


def _run(settings: DeviceSettings, options: WallOptions) -> int:
    """Build, run and take apart; the exit code."""
    qt = create_application("antrean-display")
    marks: Marks = open_stage(qt).marks if options.has_stage else NoMarks()
    look = _look(settings, options)
    dress(qt, look)
    catch_bugs(qt, look, settings.data_folder("display"), options.languages[0])
    announcer = _announcer(settings.sound, qt)
    with _wired(settings, options, look, announcer, marks) as window:
        _tell_plan(window, look)
        _show(window, options)
        marks.mark("ready")
        return qt.exec()


@contextmanager
def _wired(
    settings: DeviceSettings, options: WallOptions, look: Look, announcer: Announcer | None, marks: Marks
) -> Iterator[WallWindow]:
    """The wall at work, for the length of a `with`."""
    window = WallWindow(look)
    presenter = WallPresenter(Setup(options.languages, settings.zone), utc_now)
    program = WallProgram(presenter, window, marks, settings.zone)
    voice = None
    if announcer is not None:
        voice = Voice(announcer, Clips(options.recordings), utc_now, options.manner, program.listeners)
    link = Link("display", settings, program, zone=settings.zone)
    program.start(link, voice)
    link.start()
    try:
        yield window
    finally:
        program.close()
        link.close()
        window.close()


def _announcer(sound: str, parent: QObject) -> Announcer | None:
    if sound == "auto":
        return open_loudspeaker(parent)
    if sound.startswith(_WAV) and len(sound) > len(_WAV):
        return WavAnnouncer(Path(sound.removeprefix(_WAV)), lambda seconds, action: _later(parent, seconds, action))
    if sound != "off":
        _stop(f"--sound {sound!r} is none of auto, off, wav:DIR")
    return None


def _later(parent: QObject, seconds: float, action: Callable[[], None]) -> None:
    QTimer.singleShot(round(seconds * 1000), parent, action)


def _look(settings: DeviceSettings, options: WallOptions) -> Look:
    width, height = options.size or _whole_screen()
    diagonal = settings.screen_diagonal_inch or USUAL_DIAGONAL_INCH
    metrics = ScreenMetrics(width, height, diagonal, settings.viewing_distance_m or USUAL_DISTANCE_M)
    theme: ThemeName = next((name for name in THEMES if name == settings.theme), "night")
    return wall_look(metrics, theme, is_motion_reduced=options.is_motion_reduced)


def _whole_screen() -> tuple[int, int]:
    screen = QGuiApplication.primaryScreen().size()
    return screen.width(), screen.height()


def _tell_plan(window: WallWindow, look: Look) -> None:
    metrics, plan = look.metrics, window.plan
    log.info("the wall holds %d calls; the numbers of the list have %d px", plan.rows + 1, plan.figure)
    if plan.is_too_small:
        log.warning(
            'a screen of %g" is too small to be read from %g m: the number has %d px instead of %d',
            metrics.diagonal_inch,
            metrics.viewing_distance_m,
            plan.figure,
            plan.character,
        )


def _show(window: WallWindow, options: WallOptions) -> None:
    window.setCursor(Qt.CursorShape.BlankCursor)
    if options.size is not None:
        window.resize(*options.size)
        if options.at is not None:
            window.move(*options.at)
        window.show()
        return
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.showFullScreen()


def _open_log(file: Path) -> None:
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=[logging.StreamHandler(sys.stderr), logging.FileHandler(file, encoding="utf-8")],
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)


def _stop(reason: str) -> NoReturn:
    typer.echo(f"antrean display: {reason}", err=True)
    raise typer.Exit(1)
