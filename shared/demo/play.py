"""The demo with a screen: the windows side by side, for a person to play."""

import queue
import signal
import subprocess
import threading
from contextlib import ExitStack
from typing import Final

from PySide6.QtGui import QGuiApplication
from rich.console import Console

from shared.demo.arrangement import Part, arrange
from shared.demo.hall import DemoHall
from shared.demo.output import Output
from shared.demo.programs import COUNTER, argv, kiosk_flags
from shared.demo.scene import OFFICER
from shared.geometry import Size

_QUITS_WITHIN_S: Final = 10
_FLAGS: Final[dict[Part, list[str]]] = {
    "kiosk": ["--diagonal", "24"],
    "display": ["--diagonal", "55", "--distance", "8"],
    "counter": ["--diagonal", "14.5"],
}
"""The windows pretend to be whole screens, small ones; so all in them keeps its proportions."""


def play(output: Output, hall: DemoHall) -> int:
    """Open all windows and stay until one of the programs is closed; the exit code of that program."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    places = arrange(_screen())
    ended: queue.SimpleQueue[int] = queue.SimpleQueue()
    try:
        with ExitStack() as stack:
            for role, flags in _FLAGS.items():
                more = kiosk_flags(output, hall, places["paper"]) if role == "kiosk" else []
                _start(stack, role, output, argv(role, output, hall, *places[role].flags, *flags, *more), ended)
            _tell(output, hall)
            return ended.get()
    except KeyboardInterrupt:
        return 0


def _tell(output: Output, hall: DemoHall) -> None:
    officer = hall.officer(OFFICER)
    Console().print(
        f"Take a number at the kiosk. Then sign in at the counter as [bold]{officer.name}[/bold] with the PIN "
        f"[bold]{officer.pin}[/bold], open counter {COUNTER}, and press [bold]F9[/bold] to call.\n"
        "The display shows and speaks it. Close one of the windows, or press Ctrl-C here, to end.\n"
        f"[dim]Logs and data: {output.root}[/dim]",
        highlight=False,
    )


def _screen() -> Size:
    app = QGuiApplication([])
    room = app.primaryScreen().availableSize()
    app.shutdown()
    return room.width(), room.height()


def _start(stack: ExitStack, role: str, output: Output, command: list[str], ended: queue.SimpleQueue[int]) -> None:
    """Start a program; it is ended with the stack, and its exit code put into `ended`."""
    log = stack.enter_context((output.logs / f"{role}.log").open("ab"))
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    watch = threading.Thread(target=lambda: ended.put(program.wait()), name=f"watch over the {role}")
    watch.start()
    stack.callback(watch.join)
    stack.callback(_end, program)


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(_QUITS_WITHIN_S)
    except subprocess.TimeoutExpired:
        program.kill()
