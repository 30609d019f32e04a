"""What a hub answers. Times are ISO 8601 in UTC with `Z`."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from shared.protocol.base import Told, Words

CounterStateName = Literal["closed", "open", "on_break"]
CallState = Literal["called", "serving", "held", "finished", "no_show", "cancelled"]


class CopyView(Told):
    """The record's continuous copy: whether it holds all (`current`), and up to which entry; `detail` says why not."""

    state: Literal["starting", "current", "behind", "away", "refused"]
    sequence: int
    detail: str = ""


class Health(Told):
    """`GET /v1/health`. `clock_off_seconds`: how far the machine's clock is ahead of the hub's time (behind: < 0)."""

    version: str
    protocol: int
    hall: str
    name: Words
    sequence: int
    uptime_seconds: float
    clock_off_seconds: int = 0
    copy_of_record: CopyView | None = None


class WaitRange(Told):
    """An estimated wait in minutes, from the median to the 80th percentile; `high` over 120 reads "over 2 hours"."""

    low: int
    high: int


class StopView(Told):
    """That somebody stopped the giving out of numbers, of a service or of the whole hall; it ends by itself at `until`.

    `since` is when it first stopped.
    """

    reason: Words
    since: datetime | None = None
    until: datetime | None = None


class ServiceView(Told):
    """A service. `why` (a refusal's code), `params` (of its sentence) and `opens_at` tell more while it is not open.

    `group` is "" where the service stands directly under its agency; `stages` are the ids of the services that follow
    it in the same visit; one that is not `is_on_kiosk` is reached only as a stage or by transfer. `keeps_rank`: who
    comes from another service keeps the place of the issue. `is_allowed`: it may give out numbers today though its
    counters cannot serve them before closing. `stop`: somebody suspended it.
    """

    id: str
    agency: str
    name: Words
    prefix: str
    state: Literal["open", "closed", "suspended", "full"]
    why: str | None = None
    params: dict[str, str | int] = Field(default_factory=dict)
    opens_at: datetime | None = None
    waiting: int
    wait: WaitRange | None = None
    requirements: tuple[Words, ...] = ()
    fee: Words = Words(indonesian="")
    duration: Words = Words(indonesian="")
    group: str = ""
    is_on_kiosk: bool = True
    stages: tuple[str, ...] = ()
    keeps_rank: bool = True
    is_allowed: bool = False
    stop: StopView | None = None


class NamedView(Told):
    """An agency or a priority group."""

    id: str
    name: Words


class GroupView(NamedView):
    """Services of an agency that the kiosk shows together."""

    agency: str


class CounterView(Told):
    """A counter as everybody may see it. `ticket` is the label of the number in hand, such as "A-012"."""

    id: str
    name: str
    zone: str
    services: tuple[str, ...]
    state: CounterStateName
    ticket: str | None = None
    is_accessible: bool = False


class HallView(Told):
    """`GET /v1/hall`: what a kiosk and a counter need to know of the hall, as of `sequence` and, by its clock, `now`.

    `paused`: somebody paused the whole of it.
    """

    sequence: int
    hall: str
    name: Words
    timezone: str
    day: date | None
    languages: tuple[str, ...]
    agencies: tuple[NamedView, ...]
    services: tuple[ServiceView, ...]
    priority_groups: tuple[NamedView, ...]
    counters: tuple[CounterView, ...]
    running_text: Words
    complaint: Words
    head_start_minutes: int
    calls_before_no_show: int
    groups: tuple[GroupView, ...] = ()
    has_appointments: bool = False
    now: datetime | None = None
    paused: StopView | None = None


class CallView(Told):
    """A called number. `sequence` is that of its last call; `calls` counts them; `state` is the ticket's."""

    sequence: int
    label: str
    prefix: str
    number: int
    service: str
    counter: str
    counter_name: str
    zone: str
    calls: int
    called_at: datetime
    state: CallState


class NoticeView(Told):
    """What visitors should know: no numbers are given out, of this service (None: of the whole hall).

    It holds from `begins` (None: already) to `ends` (None: until further notice).
    """

    service: Words | None
    reason: Words
    begins: datetime | None = None
    ends: datetime | None = None


class BoardView(Told):
    """`GET /v1/board?zone=`: the last calls, newest first, and the counters, as of `sequence`."""

    sequence: int
    name: Words
    timezone: str
    running_text: Words
    calls: tuple[CallView, ...]
    counters: tuple[CounterView, ...]
    waiting: int
    notices: tuple[NoticeView, ...] = ()


class IssuedTicket(Told):
    """The answer to `POST /v1/tickets`: a number that is on disk."""

    sequence: int
    ticket: str
    label: str
    prefix: str
    number: int
    service: str
    category: str
    issued_at: datetime
    ahead: int
    wait: WaitRange | None
    token: str
    check_code: str
    stages: tuple[str, ...] = ()
    appointment: str = ""


