"""A limit of requests for each address: a bucket of tokens that fills again."""

from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

_V6_NEIGHBOURS = 64
"""One machine has as many IPv6 addresses as it likes, all in one network of this prefix."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """`burst` requests at once, `per_second` over time."""

    burst: float
    per_second: float


class Throttle:
    """Counts for each address. Remembers at most `most_addresses`, those seen last; time is seconds from outside."""

    def __init__(self, allowance: Allowance, most_addresses: int = 4096) -> None:
        self._allowance, self._most = allowance, most_addresses
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, address: str, now: float) -> float:
        """Take one request from the address: 0.0 where it may go on, else how long to wait, nothing being taken."""
        source = source_of(address)
        left = self._left(source, now)
        is_admitted = left >= 1.0
        self._remember(source, left - 1.0 if is_admitted else left, now)
        return 0.0 if is_admitted else (1.0 - left) / self._allowance.per_second

    def __len__(self) -> int:
        return len(self._buckets)

    def _left(self, source: str, now: float) -> float:
        left, seen = self._buckets.get(source, (self._allowance.burst, now))
        return min(self._allowance.burst, left + max(0.0, now - seen) * self._allowance.per_second)

    def _remember(self, source: str, left: float, now: float) -> None:
        self._buckets[source] = (left, now)
        self._buckets.move_to_end(source)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)


def source_of(address: str) -> str:
    """Whom an address counts for: itself, or its network with IPv6; "" for what is no address."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(read, IPv6Address):
        return str(read)
    return str(read.ipv4_mapped or IPv6Address(int(read) >> _V6_NEIGHBOURS << _V6_NEIGHBOURS))
