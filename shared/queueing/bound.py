"""How far a regular ticket can be overtaken by priority tickets that came after it, where there is a bound."""

from datetime import datetime, timedelta

from shared.queueing.plan import HallPlan, Policy, PolicyKind
from shared.queueing.policies import head_start


def latest_overtaker(policy: Policy, issued_at: datetime, called_at: datetime) -> datetime | None:
    """Whoever is issued from then on does not overtake a regular ticket called at `called_at`; None for no such time.

    Accumulating (Stanford, Taylor & Ziedins 2014): with weight w, (called - p) w > called - issued for an overtaker.
    """
    match policy.kind:
        case PolicyKind.FIRST_COME | PolicyKind.HEAD_START:
            return issued_at + head_start(policy)
        case PolicyKind.ACCUMULATING:
            return called_at - (called_at - issued_at) * 100 / policy.priority_percent
    return None


def most_overtakers(policy: Policy, regular_before: int) -> int | None:
    """How many may overtake a regular ticket before which so many regular ones are called; None where time decides."""
    match policy.kind:
        case PolicyKind.FIRST_COME:
            return 0
        case PolicyKind.RATIO:
            priority_turns, regular_turns = policy.ratio
            return priority_turns * (regular_before // regular_turns + 1)
    return None


def most_in_head_start(plan: HallPlan, service: str) -> int | None:
    """How many of the service's own numbers may be issued within its head start; None where it has no quota."""
    row, length = plan.service_by_id[service], head_start(plan.policy_of[service])
    hours = -(-length // _HOUR) + 1  # a stretch may begin within a clock hour
    quotas = (row.quota_per_day, None if row.quota_per_hour is None else row.quota_per_hour * hours)
    return min((quota for quota in quotas if quota is not None), default=None)


_HOUR = timedelta(hours=1)
