from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from display.voice.airtime import SpokenCall
from display.voice.clips import Clips, pcm, read_clip
from display.voice.compose import compose
from display.voice.sentence import Announcement, parts
from display.voice.voice import Listeners, Voice, VoiceStatus
from display.voice.wav_announcer import WavAnnouncer
from tests.display.voice.timers import Timers

EIGHT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Hall:
    """A voice that writes WAV files, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.timers = Timers()
        self.told: list[str] = []
        self.status: list[VoiceStatus] = []
        listeners = Listeners(
            on_speaking=lambda call: self.told.append(f"speaking {call.key} {call.counter}"),
            on_spoken=lambda call: self.told.append(f"spoken {call.key} {call.counter}"),
            on_status=self.status.append,
        )
        self.voice = Voice(WavAnnouncer(folder, self.timers.later), Clips(), self.now, listeners=listeners)

    def now(self) -> datetime:
        return EIGHT + timedelta(seconds=self.timers.now)

    def call(self, number: int, counter: str, *, is_recall: bool = False) -> None:
        self.voice.call(SpokenCall(f"A-{number:03d}", "A", number, counter, self.now(), is_recall))


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return Hall(tmp_path / "wav")


def test_calls_are_spoken_one_after_the_other(hall: Hall) -> None:
    hall.call(1, "3")
    hall.call(2, "4")
    assert hall.told == ["speaking A-001 3"]
    assert hall.voice.status == VoiceStatus(is_available=True, on_air="A-001", waiting=1)
    hall.timers.run()
    assert hall.told == ["speaking A-001 3", "spoken A-001 3", "speaking A-002 4", "spoken A-002 4"]
    assert hall.voice.status == VoiceStatus(is_available=True, on_air=None, waiting=0)


def test_what_is_spoken_is_the_sentence_of_the_call(hall: Hall, tmp_path: Path) -> None:
    hall.call(12, "3")
    hall.timers.run()
    sound = compose("A-012", parts(Announcement("A", 12, "3")), Clips())
    assert pcm(read_clip(tmp_path / "wav" / "001-A-012.wav")) == sound.pcm


def test_a_recall_replaces_the_call_that_waits(hall: Hall) -> None:
    hall.call(1, "3")
    hall.call(2, "4")
    hall.timers.later(1, lambda: hall.call(2, "5", is_recall=True))
    hall.timers.run()
    assert [line for line in hall.told if line.startswith("speaking")] == ["speaking A-001 3", "speaking A-002 5"]


def test_a_call_that_waited_too_long_for_the_air_is_passed_over_when_its_service_has_started(hall: Hall) -> None:
    for number in range(1, 9):
        hall.call(number, "3")
    for number in range(5, 8):
        hall.voice.service_started(f"A-{number:03d}")
    hall.timers.run()
    spoken = [line.split()[1] for line in hall.told if line.startswith("spoken")]
    assert spoken[:4] == ["A-001", "A-002", "A-003", "A-004"]
    assert "A-007" not in spoken
    assert spoken[-1] == "A-008"


def test_a_withdrawn_call_is_not_spoken(hall: Hall) -> None:
    hall.call(1, "3")
    hall.call(2, "4")
    hall.voice.withdraw("A-002")
    hall.timers.run()
    assert hall.told == ["speaking A-001 3", "spoken A-001 3"]


def test_without_sound_it_says_so_once_passes_calls_over_and_comes_back(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("announcements cannot be written")
    expect_log("there is no sound: calls are shown, not spoken")
    (tmp_path / "wav").write_text("in the way")
    hall = Hall(tmp_path / "wav")
    hall.call(1, "3")
    hall.call(2, "4")
    hall.timers.run()
    assert hall.told == []
    assert [status.is_available for status in hall.status] == [False]
    (tmp_path / "wav").unlink()
    hall.call(3, "5")
    hall.timers.run()
    assert hall.told == ["speaking A-003 5", "spoken A-003 5"]
    assert [status.is_available for status in hall.status] == [False, True]


def test_recordings_that_are_missing_are_logged(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log(r"gong\.wav is missing; the clip of Antrean is played instead")
    expect_log(r"is missing")
    voice = Voice(WavAnnouncer(tmp_path / "wav", Timers().later), Clips(tmp_path / "own"), lambda: EIGHT)
    assert voice.status.is_available


def test_closed_it_is_silent(hall: Hall) -> None:
    hall.call(1, "3")
    hall.voice.close()
    hall.timers.run()
    assert hall.told == ["speaking A-001 3"]
