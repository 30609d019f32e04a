"""The listeners of the event stream: each event is encoded once, a slow listener is cut off and never slows others."""

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field

from shared.hub.views import is_heard
from shared.protocol.stream import Gap, Happened

RECENT = 4096
"""How many events are kept for a listener that comes back; whoever missed more takes a snapshot."""

MOST_FROM_AN_ADDRESS = 256
"""How many streams one address may hold: more than the largest hall has programs, were they on one machine."""

WAITING_AT_MOST = 256
"""How many frames may wait for one listener before it is cut off."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An event ready to be sent."""

    sequence: int
    zone: str | None
    text: str


@dataclass(eq=False)
class Listener:
    """One open stream. `is_cut_off`: it fell too far behind, and must take a snapshot."""

    zone: str
    address: str = ""
    is_cut_off: bool = False
    _frames: deque[str] = field(default_factory=deque)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, text: str) -> None:
        """Let a frame wait to be sent; too many cut the listener off."""
        if len(self._frames) >= WAITING_AT_MOST:
            self.is_cut_off = True
        else:
            self._frames.append(text)
        self._arrived.set()

    async def take(self) -> list[str]:
        """The frames that wait, at least one unless the listener is cut off."""
        await self._arrived.wait()
        self._arrived.clear()
        frames = list(self._frames)
        self._frames.clear()
        return frames


class Stream:
    """All listeners, and the last events for those who come back."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._recent: deque[Encoded] = deque(maxlen=RECENT)
        self._sequence = 0
        self._from: Counter[str] = Counter()

    @property
    def sequence(self) -> int:
        """The last event that was published."""
        return self._sequence

    def start_at(self, sequence: int, recent: list[Happened]) -> None:
        """Begin where the record stands: `recent` are its last events, without a gap up to `sequence`."""
        self._sequence = sequence
        self._recent.extend(_encode(event) for event in recent)

    def publish(self, events: list[Happened]) -> None:
        """Give events to every listener that may hear them."""
        for event in events:
            encoded = _encode(event)
            self._recent.append(encoded)
            self._sequence = event.sequence
            for listener in self._listeners:
                if is_heard(encoded.zone, listener.zone):
                    listener.put(encoded.text)

    def has_room_for(self, address: str) -> bool:
        """Whether one more listener from this address may come."""
        return self._from[address] < MOST_FROM_AN_ADDRESS

    def listen(self, after: int | None, zone: str, address: str = "") -> tuple[Listener, list[str]]:
        """A new listener, and what it has missed since `after` (None: nothing): its events, or a gap."""
        listener = Listener(zone, address)
        self._listeners.add(listener)
        self._from[address] += 1
        return listener, self._missed(after, zone)

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        self._listeners.remove(listener)
        self._from[listener.address] -= 1
        if not self._from[listener.address]:
            del self._from[listener.address]

    def _missed(self, after: int | None, zone: str) -> list[str]:
        if after is None or after == self._sequence:
            return []
        oldest = self._recent[0].sequence if self._recent else self._sequence + 1
        if after > self._sequence or after < oldest - 1:
            return [Gap(sequence=self._sequence).model_dump_json()]
        return [event.text for event in self._recent if event.sequence > after and is_heard(event.zone, zone)]


def _encode(event: Happened) -> Encoded:
    return Encoded(event.sequence, event.zone, event.model_dump_json())
