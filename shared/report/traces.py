"""The traces that cheating leaves in a record, one kind for each way of it (domain: abuse that really happened)."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The traces, in the order in which they are told."""

    OUT_OF_ORDER = "out_of_order"
    RANK_GAINED = "rank_gained"
    QUICK_NO_SHOW = "quick_no_show"
    SHORT_SERVICE = "short_service"
    OUT_OF_HOURS = "out_of_hours"
    PRIORITY_SHARE = "priority_share"
    PRIORITY_REJECTED = "priority_rejected"
    BREAK_WITH_QUEUE = "break_with_queue"
    IDLE_WITH_QUEUE = "idle_with_queue"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    OVERRIDE = "override"
    STOPPED = "stopped"
    BURST = "burst"
    HOARDED = "hoarded"
    SECOND_PRINT = "second_print"
    FAILED_SIGN_IN = "failed_sign_in"
    SEVERAL_DEVICES = "several_devices"
    CLOCK_STEP = "clock_step"
    HALL_CHANGED = "hall_changed"
    RESTORED = "restored"


class Meaning(NamedTuple):
    """What a trace is, what its figure counts, and how the figures of several add up."""

    text: str
    figure: str
    gather: Callable[[Iterable[int]], int]


MEANINGS: dict[Kind, Meaning] = {
    Kind.OUT_OF_ORDER: Meaning("called out of order, with a reason", "tickets bypassed", sum),
    Kind.RANK_GAINED: Meaning("a transfer moved the ticket forward", "most minutes gained", max),
    Kind.QUICK_NO_SHOW: Meaning("given up at the first moment that was allowed", "fewest seconds", min),
    Kind.SHORT_SERVICE: Meaning("served in under 20 seconds", "fewest seconds", min),
    Kind.OUT_OF_HOURS: Meaning("called before opening, or on a closed day", "most minutes early", max),
    Kind.PRIORITY_SHARE: Meaning("calls priority tickets far more often than the hall", "percent of calls", max),
    Kind.PRIORITY_REJECTED: Meaning("rejected a priority on sight", "", sum),
    Kind.BREAK_WITH_QUEUE: Meaning("on break while people waited for this counter", "minutes", sum),
    Kind.IDLE_WITH_QUEUE: Meaning("open and idle, over a minute, while people waited", "minutes", sum),
    Kind.UNDONE: Meaning("took an action back", "", sum),
    Kind.CANCELLED: Meaning("cancelled a waiting ticket", "", sum),
    Kind.OVERRIDE: Meaning("let numbers be issued beyond the capacity", "", sum),
    Kind.STOPPED: Meaning("suspended a service or paused the hall", "", sum),
    Kind.BURST: Meaning("numbers of one service faster than one in 10 seconds", "", sum),
    Kind.HOARDED: Meaning("numbers of an hour most of which nobody came for", "percent", max),
    Kind.SECOND_PRINT: Meaning("a ticket printed again", "", sum),
    Kind.FAILED_SIGN_IN: Meaning("not let in", "", sum),
    Kind.SEVERAL_DEVICES: Meaning("signed in at several devices in one day", "most devices", max),
    Kind.CLOCK_STEP: Meaning("the hub's clock was set", "seconds in all", sum),
    Kind.HALL_CHANGED: Meaning("another hall file came into force", "", sum),
    Kind.RESTORED: Meaning("the record went on from a backup or a copy", "", sum),
}


class Trace(NamedTuple):
    """One sight of something: by whom ("" for nobody), at which counter or device, how much, in which entry."""

    kind: Kind
    officer: str
    place: str
    figure: int
    sequence: int
