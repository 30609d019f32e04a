"""A hub that does what a test says: real HTTP and a real stream on loopback, made to forget, refuse or stay silent."""

import asyncio
import socket
import threading
from contextlib import closing
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect

from shared.link.address import HubAddress
from shared.protocol import VERSION
from shared.protocol.base import Words
from shared.protocol.stream import Gap, Happened, Hello
from shared.protocol.views import BoardView, Done, Health, Problem
from tests.support.ports import free_port


class ScriptedHub:
    """Use it as a context. `posts` are the idempotency keys in the order that they came in."""

    def __init__(self, hall: str, *, port: int = 0, sequence: int = 0, protocol: int = VERSION) -> None:
        self.hall, self.protocol = hall, protocol
        self.is_refusing = False
        self.forgotten = 0
        self.posts: list[str] = []
        self.devices: list[str] = []
        self._events: list[Happened] = []
        self._sequence = sequence
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._socket = socket.create_server(("127.0.0.1", port or free_port()))
        config = uvicorn.Config(self._app(), ws="websockets-sansio", log_level="error", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="scripted hub")

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._is_ready.wait(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.is_refusing = True
        self.cut()
        self._server.should_exit = True
        self._thread.join()

    @property
    def address(self) -> HubAddress:
        """Where it listens."""
        host, port = self._socket.getsockname()[:2]
        return HubAddress(host, port)

    def happen(self, kind: str, label: str = "") -> int:
        """Let an event happen; its sequence."""
        self._sequence += 1
        event = Happened(sequence=self._sequence, type=kind, at=datetime.now(UTC), label=label or None)
        self._events.append(event)
        self._send(event.model_dump_json())
        return self._sequence

    def send_raw(self, text: str) -> None:
        """Send any text to all listeners."""
        self._send(text)

    def cut(self) -> None:
        """Drop every listener."""
        self._send(None)

    def _send(self, text: str | None) -> None:
        assert self._loop is not None
        for listener in [*self._listeners]:
            self._loop.call_soon_threadsafe(listener.put_nowait, text)

    def _serve(self) -> None:
        with closing(self._socket):
            asyncio.run(self._server.serve(sockets=[self._socket]))

    def _app(self) -> FastAPI:
        app = FastAPI(on_startup=[self._ready])
        app.get("/v1/health")(self._health)
        app.get("/v1/board")(self._board)
        app.post("/v1/counters/{counter}/start")(self._start)
        app.websocket("/v1/stream")(self._stream)
        return app

    def _ready(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._is_ready.set()

    def _health(self, request: Request) -> Health:
        self.devices.append(request.headers.get("antrean-device", ""))
        return Health(
            version="0",
            protocol=self.protocol,
            hall=self.hall,
            name=Words(indonesian=f"Balai {self.hall}"),
            sequence=self._sequence,
            uptime_seconds=1,
        )

    def _board(self) -> BoardView:
        words = Words(indonesian="")
        return BoardView(
            sequence=self._sequence,
            name=words,
            timezone="UTC",
            running_text=words,
            calls=(),
            counters=(),
            waiting=0,
        )

    async def _start(self, counter: str, request: Request) -> Response:
        self.posts.append(request.headers["idempotency-key"])
        if counter == "closed":
            problem = Problem(title="no", status=409, code="counter_closed", detail="Tutup.", remedy="Buka.")
            return Response(problem.model_dump_json(), 409, media_type="application/problem+json")
        return Response(Done(sequence=len({*self.posts})).model_dump_json(), media_type="application/json")

    async def _stream(self, socket: WebSocket, after: int) -> None:
        if self.is_refusing:
            await socket.close()
            return
        await socket.accept()
        frames: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(frames)
        for frame in self._opening(after):
            frames.put_nowait(frame.model_dump_json())
        try:
            while (text := await frames.get()) is not None:
                await socket.send_text(text)
            await socket.close(1001)
        except WebSocketDisconnect:
            pass
        finally:
            self._listeners.discard(frames)

    def _opening(self, after: int) -> list[Any]:
        hello = Hello(protocol=self.protocol, hall=self.hall, sequence=self._sequence)
        if after < self.forgotten:
            return [hello, Gap(sequence=self._sequence)]
        return [hello, *(event for event in self._events if event.sequence > after)]
