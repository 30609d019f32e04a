"""A real TLS server on loopback: uvicorn with a hub's context, answering one path and echoing one WebSocket."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import Receive, Scope, Send


@contextmanager
def serving(context: ssl.SSLContext) -> Iterator[int]:
    """The port on which it listens."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = _Server(context)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        assert server.is_up.wait(10)
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


class _Server(uvicorn.Server):
    def __init__(self, context: ssl.SSLContext) -> None:
        config = uvicorn.Config(
            _app, lifespan="off", log_config=None, ws="websockets-sansio", ssl_context_factory=lambda *_: context
        )
        super().__init__(config)
        self.is_up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"3")]})
        await send({"type": "http.response.body", "body": b"hub"})
        return
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": message["text"]})
