"""Who a device says it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote


class Credentials(Protocol):
    """What a hub lets a device in by."""

    def headers(self) -> Mapping[str, str]:
        """The headers that go with every request and with the stream."""
        ...


@dataclass(frozen=True, slots=True)
class DeviceName:
    """The name alone: enough while a hub trusts its LAN. Percent-encoded where a header cannot carry it."""

    name: str

    def headers(self) -> Mapping[str, str]:
        """The header `Antrean-Device`."""
        return {"Antrean-Device": quote(self.name, safe=" ()[]{}:;,.+-_/'!@#&*=")}
