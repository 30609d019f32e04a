"""Addresses of hubs as people write them."""

import pytest

from shared.link.address import HubAddress


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.168.1.5:9000", HubAddress("192.168.1.5", 9000)),
        (" 192.168.1.5 ", HubAddress("192.168.1.5", 8420)),
        ("hub.local:80", HubAddress("hub.local", 80)),
        ("[fd00::5]:8420", HubAddress("fd00::5", 8420)),
    ],
)
def test_an_address_is_read(text: str, address: HubAddress) -> None:
    assert HubAddress.parse(text) == address


@pytest.mark.parametrize("text", ["", ":8420", "hub:eight", "hub:99999", "http://hub:8420", "hub/path", "a@b"])
def test_a_wrong_address_says_what_would_be_right(text: str) -> None:
    with pytest.raises(ValueError, match="write it like"):
        HubAddress.parse(text)


def test_an_address_knows_its_urls() -> None:
    assert HubAddress("10.0.0.2", 1).url == "http://10.0.0.2:1"
    assert HubAddress("fd00::5", 2).ws_url == "ws://[fd00::5]:2"
