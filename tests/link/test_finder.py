"""Which hub is believed: the last good one, those that advertise, the one given by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shared.discovery.program import Program
from shared.link.address import HubAddress
from shared.link.finder import ANY_HALL, MOST_AT_ONCE, Finder, Found
from shared.link.memory import Memory
from shared.link.problems import HubAwayError
from shared.protocol import VERSION
from shared.protocol.base import Words
from shared.protocol.views import Health

BOGOR = Program("hub", "bogor", "MPP Bogor", 8420, ("10.0.0.2",))
DEPOK = Program("hub", "depok", "MPP Depok", 8420, ("10.0.0.3",))
KIOSK = Program("kiosk", "bogor", "Kios 1")

NewFinder = Callable[..., Finder]


class Lan:
    """Hubs that answer, by address; `asked` are the addresses in the order they were tried."""

    def __init__(self) -> None:
        self.halls = {"10.0.0.2:8420": "bogor", "10.0.0.3:8420": "depok"}
        self.protocol = VERSION
        self.asked: list[str] = []

    def probe(self, address: HubAddress) -> Health:
        self.asked.append(str(address))
        if str(address) not in self.halls:
            raise HubAwayError("unreachable")
        hall = self.halls[str(address)]
        return Health(
            version="0", protocol=self.protocol, hall=hall, name=Words(indonesian=hall), sequence=1, uptime_seconds=1
        )


@pytest.fixture
def lan() -> Lan:
    return Lan()


@pytest.fixture
def finder(lan: Lan, tmp_path: Path) -> NewFinder:
    def make(by_hand: str = "", hall: str = "") -> Finder:
        return Finder(by_hand, hall, Memory(tmp_path / "hub.json", by_hand, hall), lan.probe)

    return make


def hall_of(answer: Found | str) -> str:
    return answer.address.hall if isinstance(answer, Found) else answer


def test_nobody_is_there(finder: NewFinder) -> None:
    looking = finder()
    assert looking.find() == "looking"
    assert looking.looking_for == ANY_HALL


def test_the_wanted_hall_is_preferred(finder: NewFinder, lan: Lan) -> None:
    looking = finder(hall="depok")
    looking.see((KIOSK, BOGOR, DEPOK))
    assert hall_of(looking.find()) == "depok"
    assert lan.asked == ["10.0.0.3:8420"]


def test_without_a_wish_the_first_hall_found_is_kept(finder: NewFinder) -> None:
    looking = finder()
    looking.see((BOGOR, DEPOK))
    assert hall_of(looking.find()) == "bogor"
    later = finder()
    later.see((DEPOK, BOGOR))
    assert hall_of(later.find()) == "bogor"
    assert later.looking_for == "bogor"


def test_the_last_good_address_needs_no_advert(finder: NewFinder, lan: Lan) -> None:
    looking = finder()
    looking.see((BOGOR,))
    looking.find()
    lan.asked.clear()
    assert hall_of(finder().find()) == "bogor"
    assert lan.asked == ["10.0.0.2:8420"]


def test_a_hub_that_moved_is_found_by_its_hall(finder: NewFinder, lan: Lan) -> None:
    looking = finder(by_hand="10.0.0.2:8420")
    looking.find()
    lan.halls = {"10.0.0.9:8420": "bogor", "10.0.0.3:8420": "depok"}
    looking.see((DEPOK, Program("hub", "bogor", "MPP Bogor", 8420, ("10.0.0.9",))))
    answer = looking.find()
    assert isinstance(answer, Found)
    assert str(answer.address) == "10.0.0.9:8420"


def test_an_address_by_hand_is_not_left_for_another_hall(finder: NewFinder) -> None:
    looking = finder(by_hand="10.0.0.77:8420")
    looking.see((DEPOK,))
    assert looking.find() == "looking"


@pytest.mark.parametrize("wanted", ["bogor", ""])
def test_another_version_is_told(finder: NewFinder, lan: Lan, wanted: str) -> None:
    lan.protocol = VERSION + 1
    looking = finder(by_hand="10.0.0.2:8420", hall=wanted)
    assert looking.find() == "wrong_version"


def test_adverts_of_others_are_told(finder: NewFinder, lan: Lan) -> None:
    looking = finder(hall="cianjur")
    looking.see((BOGOR,))
    assert looking.find() == "wrong_hall"
    looking.see((Program("hub", "cianjur", "x", 1, ("10.0.0.5",), version=9),))
    assert looking.find() == "wrong_version"
    assert lan.asked == []


def test_however_many_lie_the_last_good_address_is_asked_again_soon(finder: NewFinder, lan: Lan) -> None:
    looking = finder(by_hand="10.0.0.2:8420")
    looking.find()
    lan.halls = {"10.0.9.40:8420": "bogor"}
    looking.see(tuple(Program("hub", "bogor", "x", 8420, (f"10.0.9.{last}",)) for last in range(1, 60)))
    lan.asked.clear()
    searches = 0
    while looking.find() == "looking":
        searches += 1
        assert lan.asked[0] == "10.0.0.2:8420"
        assert len(lan.asked) <= MOST_AT_ONCE + 1
        lan.asked.clear()
    assert searches < 60 / MOST_AT_ONCE, "each of them has its turn"


def test_an_advert_without_a_port_is_not_asked(finder: NewFinder, lan: Lan) -> None:
    looking = finder()
    looking.see((Program("hub", "bogor", "x", 0, ("10.0.0.2",)),))
    assert looking.find() == "looking"
    assert lan.asked == []
