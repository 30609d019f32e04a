"""Own addresses, and those of others in the order to try them."""

import pytest

from shared.discovery.interfaces import ENVIRONMENT, chosen_interfaces, nearest_first, own_addresses


def test_chosen_addresses_stand_for_all() -> None:
    assert own_addresses(["127.0.0.1"]) == ("127.0.0.1",)


def test_a_machine_has_an_address() -> None:
    assert own_addresses()


def test_the_environment_names_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, " 127.0.0.1, 10.0.0.2,")
    assert chosen_interfaces() == ("127.0.0.1", "10.0.0.2")
    monkeypatch.delenv(ENVIRONMENT)
    assert chosen_interfaces() == ()


def test_addresses_in_a_network_of_this_machine_come_first() -> None:
    assert nearest_first(["203.0.113.7", "127.0.0.9", "198.51.100.7"])[0] == "127.0.0.9"
