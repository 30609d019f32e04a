"""The addresses of this machine, and which of them adverts go out by."""

import ipaddress
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import ifaddr

ENVIRONMENT: Final = "ANTREAN_INTERFACES"
"""Own addresses by which programs advertise and look, separated by commas; empty means all of them."""


def chosen_interfaces() -> tuple[str, ...]:
    """The own addresses that the environment names; empty means all."""
    named = os.environ.get(ENVIRONMENT, "")
    return tuple(part.strip() for part in named.split(",") if part.strip())


def own_addresses(chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The IPv4 addresses by which others reach this machine now; loopback only where there is nothing else."""
    if chosen:
        return tuple(chosen)
    all_of_them = sorted(str(own.ip) for own in _networks())
    return tuple(address for address in all_of_them if not _is_loopback(address)) or tuple(all_of_them)


def nearest_first(addresses: Iterable[str]) -> tuple[str, ...]:
    """Addresses in the order to try them: those in a network of this machine first."""
    networks = [own.network for own in _networks()]

    def is_far(address: str) -> bool:
        return not any(ipaddress.ip_address(address) in network for network in networks)

    return tuple(sorted(addresses, key=is_far))


def _networks() -> Iterator[ipaddress.IPv4Interface]:
    for adapter in ifaddr.get_adapters():
        for own in adapter.ips:
            if isinstance(own.ip, str):
                yield ipaddress.IPv4Interface(f"{own.ip}/{own.network_prefix}")


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback
