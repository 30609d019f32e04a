"""What a good hall file comes to: how far each order lets people be overtaken, and what may surprise."""

from collections.abc import Iterable, Iterator

from shared.hub.accounts import GivenOfficer
from shared.queueing.bound import most_in_head_start
from shared.queueing.plan import CounterChoice, HallPlan, Policy, PolicyKind


def bounds(plan: HallPlan) -> Iterator[str]:
    """For each order in use, by how many a regular number can be overtaken: one sentence."""
    services: dict[Policy, list[str]] = {}
    for service, policy in plan.policy_of.items():
        services.setdefault(policy, []).append(service)
    own = {service.id for service in plan.services if service.policy is not None}
    for policy, those in sorted(services.items(), key=lambda found: not own.issuperset(found[1])):
        the_rest = "all services" if len(services) == 1 else "all other services"
        whose = ", ".join(those) if own.issuperset(those) else the_rest
        yield f"Order of {whose}: {_bound(plan, policy, those)}"
    if any(len(counter.services) > 1 for counter in plan.counters):
        yield f"Counters with several services: {_OF_CHOICE[plan.rules.counter_choice]}"


def warnings(plan: HallPlan) -> Iterator[str]:
    """What is no mistake, and yet hardly meant: services that some visitor, or everybody, would wait for in vain."""
    needy = [group.id for group in plan.priority_groups if group.needs_accessible]
    for service, counters in plan.counters_of.items():
        if needy and not any(plan.counter_by_id[counter].is_accessible for counter in counters):
            yield (
                f"{', '.join(needy)} need an accessible counter, and {service!r} has none: any counter calls them; "
                f"set accessible = true on a counter that serves it"
            )
        if not any(not officer.services or service in officer.services for officer in plan.officers):
            yield f"no officer may serve {service!r}; add it to the services of an officer"
    for officer in plan.officers:
        if officer.services and not any(set(officer.services) & set(each.services) for each in plan.counters):
            yield f"officer {officer.id!r} finds no counter with his services; add one of them to a counter"


def pin_warnings(officers: Iterable[GivenOfficer]) -> Iterator[str]:
    """What is to be said of first PINs that stay good."""
    if lasting := [officer.id for officer in officers if not officer.must_change]:
        yield (
            f"PINs in a file are known to whoever reads it, and these stay good: {', '.join(lasting)}; for a hall that "
            f"is neither a sample nor for training, take must_change = false out"
        )


def _bound(plan: HallPlan, policy: Policy, services: list[str]) -> str:
    match policy.kind:
        case PolicyKind.FIRST_COME:
            return "first come, first served; nobody is overtaken."
        case PolicyKind.HEAD_START:
            return _of_head_start(plan, policy, services)
        case PolicyKind.STRICT:
            return "priority first; a regular number may be overtaken by any number of priority ones, without bound."
        case PolicyKind.RATIO:
            priority, regular = policy.ratio
            return (
                f"of every {priority + regular} calls priority gets {priority} and regular {regular}, while both wait; "
                f"a regular number with n regular ones before it is overtaken by at most {priority} x (n/{regular}, "
                f"rounded down, + 1)."
            )
    part = 100 - 10000 / policy.priority_percent
    return (
        f"a minute of waiting with priority counts {policy.priority_percent} %; a regular number is overtaken only by "
        f"priority ones issued in the first {part:.0f} % of its wait."
    )


def _of_head_start(plan: HallPlan, policy: Policy, services: list[str]) -> str:
    minutes = policy.head_start_seconds // 60
    most = {service: most_in_head_start(plan, service) for service in services}
    quotas = ", ".join(f"{service} {count}" for service, count in most.items() if count is not None)
    at_most = f"; of its own service by quota at most: {quotas} (and reservations)" if quotas else ""
    return (
        f"head start of {minutes} minutes; a regular number is overtaken only by priority ones issued less than "
        f"{minutes} minutes after it{at_most}."
    )


_OF_CHOICE = {
    CounterChoice.EARLIEST_RANK: (
        "the earliest of all is next; a number may be overtaken by those of the other services too, each within the "
        "bound of its own service."
    ),
    CounterChoice.LISTED_ORDER: (
        "the first listed where somebody waits is next; a number may be overtaken by any number of those listed before "
        "its service, without bound."
    ),
    CounterChoice.GREATEST_SHARE: (
        "the service whose longest wait is the most times its standard is next; a number may be overtaken by those of "
        "services with a shorter standard, if they came in the first part of its wait."
    ),
}
