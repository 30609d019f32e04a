"""A program's link to its hub: finds it, follows it, brings its events, and comes back by itself."""

import dataclasses
import datetime
import threading
from collections.abc import Sequence
from typing import Final

import httpx

from shared.discovery.lan import Lan
from shared.discovery.program import Program
from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import Credentials, DeviceName
from shared.link.delivery import Delivery
from shared.link.finder import Finder, Found
from shared.link.memory import Memory
from shared.link.problems import HubAwayError
from shared.link.settings import DeviceSettings
from shared.link.state import LinkListener, LinkState
from shared.link.stream import EventStream, StreamLostError, open_stream
from shared.protocol import VERSION
from shared.protocol.stream import Gap, Happened, Hello
from shared.protocol.views import Health

_PROBE: Final = httpx.Timeout(1.5, connect=0.7)
_PROBE_WITHIN_S: Final = 3.0
_PAUSE_S: Final = (0.1, 0.2, 0.4, 0.8)
_ASK_LAN_EVERY: Final = 4

__all__ = ["Link", "LinkListener", "LinkState"]


class Link:
    """Advertises this program under its role and keeps it connected to the hub of its hall.

    `client` may be used from any thread at any time. `listener` is called from one thread of the link.
    """

    def __init__(self, role: str, settings: DeviceSettings, listener: LinkListener, *, zone: str = "") -> None:
        self._zone = zone
        self._credentials: Credentials = DeviceName(settings.name)
        memory = Memory(settings.data_folder(role) / f"{role}-hub.json", settings.hub, settings.hall)
        self._finder = Finder(settings.hub, settings.hall, memory, self._probe)
        self._program = Program(role, settings.hall, settings.name)
        self._lan = Lan(self._program, self._see, interfaces=settings.interface_addresses or None)
        self._delivery = Delivery(listener)
        self._changed = threading.Event()
        self._is_closing = False
        self._stream: EventStream | None = None
        self._received: tuple[str, int] | None = None
        self._address: HubAddress | None = None
        self._state = self._away("looking")
        self._thread = threading.Thread(target=self._run, name="link")
        self.client = HubClient(self._where, self._credentials)

    @property
    def state(self) -> LinkState:
        """How things stand now."""
        return self._state

    def start(self) -> None:
        """Begin to look for the hub; returns at once."""
        self._delivery.start()
        self._lan.start()
        self._thread.start()

    def resume_from(self, sequence: int) -> None:
        """Say that a snapshot of this sequence is in hand: the events after it follow."""
        self._delivery.resume(sequence)

    def close(self) -> None:
        """Leave the hub and the LAN, and end all threads."""
        self._is_closing = True
        self._changed.set()
        stream = self._stream
        if stream is not None:
            stream.close()
        self._lan.close()
        if self._thread.is_alive():
            self._thread.join()
        self.client.close()
        self._delivery.close()

    def _where(self) -> HubAddress:
        if self._address is None:
            raise HubAwayError("no_hub")
        return self._address

    def _probe(self, address: HubAddress) -> Health:
        client = HubClient(lambda: address, self._credentials, timeout=_PROBE)
        # Whoever only pretends to answer, a byte at a time, does not keep us from the others.
        patience = threading.Timer(_PROBE_WITHIN_S, client.close)
        patience.start()
        try:
            return client.health()
        finally:
            patience.cancel()
            patience.join()
            client.close()

    def _see(self, programs: Sequence[Program]) -> None:
        self._finder.see(tuple(programs))
        self._changed.set()

    def _run(self) -> None:
        in_vain = 0
        while not self._is_closing:
            self._changed.clear()
            in_vain = 0 if self._find_and_follow() else in_vain + 1
            if in_vain % _ASK_LAN_EVERY == _ASK_LAN_EVERY - 1:
                self._lan.ask_again()
            if not self._is_closing:
                self._changed.wait(_PAUSE_S[min(in_vain, len(_PAUSE_S) - 1)])

    def _find_and_follow(self) -> bool:
        """Stay with the hub for as long as it is there; whether it was."""
        found = self._finder.find()
        try:
            if isinstance(found, str):
                raise StreamLostError(found)
            self._follow(found)
        except StreamLostError as lost:
            was_connected = self._state.is_connected
            self._tell(self._away(lost.trouble))
            return was_connected
        return True

    def _follow(self, found: Found) -> None:
        """Bring events until the stream is lost, or has to be taken up anew elsewhere."""
        self._address = found.address
        after = self._after(found)
        headers = self._credentials.headers()
        with open_stream(
            found.address, headers, found.health.sequence if after is None else after, self._zone
        ) as stream:
            self._stream = stream
            try:
                if not self._is_closing:
                    self._receive(stream, found.address, after)
            finally:
                self._stream = None

    def _after(self, found: Found) -> int | None:
        """Where to go on, or None where only a snapshot helps."""
        if self._received is None:
            return None
        hall, sequence = self._received
        return sequence if hall == found.address.hall and sequence <= found.health.sequence else None

    def _receive(self, stream: EventStream, address: HubAddress, after: int | None) -> None:
        for frame in stream:
            if self._is_closing:
                return
            match frame:
                case Hello() if frame.protocol != VERSION:
                    raise StreamLostError("wrong_version")
                case Hello():
                    self._begin(address, frame.sequence if after is None else after, is_resumed=after is not None)
                case Gap():
                    self._received = None
                    return
                case Happened():
                    self._received = (address.hall, frame.sequence)
                    self._delivery.hear(frame)

    def _begin(self, address: HubAddress, sequence: int, *, is_resumed: bool) -> None:
        self._received = (address.hall, sequence)
        self._belong_to(address.hall)
        self._tell(LinkState(True, address, "", _now()))
        if is_resumed:
            self._delivery.ask_if_waiting()
        else:
            self._delivery.need_snapshot(sequence)

    def _belong_to(self, hall: str) -> None:
        if self._program.hall != hall:
            self._program = dataclasses.replace(self._program, hall=hall)
            self._lan.become(self._program)

    def _away(self, trouble: str) -> LinkState:
        return LinkState(False, self._address, self._finder.looking_for, _now(), trouble)

    def _tell(self, state: LinkState) -> None:
        is_news = (state.is_connected, state.address, state.looking_for, state.trouble) != (
            self._state.is_connected,
            self._state.address,
            self._state.looking_for,
            self._state.trouble,
        )
        if is_news:
            self._state = state
            self._delivery.tell(state)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
