"""`python -m tests.bench.strangers HOST PORT ADDRESSES`: hold on to a hub with 10,000 connections that ask nothing.

They come from so many addresses of loopback, and each that the hub lets go is opened again, until standard input
ends. Then it writes how many were opened in all, and how many were open at most.
"""

import asyncio
import contextlib
import resource
import sys
from typing import Final

CONNECTIONS: Final = 10_000
_PAUSE_S: Final = 0.5
_BETWEEN_S: Final = 0.0005
_FIRST_OF_THEM: Final = 2


class Crowd:
    """The connections."""

    def __init__(self, host: str, port: int, addresses: int) -> None:
        self._host, self._port, self._addresses = host, port, addresses
        self.opened = self.open = self.most = 0

    async def hold(self, number: int) -> None:
        """One of them: comes in its turn, says half a request, stays as long as it may, comes again."""
        await asyncio.sleep(number * _BETWEEN_S)
        source = f"127.0.0.{_FIRST_OF_THEM + number % self._addresses}"
        while True:
            with contextlib.suppress(OSError):
                await self._come(source)
            await asyncio.sleep(_PAUSE_S)

    async def _come(self, source: str) -> None:
        reader, writer = await asyncio.open_connection(self._host, self._port, local_addr=(source, 0))
        self.opened += 1
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            writer.write(b"GET /v1/health HTTP/1.1\r\nX-Slow: ")
            await reader.read(1)
        finally:
            self.open -= 1
            writer.close()


async def main(host: str, port: int, addresses: int) -> None:
    """Until standard input ends."""
    crowd = Crowd(host, port, addresses)
    held = [asyncio.create_task(crowd.hold(number)) for number in range(CONNECTIONS)]
    await asyncio.to_thread(sys.stdin.read)
    for one in held:
        one.cancel()
    sys.stdout.write(f"{crowd.opened} {crowd.most}\n")


if __name__ == "__main__":
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
