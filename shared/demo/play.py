"""The demo with a screen: the windows side by side, for a person to play."""

import subprocess
from contextlib import ExitStack

from PySide6.QtGui import QGuiApplication
from rich.console import Console

from shared.demo.hall import DemoHall
from shared.demo.output import Output
from shared.demo.programs import COUNTER, argv, kiosk_flags
from shared.demo.scene import OFFICER

_QUITS_WITHIN_S = 10


def play(output: Output, hall: DemoHall) -> int:
    """Open all windows and stay until one of the programs is closed; the exit code of that program."""
    officer = hall.officer(OFFICER)
    with ExitStack() as stack:
        programs = []
        for role, size in _sizes().items():
            log = stack.enter_context((output.logs / f"{role}.log").open("ab"))
            flags = kiosk_flags(output, hall) if role == "kiosk" else []
            program = subprocess.Popen(argv(role, output, hall, size, *flags), stderr=log)
            stack.callback(_end, program)
            programs.append(program)
        Console().print(
            f"Take a number at the kiosk. Then sign in at the counter as [bold]{officer.name}[/bold] with the PIN "
            f"[bold]{officer.pin}[/bold], open counter {COUNTER}, and press [bold]F9[/bold] to call.\n"
            "The display shows and speaks it. Close the kiosk, or press Ctrl-C here, to end.\n"
            f"[dim]Logs and data: {output.root}[/dim]",
            highlight=False,
        )
        try:
            return programs[0].wait()
        except KeyboardInterrupt:
            return 0


def _sizes() -> dict[str, tuple[int, int]]:
    """Three windows that fit beside each other: an upright kiosk at the left, display above counter at the right."""
    app = QGuiApplication([])
    room = app.primaryScreen().availableSize()
    app.shutdown()
    upright = min(room.width() // 3, room.height() * 9 // 16)
    beside = room.width() - upright
    half = room.height() // 2
    return {"kiosk": (upright, room.height()), "display": (beside, half), "counter": (beside, half)}


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(_QUITS_WITHIN_S)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
