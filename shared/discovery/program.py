"""A program as its advert shows it. Foreign and broken adverts become nothing here."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from zeroconf import IPVersion, ServiceInfo

from shared.protocol import ROLES, SERVICE_TYPE, VERSION

_LABEL_BYTES: Final = 63  # RFC 1035: a label of a name
_VALUE_BYTES: Final = 200  # RFC 6763: key and value of a TXT string fit into 255 bytes


@dataclass(frozen=True, slots=True)
class Program:
    """A program on the LAN. `instance` tells it from all others; `port` is 0 where nobody can connect."""

    role: str
    hall: str
    name: str
    port: int = 0
    addresses: tuple[str, ...] = ()
    version: int = VERSION
    instance: str = field(default_factory=lambda: secrets.token_hex(4))

    @classmethod
    def from_info(cls, info: ServiceInfo) -> Self | None:
        """The program behind an advert, or None when the advert is not one of ours or cannot be read."""
        try:
            text = _read_text(info.properties)
            role, version = text["role"], int(text["v"])
            hall, name = text["hall"], text["name"]
        except (KeyError, ValueError):
            return None
        if role not in ROLES:
            return None
        addresses = tuple(info.parsed_addresses(IPVersion.V4Only))
        return cls(role, hall, name, info.port or 0, addresses, version, info.name)

    def to_info(self, addresses: Iterable[str]) -> ServiceInfo:
        """The advert of this program at these addresses."""
        text = {"role": self.role, "hall": self.hall, "name": self.name, "v": str(self.version)}
        if self.port:
            text["port"] = str(self.port)
        return ServiceInfo(
            SERVICE_TYPE,
            f"{self._label()}.{SERVICE_TYPE}",
            port=self.port,
            properties={key: _cut(value, _VALUE_BYTES) for key, value in text.items()},
            server=f"antrean-{self.instance}.local.",
            parsed_addresses=[*addresses],
        )

    def _label(self) -> str:
        # RFC 6762 8.1: a name that is certain to be unique needs no probing, and so is on the air at once.
        readable = _cut(f"{self.role} {self.name}".replace(".", " "), _LABEL_BYTES - len(self.instance) - 1)
        return f"{readable.decode().strip()} {self.instance}"


def _read_text(properties: Mapping[bytes, bytes | None]) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in properties.items() if value is not None}


def _cut(text: str, most: int) -> bytes:
    return text.encode()[:most].decode(errors="ignore").encode()
