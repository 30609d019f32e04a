"""Every screen of the wall."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from display.presenters.wall import Setup, WallPresenter
from display.ui.look import wall_look
from display.ui.window import WallWindow
from shared.language import LANGUAGES, Language
from shared.protocol.base import Words
from shared.protocol.views import CallView, CounterStateName, CounterView, NoticeView
from shared.qt.application import dress
from shared.qt.sizes import ScreenMetrics
from tests.display.boards import MORNING, Clock, News, board, call, counter
from tests.screens import Shot

SIZES = ((1920, 1080), (3840, 2160), (1080, 1920))
DIAGONAL_INCH = 55.0
DISTANCE_M = 8.0
LONG_NAME = Words(
    indonesian="Mal Pelayanan Publik Kabupaten Administrasi Kepulauan Seribu dan Sekitarnya",
    english="Public Service Mall of the Administrative Regency of the Thousand Islands",
)
Play = Callable[["Story"], None]


def shots() -> Iterator[Shot]:
    """Every state in both languages at once, in each language alone, and from other distances."""
    for size in SIZES:
        for name, play in STATES.items():
            yield Shot(f"wall-{name}", size, partial(_window, play, size, LANGUAGES))
    for language in LANGUAGES:
        for name in ("idle", "one", "many", "recalled", "away"):
            yield Shot(f"wall-{name}-alone", SIZES[0], partial(_window, STATES[name], SIZES[0], (language,)), language)
    for size in SIZES:
        for distance in (4, 10, 12, 15, 20):
            make = partial(_window, STATES["two_at_once"], size, LANGUAGES, float(distance))
            yield Shot(f"wall-at-{distance}m", size, make)


class Story:
    """A wall and what it is told."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.clock = Clock()
        self.news = News(self.clock)
        self.languages = languages
        self.enter("")

    def enter(self, zone: str) -> None:
        """Stand in this zone."""
        self.wall = WallPresenter(Setup(self.languages, zone), self.clock)
        self.wall.hear_link(is_connected=True)

    def calls(self, *calls: tuple[str, str]) -> None:
        """Each number is called at its counter, at once."""
        for label, at_counter in calls:
            self.wall.hear(self.news.called(label, at_counter))


EARLIER = (
    ("A-027", "1"),
    ("K-008", "2"),
    ("F-011", "3"),
    ("A-026", "1"),
    ("H-019", "4"),
    ("K-007", "2"),
    ("A-025", "1"),
)


def _before(amount: int = len(EARLIER)) -> tuple[CallView, ...]:
    return tuple(call(label, at, 90 - place) for place, (label, at) in enumerate(EARLIER[:amount]))


def _four() -> tuple[CounterView, ...]:
    return counter("1", ticket="A-027"), counter("2", ticket="K-008"), counter("3"), counter("4", "closed")


def _search(story: Story) -> None:
    story.wall.hear_link(is_connected=False, looking_for="mpp-contoh", trouble="looking")


def _idle(story: Story) -> None:
    closed = (counter(str(number), "closed") for number in range(2, 5))
    story.wall.learn_board(board((), (counter("1"), *closed), waiting=3))


def _one(story: Story) -> None:
    story.wall.learn_board(board((), (counter("1"), counter("2"), counter("3", "closed"), counter("4", "closed"))))
    story.calls(("A-001", "1"))


def _many(story: Story) -> None:
    story.wall.learn_board(board(_before(), _four(), waiting=17))


def _called(story: Story) -> None:
    story.wall.learn_board(board(_before(), _four(), waiting=17))
    story.calls(("A-028", "3"))


def _spoken(story: Story) -> None:
    _called(story)
    story.clock.pass_by(4)
    story.wall.hear_voice("A-028")


def _recalled(story: Story) -> None:
    _called(story)
    story.clock.pass_by(20)
    story.wall.hear(story.news.recalled("A-028", "3"))
    story.clock.pass_by(3.5)


def _two_at_once(story: Story) -> None:
    story.wall.learn_board(board(_before(), _four(), waiting=17))
    story.calls(("A-028", "3"), ("K-009", "2"))
    story.wall.hear_voice("A-028")


def _long(story: Story) -> None:
    counters = tuple(counter(name, ticket="AB-1000") for name in ("12A", "12B", "Lobi"))
    story.wall.learn_board(board(_before(), counters, waiting=240, name=LONG_NAME))
    story.calls(("AB-1000", "12A"))
    story.clock.pass_by(10)


def _break(story: Story) -> None:
    counters = (
        counter("1", "on_break"),
        counter("2", ticket="K-008"),
        counter("3", "on_break"),
        counter("4", "closed"),
    )
    story.wall.learn_board(board(_before(), counters, waiting=17))


def _away(story: Story) -> None:
    _many(story)
    story.wall.hear_link(is_connected=False, looking_for="mpp-contoh", trouble="looking")


def _silent(story: Story) -> None:
    _many(story)
    story.wall.hear_sound(is_available=False)


def _away_and_silent(story: Story) -> None:
    _away(story)
    story.wall.hear_sound(is_available=False)


def _zone(story: Story) -> None:
    story.enter("utara")
    story.wall.learn_board(board(_before(3), _four()[:2], waiting=17))


def _zone_idle(story: Story) -> None:
    story.enter("selatan")
    story.wall.learn_board(board((), _four()[2:], waiting=17))


def _forty(story: Story) -> None:
    states: tuple[CounterStateName, ...] = ("open", "open", "open", "on_break", "closed")
    counters = []
    for number in range(1, 41):
        state = states[number % 5]
        counters.append(counter(str(number), state, f"A-{number + 40:03}" if number % 5 in (0, 2) else None))
    calls = tuple(call(f"K-{140 - place:03}", str(40 - 3 * place), 90 - place) for place in range(9))
    story.wall.learn_board(board(calls, counters, waiting=132))


def _paused(story: Story) -> None:
    reason = Words(indonesian="upacara Hari Guru", english="ceremony of Teachers' Day")
    pause = NoticeView(service=None, reason=reason, ends=MORNING + timedelta(minutes=49))
    story.wall.learn_board(board(_before(), _four(), waiting=17, notices=[pause]))


def _suspended(story: Story) -> None:
    service = Words(indonesian="Paspor baru", english="New passport")
    stop = NoticeView(service=service, reason=Words(indonesian="gangguan jaringan pusat"))
    story.wall.learn_board(board(_before(), _four(), waiting=17, notices=[stop]))


def _sent_on(story: Story) -> None:
    """A-028 was called to 3, transferred, and called to 4: only there it stands."""
    story.wall.learn_board(board(_before(), _four(), waiting=17))
    story.calls(("A-028", "3"))
    story.wall.hear(story.news.tell("ticket_transferred", "A-028", "3"))
    story.calls(("A-028", "4"))


STATES: dict[str, Play] = {
    "search": _search,
    "idle": _idle,
    "one": _one,
    "many": _many,
    "called": _called,
    "spoken": _spoken,
    "recalled": _recalled,
    "two_at_once": _two_at_once,
    "long": _long,
    "break": _break,
    "away": _away,
    "silent": _silent,
    "away_and_silent": _away_and_silent,
    "zone": _zone,
    "zone_idle": _zone_idle,
    "forty_counters": _forty,
    "paused": _paused,
    "suspended": _suspended,
    "sent_on": _sent_on,
}


def _window(
    play: Play, size: tuple[int, int], languages: tuple[Language, ...], distance: float = DISTANCE_M
) -> QWidget:
    look = wall_look(ScreenMetrics(*size, DIAGONAL_INCH, distance))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, look)
    story = Story(languages)
    play(story)
    window = WallWindow(look)
    window.render_view(story.wall.view)
    return window
