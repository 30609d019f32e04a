"""How many are before a ticket in the line of its service, by the policy in force, as if nobody else came."""

from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sortedcontainers import SortedList

from shared.queueing.hall import Hall
from shared.queueing.line import AFTER_ALL, Line, Place, place_of
from shared.queueing.plan import REGULAR, Policy, PolicyKind
from shared.queueing.policies import key, rank
from shared.queueing.tickets import Ticket


def place_in_line(hall: Hall, ticket: Ticket, now: datetime) -> int:
    """How many wait before a waiting ticket."""
    row = Row.of(hall.lines[ticket.service], hall.plan.policy_of[ticket.service], now)
    return row.before(place_of(ticket), is_priority=ticket.is_priority)


def ahead(hall: Hall, service: str, category: str, now: datetime, since: datetime | None = None) -> int:
    """How many wait before a ticket of `category` taken now; `since` is what counts as its issue, where not now."""
    place = (rank(hall.plan, service, category, since or now), AFTER_ALL, 0, "")
    row = Row.of(hall.lines[service], hall.plan.policy_of[service], now)
    return row.before(place, is_priority=category != REGULAR)


class Row(NamedTuple):
    """Those of one line whom a counter may call. What it counts, it counts in O(log n) or little more."""

    policy: Policy
    now: datetime
    regular: SortedList[Place]
    priority: SortedList[Place]
    turn: int

    @classmethod
    def of(cls, line: Line, policy: Policy, now: datetime, *, may_take_accessible: bool = True) -> "Row":
        """The row of a line at `now`."""
        return cls(policy, now, line.regular, line.priority if may_take_accessible else line.anywhere, line.turn)

    def side(self, *, is_priority: bool) -> SortedList[Place]:
        """Those of one class."""
        return self.priority if is_priority else self.regular

    def key(self, place: Place, *, is_priority: bool) -> tuple[int, datetime, int, int, str]:
        """What a place of this row counts for."""
        return key(self.policy, place, self.now, is_priority=is_priority)

    def before(self, place: Place, *, is_priority: bool) -> int:
        """How many go before a place in this row, taken or not."""
        if self.policy.kind is PolicyKind.RATIO:
            return self._before_by_turns(place, is_priority=is_priority)
        own = self.key(place, is_priority=is_priority)
        return bisect_left(self.regular, own, key=lambda each: self.key(each, is_priority=False)) + bisect_left(
            self.priority, own, key=lambda each: self.key(each, is_priority=True)
        )

    def until_gone(self, is_early: Callable[[Place, bool], bool]) -> int:
        """How many go until all the early ones have gone; in each class the early ones come first."""
        counts = [0]
        for is_priority in (False, True):
            side = self.side(is_priority=is_priority)
            early = bisect_left(side, True, key=lambda each: not is_early(each, is_priority))
            if early:
                counts.append(self.before(side[early - 1], is_priority=is_priority) + 1)
        return max(counts)

    def _before_by_turns(self, place: Place, *, is_priority: bool) -> int:
        """Its own class as it stands, and of the other as many as have their turns before; priority begins a round.

        Rounds count while both wait, so no more of the other class than there are.
        """
        priority_turns, regular_turns = self.policy.ratio
        turn = self.turn % (priority_turns + regular_turns)
        own = self.side(is_priority=is_priority).bisect_left(place)
        if is_priority:
            rounds = (own + min(turn, priority_turns)) // priority_turns
            turns_before = rounds * regular_turns - max(0, turn - priority_turns)
        else:
            rounds = (own + max(0, turn - priority_turns)) // regular_turns + 1
            turns_before = rounds * priority_turns - min(turn, priority_turns)
        return own + min(len(self.side(is_priority=not is_priority)), turns_before)
