"""A hall of its own for each test, and links that are closed whatever happens."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from shared.link.link import Link
from shared.link.settings import DeviceSettings, load_settings
from tests.link.hearing import Hearing

StartLink = Callable[..., tuple[Link, Hearing]]


@pytest.fixture
def hall() -> str:
    """The id of a hall that no other test on this machine knows."""
    return f"hall-{secrets.token_hex(4)}"


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., DeviceSettings]:
    """Settings of a device on loopback: `settings(hub=..., hall=...)`."""

    def make(**flags: object) -> DeviceSettings:
        told = {"name": "Uji", "data": tmp_path / "data", "interfaces": "127.0.0.1", **flags}
        return load_settings(tmp_path / "device.toml", **told)

    return make


@pytest.fixture
def start_link(settings: Callable[..., DeviceSettings]) -> Iterator[StartLink]:
    """Start a link as a program does: `start_link(role, hub=..., hall=...)`; it takes a snapshot when asked."""
    with ExitStack() as links:

        def start(role: str = "display", **flags: object) -> tuple[Link, Hearing]:
            heard = Hearing()
            link = Link(role, settings(**flags), heard)
            heard.take_snapshot = lambda: link.resume_from(link.client.board().sequence)
            link.start()
            links.callback(link.close)
            return link, heard

        yield start
