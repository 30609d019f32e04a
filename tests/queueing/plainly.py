"""The orders told plainly: by looking at everybody, as docs/order.md says it, with no line, index or key."""

from dataclasses import dataclass, field
from datetime import datetime

from shared.queueing.hall import Hall
from shared.queueing.plan import CounterChoice, Policy, PolicyKind
from shared.queueing.tickets import CounterState, Ticket, TicketState


@dataclass
class Plainly:
    """Who is next at a counter of `hall`, if only those of `waiting` were there; turns as given, or the hall's."""

    hall: Hall
    counter: str
    officer: str
    now: datetime
    waiting: dict[str, Ticket] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tickets = self.hall.tickets.values()
        self.waiting = {ticket.id: ticket for ticket in tickets if ticket.state is TicketState.WAITING}
        self.turns = {service: line.turn for service, line in self.hall.lines.items()}

    def services(self) -> list[str]:
        """What the counter serves and the officer can."""
        skills = self.hall.plan.officer_by_id[self.officer].services
        return [each for each in self.hall.plan.counter_by_id[self.counter].services if not skills or each in skills]

    def of(self, service: str) -> list[Ticket]:
        """Those of a service whom the counter may call, in the order of their issue."""
        takes_all = self.hall.plan.counter_by_id[self.counter].is_accessible or not self._is_accessible_open(service)
        those = [each for each in self.waiting.values() if each.service == service]
        return sorted((each for each in those if takes_all or not each.needs_accessible), key=_issue)

    def next(self) -> Ticket | None:
        """Who is next."""
        left = [service for service in self.services() if self.of(service)]
        if not left:
            return None
        choice = self.hall.plan.rules.counter_choice
        if choice is CounterChoice.LISTED_ORDER:
            return self.next_of(left[0])
        if choice is CounterChoice.GREATEST_SHARE:
            return self.next_of(max(left, key=self._share))
        return self.next_of(min(left, key=self._claim))

    def next_of(self, service: str) -> Ticket:
        """Who is next of one service, by its policy."""
        those, policy = self.of(service), self.hall.plan.policy_of[service]
        if policy.kind is PolicyKind.RATIO and len({each.is_priority for each in those}) > 1:
            is_priority = self.turns[service] % sum(policy.ratio) < policy.ratio[0]
            return next(each for each in those if each.is_priority == is_priority)
        return max(those, key=lambda each: (*_claims(policy, self.now, each), -each.order))

    def call(self, ticket: Ticket) -> None:
        """Let one go, and count the turn."""
        policy = self.hall.plan.policy_of[ticket.service]
        both = {each.is_priority for each in self.waiting.values() if each.service == ticket.service}
        due = self.turns[ticket.service] % sum(policy.ratio) < policy.ratio[0]
        if policy.kind is PolicyKind.RATIO and len(both) > 1 and due == ticket.is_priority:
            self.turns[ticket.service] += 1
        del self.waiting[ticket.id]

    def callable(self) -> list[Ticket]:
        """Everybody whom the counter may call."""
        return [ticket for service in self.services() for ticket in self.of(service)]

    def before(self, ticket: Ticket) -> int:
        """How many are called before `ticket`, one after the other."""
        count = 0
        while (called := self.next()) is not None and called.id != ticket.id:
            self.call(called)
            count += 1
        return count

    def issued_earlier(self, ticket: Ticket) -> list[Ticket]:
        """Those whom the counter might call and who were issued before `ticket`."""
        return [each for each in self.callable() if _issue(each) < _issue(ticket)]

    def _share(self, service: str) -> float:
        longest = max(self.now - each.issued_at for each in self.of(service))
        return longest.total_seconds() / self.hall.plan.service_by_id[service].standard_seconds

    def _claim(self, service: str) -> tuple[float, float, int]:
        policy, those = self.hall.plan.policy_of[service], self.of(service)
        first = those[0] if policy.kind is PolicyKind.RATIO else self.next_of(service)
        tier, worth = _claims(policy, self.now, first)
        return -tier, -worth, first.order

    def _is_accessible_open(self, service: str) -> bool:
        for counter in self.hall.plan.counters:
            status = self.hall.counters[counter.id]
            if counter.is_accessible and service in counter.services and status.state is CounterState.OPEN:
                skills = self.hall.plan.officer_by_id[status.officer or ""].services
                if not skills or service in skills:
                    return True
        return False


def _claims(policy: Policy, now: datetime, ticket: Ticket) -> tuple[float, float]:
    """Whether a ticket goes before all others, and the seconds of waiting that it counts for."""
    waited = (now - ticket.issued_at).total_seconds()
    if not ticket.is_priority:
        return 0, waited
    match policy.kind:
        case PolicyKind.HEAD_START:
            return 0, waited + policy.head_start_seconds
        case PolicyKind.STRICT:
            return 1, waited
        case PolicyKind.ACCUMULATING:
            return 0, waited * policy.priority_percent / 100
    return 0, waited


def _issue(ticket: Ticket) -> tuple[datetime, int]:
    return ticket.issued_at, ticket.order
