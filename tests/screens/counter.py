"""Every screen of the counter."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from counter_client.asks import Act, ChangePin, Learned, LearnHall, LookAtDesk, LookAtWaiting, SignIn, Unlock
from counter_client.ui.corner import CornerMemory
from counter_client.ui.window import CounterWindow
from shared.language import LANGUAGES, Language
from shared.protocol.views import DeskView, Obstacle, OfficerView, Problem, SignedIn, UndoView
from shared.qt.look import Look
from shared.qt.sizes import ScreenMetrics
from shared.qt.style_sheet import style_sheet
from tests.counter_client.desks import (
    ELSEWHERE,
    NOW,
    SERVICES,
    answer,
    called,
    desk,
    held,
    learned,
    missed,
    queue,
    serving,
    step,
    waiting,
    why,
)
from tests.counter_client.stoppings import MANAGER, OUTAGE, SUPERVISOR, hall, short_of_time, suspended
from tests.counter_client.story import ANDI, Story
from tests.screens import Shot

SIZES = {(1366, 768): 15.6, (1920, 1080): 22.0}
LONG = (
    "kitas",
    "KW",
    "Perpanjangan Izin Tinggal Terbatas bagi Tenaga Kerja Asing dan Keluarganya",
    "Extension of Limited Stay Permits for Foreign Workers and their Families",
)
NOTE = (
    "Berkas lengkap kecuali fotokopi paspor halaman terakhir yang masih menunggu legalisasi dari kedutaan; pengunjung "
    "kembali membawanya hari ini juga, mohon dilayani tanpa mengulang wawancara."
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


def _choose_desk(story: Story, view: DeskView) -> None:
    story.shift.choose("3")
    story.reply(LookAtDesk, view)


def _sign_in(story: Story) -> None:
    story.shift.type("a")


def _no_hub_yet(story: Story) -> None:
    story.lose_hub()


def _wrong_pin(story: Story) -> None:
    story.shift.choose("citra")
    story.shift.sign_in("0000")
    story.reply(SignIn, Problem(title="", status=403, code="wrong_pin", detail="", remedy=""))


def _paused(story: Story) -> None:
    locked = Problem(title="", status=429, code="pin_locked", detail="", remedy="", params={"seconds": 3600})
    story.shift.choose("citra")
    story.shift.sign_in("0000")
    story.reply(SignIn, locked)


def _unlock(story: Story) -> None:
    _paused(story)
    story.shift.call_supervisor()
    story.shift.choose("sari")


def _unlock_wrong(story: Story) -> None:
    _unlock(story)
    story.shift.sign_in("0000")
    story.reply(Unlock, Problem(title="", status=403, code="wrong_pin", detail="", remedy=""))


def _own_pin(story: Story) -> None:
    story.sign_in(SignedIn(**ANDI.model_dump(), must_change=True))


def _own_pin_weak(story: Story) -> None:
    _own_pin(story)
    story.shift.choose_pin("123456", "123456")
    params: dict[str, str | int] = {"shortest": 6, "longest": 12}
    weak = Problem(title="", status=409, code="pin_too_plain", detail="", remedy="", params=params)
    story.reply(ChangePin, weak)


def _choose(story: Story) -> None:
    story.sign_in()
    _choose_desk(story, desk(state="closed"))


def _take_over(story: Story) -> None:
    story.sign_in()
    _choose_desk(story, desk(state="on_break", officer="budi"))


def _idle(story: Story) -> None:
    story.sit_down(desk())


def _nobody(story: Story) -> None:
    nobody = Obstacle(code="nobody_waiting", params={"counter": "3"})
    story.sit_down(desk(queues=tuple(queue(each) for each in SERVICES), call_next=nobody))


def _called(story: Story) -> None:
    story.sit_down(desk())
    story.shift.press("call_next")
    ticket = called(seconds=6)
    story.reply(Act, answer(ticket))
    soon = Obstacle(code="recall_too_soon", params={"label": "A-012", "seconds": 14})
    late = Obstacle(code="no_show_too_soon", params={"label": "A-012", "calls_left": 2, "seconds": 14})
    story.reply(LookAtDesk, desk(ticket, sequence=11, recall=soon, no_show=late))


def _serving(story: Story) -> None:
    story.sit_down(desk(serving()))


def _priority(story: Story) -> None:
    story.sit_down(desk())
    story.shift.press("call_next")
    because = why("head_start", 4)
    ticket = called(calls=3, seconds=74, category="elderly", print_outcome="failed", why=because)
    story.reply(Act, answer(ticket))
    story.reply(LookAtDesk, desk(ticket, sequence=11, no_show=None))


def _twelve(story: Story) -> None:
    queues = (queue(LONG, 128, 31, 143), *(queue(each, 7 * n % 19, n % 3, 3 * n) for n, each in enumerate(MANY)))
    story.sit_down(desk(serving(service="kitas", label="KW-1012"), queues=queues))


def _reasons(story: Story) -> None:
    story.sit_down(desk())
    story.shift.press("break")


def _break(story: Story) -> None:
    story.sit_down(desk(state="on_break", reason="Salat"))


def _away(story: Story) -> None:
    story.sit_down(desk(serving()))
    story.lose_hub()


def _finished_while_away(story: Story) -> None:
    _away(story)
    story.shift.press("finish")


def _finished_too_late(story: Story) -> None:
    _finished_while_away(story)
    story.connect()
    gone = Problem(title="", status=409, code="no_ticket_in_hand", detail="", remedy="", params={"counter": "3"})
    story.reply(Act, gone)
    story.reply(LookAtDesk, desk(sequence=40))


VISIT = (
    step("no_show", "kk", minutes=55, counter_name="1"),
    step("reinstated", "kk", minutes=50, counter_name=""),
    step("held", "kk", minutes=38, note="Berkas belum lengkap"),
    step("returned", "kk", minutes=24, counter_name=""),
    step("transferred", "kk", minutes=20, note="Berkas lengkap dan sudah diperiksa"),
)
SENT: dict[str, object] = {
    "issued_at": NOW - timedelta(minutes=80),
    "sender": "kk",
    "note": "Berkas lengkap dan sudah diperiksa",
    "steps": VISIT,
}


def _visit(story: Story) -> None:
    story.sit_down(desk(serving().model_copy(update={**SENT, "stages": ("foto", "ambil")})))


def _history(story: Story) -> None:
    _visit(story)
    story.shift.press("history")


def _everything(story: Story) -> None:
    ticket = called(
        calls=2,
        seconds=74,
        service="kitas",
        label="KW-1012",
        category="elderly",
        print_outcome="failed",
        stages=("foto", "ambil", "kitas"),
        needs_accessible=True,
        is_reinstated=True,
        appointment="KX7P2M",
        why=why("head_start", 4),
        **SENT | {"note": NOTE},
    )
    queues = (queue(LONG, 128, 31, 143), *(queue(each, 7 * n % 19, n % 3, 3 * n) for n, each in enumerate(MANY)))
    story.sit_down(desk(ticket, queues=queues, aside=(held(), missed())))


def _undo(story: Story) -> None:
    undo = UndoView(action="ticket_transferred", label="A-012")
    story.sit_down(desk(undo=undo, aside=(held(), missed())))


def _transfer(story: Story) -> None:
    story.sit_down(desk(serving(stages=("foto", "ambil"))))
    story.shift.press("transfer")
    story.shift.move(1)


def _transfer_found(story: Story) -> None:
    story.sit_down(desk(serving()))
    story.shift.press("transfer")
    story.shift.type("izin")


def _transfer_note(story: Story) -> None:
    _transfer_found(story)
    story.shift.give("")


def _return(story: Story) -> None:
    _visit(story)
    story.shift.press("return_to_sender")


def _hold(story: Story) -> None:
    story.sit_down(desk(serving()))
    story.shift.press("hold")


def _hold_time(story: Story) -> None:
    _hold(story)
    story.shift.give("payment")


def _aside(story: Story) -> None:
    aside = (held(back_in=18), missed(), missed("t11", "H-003", is_final=True), held("t14", "A-014", 71))
    story.sit_down(desk(aside=aside))
    story.shift.press("aside")


def _aside_final(story: Story) -> None:
    _aside(story)
    story.shift.choose("t11")


def _aside_empty(story: Story) -> None:
    story.sit_down(desk())
    story.shift.press("aside")


def _cancel(story: Story) -> None:
    _aside(story)
    story.shift.give("cancel")


def _sure(story: Story) -> None:
    story.sit_down(desk(serving(seconds=1)))
    story.shift.press("finish")
    params: dict[str, str | int] = {"label": "A-012", "seconds": 1}
    story.reply(Act, Problem(title="", status=409, code="are_you_sure", detail="", remedy="", params=params))


def _reject(story: Story) -> None:
    story.sit_down(desk(called(category="elderly")))
    story.shift.press("reject_priority")


def _end_visit(story: Story) -> None:
    _visit(story)
    story.shift.press("end_visit")


def _call_list(story: Story) -> None:
    story.sit_down(desk())
    story.shift.press("call")
    places = [
        ("A-013", "ktp", 1),
        ("A-014", "ktp", 2),
        ("A-016", "ktp", 3),
        ("KW-1017", "kitas", 1),
        ("F-002", "akta", 1),
    ]
    story.reply(LookAtWaiting, waiting(*places))
    story.shift.choose("w-A-016")


def _call_reason(story: Story) -> None:
    _call_list(story)
    story.shift.give("")


def _call_approval(story: Story) -> None:
    _call_reason(story)
    story.shift.give("medical_emergency")


def _call_wrong_pin(story: Story) -> None:
    _call_approval(story)
    story.shift.give("0000")
    story.reply(Act, Problem(title="", status=403, code="wrong_pin", detail="", remedy=""))


def _watching(story: Story, who: OfficerView, known: Learned) -> None:
    """A supervisor or a manager has opened the services of a hall."""
    long = tuple(each for each in learned((LONG, *MANY)).hall.services)
    services = {"services": (*known.hall.services, *long)}
    story.shift.answered(LearnHall(), Learned(known.hall.model_copy(update=services), known.officers))
    story.sign_in(who)
    story.shift.open_stops()


def _stops(story: Story) -> None:
    until = OUTAGE.model_copy(update={"until": NOW + timedelta(minutes=18)})
    closed: dict[str, object] = {"state": "closed", "why": "service_closed"}
    _watching(story, MANAGER, hall(ktp=suspended(until), akta=short_of_time(), kk={"is_allowed": True}, foto=closed))
    story.shift.choose("ktp")


def _stops_short(story: Story) -> None:
    _stops(story)
    story.shift.choose("akta")


def _stops_supervisor(story: Story) -> None:
    _watching(story, SUPERVISOR, hall(paused=OUTAGE))


def _stop_reason(story: Story) -> None:
    _watching(story, SUPERVISOR, hall())
    story.shift.choose("kitas")
    story.shift.give("")


def _stop_end(story: Story) -> None:
    _stop_reason(story)
    story.shift.give("system")


def _pause_reason(story: Story) -> None:
    _watching(story, MANAGER, hall())
    story.shift.give("")


def _allow_reason(story: Story) -> None:
    _stops_short(story)
    story.shift.give("cancel")


def _choose_as_supervisor(story: Story) -> None:
    _stops_supervisor(story)
    story.shift.open_stops()
    _choose_desk(story, desk(state="closed"))


def _suspended_queues(story: Story) -> None:
    story.shift.answered(LearnHall(), hall())
    story.sign_in(SUPERVISOR)
    _choose_desk(story, desk(officer="sari"))
    story.shift.open_counter()
    stopped = {"stop": OUTAGE}
    story.reply(
        LookAtDesk,
        desk(
            officer="sari",
            queues=(
                queue(SERVICES[0], 9, 2, 31).model_copy(update=stopped),
                queue(SERVICES[1], 3, 0, 12),
                queue(SERVICES[2]).model_copy(update=stopped),
            ),
        ),
    )


STATES: dict[str, Callable[[Story], None]] = {
    "sign-in": _sign_in,
    "sign-in-no-hub": _no_hub_yet,
    "sign-in-wrong-pin": _wrong_pin,
    "sign-in-paused": _paused,
    "sign-in-unlock": _unlock,
    "sign-in-unlock-wrong": _unlock_wrong,
    "own-pin": _own_pin,
    "own-pin-weak": _own_pin_weak,
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
    "hub-away-finished": _finished_while_away,
    "hub-back-too-late": _finished_too_late,
    "visit": _visit,
    "history": _history,
    "everything": _everything,
    "undo": _undo,
    "transfer": _transfer,
    "transfer-found": _transfer_found,
    "transfer-note": _transfer_note,
    "return-to-sender": _return,
    "hold": _hold,
    "hold-time": _hold_time,
    "aside": _aside,
    "aside-final": _aside_final,
    "aside-empty": _aside_empty,
    "cancel": _cancel,
    "are-you-sure": _sure,
    "reject-priority": _reject,
    "end-visit": _end_visit,
    "out-of-order": _call_list,
    "out-of-order-reason": _call_reason,
    "out-of-order-approval": _call_approval,
    "out-of-order-wrong-pin": _call_wrong_pin,
    "stops": _stops,
    "stops-short-of-time": _stops_short,
    "stops-supervisor": _stops_supervisor,
    "stop-reason": _stop_reason,
    "stop-end": _stop_end,
    "stop-hall": _pause_reason,
    "stop-allow": _allow_reason,
    "choose-supervisor": _choose_as_supervisor,
    "suspended-queues": _suspended_queues,
}
COMPACT: dict[str, Callable[[Story], None]] = {
    "idle": _idle,
    "called": _called,
    "serving": _serving,
    "break": _break,
    "hub-away": _away,
    "visit": _visit,
    "everything": _everything,
    "undo": _undo,
    "are-you-sure": _sure,
}


def _window(play: Callable[[Story], None], size: tuple[int, int], language: Language) -> QWidget:
    window = _made(play, ScreenMetrics(*size, SIZES[size], 0.6), language)
    window.resize(*size)
    return window


def _compact(play: Callable[[Story], None], language: Language) -> QWidget:
    return _made(play, ScreenMetrics(1366, 768, 15.6, 0.6), language).compact


def _made(play: Callable[[Story], None], metrics: ScreenMetrics, language: Language) -> CounterWindow:
    story = Story(language)
    story.shift.answered(LearnHall(), learned((*SERVICES, LONG, *ELSEWHERE, *MANY)))
    play(story)
    look = Look.for_desk(metrics, is_motion_reduced=True)
    window = CounterWindow(look, CornerMemory(Path("corner")))
    for each in (window, window.compact):
        each.setStyleSheet(style_sheet(look))
        each.setFont(look.font("body"))
    window.render_page(story.shift.page())
    return window
