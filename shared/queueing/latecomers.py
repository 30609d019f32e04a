"""Where a late-comer waits again: behind the next few, and behind the late-comers who stand there already."""

from datetime import datetime
from itertools import islice, takewhile

from shared.queueing.hall import Hall
from shared.queueing.line import Place, place_of
from shared.queueing.order import in_order
from shared.queueing.plan import PolicyKind
from shared.queueing.tickets import Ticket


def place_behind(hall: Hall, ticket: Ticket, count: int, now: datetime) -> Place:
    """The place behind the next `count` in the order in force, or behind all where fewer wait.

    Where the policy keeps regular and priority apart, behind those of its own class among them. Never earlier than the
    old place: to come late is no gain.
    """
    coming = in_order(hall, ticket.service, now)
    before = _last(list(islice(coming, count)), hall, ticket)
    if before is None:
        return place_of(ticket)
    here = place_of(before)[:2]
    rest = (each for each in coming if _is_against(hall, each, ticket))
    last = max((each.after for each in takewhile(lambda each: place_of(each)[:2] == here, rest)), default=before.after)
    return max(place_of(ticket), (before.rank, before.order, last + 1, ticket.id))


def _last(those: list[Ticket], hall: Hall, ticket: Ticket) -> Ticket | None:
    return next((each for each in reversed(those) if _is_against(hall, each, ticket)), None)


def _is_against(hall: Hall, other: Ticket, ticket: Ticket) -> bool:
    """Whether the places of two tickets can be compared: the policies that do not go by rank keep two orders."""
    return hall.plan.policy_of[ticket.service].kind in _ONE_ORDER or other.is_priority == ticket.is_priority


_ONE_ORDER = {PolicyKind.FIRST_COME, PolicyKind.HEAD_START}
