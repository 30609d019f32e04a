import shutil
import wave
from array import array
from pathlib import Path

import pytest

from display.voice.clips import ClipFormatError, Clips, default_path, read_clip, write_clip
from display.voice.samples import FULL_SCALE, LEVEL_DB, RATE, Samples, level_db, peak_db, trimmed
from display.voice.sentence import Manner, clip_names

ALL = sorted(clip_names(Manner(languages=("id", "en"))))
WORDS = [name for name in ALL if name != "gong"]


def silence(seconds: float) -> Samples:
    return array("h", bytes(2 * round(seconds * RATE)))


@pytest.mark.parametrize("name", ALL)
def test_every_clip_is_level_and_not_too_loud(name: str) -> None:
    samples = Clips()[name]
    assert abs(level_db(samples) - LEVEL_DB) < 0.5
    assert peak_db(samples) < -1


@pytest.mark.parametrize("name", ALL)
def test_every_clip_begins_and_ends_in_silence_so_that_nothing_clicks(name: str) -> None:
    samples = Clips()[name]
    assert max(abs(samples[0]), abs(samples[-1])) < FULL_SCALE / 1000


@pytest.mark.parametrize("name", WORDS)
def test_no_clip_has_silence_at_its_ends(name: str) -> None:
    samples = Clips()[name]
    assert len(samples) - len(trimmed(samples)) <= 0.03 * RATE


def test_the_gong_sounds_about_a_second() -> None:
    assert 0.8 <= len(Clips()["gong"]) / RATE <= 1.5


def test_the_clips_stay_small() -> None:
    assert sum(default_path(name).stat().st_size for name in ALL) < 4_000_000


def test_an_offices_recording_is_trimmed_and_brought_to_the_common_level(tmp_path: Path) -> None:
    quiet = array("h", (sample // 10 for sample in Clips()["id/tiga"]))
    write_clip(tmp_path / "id" / "satu.wav", silence(0.5) + quiet + silence(0.5))
    recorded = Clips(tmp_path)["id/satu"]
    assert abs(level_db(recorded) - LEVEL_DB) < 0.5
    assert abs(len(recorded) - len(quiet)) < 0.03 * RATE


def test_a_missing_recording_is_named_and_the_default_is_played(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    assert clips["id/dua"] == Clips()["id/dua"]
    (problem,) = clips.problems(["id/dua"])
    assert problem.kind == "missing"
    assert str(tmp_path / "id" / "dua.wav") in str(problem)


def test_a_recording_in_another_format_is_named_with_the_way_out(tmp_path: Path) -> None:
    with (tmp_path / "gong.wav").open("wb") as file, wave.open(file, "wb") as clip:
        clip.setnchannels(2)
        clip.setsampwidth(2)
        clip.setframerate(44_100)
        clip.writeframes(bytes(400))
    clips = Clips(tmp_path)
    assert clips["gong"] == Clips()["gong"]
    (problem,) = clips.problems(["gong"])
    assert "2 channels, 44100 Hz" in str(problem)
    assert "sox INPUT -b 16 -c 1 -r 22050 gong.wav" in str(problem)


def test_a_file_that_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gong.wav").write_text("not a sound")
    with pytest.raises(ClipFormatError, match="no WAV file"):
        read_clip(tmp_path / "gong.wav")
    assert [problem.kind for problem in Clips(tmp_path).problems(["gong"])] == ["unreadable"]


def test_a_complete_folder_has_no_problems(tmp_path: Path) -> None:
    shutil.copytree(default_path("id/satu").parent, tmp_path / "id")
    shutil.copy(default_path("gong"), tmp_path)
    assert Clips(tmp_path).problems(clip_names(Manner())) == ()


def test_a_silent_recording_gives_way_to_the_default(tmp_path: Path) -> None:
    write_clip(tmp_path / "gong.wav", silence(0.2))
    assert Clips(tmp_path)["gong"] == Clips()["gong"]
