"""Halls and desks for the stories of a counter, as a hub would tell them."""

from datetime import UTC, datetime, timedelta

from counter_client.asks import Learned
from shared.protocol.base import Words
from shared.protocol.views import (
    AsideView,
    CalledTicket,
    CounterStateName,
    CounterView,
    DeskQueue,
    DeskTicket,
    DeskView,
    HallView,
    NamedView,
    Obstacle,
    OfficerView,
    ServiceView,
    StepView,
    UndoView,
    WaitingList,
    WaitingView,
    WaitRange,
    WhyView,
)

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
SERVICES = (
    ("ktp", "A", "KTP elektronik", "Electronic identity card"),
    ("akta", "F", "Akta kelahiran", "Birth certificate"),
    ("kk", "H", "Kartu keluarga", "Family card"),
)
ELSEWHERE = (
    ("paspor", "K", "Paspor baru", "New passport"),
    ("foto", "L", "Foto dan wawancara", "Photo and interview"),
    ("ambil", "R", "Pengambilan", "Collection"),
)
"""Services of another agency; counter 3 serves none of them."""

AGENCIES = {"dukcapil": "Dinas Kependudukan dan Pencatatan Sipil", "imigrasi": "Kantor Imigrasi"}
OFFICERS = (
    ("andi", "Andi Saputra", "officer"),
    ("budi", "Budi Hartono", "officer"),
    ("citra", "Citra Lestari", "officer"),
    ("sari", "Sari Wulandari", "supervisor"),
)

Service = tuple[str, str, str, str]


def learned(services: tuple[Service, ...] = (*SERVICES, *ELSEWHERE), counters: tuple[CounterView, ...] = ()) -> Learned:
    """A hall with its officers."""
    hall = HallView(
        sequence=1,
        hall="mpp-contoh",
        name=Words(indonesian="Mal Pelayanan Publik Contoh", english="Example Public Service Mall"),
        timezone="Asia/Jakarta",
        day=NOW.date(),
        languages=("id", "en"),
        agencies=tuple(NamedView(id=id_, name=Words(indonesian=name)) for id_, name in AGENCIES.items()),
        services=tuple(
            ServiceView(
                id=id_,
                agency=_agency(id_),
                name=Words(indonesian=name, english=english),
                prefix=prefix,
                state="open",
                waiting=0,
                keeps_rank=id_ != "foto",
                wait=WaitRange(low=12, high=25) if id_ == "ktp" else None,
            )
            for id_, prefix, name, english in services
        ),
        priority_groups=(
            NamedView(
                id="elderly", name=Words(indonesian="Lansia (60 tahun ke atas)", english="Elderly (60 and over)")
            ),
        ),
        counters=counters or (counter("1"), counter("2", "open", "A-007"), counter("3", "on_break"), counter("4")),
        running_text=Words(indonesian=""),
        complaint=Words(indonesian=""),
        head_start_minutes=30,
        calls_before_no_show=3,
    )
    return Learned(hall, tuple(OfficerView(id=id_, name=name, role=role) for id_, name, role in OFFICERS))


def counter(id_: str, state: CounterStateName = "closed", ticket: str | None = None) -> CounterView:
    """A counter of the hall."""
    return CounterView(id=id_, name=id_, zone="", services=("ktp", "akta", "kk"), state=state, ticket=ticket)


def queue(service: Service, waiting: int = 0, priority: int = 0, minutes: int = 0) -> DeskQueue:
    """A queue in which the first has waited for so many minutes."""
    id_, prefix, name, english = service
    since = NOW - timedelta(minutes=minutes) if waiting else None
    words = Words(indonesian=name, english=english)
    return DeskQueue(
        service=id_, name=words, prefix=prefix, waiting=waiting, priority_waiting=priority, longest_since=since
    )


def called(calls: int = 1, seconds: int = 41, **more: object) -> DeskTicket:
    """A ticket that was called so many seconds ago."""
    at = NOW - timedelta(seconds=seconds)
    ticket = DeskTicket(
        ticket="t12",
        label="A-012",
        service="ktp",
        category="regular",
        state="called",
        issued_at=NOW - timedelta(minutes=24),
        called_at=at,
        started_at=None,
        calls=calls,
        print_outcome="printed",
        why=why(),
    )
    return ticket.model_copy(update=more)


def serving(seconds: int = 431, **more: object) -> DeskTicket:
    """A ticket that is being served for so long."""
    since = NOW - timedelta(seconds=seconds)
    return called(seconds=seconds + 40).model_copy(update={"state": "serving", "started_at": since, **more})


def desk(
    ticket: DeskTicket | None = None,
    *,
    sequence: int = 10,
    state: CounterStateName = "open",
    officer: str | None = "andi",
    queues: tuple[DeskQueue, ...] | None = None,
    reason: str = "",
    aside: tuple[AsideView, ...] = (),
    undo: UndoView | None = None,
    **obstacles: Obstacle | None,
) -> DeskView:
    """The desk of counter 3 with the obstacles that its state brings, and others where they are given."""
    return DeskView(
        sequence=sequence,
        now=NOW,
        counter="3",
        name="3",
        zone="",
        state=state,
        officer=officer if state != "closed" else None,
        since=NOW - timedelta(minutes=12),
        reason=reason,
        ticket=ticket,
        queues=queues
        if queues is not None
        else (queue(SERVICES[0], 9, 2, 31), queue(SERVICES[1], 3, 0, 12), queue(SERVICES[2])),
        actions={**_actions(ticket, state), **_second_rank(ticket, state, undo), **obstacles},
        served_today=23,
        aside=aside,
        undo=undo,
    )


