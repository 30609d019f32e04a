"""How many a chosen call bypasses: those whom the order in force would call before it."""

from datetime import datetime

from shared.queueing.hall import Hall
from shared.queueing.line import Place, place_of
from shared.queueing.order import may_take_accessible, served
from shared.queueing.places import Row
from shared.queueing.plan import Counter, CounterChoice, PolicyKind
from shared.queueing.policies import head_start
from shared.queueing.tickets import Ticket


def bypassed(hall: Hall, counter: Counter, officer: str, ticket: Ticket, now: datetime) -> int:
    """How many would be called at a counter before a waiting `ticket` that it serves, as if nobody else came.

    Those of its own line, and of each other line those called until it claims less than the ticket's line does once the
    ticket is first there.
    """
    rows = {each: _row(hall, counter, each, ticket, now) for each in served(hall.plan, counter.id, officer)}
    own, place = rows[ticket.service], place_of(ticket)
    before = own.before(place, is_priority=ticket.is_priority)
    others = own.side(is_priority=not ticket.is_priority)
    gone = before - own.side(is_priority=ticket.is_priority).bisect_left(place)
    heads = [(place, ticket.is_priority), *((each, not ticket.is_priority) for each in others[gone : gone + 1])]
    match hall.plan.rules.counter_choice:
        case CounterChoice.EARLIEST_RANK:
            return before + _with_earlier_rank(rows, ticket, heads)
        case CounterChoice.GREATEST_SHARE:
            return before + _with_greater_share(hall, rows, ticket, heads)
    listed = list(rows)
    return before + sum(rows[each].until_gone(_anybody) for each in listed[: listed.index(ticket.service)])


Heads = list[tuple[Place, bool]]
"""The first of each class in a line, and whether it has priority."""


def _row(hall: Hall, counter: Counter, service: str, ticket: Ticket, now: datetime) -> Row:
    is_chosen = ticket.needs_accessible and service == ticket.service
    takes_all = is_chosen or may_take_accessible(hall, counter, service)
    return Row.of(hall.lines[service], hall.plan.policy_of[service], now, may_take_accessible=takes_all)


def _with_earlier_rank(rows: dict[str, Row], ticket: Ticket, heads: Heads) -> int:
    own = rows[ticket.service]
    claims = [own.key(place, is_priority=is_priority) for place, is_priority in heads]
    claim = min(claims) if own.policy.kind is PolicyKind.RATIO else claims[0]

    def gone_before(row: Row) -> int:
        return row.until_gone(lambda place, is_priority: row.key(place, is_priority=is_priority) < claim)

    return sum(gone_before(row) for service, row in rows.items() if service != ticket.service)


def _with_greater_share(hall: Hall, rows: dict[str, Row], ticket: Ticket, heads: Heads) -> int:
    """Of equal shares the first listed goes first."""
    claim = max(_share(hall, rows, ticket.service, *head) for head in heads)
    listed = list(rows)

    def gone_before(service: str) -> int:
        wins_a_tie = listed.index(service) < listed.index(ticket.service)
        return rows[service].until_gone(lambda *each: (_share(hall, rows, service, *each), wins_a_tie) > (claim, False))

    return sum(gone_before(service) for service in listed if service != ticket.service)


def _share(hall: Hall, rows: dict[str, Row], service: str, place: Place, is_priority: bool) -> float:
    """The wait of a place, as so many times the standard of its service."""
    row = rows[service]
    since = place[0] + head_start(row.policy) if is_priority else place[0]
    return (row.now - since).total_seconds() / hall.plan.service_by_id[service].standard_seconds


def _anybody(_place: Place, _is_priority: bool) -> bool:
    return True
