"""What a paired device shows with every request, and the hub's list of those that it let in.

A token is 32 random bytes, so that its SHA-256 cannot be searched for: a slow hash would only slow the hub down. PINs
are another matter (`pins`).
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from shared.trust.code import Entropy
from shared.trust.roles import DeviceRole

_TOKEN_BYTES = 32
Row = dict[str, str]
"""A device as a store keeps it: text only, times as ISO 8601 in UTC with `Z`, "" for none."""


@dataclass(frozen=True, slots=True)
class Token:
    """A device's token as it travels: its name, a dot and its secret; safe in a header. The hub keeps only the hash."""

    text: str = field(repr=False)

    @property
    def device(self) -> str:
        """Whose it says it is."""
        return unquote(self.text.rpartition(".")[0])

    @property
    def hash(self) -> str:
        """SHA-256, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode(errors="surrogatepass")).hexdigest()


def new_token(device: str, entropy: Entropy) -> Token:
    """A token that nobody else has."""
    secret = base64.urlsafe_b64encode(entropy(_TOKEN_BYTES)).decode().rstrip("=")
    return Token(f"{quote(device, safe='')}.{secret}")


@dataclass(frozen=True, slots=True)
class Device:
    """A device that was let in. `id` is how it calls itself and stands in the record, `name` what people call it."""

    id: str
    name: str
    role: DeviceRole
    token_hash: str = field(repr=False)
    paired_at: datetime
    revoked_at: datetime | None = None

    @property
    def is_admitted(self) -> bool:
        """Not revoked."""
        return self.revoked_at is None

    def row(self) -> Row:
        """As a store keeps it."""
        revoked = _written(self.revoked_at) if self.revoked_at else ""
        paired = _written(self.paired_at)
        return {
            "id": self.id,
            "name": self.name,
            "role": self.role,
            "token_hash": self.token_hash,
            "paired_at": paired,
            "revoked_at": revoked,
        }

    @classmethod
    def of(cls, row: Mapping[str, str]) -> "Device":
        """From the store. KeyError or ValueError where the row is none of ours."""
        revoked = datetime.fromisoformat(row["revoked_at"]) if row["revoked_at"] else None
        paired = datetime.fromisoformat(row["paired_at"])
        return cls(row["id"], row["name"], DeviceRole(row["role"]), row["token_hash"], paired, revoked)


class UnknownDeviceError(Exception):
    """No device of this name was ever let in."""

    def __init__(self, device: str) -> None:
        super().__init__(f"no device '{device}' is paired; `antrean devices` lists those that are")
        self.device = device


class DeviceTakenError(Exception):
    """Another device, of another role, has this name."""

    def __init__(self, device: str) -> None:
        super().__init__(
            f"'{device}' is the name of a paired device of another role; choose another, or revoke that one"
        )
        self.device = device


@dataclass(frozen=True, slots=True)
class DeviceRegistry:
    """All devices that were ever let in, as a value: a change gives another one."""

    devices: Mapping[str, Device] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> "DeviceRegistry":
        """From the store's rows."""
        return cls({row["id"]: Device.of(row) for row in rows})

    def __iter__(self) -> Iterator[Device]:
        """By name."""
        return iter(sorted(self.devices.values(), key=lambda device: (device.name, device.id)))

    def holder(self, token: Token) -> Device | None:
        """Whose token this is: none for one that is unknown, replaced or revoked. Tells nothing by its duration."""
        device = self.devices.get(token.device)
        is_right = hmac.compare_digest(token.hash, device.token_hash if device else _NOBODYS)
        return device if device and is_right and device.is_admitted else None

    def enrol(self, device: str, role: DeviceRole, token_hash: str, now: datetime) -> "DeviceRegistry":
        """Let a device in. One that is paired anew keeps its name and loses its old token.

        DeviceTakenError where an admitted device of another role is called so.
        """
        known = self.devices.get(device)
        if known and known.is_admitted and known.role is not role:
            raise DeviceTakenError(device)
        return self._with(Device(device, known.name if known else device, role, token_hash, now))

    def rename(self, device: str, name: str) -> "DeviceRegistry":
        """Call it otherwise. UnknownDeviceError."""
        return self._with(replace(self._known(device), name=name))

    def revoke(self, device: str, now: datetime) -> "DeviceRegistry":
        """Let it in no more; the first time counts. UnknownDeviceError."""
        known = self._known(device)
        return self._with(replace(known, revoked_at=known.revoked_at or now))

    def _known(self, device: str) -> Device:
        if device not in self.devices:
            raise UnknownDeviceError(device)
        return self.devices[device]

    def _with(self, device: Device) -> "DeviceRegistry":
        return DeviceRegistry({**self.devices, device.id: device})


_NOBODYS = "0" * 64


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
