"""`antrean demo` with a screen: four windows side by side, and nothing left when it ends."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from shared.demo.arrangement import Place, arrange
from shared.discovery.interfaces import ENVIRONMENT
from shared.geometry import Size

ROOT = Path(__file__).parents[2]
OPENS_WITHIN_S = 60
ENDS_WITHIN_S = 30


@pytest.mark.parametrize("screen", [(1024, 768), (1366, 768), (1920, 1080), (2560, 1440), (3440, 1440), (3840, 2160)])
def test_the_windows_stand_side_by_side_on_every_screen(screen: Size) -> None:
    places = arrange(screen).values()
    assert all(place.x >= 0 and place.x + place.width <= screen[0] for place in places)
    assert all(place.y >= 0 and place.y + place.height <= screen[1] for place in places)
    assert not any(_overlap(one, other) for one, other in itertools.combinations(places, 2))
    assert all(place.width > place.height for part, place in arrange(screen).items() if part in ("display", "counter"))


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, a screen in memory (Debian: apt install xvfb)")
@pytest.mark.timeout(150)
def test_all_windows_open_in_their_places_and_go_with_the_demo(tmp_path: Path) -> None:
    screen = (1366, 768)
    with _x_screen(screen) as display, _demo(tmp_path, display) as demo:
        seen = _look(display, [*arrange(screen).values()])
        demo.send_signal(signal.SIGINT)
        assert demo.wait(ENDS_WITHIN_S) == 0
    assert seen == {"is_complete": True, "strays": 0}
    assert _processes_of(tmp_path) == []


@contextmanager
def _x_screen(size: Size) -> Iterator[str]:
    width, height = size
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _demo(out: Path, display: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "shared.cli", "demo", "--out", str(out)]
    env = _env(display) | {ENVIRONMENT: "127.0.0.1"}
    demo = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        yield demo
    finally:
        if demo.poll() is None:
            demo.terminate()
            demo.wait(ENDS_WITHIN_S)


def _look(display: str, places: list[Place]) -> dict[str, object]:
    boxes = json.dumps([[place.x, place.y, place.width, place.height] for place in places])
    command = [sys.executable, "-m", "tests.end_to_end.root_window", boxes, str(OPENS_WITHIN_S)]
    said = subprocess.run(command, cwd=ROOT, env=_env(display), capture_output=True, text=True, check=True)
    seen: dict[str, object] = json.loads(said.stdout)
    return seen


def _env(display: str) -> dict[str, str]:
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def _processes_of(folder: Path) -> list[str]:
    """The command lines of the processes that were told this folder."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            lines.append(line)
    return lines


def _overlap(one: Place, other: Place) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