class AppointmentView(Told):
    """`GET /v1/appointments/{code}`: a reservation, and the label of its ticket once it has been checked in."""

    code: str
    service: str
    slot: datetime
    category: str
    label: str | None = None


class StepView(Told):
    """A part of a visit that is past: what happened (`Happening` in the rules), at which service, where and by whom."""

    at: datetime
    what: str
    service: str
    counter_name: str | None
    officer: str | None
    started_at: datetime | None
    note: str


class WhyView(Told):
    """Why this ticket is next: a code with its sentence in every language; seconds waited; how many were overtaken.

    `params` are further values that the sentence of the code needs.
    """

    code: str
    waited_seconds: int
    overtaken: int
    services: int
    params: dict[str, str | int] = Field(default_factory=dict)


class DeskTicket(Told):
    """The ticket in hand at a counter. `print_outcome` "failed" means that its holder has no paper.

    `note` and `sender` (a service) come with a transfer; `stages` are the services still to come; `steps` is the visit
    so far, the oldest first.
    """

    ticket: str
    label: str
    service: str
    category: str
    state: Literal["called", "serving"]
    issued_at: datetime
    called_at: datetime
    started_at: datetime | None
    calls: int
    print_outcome: str | None
    note: str = ""
    sender: str | None = None
    stages: tuple[str, ...] = ()
    steps: tuple[StepView, ...] = ()
    is_priority_verified: bool = False
    is_reinstated: bool = False
    needs_accessible: bool = False
    appointment: str = ""
    why: WhyView | None = None


class AsideView(Told):
    """A ticket on hold, or a no-show. `obstacle` says why it cannot return (be reinstated) now."""

    ticket: str
    label: str
    service: str
    category: str
    state: Literal["held", "no_show"]
    since: datetime
    reason: str
    back_at: datetime | None
    obstacle: "Obstacle | None"


class WaitingView(Told):
    """A ticket that waits. `place` counts from 1 within its service, in the order in force."""

    ticket: str
    label: str
    service: str
    category: str
    issued_at: datetime
    place: int
    needs_accessible: bool = False


class WaitingList(Told):
    """`GET /v1/counters/{id}/waiting?officer=`: the first of each queue that the officer may serve here."""

    sequence: int
    tickets: tuple[WaitingView, ...]


class UndoView(Told):
    """What `undo` would take back: an event's name, such as "service_finished", and the ticket."""

    action: str
    label: str


class DeskQueue(Told):
    """A queue that a counter serves. `longest_since`: when the one who has waited longest was issued.

    `stop`: why no more numbers are given out for it, where somebody stopped that.
    """

    service: str
    name: Words
    prefix: str
    waiting: int
    priority_waiting: int
    longest_since: datetime | None
    stop: StopView | None = None


class Obstacle(Told):
    """Why an action is not possible now: a refusal's code and its parameters."""

    code: str
    params: dict[str, str | int] = Field(default_factory=dict)


class DeskView(Told):
    """`GET /v1/counters/{id}?officer=`: all that a desk shows, as of `sequence`.

    `actions` has a key for each of open, close, break, resume, call_next, recall, start, finish, no_show, call,
    transfer, return_to_sender, hold, check_priority, undo: null where it is possible now for this officer, else the
    obstacle. It comes from the same rules that answer the command itself. `aside` are the
    tickets on hold and the no-shows of the services served here; `undo` is what undo would take back.
    """

    sequence: int
    now: datetime
    counter: str
    name: str
    zone: str
    state: CounterStateName
    officer: str | None
    since: datetime | None
    reason: str
    ticket: DeskTicket | None
    queues: tuple[DeskQueue, ...]
    actions: dict[str, Obstacle | None]
    served_today: int
    aside: tuple[AsideView, ...] = ()
    undo: UndoView | None = None


class CalledTicket(Told):
    """The answer to `POST /v1/counters/{id}/call-next`."""

    sequence: int
    ticket: DeskTicket
    why: WhyView


class Done(Told):
    """The answer to every other command: it is on disk, with what `sequence` stands for."""

    sequence: int


class SealView(Told):
    """`GET /v1/seal`: the last seal of the record, as the text of its slip ("" while there is none).

    `sequence` is the last entry that it covers; `key` is the hub's public key.
    """

    sequence: int = 0
    slip: str = ""
    key: str


class OfficerView(Told):
    """An officer who may sign in."""

    id: str
    name: str
    role: str


class SignedIn(OfficerView):
    """The officer who signed in. `must_change`: somebody else chose the PIN, and the officer now chooses another."""

    must_change: bool = False


class TrackView(Told):
    """`GET /v1/track/{token}`: what the holder of a ticket may know of it."""

    label: str
    service: Words
    state: str
    counter_name: str | None
    ahead: int | None
    wait: WaitRange | None


class Problem(Told):
    """An error by RFC 9457. `code` is for programs; `detail` says what is wrong and `remedy` the way out."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    remedy: str
    params: dict[str, str | int] = Field(default_factory=dict)
