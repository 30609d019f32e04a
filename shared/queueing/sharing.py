"""How the work of several services falls to counters that share them: to whichever of its counters has least to do."""

from collections.abc import Collection, Iterable, Mapping


def levels(
    work: Mapping[str, float], counters_of: Mapping[str, Collection[str]], already: Mapping[str, float]
) -> dict[str, float]:
    """Seconds of work of each counter in `already`, when that of each service is poured where the level is lowest.

    The services with the fewest counters come first: they have least choice.
    """
    found = dict(already)
    for service in sorted(work, key=lambda each: (len(counters_of[each]), each)):
        _pour(found, counters_of[service], work[service])
    return found


def _pour(found: dict[str, float], counters: Collection[str], amount: float) -> None:
    surface = _surface(sorted(found[counter] for counter in counters), amount)
    for counter in counters:
        found[counter] = max(found[counter], surface)


def _surface(bottoms: list[float], amount: float) -> float:
    """How high an amount stands over these bottoms, lowest first."""
    for wet, (bottom, above) in enumerate(_with_next(bottoms), 1):
        if amount <= (above - bottom) * wet:
            return bottom + amount / wet
        amount -= (above - bottom) * wet
    raise AssertionError("above the last bottom there is room for all")


def _with_next(bottoms: list[float]) -> Iterable[tuple[float, float]]:
    return zip(bottoms, [*bottoms[1:], float("inf")], strict=True)
