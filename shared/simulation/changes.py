"""The halls that a hall is compared with: one counter more or less, another order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shared.queueing.plan import Counter, HallPlan, Policy, PolicyKind
from shared.simulation.figures import Waits


@dataclass(frozen=True)
class Change:
    """A hall that is not quite the same, and how it differs, in words."""

    what: str
    plan: HallPlan


def counter_changes(plan: HallPlan, waits: list[Waits], *, is_each: bool) -> list[Change]:
    """One counter more, and one less, where the waits weigh most; or of each kind of counter."""
    kinds = _kinds(plan) if is_each else [_where_it_weighs_most(plan, waits)]
    return [change for counter in kinds for change in _more_and_less(plan, counter)]


def policy_changes(plan: HallPlan, kinds: Iterable[PolicyKind]) -> list[Change]:
    """The hall with each order for all its services; the figures of an order are those of the hall file."""
    general = plan.rules.policy or Policy(head_start_seconds=plan.rules.head_start_seconds)
    services = tuple(replace(service, policy=None) for service in plan.services)
    return [
        Change(
            kind.value,
            replace(plan, services=services, rules=replace(plan.rules, policy=replace(general, kind=kind))),
        )
        for kind in kinds
    ]


def with_counter_more(plan: HallPlan, like: Counter) -> HallPlan:
    """The plan with one more counter that serves the same as `like`."""
    return replace(plan, counters=(*plan.counters, replace(like, id=f"{like.id}-more")))


def with_counter_less(plan: HallPlan, counter: Counter) -> HallPlan | None:
    """The plan without this counter, None where nobody else serves one of its services."""
    others = tuple(other for other in plan.counters if other.id != counter.id)
    served = {service for other in others for service in other.services}
    return replace(plan, counters=others) if served.issuperset(counter.services) else None


def _more_and_less(plan: HallPlan, counter: Counter) -> list[Change]:
    less = with_counter_less(plan, counter)
    changed = [Change(f"one more like {counter.name}", with_counter_more(plan, counter))]
    return [*changed, Change(f"without {counter.name}", less)] if less else changed


def _kinds(plan: HallPlan) -> list[Counter]:
    """The first of those that serve the same."""
    firsts: dict[frozenset[str], Counter] = {}
    for counter in plan.counters:
        firsts.setdefault(frozenset(counter.services), counter)
    return list(firsts.values())


def _where_it_weighs_most(plan: HallPlan, waits: list[Waits]) -> Counter:
    worst = max(waits, key=lambda row: row.mean * row.tickets, default=None)
    service = worst.service if worst else plan.services[0].id
    return plan.counter_by_id[plan.counters_of[service][0]]
