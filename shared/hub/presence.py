"""Which devices are in: those that hold a stream. Comings and goings are facts of the record, but for short ones."""

from collections import Counter
from dataclasses import dataclass, field

from shared.queueing.facts import WHENEVER, DeviceArrived, DeviceLeft

ARRIVES_AFTER_S = 10.0
LEAVES_AFTER_S = 30.0
"""A stream that breaks for less is a network that stutters, not a device that left."""

MOST = 500
"""Devices known at once: whoever invents names cannot fill the record with them."""


@dataclass
class Presence:
    """Devices by name and their open streams. Time is any clock of seconds that never goes back."""

    _streams: Counter[str] = field(default_factory=Counter)
    _since: dict[str, float] = field(default_factory=dict)
    """When a device's state began to differ from what the record says."""
    _in: set[str] = field(default_factory=set)

    def came(self, device: str, now: float) -> None:
        """A device opened a stream; one without a name, or one too many, is not noted."""
        if not device or (device not in self._streams and len(self._streams) >= MOST):
            return
        self._streams[device] += 1
        if self._streams[device] == 1:
            self._wait(device, now)

    def went(self, device: str, now: float) -> None:
        """A device closed a stream."""
        if self._streams.get(device, 0):
            self._streams[device] -= 1
            if not self._streams[device]:
                self._wait(device, now)

    def news(self, now: float) -> list[DeviceArrived | DeviceLeft]:
        """Who has come or gone for good since the last time."""
        told: list[DeviceArrived | DeviceLeft] = []
        for device, since in list(self._since.items()):
            is_in = self._streams[device] > 0
            if now - since < (ARRIVES_AFTER_S if is_in else LEAVES_AFTER_S):
                continue
            del self._since[device]
            if is_in:
                self._in.add(device)
                told.append(DeviceArrived(WHENEVER, device, ""))
            elif device in self._in:
                self._in.discard(device)
                told.append(DeviceLeft(WHENEVER, device, ""))
            if not is_in:
                del self._streams[device]
        return told

    def _wait(self, device: str, now: float) -> None:
        """A device has just come or gone: wait whether it stays so. One that is back in time is no news."""
        if self._streams[device] and device in self._in:
            self._since.pop(device, None)
        else:
            self._since[device] = now
