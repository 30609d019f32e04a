"""The hub's advert on every network it is on."""

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from shared.discovery.advert import Advert as OnTheLan

_ANY_HOST: Final = "0.0.0.0"


class Advert:
    """Runs in threads of its own from `start` to `close`. Without mDNS the hub is still found by its address."""

    def __init__(self, hall: str, name: str, host: str, port: int) -> None:
        """`host` is where the hub listens: its advert tells that address, or all where it listens on all."""
        self._facts = ("hub", hall, name, port, None if host == _ANY_HOST else [host])
        self._on_the_lan: OnTheLan | None = None
        self._thread = threading.Thread(target=self._begin, name="advert")

    def start(self) -> None:
        """Begin to tell; returns at once."""
        self._thread.start()

    def close(self) -> None:
        """Take the advert back."""
        self._thread.join()
        if self._on_the_lan is not None:
            self._on_the_lan.close()

    def _begin(self) -> None:
        """Only now is the library for mDNS loaded, so that the hub's start does not wait for it."""
        from shared.discovery.advert import Advert as OnTheLan

        self._on_the_lan = OnTheLan(*self._facts)
        self._on_the_lan.start()
