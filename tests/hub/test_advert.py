"""The hub is seen by any zeroconf browser, and not seen any more when it has stopped."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from zeroconf import ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from shared.protocol import SERVICE_TYPE, VERSION
from tests.support.hub import RunningHub, running_hub

WITHIN_S = 20
LOOK_UP_MS = 3000


class Adverts(ServiceListener):
    """Notes what comes and goes on loopback."""

    def __init__(self) -> None:
        self.come: queue.SimpleQueue[ServiceInfo] = queue.SimpleQueue()
        self.gone: queue.SimpleQueue[str] = queue.SimpleQueue()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Somebody is there."""
        info = zc.get_service_info(type_, name, LOOK_UP_MS)
        if info is not None:
            self.come.put(info)

    def remove_service(self, _zc: Zeroconf, _type: str, name: str) -> None:
        """Somebody has gone."""
        self.gone.put(name)

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Somebody says more."""
        self.add_service(zc, type_, name)

    def of(self, hub: RunningHub) -> ServiceInfo:
        """The advert of this hub, once it is there."""
        while (info := self.come.get(timeout=WITHIN_S)).port != hub.port:
            pass
        return info

    def wait_until_gone(self, name: str) -> str:
        """The name, once it has gone."""
        while (gone := self.gone.get(timeout=WITHIN_S)) != name:
            pass
        return gone


@pytest.fixture
def adverts() -> Iterator[Adverts]:
    """A browser."""
    zeroconf, adverts = Zeroconf(interfaces=["127.0.0.1"]), Adverts()
    browser = ServiceBrowser(zeroconf, SERVICE_TYPE, adverts)
    yield adverts
    browser.cancel()
    zeroconf.close()


def test_the_advert_says_what_a_device_needs(hub: RunningHub, adverts: Adverts) -> None:
    info = adverts.of(hub)
    assert info.parsed_addresses() == ["127.0.0.1"]
    assert info.decoded_properties == {
        "role": "hub",
        "hall": hub.hall,
        "name": "Mal Pelayanan Publik Contoh",
        "v": str(VERSION),
        "port": str(hub.port),
    }


def test_a_hub_that_stops_takes_its_advert_back(hub: RunningHub, adverts: Adverts) -> None:
    name = adverts.of(hub).name
    hub.stop()
    assert adverts.wait_until_gone(name) == name


def test_two_hubs_of_one_name_are_both_seen(hub: RunningHub, adverts: Adverts, tmp_path: Path) -> None:
    first = adverts.of(hub)
    with running_hub(tmp_path / "other") as other:
        second = adverts.of(other)
    assert first.name != second.name
