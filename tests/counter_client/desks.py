"""Halls and desks for the stories of a counter, as a hub would tell them."""

from datetime import UTC, datetime, timedelta

from counter_client.asks import Learned
from shared.protocol.base import Words
from shared.protocol.views import (
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
    WhyView,
)

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
SERVICES = (
    ("ktp", "A", "KTP elektronik", "Electronic identity card"),
    ("akta", "F", "Akta kelahiran", "Birth certificate"),
    ("kk", "H", "Kartu keluarga", "Family card"),
)
OFFICERS = (
    ("andi", "Andi Saputra", "officer"),
    ("budi", "Budi Hartono", "officer"),
    ("citra", "Citra Lestari", "officer"),
    ("sari", "Sari Wulandari", "supervisor"),
)

Service = tuple[str, str, str, str]


def learned(services: tuple[Service, ...] = SERVICES, counters: tuple[CounterView, ...] = ()) -> Learned:
    """A hall with its officers."""
    hall = HallView(
        sequence=1,
        hall="mpp-contoh",
        name=Words(indonesian="Mal Pelayanan Publik Contoh", english="Example Public Service Mall"),
        timezone="Asia/Jakarta",
        day=NOW.date(),
        languages=("id", "en"),
        agencies=(),
        services=tuple(
            ServiceView(
                id=id_, agency="", name=Words(indonesian=name, english=english), prefix=prefix, state="open", waiting=0
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
        actions={**_actions(ticket, state), **obstacles},
        served_today=23,
    )


def why(code: str = "first_issued", overtaken: int = 0) -> WhyView:
    """Why a ticket was next."""
    return WhyView(code=code, waited_seconds=24 * 60, overtaken=overtaken, services=3)


def answer(ticket: DeskTicket, sequence: int = 11, because: WhyView | None = None) -> CalledTicket:
    """The answer to a call."""
    return CalledTicket(sequence=sequence, ticket=ticket, why=because or why())


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
