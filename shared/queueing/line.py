"""Those who wait for one service, in order."""

from dataclasses import dataclass, field
from datetime import datetime

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
    as quick as finding who is next: O(log n) each."""

    regular: SortedList[Place] = field(default_factory=SortedList)
    priority: SortedList[Place] = field(default_factory=SortedList)

    def __len__(self) -> int:
        return len(self.regular) + len(self.priority)

    def add(self, ticket: Ticket) -> None:
        """Let a ticket wait."""
        self._side(ticket).add(place_of(ticket))

    def remove(self, ticket: Ticket) -> None:
        """Let a waiting ticket go."""
        self._side(ticket).remove(place_of(ticket))

    def first(self) -> Place | None:
        """Who is next, None where nobody waits."""
        return min((side[0] for side in (self.regular, self.priority) if side), default=None)

    def ahead(self, rank: datetime) -> int:
        """How many would be called before a ticket of this rank issued now."""
        return sum(side.bisect_left((rank, _AFTER_ALL, 0, "")) for side in (self.regular, self.priority))

    def overtaken_by(self, ticket: Ticket) -> int:
        """How many who were issued before `ticket` still wait behind it. Only a head start overtakes."""
        if not ticket.is_priority:
            return 0
        return self.regular.bisect_left((ticket.issued_at, ticket.order, 0, ""))

    def longest_waiting(self, tickets: dict[str, Ticket]) -> datetime | None:
        """When the one who has waited longest was issued, None where nobody waits."""
        return min((tickets[side[0][3]].issued_at for side in (self.regular, self.priority) if side), default=None)

    def _side(self, ticket: Ticket) -> "SortedList[Place]":
        return self.priority if ticket.is_priority else self.regular


_AFTER_ALL = 1 << 62
