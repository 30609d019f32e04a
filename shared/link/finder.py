"""Looks for the hub of the hall: the last good address, whoever advertises, and the address given by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from shared.discovery.interfaces import nearest_first
from shared.discovery.program import Program
from shared.link.address import HubAddress
from shared.link.memory import Memory
from shared.link.problems import HubAwayError
from shared.protocol import VERSION
from shared.protocol.views import Health

ANY_HALL: Final = "any hall"

MOST_AT_ONCE: Final = 6
"""Addresses from adverts to try in one search: however many lie, the last good one is asked again soon."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hub that answers, and what it said."""

    address: HubAddress
    health: Health


class Finder:
    """Chooses among the addresses at hand, and believes none that has not answered."""

    def __init__(self, by_hand: str, hall: str, memory: Memory, probe: Callable[[HubAddress], Health]) -> None:
        self._by_hand = HubAddress.parse(by_hand) if by_hand else None
        self._hall = hall
        self._memory = memory
        self._probe = probe
        self._programs: tuple[Program, ...] = ()
        self._searches = 0

    @property
    def looking_for(self) -> str:
        """The hall to belong to: as told, else the one found before, else any."""
        return self._wanted() or ANY_HALL

    def see(self, programs: tuple[Program, ...]) -> None:
        """Know who advertises now."""
        self._programs = programs

    def find(self) -> Found | str:
        """The first address where the right hub answers, or the code of what is in the way."""
        wanted = self._wanted()
        troubles = {"looking"}
        self._searches += 1
        for address in _once(self._candidates(wanted)):
            answer = self._try(address, wanted)
            if isinstance(answer, Found):
                self._memory.keep(answer.address)
                return answer
            troubles.add(answer)
        return self._worst(troubles, wanted)

    def _wanted(self) -> str:
        last = self._memory.recall()
        return self._hall or (last.hall if last is not None else "")

    def _candidates(self, wanted: str) -> Iterator[HubAddress]:
        last = self._memory.recall()
        if last is not None:
            yield last
        if self._by_hand is not None:
            yield self._by_hand
        # Whoever names an address by hand does not want another hall that happens to advertise here.
        if wanted or self._by_hand is None:
            yield from self._turn_of([*self._advertised(wanted)])

    def _advertised(self, wanted: str) -> Iterator[HubAddress]:
        for hub in self._hubs():
            if hub.version == VERSION and hub.port and wanted in ("", hub.hall):
                for host in nearest_first(hub.addresses):
                    yield HubAddress(host, hub.port, hub.hall, hub.name)

    def _turn_of(self, advertised: list[HubAddress]) -> list[HubAddress]:
        """Some of them; in the next search, those that follow."""
        if len(advertised) <= MOST_AT_ONCE:
            return advertised
        first = (self._searches - 1) * MOST_AT_ONCE % len(advertised)
        return [*advertised[first:], *advertised[:first]][:MOST_AT_ONCE]

    def _hubs(self) -> Sequence[Program]:
        return [program for program in self._programs if program.role == "hub"]

    def _try(self, address: HubAddress, wanted: str) -> Found | str:
        try:
            health = self._probe(address)
        except HubAwayError:
            return "looking"
        if health.protocol != VERSION:
            return "wrong_version"
        if wanted not in ("", health.hall):
            return "wrong_hall"
        return Found(HubAddress(address.host, address.port, health.hall, health.name.indonesian), health)

    def _worst(self, troubles: set[str], wanted: str) -> str:
        for hub in self._hubs():
            if wanted not in ("", hub.hall):
                troubles.add("wrong_hall")
            elif hub.version != VERSION:
                troubles.add("wrong_version")
        return next(trouble for trouble in ("wrong_version", "wrong_hall", "looking") if trouble in troubles)


def _once(addresses: Iterator[HubAddress]) -> Iterator[HubAddress]:
    seen = set()
    for address in addresses:
        if str(address) not in seen:
            seen.add(str(address))
            yield address
