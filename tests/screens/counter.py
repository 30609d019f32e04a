"""Every screen of the counter."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from counter_client.asks import Act, Ask, LearnHall, LookAtDesk, SignIn
from counter_client.presenters.shift import Shift
from counter_client.ui.corner import CornerMemory
from counter_client.ui.window import CounterWindow
from shared.language import LANGUAGES, Language
from shared.link.address import HubAddress
from shared.link.state import LinkState
from shared.protocol.views import DeskView, Done, Obstacle, OfficerView, Problem
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.style_sheet import style_sheet
from tests.counter_client.desks import NOW, SERVICES, answer, called, desk, learned, queue, serving, why
from tests.screens import Shot

SIZES = {(1366, 768): 15.6, (1920, 1080): 22.0}
LONG = (
    "kitas",
    "KW",
    "Perpanjangan Izin Tinggal Terbatas bagi Tenaga Kerja Asing dan Keluarganya",
    "Extension of Limited Stay Permits for Foreign Workers and their Families",
)
MANY = tuple((f"s{number}", "AFHKLRSUWYZC"[number], *SERVICES[number % 3][2:]) for number in range(11))


def shots() -> Iterator[Shot]:
    """Every screen in both languages at the sizes of an office."""
    for language in LANGUAGES:
        for size in SIZES:
            for name, play in STATES.items():
                yield Shot(f"counter-{name}", size, partial(_window, play, size, language), language)
        for name, play in COMPACT.items():
            yield Shot(f"counter-compact-{name}", (360, 200), partial(_compact, play, language), language)


def _sign_in(story: "Story") -> None:
    story.shift.type("a")


def _no_hub_yet(story: "Story") -> None:
    story.away()


def _wrong_pin(story: "Story") -> None:
    story.shift.choose("citra")
    story.shift.sign_in("0000")
    story.reply(SignIn, Problem(title="", status=403, code="wrong_pin", detail="", remedy=""))


def _choose(story: "Story") -> None:
    story.signed_in()
    story.choose_desk(desk(state="closed"))


def _take_over(story: "Story") -> None:
    story.signed_in()
    story.choose_desk(desk(state="on_break", officer="budi"))


def _idle(story: "Story") -> None:
    story.at_desk(desk())


def _nobody(story: "Story") -> None:
    nobody = Obstacle(code="nobody_waiting", params={"counter": "3"})
    story.at_desk(desk(queues=tuple(queue(each) for each in SERVICES), call_next=nobody))


def _called(story: "Story") -> None:
    story.at_desk(desk())
    story.shift.press("call_next")
    ticket = called(seconds=6)
    story.reply(Act, answer(ticket))
    soon = Obstacle(code="recall_too_soon", params={"label": "A-012", "seconds": 14})
    late = Obstacle(code="no_show_too_soon", params={"label": "A-012", "calls_left": 2, "seconds": 14})
    story.reply(LookAtDesk, desk(ticket, sequence=11, recall=soon, no_show=late))


def _serving(story: "Story") -> None:
    story.at_desk(desk(serving()))


def _priority(story: "Story") -> None:
    story.at_desk(desk())
    story.shift.press("call_next")
    ticket = called(calls=3, seconds=74, category="elderly", print_outcome="failed")
    story.reply(Act, answer(ticket, because=why("head_start", 4)))
    story.reply(LookAtDesk, desk(ticket, sequence=11, no_show=None))


def _twelve(story: "Story") -> None:
    queues = (queue(LONG, 128, 31, 143), *(queue(each, 7 * n % 19, n % 3, 3 * n) for n, each in enumerate(MANY)))
    story.at_desk(desk(serving(service="kitas", label="KW-1012"), queues=queues))


def _reasons(story: "Story") -> None:
    story.at_desk(desk())
    story.shift.press("break")


def _break(story: "Story") -> None:
    story.at_desk(desk(state="on_break", reason="Salat"))


def _away(story: "Story") -> None:
    story.at_desk(desk(serving()))
    story.away()


STATES: dict[str, Callable[["Story"], None]] = {
    "sign-in": _sign_in,
    "sign-in-no-hub": _no_hub_yet,
    "sign-in-wrong-pin": _wrong_pin,
    "choose": _choose,
    "take-over": _take_over,
    "idle": _idle,
    "nobody-waiting": _nobody,
    "called": _called,
    "serving": _serving,
    "priority-no-paper": _priority,
    "twelve-queues": _twelve,
    "break-reason": _reasons,
    "break": _break,
    "hub-away": _away,
}
COMPACT: dict[str, Callable[["Story"], None]] = {
    "idle": _idle,
    "called": _called,
    "serving": _serving,
    "break": _break,
    "hub-away": _away,
}


class Story:
    """A shift whose hub says what the picture needs."""

    def __init__(self, language: Language) -> None:
        self._asks: list[Ask] = []
        self._seconds = 0.0
        self.shift = Shift(self._asks.append, lambda: self._seconds, language)
        address = HubAddress("192.168.1.5", hall="mpp-contoh")
        self.shift.link_changed(LinkState(True, address, "", NOW))
        self.shift.answered(LearnHall(), learned((*SERVICES, LONG, *MANY)))

    def away(self) -> None:
        """The hub goes away."""
        self.shift.link_changed(LinkState(False, None, "mpp-contoh", datetime.now(UTC), "looking"))

    def signed_in(self) -> None:
        """Andi has signed in."""
        self.shift.choose("andi")
        self.shift.sign_in("2468")
        self.reply(SignIn, OfficerView(id="andi", name="Andi Saputra", role="officer"))

    def choose_desk(self, view: DeskView) -> None:
        """Counter 3 is chosen, and looks like this."""
        self.shift.choose("3")
        self.reply(LookAtDesk, view)

    def at_desk(self, view: DeskView) -> None:
        """Andi sits at counter 3, which looks like this."""
        self.signed_in()
        self.choose_desk(desk(state="closed", sequence=1))
        self.shift.open_counter()
        self.reply(Act, Done(sequence=2))
        self.reply(LookAtDesk, view)

    def reply(self, kind: type[Ask], reply: DeskView | Done | OfficerView | Problem | object) -> None:
        """Answer the last ask of this kind."""
        ask = next(ask for ask in reversed(self._asks) if isinstance(ask, kind))
        self.shift.answered(ask, reply)  # type: ignore[arg-type]  # the stories above give what belongs to the ask


def _window(play: Callable[[Story], None], size: tuple[int, int], language: Language) -> QWidget:
    window = _made(play, ScreenMetrics(*size, SIZES[size], 0.6), language)
    window.resize(*size)
    return window


def _compact(play: Callable[[Story], None], language: Language) -> QWidget:
    return _made(play, ScreenMetrics(1366, 768, 15.6, 0.6), language).compact


def _made(play: Callable[[Story], None], metrics: ScreenMetrics, language: Language) -> CounterWindow:
    story = Story(language)
    play(story)
    look = Look.for_desk(metrics, is_motion_reduced=True)
    window = CounterWindow(look, CornerMemory(Path("corner")))
    for each in (window, window.compact):
        each.setStyleSheet(style_sheet(look))
        each.setFont(look.font("body"))
    window.render_page(story.shift.page())
    return window
