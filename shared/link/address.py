"""Where a hub is."""

from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

DEFAULT_PORT: Final = 8420


@dataclass(frozen=True, slots=True)
class HubAddress:
    """A host and a port, with the hall and the name of the hub there as far as they are known."""

    host: str
    port: int = DEFAULT_PORT
    hall: str = ""
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "192.168.1.5:8420", "hub.local" or "[fd00::5]:8420". Raise ValueError with what would be right."""
        try:
            parts = urlsplit(f"//{text.strip()}")
            host, port = parts.hostname, parts.port or DEFAULT_PORT
        except ValueError:
            host, port = None, 0
        if not host or parts.path or parts.query or parts.username is not None:
            raise ValueError(f"'{text}' is no address of a hub; write it like 192.168.1.5:{DEFAULT_PORT}")
        return cls(host, port)

    @property
    def url(self) -> str:
        """Where questions and commands go."""
        return f"http://{self}"

    @property
    def ws_url(self) -> str:
        """Where the event stream is."""
        return f"ws://{self}"

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"
