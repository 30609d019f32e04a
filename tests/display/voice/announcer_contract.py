"""What every announcer must do, whatever it speaks through."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

from display.voice.announcer import Announcer
from display.voice.clips import pcm
from display.voice.compose import Sound
from display.voice.samples import RATE


@dataclass
class Stage:
    """An announcer, and how its program lets time pass."""

    announcer: Announcer
    wait_until: Callable[[Callable[[], bool]], None]
    settle: Callable[[], None]
    heard: list[bool] = field(default_factory=list)


def short_sound(title: str = "A-012") -> Sound:
    """A twentieth of a second of silence."""
    return Sound(title, pcm(array("h", bytes(2 * (RATE // 20)))))


class AnnouncerContract:
    """Inherit, and give a fixture `stage`."""

    def test_it_reports_after_say_has_returned(self, stage: Stage) -> None:
        stage.announcer.say(short_sound(), stage.heard.append)
        assert stage.heard == []
        stage.wait_until(lambda: bool(stage.heard))
        assert stage.heard == [stage.announcer.is_available]

    def test_it_reports_once(self, stage: Stage) -> None:
        stage.announcer.say(short_sound(), stage.heard.append)
        stage.wait_until(lambda: bool(stage.heard))
        stage.settle()
        assert len(stage.heard) == 1

    def test_the_next_sound_may_begin_in_the_report_of_the_one_before(self, stage: Stage) -> None:
        def again(was_heard: bool) -> None:
            stage.heard.append(was_heard)
            stage.announcer.say(short_sound("A-013"), stage.heard.append)

        stage.announcer.say(short_sound(), again)
        stage.wait_until(lambda: len(stage.heard) == 2)
        assert len(set(stage.heard)) == 1

    def test_closed_it_is_not_available_and_reports_nothing_more(self, stage: Stage) -> None:
        stage.announcer.say(short_sound(), stage.heard.append)
        stage.announcer.close()
        stage.settle()
        assert stage.heard == []
        assert not stage.announcer.is_available
