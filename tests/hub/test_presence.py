"""Devices that come and go, as the record tells of them."""

from shared.hub.presence import ARRIVES_AFTER_S, LEAVES_AFTER_S, MOST, Presence
from shared.queueing.facts import WHENEVER, DeviceArrived, DeviceLeft

ARRIVED, LEFT = DeviceArrived(WHENEVER, "kiosk-1", ""), DeviceLeft(WHENEVER, "kiosk-1", "")


def arrived() -> Presence:
    """A device that is in since 0."""
    presence = Presence()
    presence.came("kiosk-1", 0)
    assert presence.news(ARRIVES_AFTER_S) == [ARRIVED]
    return presence


def test_one_who_stays_has_come_once() -> None:
    presence = arrived()
    presence.came("kiosk-1", 20)
    assert presence.news(1000) == []


def test_one_who_looks_in_has_not_come() -> None:
    presence = Presence()
    presence.came("kiosk-1", 0)
    presence.went("kiosk-1", 1)
    assert presence.news(1000) == []


def test_one_who_stays_away_has_gone() -> None:
    presence = arrived()
    presence.went("kiosk-1", 100)
    assert presence.news(100 + LEAVES_AFTER_S - 1) == []
    assert presence.news(100 + LEAVES_AFTER_S) == [LEFT]
    assert presence.news(1000) == []


def test_one_who_is_back_soon_was_never_away() -> None:
    presence = arrived()
    presence.went("kiosk-1", 100)
    presence.came("kiosk-1", 110)
    assert presence.news(1000) == []


def test_one_of_two_streams_is_enough() -> None:
    presence = arrived()
    presence.came("kiosk-1", 50)
    presence.went("kiosk-1", 60)
    assert presence.news(1000) == []
    presence.went("kiosk-1", 1000)
    assert presence.news(2000) == [LEFT]


def test_one_who_comes_again_after_leaving_is_told_again() -> None:
    presence = arrived()
    presence.went("kiosk-1", 100)
    presence.news(200)
    presence.came("kiosk-1", 300)
    assert presence.news(400) == [ARRIVED]


def test_invented_names_do_not_fill_the_record() -> None:
    presence = Presence()
    for number in range(MOST * 2):
        presence.came(f"device {number}", 0)
        presence.came("", 0)
    assert len(presence.news(1000)) == MOST


def test_who_was_never_let_in_cannot_leave() -> None:
    presence = Presence()
    presence.went("kiosk-1", 0)
    assert presence.news(1000) == []
