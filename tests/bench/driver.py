"""The driver: HTTP/1.1 over kept-open connections, with as little of the machine as can be, so that the hub has it."""

import asyncio
import itertools
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, Self

_BLANK_LINE = b"\r\n\r\n"
_LENGTH = b"content-length: "


class Connection(asyncio.Protocol):
    """One client of the hub: one request at a time."""

    _keys = (uuid.uuid4().hex for _ in itertools.count())

    def __init__(self, host: str, port: int) -> None:
        self._host = f"{host}:{port}"
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def open(cls, host: str, port: int) -> Self:
        """Connect."""
        _, connection = await asyncio.get_running_loop().create_connection(lambda: cls(host, port), host, port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody will answer any more."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError("the hub has gone"))

    def data_received(self, data: bytes) -> None:
        """Give the answer to whoever waits, once it is whole."""
        self._buffer += data
        head_end = self._buffer.find(_BLANK_LINE)
        if head_end < 0:
            return
        at = self._buffer.lower().find(_LENGTH, 0, head_end + 2) + len(_LENGTH)
        end = head_end + 4 + int(self._buffer[at : self._buffer.index(b"\r", at)])
        if len(self._buffer) < end:
            return
        status, body = int(self._buffer[9:12]), self._buffer[head_end + 4 : end]
        self._buffer = b""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((status, body))

    async def post(self, path: str, body: bytes, key: str = "") -> tuple[int, bytes]:
        """Send a command; status and body of the answer. ConnectionError where the hub goes."""
        key = key or next(self._keys)
        head = (
            f"POST {path} HTTP/1.1\r\nhost: {self._host}\r\nantrean-device: bench\r\n"
            f"idempotency-key: {key}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        return await self._send(head.encode() + body)

    async def get(self, path: str) -> Any:
        """Ask a question; the JSON of the answer."""
        _, body = await self._send(f"GET {path} HTTP/1.1\r\nhost: {self._host}\r\n\r\n".encode())
        return json.loads(body)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    async def _send(self, request: bytes) -> tuple[int, bytes]:
        assert self._transport is not None, "open it first"
        self._answer = asyncio.get_running_loop().create_future()
        if self._transport.is_closing():
            raise ConnectionResetError("the hub has gone")
        self._transport.write(request)
        return await self._answer


@dataclass
class Times:
    """How long each request took, seconds, and how long all of them together."""

    each: list[float] = field(default_factory=list)
    whole: float = 0.0

    @property
    def per_second(self) -> float:
        """Requests answered in a second."""
        return len(self.each) / self.whole

    def percentile_ms(self, percent: float) -> float:
        """A percentile in milliseconds, nearest rank."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] * 1000


async def post_timed(times: Times, connection: Connection, path: str, body: bytes) -> tuple[int, bytes]:
    """Send a command and note how long it took."""
    started = time.perf_counter()
    answer = await connection.post(path, body)
    times.each.append(time.perf_counter() - started)
    return answer
