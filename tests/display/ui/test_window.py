"""The wall's window: what can be seen on it, by name."""

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PySide6")

from display.ui.ticker import Ticker, running_speed
from shared.qt.stage.sight import visible_controls
from shared.qt.theme import theme
from tests.display.boards import board, call, counter
from tests.display.presenters.walls import Wall

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from display.ui.window import WallWindow

    OpenWall = Callable[..., WallWindow]

SIZES = ((1920, 1080), (3840, 2160), (1080, 1920))


@pytest.fixture
def wall() -> Wall:
    """A wall with ten calls."""
    wall = Wall()
    calls = [call(f"A-{20 - place:03}", "1", 90 - place) for place in range(10)]
    wall.learn(board(calls, [counter("1", ticket="A-020"), counter("2", "on_break")]))
    return wall


def seen() -> list[str]:
    return [control.name for control in visible_controls()]


@pytest.mark.parametrize("size", SIZES)
def test_it_shows_the_large_call_and_as_many_as_the_plan_says(
    open_wall: "OpenWall", wall: Wall, size: tuple[int, int]
) -> None:
    window = open_wall(wall.view, size)
    names = seen()
    assert "Sedang dipanggil: A-020, Loket 1" in names
    assert [name for name in names if name.startswith("A-")] == [
        f"A-{19 - place:03}, Loket 1" for place in range(window.plan.rows)
    ]
    assert "1: A-020; 2: Istirahat" in names
    assert wall.view.running_text in names


def test_nothing_lies_outside_or_upon_another(open_wall: "OpenWall", wall: Wall) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    for size in SIZES:
        for distance in (4, 8, 12, 15):
            window = open_wall(wall.view, size, distance)
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            parts = [part for part in window.findChildren(QWidget, options=direct) if part.isVisible()]
            for part in parts:
                assert window.rect().contains(part.geometry()), (size, distance, part)
                others = (other for other in parts if other is not part)
                assert not any(other.geometry().intersects(part.geometry()) for other in others), (size, part)


def test_a_new_call_is_drawn_at_once(open_wall: "OpenWall", wall: Wall, qtbot: "QtBot") -> None:
    window = open_wall(wall.view)
    qtbot.waitExposed(window)
    wall.hear(wall.news.called("K-001", "2"))
    window.render_view(wall.view)
    assert "Sedang dipanggil: K-001, Loket 2" in seen()
    panel = window.panel_of("K-001")
    assert panel is not None
    assert panel.grab().toImage().pixelColor(panel.width() // 2, 8) == window.look.colour("primary")


def test_the_first_screen_says_what_it_looks_for(open_wall: "OpenWall") -> None:
    wall = Wall()
    wall.go_away()
    open_wall(wall.view)
    assert "Mencari pusat antrean…" in seen()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("distance", [8, 10, 12, 15])
def test_what_is_drawn_is_as_high_as_the_rule_asks(
    open_wall: "OpenWall", wall: Wall, size: tuple[int, int], distance: int
) -> None:
    view = wall.view
    window = open_wall(view, size, distance)
    for card in [view.large, *view.recent[: window.plan.rows]]:
        assert card is not None
        panel = window.panel_of(card.label)
        assert panel is not None
        least = window.plan.character * 0.98
        assert height_of_digits(panel, "text") >= least, (card.label, "number")
        tile = "on_primary" if card is view.large else "text"
        assert height_of_digits(panel, tile, is_right=True) >= least, (card.label, "counter")


def height_of_digits(panel: "QWidget", colour: str, *, is_right: bool = False) -> int:
    """The longest run of lines that hold this colour, in the half where the number or the counter stands."""
    picture = panel.grab().toImage()
    wanted = theme("night").colours[colour].lower()
    half = picture.width() // 2 if is_right else 0
    columns = range(half, picture.width() if is_right else picture.width() // 2, 2)
    longest = run = 0
    for y in range(picture.height()):
        run = run + 1 if any(picture.pixelColor(x, y).name() == wanted for x in columns) else 0
        longest = max(longest, run)
    return longest


def test_longer_numbers_get_a_plan_of_their_own(open_wall: "OpenWall", wall: Wall) -> None:
    window = open_wall(wall.view, (1080, 1920), 10)
    before = window.plan
    wall.hear(wall.news.called("AB-1000", "12A"))
    window.render_view(wall.view)
    assert (before.row_form, window.plan.row_form) == ("line", "stacked")
    assert window.plan.figure >= window.plan.character - 1


def test_the_running_text_runs_60_to_100_pixels_a_second(open_wall: "OpenWall", wall: Wall) -> None:
    window = open_wall(wall.view)
    ticker = window.findChild(Ticker)
    assert ticker is not None
    assert ticker.is_running
    assert 60 <= running_speed(1920) <= 100
    assert running_speed(3840) == 2 * running_speed(1920)


def test_a_text_that_fits_stands_still(open_wall: "OpenWall", wall: Wall) -> None:
    window = open_wall(wall.view)
    ticker = window.findChild(Ticker)
    assert ticker is not None
    ticker.show_text("Selamat datang")
    assert not ticker.is_running


def test_counters_without_room_come_in_turn(open_wall: "OpenWall", wall: Wall) -> None:
    from display.ui.counter_strip import CounterStrip

    wall.learn(board([call("A-020", "1", 90)], [counter(str(number)) for number in range(1, 41)], sequence=101))
    window = open_wall(wall.view)
    strip = window.findChild(CounterStrip)
    assert strip is not None
    assert strip.pages > 1
    before = strip.grab().toImage()
    strip.turn()
    assert strip.grab().toImage() != before
    for _ in range(strip.pages - 1):
        strip.turn()
    assert strip.grab().toImage() == before
