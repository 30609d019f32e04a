"""The voice of an audio zone: lines calls up, makes each into a sentence, and has it spoken."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from display.voice.airtime import Airtime, SpokenCall
from display.voice.announcer import Announcer
from display.voice.clips import Clips
from display.voice.compose import compose
from display.voice.sentence import PLAIN, Announcement, Manner, clip_names, parts, text

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class VoiceStatus:
    """What a screen may tell about the voice."""

    is_available: bool
    on_air: str | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told: when a call begins to sound, when it was heard to its end, when sound came or went."""

    on_speaking: Callable[[SpokenCall], None] = lambda _: None
    on_spoken: Callable[[SpokenCall], None] = lambda _: None
    on_status: Callable[[VoiceStatus], None] = lambda _: None


NOBODY: Final = Listeners()


class Voice:
    """Speaks calls one at a time. Calls that cannot be heard, because there is no sound, are passed over."""

    def __init__(
        self,
        announcer: Announcer,
        clips: Clips,
        clock: Callable[[], datetime],
        manner: Manner = PLAIN,
        listeners: Listeners = NOBODY,
    ) -> None:
        self._announcer = announcer
        self._clips = clips
        self._clock = clock
        self._manner = manner
        self._listeners = listeners
        self._airtime = Airtime()
        for problem in clips.problems(clip_names(manner)):
            log.warning("%s", problem)
        announcer.watch(self._availability_changed)
        if not announcer.is_available:
            self._availability_changed()

    @property
    def status(self) -> VoiceStatus:
        """Whether there is sound, which ticket is being spoken, and how many wait."""
        on_air = self._airtime.on_air
        return VoiceStatus(self._announcer.is_available, on_air.key if on_air else None, len(self._airtime.waiting))

    def call(self, call: SpokenCall) -> None:
        """Speak this call when its turn comes; a recall takes the place of the same ticket's waiting call."""
        self._airtime.add(call, self._clock())
        self._speak_next()

    def service_started(self, key: str) -> None:
        """The ticket's holder is at the counter: its call, once 30 s old, need not be spoken."""
        self._airtime.started(key)

    def withdraw(self, key: str) -> None:
        """The ticket's waiting call holds no longer: no-show, cancelled, transferred."""
        self._airtime.withdraw(key)

    def close(self) -> None:
        """Fall silent for good."""
        self._announcer.close()

    def _speak_next(self) -> None:
        call = self._airtime.next(self._clock())
        if call is None:
            return
        announcement = Announcement(call.prefix, call.number, call.counter, self._manner)
        log.info("speaking: %s", text(announcement))
        sound = compose(call.key, parts(announcement), self._clips)
        self._announcer.say(sound, lambda was_heard: self._finished(call, was_heard=was_heard))
        if self._announcer.is_available:
            self._listeners.on_speaking(call)

    def _finished(self, call: SpokenCall, *, was_heard: bool) -> None:
        self._airtime.done()
        if was_heard:
            self._listeners.on_spoken(call)
        self._speak_next()

    def _availability_changed(self) -> None:
        if self._announcer.is_available:
            log.info("there is sound again: calls are spoken")
        else:
            log.warning("there is no sound: calls are shown, not spoken")
        self._listeners.on_status(self.status)
