"""The program of a counter: the shift on the screen, its asks on the way to the hub, the link behind it."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from typing_extensions import override

from counter_client.asks import Act, Answer, Ask, Stop
from counter_client.errands import run_errand
from counter_client.kept_file import KeptFile
from counter_client.presenters.kept import KeptWork
from counter_client.presenters.shift import Shift
from counter_client.ui.window import CounterWindow
from shared.language import Language
from shared.link.link import Link
from shared.link.settings import DeviceSettings
from shared.link.state import LinkListener, LinkState
from shared.marks import Marks
from shared.protocol.stream import Happened
from shared.protocol.views import CalledTicket, HallView
from shared.qt.bridge import Bridge, Worker
from shared.qt.stage import mark_painted

_TICK_MS: Final = 250
_LOOK_AGAIN_MS: Final = 250
"""News come in bursts: the desk looks at most so often."""

_LOOK_ANYWAY_MS: Final = 5000
_TOUCHES: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class CounterProgram(QObject):
    """Wires one shift to one window and one link. `start` it; `close` it before the application ends."""

    def __init__(
        self,
        window: CounterWindow,
        settings: DeviceSettings,
        marks: Marks,
        *,
        language: Language = "id",
        officer: str = "",
        interval_ms: int = _TICK_MS,
    ) -> None:
        super().__init__()
        self._window, self._marks = window, marks
        kept = KeptFile(settings.data_folder("counter") / "kept.json")
        work = KeptWork(kept.write, kept.read())
        self.shift: Final = Shift(
            self._ask,
            time.monotonic,
            language,
            officer=officer,
            counter=settings.counter,
            work=work,
            idle_after_s=settings.idle_minutes * 60,
        )
        self._bridge = Bridge(self)
        self._link = Link("counter", settings, _Hearing(self._bridge, self))
        self._commands, self._questions = Worker("command", parent=self), Worker("question", parent=self)
        self._asked: set[Ask] = set()
        self._soon = self._timer(_LOOK_AGAIN_MS, self._look_again, is_once=True)
        self._anyway = self._timer(_LOOK_ANYWAY_MS, self._look_again)
        self._tick = self._timer(interval_ms, self._render)
        self._connect()
        self._render()

    def start(self) -> None:
        """Look for the hub and let the time run."""
        self._link.start()
        if application := QCoreApplication.instance():
            application.installEventFilter(self)
        self._tick.start()
        self._anyway.start()

    def close(self) -> None:
        """Leave the hub; all threads have ended afterwards."""
        if application := QCoreApplication.instance():
            application.removeEventFilter(self)
        for timer in (self._soon, self._anyway, self._tick):
            timer.stop()
        self._bridge.close()
        self._link.close()
        self._commands.close()
        self._questions.close()

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.shift.touched()
        return False

    def link_changed(self, state: LinkState) -> None:
        """The hub came or went."""
        self.shift.link_changed(state)
        self._render()

    def snapshot_needed(self) -> None:
        """What is known has a gap."""
        self.shift.snapshot_needed()
        self._render()

    def happened(self) -> None:
        """Something happened in the hall; the desk looks soon, once for many."""
        if not self._soon.isActive():
            self._soon.start()

    def _ask(self, ask: Ask) -> None:
        is_command = isinstance(ask, Act | Stop)
        if ask in self._asked and not is_command:
            self._soon.start()
            return
        self._asked.add(ask)
        worker = self._commands if is_command else self._questions
        worker.run(partial(run_errand, self._link.client, ask), partial(self._answer, ask), _raise)

    def _answer(self, ask: Ask, answer: Answer) -> None:
        self._asked.discard(ask)
        self.shift.answered(ask, answer)
        hall = getattr(answer, "hall", None)
        if isinstance(hall, HallView):
            self._link.resume_from(hall.sequence)
        self._render()
        if isinstance(answer, CalledTicket):
            shown = self._window.compact if self._window.is_compact else self._window.desk
            mark_painted(shown, self._marks, "called", label=answer.ticket.label, sequence=answer.sequence)

    def _render(self) -> None:
        self.shift.leave_if_idle()
        self._window.render_page(self.shift.page())

    def _look_again(self) -> None:
        self.shift.look_again()

    def _connect(self) -> None:
        window, shift = self._window, self.shift
        for signal, react in (
            (window.typed, shift.type),
            (window.moved, shift.move),
            (window.chosen, shift.choose),
            (window.pin_submitted, shift.sign_in),
            (window.pin_chosen, shift.choose_pin),
            (window.supervisor_called, shift.call_supervisor),
            (window.counter_opened, shift.open_counter),
            (window.pressed, shift.press),
            (window.given, shift.give),
            (window.dropped, shift.drop),
            (window.signed_out, shift.sign_out),
            (window.stops_opened, shift.open_stops),
            (window.language_switched, shift.switch_language),
        ):
            signal.connect(partial(self._react, react))

    def _react(self, react: Callable[..., None], *values: object) -> None:
        react(*values)
        self._render()

    def _timer(self, interval_ms: int, react: Callable[[], None], *, is_once: bool = False) -> QTimer:
        timer = QTimer(self, interval=interval_ms, singleShot=is_once)
        timer.timeout.connect(react)
        return timer


class _Hearing(LinkListener):
    """Brings what the link tells to the thread of the screen."""

    def __init__(self, bridge: Bridge, program: CounterProgram) -> None:
        self._bridge, self._program = bridge, program

    @override
    def link_changed(self, state: LinkState) -> None:
        self._bridge.post(partial(self._program.link_changed, state))

    @override
    def snapshot_needed(self) -> None:
        self._bridge.post(self._program.snapshot_needed)

    @override
    def happened(self, event: Happened) -> None:
        self._bridge.post(self._program.happened)


def _raise(fault: Exception) -> None:
    raise fault
