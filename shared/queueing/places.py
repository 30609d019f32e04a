"""How many are before a ticket in the line of its service, by the policy in force, as if nobody else came."""

from bisect import bisect_left
from datetime import datetime

from shared.queueing.hall import Hall
from shared.queueing.line import AFTER_ALL, Line, Place, place_of
from shared.queueing.plan import REGULAR, Policy, PolicyKind
from shared.queueing.policies import key, rank
from shared.queueing.tickets import Ticket


def place_in_line(hall: Hall, ticket: Ticket, now: datetime) -> int:
    """How many wait before a waiting ticket."""
    return _before(hall, ticket.service, place_of(ticket), now, is_priority=ticket.is_priority)


def ahead(hall: Hall, service: str, category: str, now: datetime) -> int:
    """How many wait before a ticket of `category` taken now."""
    place = (rank(hall.plan, service, category, now), AFTER_ALL, 0, "")
    return _before(hall, service, place, now, is_priority=category != REGULAR)


def _before(hall: Hall, service: str, place: Place, now: datetime, *, is_priority: bool) -> int:
    line, policy = hall.lines[service], hall.plan.policy_of[service]
    if policy.kind is PolicyKind.RATIO:
        return _before_by_turns(line, policy, place, is_priority=is_priority)
    own = key(policy, place, now, is_priority=is_priority)
    return bisect_left(line.regular, own, key=lambda each: key(policy, each, now, is_priority=False)) + bisect_left(
        line.priority, own, key=lambda each: key(policy, each, now, is_priority=True)
    )


def _before_by_turns(line: Line, policy: Policy, place: Place, *, is_priority: bool) -> int:
    """Its own class as it stands, and of the other as many as have their turns before; in a round priority comes first.

    Rounds count while both wait, so no more of the other class than there are.
    """
    priority_turns, regular_turns = policy.ratio
    turn = line.turn % (priority_turns + regular_turns)
    own = (line.priority if is_priority else line.regular).bisect_left(place)
    others = len(line.regular if is_priority else line.priority)
    if is_priority:
        rounds = (own + min(turn, priority_turns)) // priority_turns
        turns_before = rounds * regular_turns - max(0, turn - priority_turns)
    else:
        rounds = (own + max(0, turn - priority_turns)) // regular_turns + 1
        turns_before = rounds * priority_turns - min(turn, priority_turns)
    return own + min(others, turns_before)
