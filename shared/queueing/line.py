"""Those who wait for one service, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sortedcontainers import SortedList

from shared.queueing.tickets import Ticket

Place = tuple[datetime, int, int, str]
"""Rank, order of issue, place among the late-comers behind the same ticket, id: the smaller is earlier."""


def place_of(ticket: Ticket) -> Place:
    """Where a ticket stands among the waiting."""
    return (ticket.rank, ticket.order, ticket.after, ticket.id)


@dataclass
class Line:
    """The waiting of one service. Regular and priority tickets are kept apart, so that counting who was overtaken is
    as quick as finding who is next: O(log n) each. `anywhere` has those of `priority` that any counter may call, for
    they need no accessible one. `turn` counts the calls of a round, under a ratio."""

    regular: SortedList[Place] = field(default_factory=SortedList)
    priority: SortedList[Place] = field(default_factory=SortedList)
    anywhere: SortedList[Place] = field(default_factory=SortedList)
    turn: int = 0

    def __len__(self) -> int:
        return len(self.regular) + len(self.priority)

    def add(self, ticket: Ticket) -> None:
        """Let a ticket wait."""
        for side in self._sides(ticket):
            side.add(place_of(ticket))

    def remove(self, ticket: Ticket) -> None:
        """Let a waiting ticket go."""
        for side in self._sides(ticket):
            side.remove(place_of(ticket))

    def ahead(self, rank: datetime) -> int:
        """How many rank before a ticket of this rank issued now."""
        return sum(side.bisect_left((rank, AFTER_ALL, 0, "")) for side in (self.regular, self.priority))

    def here_before(self, place: Place, head_start: timedelta, *, may_take_accessible: bool = True) -> int:
        """How many have been here longer than `place`, whose rank has no head start in it."""
        priority = self.priority if may_take_accessible else self.anywhere
        return self.regular.bisect_left(place) + priority.bisect_left((place[0] - head_start, *place[1:]))

    def longest_waiting(self, tickets: dict[str, Ticket]) -> datetime | None:
        """When the one who has waited longest was issued, None where nobody waits."""
        return min((tickets[side[0][3]].issued_at for side in (self.regular, self.priority) if side), default=None)

    def _sides(self, ticket: Ticket) -> Iterator[SortedList[Place]]:
        yield self.priority if ticket.is_priority else self.regular
        if ticket.is_priority and not ticket.needs_accessible:
            yield self.anywhere


AFTER_ALL = 1 << 62
"""An order of issue behind any other."""
