"""A line between a client and a hub that loses answers: what was asked arrives, what is answered does not."""

import socket
import threading
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from shared.link.address import HubAddress

_CHUNK = 65536


class LossyProxy:
    """Forwards to `target`, but drops the line in place of the first `losses` answers. Use it as a context."""

    def __init__(self, target: HubAddress, losses: int) -> None:
        self.lost = 0
        self._target = (target.host, target.port)
        self._losses = losses
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = HubAddress(*self._server.getsockname()[:2])
        self._lines = ExitStack()
        self._threads = [threading.Thread(target=self._accept, name="proxy")]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _end(self._server)
        self._threads[0].join()
        self._lines.close()
        for thread in self._threads:
            thread.join()

    def lose(self, losses: int) -> None:
        """Lose so many more answers from now on."""
        self._losses += losses

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(self._target)
                for line in (near, far):
                    self._lines.callback(_end, line)
                self._start(self._carry, near, far)
                self._start(self._answer, far, near)

    def _start(self, work: object, source: socket.socket, sink: socket.socket) -> None:
        assert callable(work)
        thread = threading.Thread(target=work, args=(source, sink), name="proxy line")
        self._threads.append(thread)
        thread.start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while chunk := source.recv(_CHUNK):
                sink.sendall(chunk)
        _end(sink)

    def _answer(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while chunk := source.recv(_CHUNK):
                if self.lost < self._losses:
                    self.lost += 1
                    break
                sink.sendall(chunk)
        _end(source)
        _end(sink)


def _end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
