import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from display.voice.clips import Clips, write_clip
from display.voice.compose import Sound, compose, write_wav
from display.voice.samples import FULL_SCALE, RATE, Samples
from display.voice.sentence import Announcement, Clip, Manner, Part, Pause, parts

CALL = Announcement("A", 12, "3")


def samples_of(sound: Sound) -> Samples:
    samples: Samples = array("h")
    samples.frombytes(sound.pcm)
    return samples


def joints(spoken: tuple[Part, ...], clips: Clips) -> list[int]:
    """Where one part ends and the next begins, in samples."""
    ends, position = [], 0
    for part in spoken:
        position += len(clips[part.name]) if isinstance(part, Clip) else RATE * part.milliseconds // 1000
        ends.append(position)
    return ends[:-1]


def test_the_stream_is_as_long_as_its_parts_and_nothing_more() -> None:
    clips, spoken = Clips(), parts(CALL)
    lengths = (len(clips[part.name]) if isinstance(part, Clip) else RATE * part.milliseconds // 1000 for part in spoken)
    assert len(samples_of(compose("A-012", spoken, clips))) == sum(lengths)


@pytest.mark.parametrize("manner", [Manner(("id", "en")), Manner(("id",), style="words"), Manner(("en",), times=2)])
def test_nothing_clicks_where_clips_meet(manner: Manner) -> None:
    clips, spoken = Clips(), parts(Announcement("S", 576, "12", manner))
    stream = samples_of(compose("S-576", spoken, clips))
    jumps = [abs(b - a) for end in joints(spoken, clips) for a, b in pairwise(stream[end - 20 : end + 20])]
    assert max(jumps) < FULL_SCALE / 100


def test_recordings_that_begin_and_end_loud_do_not_click(tmp_path: Path) -> None:
    write_clip(tmp_path / "gong.wav", array("h", [20_000] * RATE))
    clips = Clips(tmp_path)
    spoken = (Clip("gong"), Pause(40), Clip("gong"))
    stream = samples_of(compose("gong", spoken, clips))
    assert max(abs(b - a) for a, b in pairwise(stream)) < FULL_SCALE / 100


def test_pauses_are_silent_and_as_long_as_meant() -> None:
    sound = compose("pause", (Pause(180),), Clips())
    assert sound.seconds == pytest.approx(0.18)
    assert not any(sound.pcm)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_call_takes_no_more_than_seven_seconds_of_air(language: str) -> None:
    call = Announcement("A", 123, "12", Manner((language,)))
    assert 4 < compose("A-123", parts(call), Clips()).seconds <= 7


def test_the_same_call_gives_the_same_bytes() -> None:
    assert compose("A-012", parts(CALL), Clips()) == compose("A-012", parts(CALL), Clips())


def test_a_sound_becomes_a_wav_file(tmp_path: Path) -> None:
    sound = compose("A-012", parts(CALL), Clips())
    write_wav(tmp_path / "call.wav", sound)
    with (tmp_path / "call.wav").open("rb") as file, wave.open(file) as clip:
        assert (clip.getnchannels(), clip.getsampwidth(), clip.getframerate()) == (1, 2, RATE)
        assert clip.readframes(clip.getnframes()) == sound.pcm