def held(ticket: str = "t9", label: str = "A-009", minutes: int = 12, back_in: int | None = None) -> AsideView:
    """A ticket that has been on hold for so long, and perhaps comes back by itself."""
    return AsideView(
        ticket=ticket,
        label=label,
        service="ktp",
        category="regular",
        state="held",
        since=NOW - timedelta(minutes=minutes),
        reason="Berkas belum lengkap",
        back_at=NOW + timedelta(minutes=back_in) if back_in else None,
        obstacle=None,
    )


def missed(ticket: str = "t10", label: str = "F-010", *, is_final: bool = False) -> AsideView:
    """A no-show, perhaps for the second time."""
    again = Obstacle(code="reinstated_before", params={"label": label}) if is_final else None
    update = {"service": "akta", "state": "no_show", "reason": "", "obstacle": again}
    return held(ticket, label, 4).model_copy(update=update)


def step(what: str, service: str = "kk", *, minutes: int = 20, note: str = "", counter_name: str = "1") -> StepView:
    """A part of a visit that happened so many minutes ago."""
    at = NOW - timedelta(minutes=minutes)
    return StepView(
        at=at, what=what, service=service, counter_name=counter_name, officer="budi", started_at=at, note=note
    )


def waiting(*places: tuple[str, str, int], category: str = "regular") -> WaitingList:
    """Who waits: label, service and place of each."""
    return WaitingList(
        sequence=10,
        tickets=tuple(
            WaitingView(
                ticket=f"w-{label}",
                label=label,
                service=service,
                category=category,
                issued_at=NOW - timedelta(minutes=40 - place),
                place=place,
            )
            for label, service, place in places
        ),
    )


def why(code: str = "first_issued", overtaken: int = 0) -> WhyView:
    """Why a ticket was next."""
    params: dict[str, str | int] = {"head_start_minutes": 30, "reason": ""}
    return WhyView(code=code, waited_seconds=24 * 60, overtaken=overtaken, services=3, params=params)


def answer(ticket: DeskTicket, sequence: int = 11, because: WhyView | None = None) -> CalledTicket:
    """The answer to a call."""
    because = because or ticket.why or why()
    return CalledTicket(sequence=sequence, ticket=ticket.model_copy(update={"why": because}), why=because)


def _agency(service: str) -> str:
    return "imigrasi" if service in {id_ for id_, *_ in ELSEWHERE} else "dukcapil"


def _second_rank(
    ticket: DeskTicket | None, state: CounterStateName, undo: UndoView | None
) -> dict[str, Obstacle | None]:
    in_hand: Obstacle | None = None
    none_in_hand: Obstacle | None = Obstacle(code="no_ticket_in_hand", params={"counter": "3"})
    closed = Obstacle(code="counter_on_break" if state == "on_break" else "counter_closed", params={"counter": "3"})
    if ticket is not None:
        in_hand, none_in_hand = Obstacle(code="ticket_in_hand", params={"label": ticket.label}), None
    nothing = None if undo else Obstacle(code="nothing_to_undo", params={"counter": "3"})
    no_sender = None if ticket and ticket.sender else Obstacle(code="no_sender", params={"label": "A-012"})
    return {
        **dict.fromkeys(("transfer", "hold", "check_priority"), none_in_hand),
        "return_to_sender": none_in_hand or no_sender,
        "undo": closed if state != "open" else in_hand or nothing,
        "call": closed if state != "open" else in_hand,
    }


def _actions(ticket: DeskTicket | None, state: CounterStateName) -> dict[str, Obstacle | None]:
    if state != "open":
        code = "counter_on_break" if state == "on_break" else "counter_closed"
        stands = Obstacle(code=code, params={"counter": "3"})
        none = Obstacle(code="no_ticket_in_hand", params={"counter": "3"})
        return {
            **dict.fromkeys(("call_next", "break"), stands),
            **dict.fromkeys(("recall", "start", "finish", "no_show"), none),
            "close": None if state == "on_break" else stands,
            "resume": None if state == "on_break" else stands,
            "open": None if state == "closed" else stands,
        }
    back = Obstacle(code="counter_not_on_break", params={"counter": "3"})
    if ticket is None:
        none = Obstacle(code="no_ticket_in_hand", params={"counter": "3"})
        return {
            "call_next": None,
            "break": None,
            "close": None,
            "resume": back,
            **dict.fromkeys(("recall", "start", "finish", "no_show"), none),
        }
    params: dict[str, str | int] = {"label": ticket.label}
    in_hand = Obstacle(code="ticket_in_hand", params=params)
    if ticket.state == "serving":
        started = Obstacle(code="already_started", params=params)
        return {
            "call_next": None,
            "finish": None,
            "resume": back,
            "break": in_hand,
            "close": in_hand,
            **dict.fromkeys(("recall", "start", "no_show"), started),
        }
    unstarted = Obstacle(code="not_started", params=params)
    return {
        "call_next": unstarted,
        "finish": unstarted,
        "start": None,
        "recall": None,
        "resume": back,
        "break": in_hand,
        "close": in_hand,
        "no_show": Obstacle(code="no_show_too_soon", params={**params, "calls_left": 3 - ticket.calls, "seconds": 0}),
    }
