"""Puts the program of a counter together: settings, window, link."""

import logging
import math
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from shared.geometry import Point, Size, read_point, read_size
from shared.language import Language
from shared.link.settings import DeviceSettings, SettingsError, load_settings
from shared.marks import NoMarks

app = typer.Typer(add_completion=False, help="Let an officer call, serve and finish.")

_USUAL_PX_PER_INCH: Final = 100
_ARM_M: Final = 0.6


@app.command()
def counter(
    data: Annotated[Path | None, typer.Option(help="Folder for logs and memory.")] = None,
    hub: Annotated[str | None, typer.Option(help="Address of the hub, HOST:PORT; else it is found.")] = None,
    hall: Annotated[str | None, typer.Option(help="Id of the hall to belong to.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the screen at first: id or en.")] = None,
    name: Annotated[str | None, typer.Option(help="What people call this device.")] = None,
    counter: Annotated[str | None, typer.Option(help="Id of the counter that is chosen beforehand.")] = None,
    officer: Annotated[str, typer.Option(help="Id of the officer who is chosen beforehand.")] = "",
    zone: Annotated[str | None, typer.Option(help="Zone of the hall; a desk needs none.")] = None,
    diagonal: Annotated[float | None, typer.Option(help="Diagonal of the screen in inches.")] = None,
    size: Annotated[str, typer.Option(help="Size of the window in pixels, such as 1366x768.")] = "",
    at: Annotated[str, typer.Option(help="X,Y of a window with a size: its place on the screen.")] = "",
    compact: Annotated[bool, typer.Option("--compact", help="Begin as the small window.")] = False,
    stage: Annotated[bool, typer.Option("--stage", help="Let the parent process look and touch.")] = False,
) -> None:
    """Run the desk of one counter until its window is closed."""
    try:
        settings = load_settings(
            data=data,
            hub=hub,
            hall=hall,
            language=language,
            name=name,
            counter=counter,
            zone=zone,
            screen_diagonal_inch=diagonal,
        )
        size_px = read_size(size) if size else None
        place = read_point(at) if at else None
    except (SettingsError, ValueError) as mistake:
        raise SystemExit(str(mistake)) from None
    sys.exit(_run(settings, settings.language, officer, size_px, place, is_compact=compact, is_staged=stage))


def _run(
    settings: DeviceSettings,
    language: Language,
    officer: str,
    size_px: Size | None,
    at: Point | None,
    *,
    is_compact: bool,
    is_staged: bool,
) -> int:
    # Qt is loaded here, so that --help and a mistake in the settings answer at once.
    from PySide6.QtWidgets import QApplication

    from counter_client.program import CounterProgram
    from counter_client.ui.corner import CornerMemory
    from counter_client.ui.window import CounterWindow
    from shared.qt.application import create_application, dress
    from shared.qt.crash import catch_bugs
    from shared.qt.look import Look
    from shared.qt.sizes import ScreenMetrics
    from shared.qt.stage import open_stage

    folder = settings.data_folder("counter")
    logging.basicConfig(filename=folder / "counter.log", level=logging.INFO, format=_LOG_FORMAT)
    application = create_application("antrean-counter")
    marks = open_stage(application).marks if is_staged else NoMarks()
    screen = QApplication.primaryScreen().size()
    width, height = size_px or (screen.width(), screen.height())
    diagonal = settings.screen_diagonal_inch or math.hypot(width, height) / _USUAL_PX_PER_INCH
    look = Look.for_desk(
        ScreenMetrics(width, height, diagonal, _ARM_M), "night" if settings.theme == "night" else "day"
    )
    dress(application, look)
    catch_bugs(application, look, folder, language)
    window = CounterWindow(look, CornerMemory(folder / "corner"))
    application.setQuitOnLastWindowClosed(False)
    window.closed.connect(application.quit)
    program = CounterProgram(window, settings, marks, language=language, officer=officer)
    if size_px:
        window.resize(*size_px)
        if at:
            window.move(*at)
        window.show()
    else:
        window.showMaximized()
    if is_compact:
        window.shrink()
    program.start()
    marks.mark("ready")
    try:
        return application.exec()
    finally:
        program.close()


_LOG_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
