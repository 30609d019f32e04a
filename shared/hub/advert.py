"""The hub's advert on every network it is on."""

from typing import Final

from shared.discovery import advert

_ANY_HOST: Final = "0.0.0.0"


class Advert:
    """Runs in threads of its own from `start` to `close`. Without mDNS the hub is still found by its address."""

    def __init__(self, hall: str, name: str, host: str, port: int) -> None:
        """`host` is where the hub listens: its advert tells that address, or all where it listens on all."""
        self._advert = advert.Advert("hub", hall, name, port, None if host == _ANY_HOST else [host])

    def start(self) -> None:
        """Begin to tell."""
        self._advert.start()

    def close(self) -> None:
        """Take the advert back."""
        self._advert.close()
