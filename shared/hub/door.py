"""The door of the hub: who keeps it open without asking anything is shown out, so that honest clients get in.

A hall's network is open to anybody. A connection must bring its request whole within seconds (against slow-loris),
and one address may hold only so many at once.
"""

import asyncio
import sys
from collections import Counter
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_WITHIN_S = 10.0
"""From the first byte of a request, or the opening of the connection, to the request's last byte."""

MOST_FROM_AN_ADDRESS = 512
"""Connections at once: more than all programs of the largest hall hold together, were they on one machine."""

LONGEST_REQUEST = 256 * 1024
"""Bytes of a request with its headers: several times the longest body that a route reads."""

_FILES = 65_536


class Door(HttpToolsProtocol):
    """One connection, watched until it has become a request, and between its requests."""

    _open: ClassVar[Counter[str]] = Counter()
    _deadline: asyncio.TimerHandle | None = None
    _address = ""
    _received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let somebody in, unless too many from there are in already."""
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._open[self._address] += 1
        self._expect_a_request()
        if self._open[self._address] > MOST_FROM_AN_ADDRESS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Somebody has gone."""
        self._leave()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some bytes of a request; one that never ends is not listened to."""
        self._received += len(data)
        if self._received > LONGEST_REQUEST:
            self.transport.abort()
            return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins: it has to end soon."""
        super().on_message_begin()
        self._expect_a_request()

    def on_message_complete(self) -> None:
        """A request is there, whole."""
        self._stop_expecting()
        self._received = 0
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """The connection becomes a stream, which has limits of its own."""
        self._leave()
        super().handle_websocket_upgrade()

    def _expect_a_request(self) -> None:
        self._stop_expecting()
        self._deadline = self.loop.call_later(REQUEST_WITHIN_S, self.transport.abort)

    def _stop_expecting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _leave(self) -> None:
        self._stop_expecting()
        if self._address:
            self._open[self._address] -= 1
            if not self._open[self._address]:
                del self._open[self._address]
            self._address = ""


def allow_many_files() -> None:
    """Take as many open files, and so connections, as the system gives: its usual 1,024 are soon used up."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
