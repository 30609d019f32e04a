"""The running wall: carries news to the presenter, calls to the voice, the view to the window."""

from datetime import UTC, datetime
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from display.presenters.calls import Call
from display.presenters.effects import Effects, ServiceBegan, Speak, Withdraw
from display.presenters.wall import WallPresenter
from display.ui.window import WallWindow
from display.voice.airtime import SpokenCall
from display.voice.voice import Listeners, Voice, VoiceStatus
from shared.link.client import HubClient
from shared.link.state import LinkState
from shared.marks import Marks
from shared.protocol.stream import Happened
from shared.protocol.views import BoardView
from shared.qt.bridge import Bridge
from shared.qt.stage import mark_painted

_TICK_MS: Final = 200
_AFTER_PICTURE_MS: Final = 40


class Hub(Protocol):
    """The link to the hub, as far as the wall needs it."""

    @property
    def client(self) -> HubClient:
        """Asks for the board."""
        ...

    def resume_from(self, sequence: int) -> None:
        """A snapshot is in hand."""
        ...


class WallProgram(QObject):
    """Lives on the GUI thread. The link calls `link_changed`, `snapshot_needed` and `happened` from its own."""

    def __init__(self, presenter: WallPresenter, window: WallWindow, marks: Marks, zone: str = "") -> None:
        super().__init__()
        self._presenter, self._window, self._marks, self._zone = presenter, window, marks, zone
        self._bridge = Bridge(self)
        self._voice: Voice | None = None
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)

    @property
    def listeners(self) -> Listeners:
        """What the voice tells."""
        return Listeners(on_speaking=self._speaking, on_status=self._sound_changed)

    def start(self, hub: Hub, voice: Voice | None) -> None:
        """Show the first view and begin to keep time. Without a voice the wall is silent on purpose."""
        self._hub, self._voice = hub, voice
        if voice is not None:
            self._presenter.hear_sound(is_available=voice.status.is_available)
        self._render()
        self._ticks.start()

    def close(self) -> None:
        """Fall silent and hear nothing more."""
        self._ticks.stop()
        self._bridge.close()
        if self._voice is not None:
            self._voice.close()

    # From the link's thread

    def link_changed(self, state: LinkState) -> None:
        """The hub came or went."""
        self._bridge.post(lambda: self._hear_link(state))

    def snapshot_needed(self) -> None:
        """Ask for the board anew; where the hub does not answer, the link asks again."""
        board = self._hub.client.board(self._zone)
        self._bridge.post(lambda: self._learn_board(board))
        self._hub.resume_from(board.sequence)

    def happened(self, event: Happened) -> None:
        """Something happened in the hall."""
        call = Call.from_event(event)
        if call is not None:
            self._mark("event", call.label, call.sequence, call.calls)
        self._bridge.post(lambda: self._hear(event))

    # On the GUI thread

    def _hear_link(self, state: LinkState) -> None:
        self._presenter.hear_link(is_connected=state.is_connected, looking_for=state.looking_for, trouble=state.trouble)
        self._render()

    def _learn_board(self, board: BoardView) -> None:
        effects = self._presenter.learn_board(board)
        self._after(effects)
        for effect in effects:
            if isinstance(effect, Speak):
                self._mark_shown(effect.call.key)

    def _hear(self, event: Happened) -> None:
        self._after(self._presenter.hear(event))
        call = Call.from_event(event)
        if call is not None:
            self._mark_shown(call.label)

    def _mark_shown(self, label: str) -> None:
        call, panel = self._presenter.find(label), self._window.panel_of(label)
        if call is not None and panel is not None:
            mark_painted(panel, self._marks, "shown", label=label, sequence=call.sequence, calls=call.calls)

    def _after(self, effects: Effects) -> None:
        """The picture first; the voice has a second."""
        self._render()
        if effects and self._voice is not None:
            QTimer.singleShot(_AFTER_PICTURE_MS, self, lambda: self._tell_voice(effects))

    def _tell_voice(self, effects: Effects) -> None:
        assert self._voice is not None
        for effect in effects:
            match effect:
                case Speak(call=call):
                    self._voice.call(call)
                case ServiceBegan(label=label):
                    self._voice.service_started(label)
                case Withdraw(label=label):
                    self._voice.withdraw(label)

    def _speaking(self, call: SpokenCall) -> None:
        self._presenter.hear_voice(call.key)
        self._render()
        known = self._presenter.find(call.key)
        self._mark("spoken", call.key, known.sequence if known else 0, known.calls if known else 0)

    def _sound_changed(self, status: VoiceStatus) -> None:
        self._presenter.hear_sound(is_available=status.is_available)
        self._render()

    def _tick(self) -> None:
        if self._voice is not None:
            self._presenter.hear_voice(self._voice.status.on_air)
        self._presenter.tick()
        self._render()

    def _render(self) -> None:
        self._window.render_view(self._presenter.view)

    def _mark(self, name: str, label: str, sequence: int, calls: int) -> None:
        self._marks.mark(name, label=label, sequence=sequence, calls=calls)


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)
