from collections.abc import Callable
from pathlib import Path

import pytest

from display.voice.clips import pcm, read_clip
from display.voice.wav_announcer import WavAnnouncer
from tests.display.voice.announcer_contract import AnnouncerContract, Stage, short_sound
from tests.display.voice.timers import Timers


@pytest.fixture
def timers() -> Timers:
    return Timers()


class TestWavAnnouncer(AnnouncerContract):
    @pytest.fixture
    def stage(self, tmp_path: Path, timers: Timers) -> Stage:
        return Stage(WavAnnouncer(tmp_path, timers.later), timers.run, timers.run)

    def test_each_announcement_is_a_file_in_order(self, stage: Stage, tmp_path: Path) -> None:
        for title in ("A-012", "Ö/../1"):
            stage.announcer.say(short_sound(title), stage.heard.append)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["001-A-012.wav", "002-_____1.wav"]
        assert pcm(read_clip(tmp_path / "001-A-012.wav")) == short_sound().pcm

    @pytest.mark.parametrize("pace", [1.0, 0.1])
    def test_it_takes_as_long_as_the_sound_at_its_pace(self, tmp_path: Path, timers: Timers, pace: float) -> None:
        heard: list[bool] = []
        WavAnnouncer(tmp_path, timers.later, pace).say(short_sound(), heard.append)
        timers.run()
        assert timers.now == pytest.approx(short_sound().seconds * pace)
        assert heard == [True]

    def test_a_folder_that_cannot_be_written_is_told_once_and_heals(
        self, tmp_path: Path, timers: Timers, expect_log: Callable[[str], None]
    ) -> None:
        expect_log("announcements cannot be written: .*Not a directory")
        folder = tmp_path / "out"
        folder.write_text("in the way")
        announcer, heard, changes = WavAnnouncer(folder / "wav", timers.later), list[bool](), list[bool]()
        announcer.watch(lambda: changes.append(announcer.is_available))
        announcer.say(short_sound(), heard.append)
        announcer.say(short_sound(), heard.append)
        folder.unlink()
        announcer.say(short_sound(), heard.append)
        timers.run()
        assert sorted(heard) == [False, False, True]
        assert changes == [False, True]
