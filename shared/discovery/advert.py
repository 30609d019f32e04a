"""The advert of a program that looks for nobody: the hub."""

from collections.abc import Sequence

from shared.discovery.lan import Lan
from shared.discovery.program import Program


class Advert:
    """Tells the LAN that this program is there, at whatever addresses the machine has."""

    def __init__(self, role: str, hall: str, name: str, port: int, interfaces: Sequence[str] | None = None) -> None:
        """`interfaces`: own addresses to tell; by default those that ANTREAN_INTERFACES names, else all."""
        self._lan = Lan(Program(role, hall, name, port), interfaces=interfaces)

    def start(self) -> None:
        """Go on the air; returns at once."""
        self._lan.start()

    def close(self) -> None:
        """Say goodbye and end all threads."""
        self._lan.close()
