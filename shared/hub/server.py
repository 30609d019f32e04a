"""The HTTP server: uvicorn on a socket of ours."""

import signal
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from shared.hub.door import Door

_STOPS_WITHIN_S = 3
_LONGEST_FRAME = 1024
"""Bytes from a listener of the stream, who has nothing to say."""

_SEND_BUFFER = 64 * 1024
"""Bytes on their way to one client: more would only hide how far behind a slow listener is."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; the port 0 is any free one. OSError where the address is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


class Server(uvicorn.Server):
    """Says when it accepts, and ends quietly on SIGTERM and SIGINT."""

    def __init__(self, app: ASGIApp, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                access_log=False,
                log_config=None,
                lifespan="off",
                http=Door,
                ws="websockets-sansio",
                ws_max_size=_LONGEST_FRAME,
                ws_ping_interval=5.0,
                ws_ping_timeout=10.0,
                ws_per_message_deflate=False,
                timeout_graceful_shutdown=_STOPS_WITHIN_S,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                backlog=1024,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def end_quietly() -> None:
    """Let the server's own handling of signals be all: it hands them on when it has ended."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
