"""Ports for servers of tests that go away and come back at the same place."""

import random
import socket

_BELOW_THE_EPHEMERAL = range(20_000, 32_000)
"""No program that asks for any free port is given one of these while its owner is away."""


def free_port() -> int:
    """A port of loopback that nobody listens on, and that no other program is given by chance."""
    # Not the tests' seeded generator: two workers with one seed would choose the same ports.
    for port in random.SystemRandom().sample(_BELOW_THE_EPHEMERAL, k=100):
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port of loopback is free")
