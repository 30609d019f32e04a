import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QImage

from shared.demo.stage import StageError, StageProcess


@pytest.fixture
def program(tmp_path: Path) -> Iterator[StageProcess]:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    argv = [sys.executable, "-m", "tests.qt.stage_program"]
    with StageProcess(argv, env, log=tmp_path / "stage.log") as process:
        process.wait_mark("ready", timeout=30)
        yield process


def test_a_tap_is_a_real_touch_and_what_it_changed_is_seen_and_marked(program: StageProcess) -> None:
    program.tap("Panggil")
    program.wait(text="1 panggilan")
    tap, shown = program.wait_mark("tap", control="Panggil"), program.wait_mark("shown", calls=1)
    assert tap["at"] < shown["at"]
    assert tap["wall"].endswith("Z")


@pytest.mark.parametrize(
    ("name", "why"),
    [("Tidak bisa", "is disabled"), ("Tertutup", "is covered"), ("Tak ada", "no visible control is called")],
)
def test_what_a_finger_cannot_reach_does_not_react(program: StageProcess, name: str, why: str) -> None:
    with pytest.raises(StageError, match=why):
        program.tap(name)
    program.wait("0 panggilan")
    assert [mark["mark"] for mark in program.marks] == ["ready"]


def test_keys_and_text_arrive_where_they_would(program: StageProcess) -> None:
    program.type("1234")
    program.key("F8")
    program.wait(text="1 panggilan")
    program.key("Shift+Home")
    program.key("Backspace")
    program.type("99")
    assert {"name": "PIN", "text": "99", "enabled": True, "window": "Loket 3"} in program.look()


def test_an_unknown_key_is_refused(program: StageProcess) -> None:
    with pytest.raises(StageError, match="no key is called 'Banana'"):
        program.key("Banana")


def test_look_tells_what_is_enabled(program: StageProcess) -> None:
    seen = {control["name"]: control["enabled"] for control in program.look()}
    assert seen["Panggil"]
    assert not seen["Tidak bisa"]


def test_waiting_in_vain_says_what_there_was(program: StageProcess) -> None:
    with pytest.raises(StageError, match=r"waited in vain \(seen: .*Panggil"):
        program.wait("Selesai", timeout=0.05)


def test_waits_for_what_goes_away(program: StageProcess) -> None:
    program.tap("Panggil")
    program.wait("0 panggilan", gone=True)
    assert "1 panggilan" in [control["name"] for control in program.look()]


def test_grabs_the_window_as_a_picture(program: StageProcess, tmp_path: Path) -> None:
    program.grab(tmp_path / "loket.png", window="Loket")
    picture = QImage(str(tmp_path / "loket.png"))
    assert (picture.width(), picture.height()) == (400, 300)


def test_quits_when_asked(program: StageProcess) -> None:
    assert program.close() == 0


def test_a_request_after_the_end_is_an_error_with_the_log(program: StageProcess) -> None:
    program.close()
    with pytest.raises(StageError, match=r"has ended; its log is .*stage\.log"):
        program.tap("Panggil")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_properly(program: StageProcess, number: signal.Signals) -> None:
    program.process.send_signal(number)
    assert program.process.wait(10) == 0
