"""The announcer that is heard: the loudspeaker, through QtMultimedia."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTimer
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from display.voice.compose import Sound
from display.voice.samples import RATE

log = logging.getLogger(__name__)

_BUFFER_BYTES: Final = RATE
"""Half a second ahead, so that a busy window does not make the voice stutter."""
_TAIL: Final = bytes(2 * (RATE // 4))
"""Silence after the last word: a device may swallow the end of what it is given."""
_PATIENCE: Final = 5.0
"""Seconds that a device may take beyond the length of its sound before it counts as hanging."""


class PlayerAnnouncer(QObject):
    """Plays on the system's default output.

    Without one, or when the last sound did not come out (Qt does not tell of every output that goes), it is not
    available; it is again as soon as an output appears or a sound comes out.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._outputs_changed)
        self._is_available = _has_output()
        self._on_change: Callable[[], None] = _nobody
        self._on_finished: Callable[[bool], None] | None = None
        self._playing: _Playing | None = None

    @property
    def is_available(self) -> bool:
        """Whether the system has an output."""
        return self._is_available

    def say(self, sound: Sound, on_finished: Callable[[bool], None]) -> None:
        """Play the sound; where there is no output, finish soon without having been heard."""
        self._on_finished = on_finished
        if _has_output():
            self._playing = _Playing(sound, self._finished, self)
        else:
            QTimer.singleShot(0, self, lambda: self._finished(was_heard=False))

    def watch(self, on_change: Callable[[], None]) -> None:
        """Tell from now on when an output has appeared or the last one has gone."""
        self._on_change = on_change

    def close(self) -> None:
        """Stop in the middle of a word."""
        self._devices.audioOutputsChanged.disconnect(self._outputs_changed)
        self._is_available = False
        self._on_finished = None
        if self._playing is not None:
            self._playing.end()

    def _finished(self, was_heard: bool) -> None:
        self._playing = None
        if self._on_finished is not None:
            self._become(is_available=was_heard)
        report, self._on_finished = self._on_finished, None
        if report is not None:
            report(was_heard)

    def _outputs_changed(self) -> None:
        self._become(is_available=_has_output())

    def _become(self, *, is_available: bool) -> None:
        if is_available != self._is_available:
            self._is_available = is_available
            self._on_change()


class _Playing(QObject):
    """One sound on its way through the sound device; ends exactly once."""

    def __init__(self, sound: Sound, on_end: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._title = sound.title
        self._on_end = on_end
        self._has_ended = False
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(sound.pcm + _TAIL))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        self._patience.start(round((sound.seconds + _PATIENCE) * 1000))
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), _format(), self)
        self._sink.setBufferSize(_BUFFER_BYTES)
        self._sink.stateChanged.connect(self._state_changed, Qt.ConnectionType.QueuedConnection)
        self._sink.start(self._buffer)
        QTimer.singleShot(0, self, self._check_start)

    def end(self, *, was_heard: bool = False) -> None:
        """Let go of the device, and report."""
        if self._has_ended:
            return
        self._has_ended = True
        self._patience.stop()
        self._sink.stop()
        self.deleteLater()
        self._on_end(was_heard)

    def _state_changed(self) -> None:
        state = self._sink.state()
        if state == QtAudio.State.IdleState and self._buffer.atEnd():
            self.end(was_heard=True)
        elif state == QtAudio.State.StoppedState:
            self._break_off()

    def _check_start(self) -> None:
        """A device that has gone refuses without a change of state."""
        if self._sink.error() == QtAudio.Error.OpenError:
            self._break_off()

    def _break_off(self) -> None:
        if not self._has_ended:
            log.warning("the sound of %s did not come out: %s", self._title, self._sink.error().name)
            self.end()

    def _give_up(self) -> None:
        log.warning("the sound device hangs; %s is not spoken", self._title)
        self.end()


def _has_output() -> bool:
    return not QMediaDevices.defaultAudioOutput().isNull()


def _format() -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted


def _nobody() -> None:
    """Nobody watches yet."""
