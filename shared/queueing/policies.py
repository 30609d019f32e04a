"""The orders that a hall may choose: each as a rule over the two classes of one line (docs/order.md)."""

from datetime import datetime, timedelta

from shared.queueing.line import Line, Place
from shared.queueing.plan import REGULAR, HallPlan, Policy, PolicyKind
from shared.queueing.tickets import Ticket

Key = tuple[int, datetime, int, int, str]
"""What stands of two places under a policy can be compared by, also across services: the smaller is earlier."""


def rank(plan: HallPlan, service: str, category: str, since: datetime) -> datetime:
    """Where a ticket stands in the order of a service: at its issue time, or under a head start that much earlier.

    So a regular ticket issued at t is overtaken only by priority tickets issued in (t, t + head start): bounded, and
    nobody starves.
    """
    return since if category == REGULAR else since - head_start(plan.policy_of[service])


def head_start(policy: Policy) -> timedelta:
    """How much earlier than its issue a priority ticket ranks."""
    return timedelta(seconds=policy.head_start_seconds if policy.kind is PolicyKind.HEAD_START else 0)


def regular_rank(policy: Policy, ticket: Ticket) -> datetime:
    """Where a priority ticket stands once it is a regular one; a late-comer behind whom he was put, at the earliest."""
    return max(ticket.since, ticket.rank) if ticket.after else ticket.rank + head_start(policy)


def key(policy: Policy, place: Place, now: datetime, *, is_priority: bool) -> Key:
    """What a place counts for at `now`.

    Strict: before all who have no priority. Accumulating: as a regular ticket that has waited the weighted time.
    """
    if not is_priority:
        return (_IN_TIME, *place)
    if policy.kind is PolicyKind.STRICT:
        return (_BEFORE_ALL, *place)
    if policy.kind is PolicyKind.ACCUMULATING and place[0] < now:
        return (_IN_TIME, now - (now - place[0]) * policy.priority_percent // 100, *place[1:])
    return (_IN_TIME, *place)


def is_turn_of_priority(policy: Policy, turn: int) -> bool:
    """Whether priority is next under a ratio, where both wait: first its part of a round, then the regular one."""
    return turn % sum(policy.ratio) < policy.ratio[0]


def turn_after_call(policy: Policy, line: Line, *, is_priority: bool) -> int:
    """The turn of a line after a call. Only a call in turn, while both wait, counts: nobody saves up turns."""
    is_counted = policy.kind is PolicyKind.RATIO and line.regular and line.priority
    if not is_counted or is_turn_of_priority(policy, line.turn) != is_priority:
        return line.turn
    return (line.turn + 1) % sum(policy.ratio)


class Coming:
    """Those of one line whom a counter may call, from the next on, as if nobody else came. The line stays as it is."""

    def __init__(self, line: Line, policy: Policy, now: datetime, *, may_take_accessible: bool = True) -> None:
        self._policy, self._now, self._turn = policy, now, line.turn
        self._regulars = iter(line.regular)
        self._priorities = iter(line.priority if may_take_accessible else line.anywhere)
        self._regular = next(self._regulars, None)
        self._priority = next(self._priorities, None)

    def first(self) -> Place | None:
        """Who is next by the policy, None where nobody is left."""
        return self._priority if self._is_priority_next() else self._regular

    def claim(self) -> Key:
        """What the line counts for against other lines: as its next does.

        Under a ratio as the one who has waited longest: it would else wait for a turn of other lines too.
        """
        if self._policy.kind is PolicyKind.RATIO:
            return min(self._keys())
        first = self.first()
        assert first is not None, "asked of lines where somebody waits"
        return key(self._policy, first, self._now, is_priority=first is self._priority)

    def longest(self) -> datetime:
        """Since when the one waits who has waited longest here."""
        since = [place[0] for place in (self._regular,) if place]
        return min([*since, *(place[0] + head_start(self._policy) for place in (self._priority,) if place)])

    def step(self) -> None:
        """Let the next go."""
        if self._is_priority_next():
            self._count(is_priority=True)
            self._priority = next(self._priorities, None)
        else:
            self._count(is_priority=False)
            self._regular = next(self._regulars, None)

    def _is_priority_next(self) -> bool:
        if self._priority is None or self._regular is None:
            return self._priority is not None
        if self._policy.kind is PolicyKind.RATIO:
            return is_turn_of_priority(self._policy, self._turn)
        regular, priority = self._keys()
        return priority < regular

    def _keys(self) -> list[Key]:
        heads = ((self._regular, False), (self._priority, True))
        return [key(self._policy, place, self._now, is_priority=which) for place, which in heads if place]

    def _count(self, *, is_priority: bool) -> None:
        if self._regular and self._priority and self._policy.kind is PolicyKind.RATIO:
            self._turn += is_turn_of_priority(self._policy, self._turn) == is_priority


_BEFORE_ALL, _IN_TIME = 0, 1
