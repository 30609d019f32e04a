"""A LAN of its own for a test: a switch and machines, each a network namespace that lives as long as its holder.

Needs the right to make namespaces: root, or user namespaces. They leave nothing behind: a holder is a `cat` that ends
when this process does, and its namespace with it.
"""

import os
import subprocess
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self

NETWORK = "10.77.0"


class NoNamespacesError(Exception):
    """This machine does not let us make network namespaces; the sentence says why."""


class Machine:
    """One machine on the LAN."""

    def __init__(self, enter: list[str], holder: subprocess.Popen[bytes]) -> None:
        self._enter = enter
        self._holder = holder

    @property
    def pid(self) -> int:
        """The process that holds the namespace."""
        return self._holder.pid

    def argv(self, *argv: str) -> list[str]:
        """The command that runs `argv` on this machine."""
        return [*self._enter, *argv]

    def run(self, *argv: str) -> None:
        """Run a command on this machine. Raise NoNamespacesError with what it says when it fails."""
        ran = subprocess.run(self.argv(*argv), capture_output=True, text=True, check=False)
        if ran.returncode:
            raise NoNamespacesError(f"{' '.join(argv)}: {ran.stderr.strip()}")

    def move(self, old: str, new: str) -> None:
        """Take another address."""
        self.run("ip", "address", "delete", f"{old}/24", "dev", "eth0")
        self.run("ip", "address", "add", f"{new}/24", "dev", "eth0")
        self.run("ip", "route", "replace", "224.0.0.0/4", "dev", "eth0")

    def lose_packets(self, percent: int) -> None:
        """Lose so many of a hundred packets, of those that come and of those that go."""
        self._filter(f"numgen random mod 100 < {percent}")

    def lose_multicast(self) -> None:
        """Get and send nothing to groups, as behind a switch that drops it."""
        self._filter("ip daddr 224.0.0.0/4")

    def slow_down(self, kbit: int) -> None:
        """Send no more than so many kilobits in a second. NoNamespacesError where this kernel cannot do that."""
        self.run(*f"tc qdisc add dev eth0 root tbf rate {kbit}kbit burst 4kb latency 400ms".split())

    def _filter(self, what: str) -> None:
        self.run("nft", "add table inet losses")
        for hook in ("input", "output"):
            self.run("nft", f"add chain inet losses {hook} {{ type filter hook {hook} priority 0; }}")
            self.run("nft", f'add rule inet losses {hook} meta iifname != "lo" meta oifname != "lo" {what} drop')


class Switch:
    """A LAN with machines 10.77.0.1, .2, … Use it as a context. Raise NoNamespacesError where it cannot be made."""

    def __init__(self) -> None:
        self._holders = ExitStack()
        self._machines = 0
        is_root = os.geteuid() == 0
        self._user = [] if is_root else ["--user", "--preserve-credentials"]
        self._switch = self._hold([], [] if is_root else ["--user", "--map-root-user"])

    def __enter__(self) -> Self:
        try:
            self._switch.run("ip", "link", "add", "lan", "type", "bridge")
            self._switch.run("ip", "link", "set", "lan", "up")
        except NoNamespacesError:
            self._holders.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._holders.close()

    def pull_out(self) -> None:
        """Its power is gone: no machine reaches another."""
        self._switch.run("ip", "link", "set", "lan", "down")

    def power_up(self) -> None:
        """It works again."""
        self._switch.run("ip", "link", "set", "lan", "up")

    def plug_in(self) -> Machine:
        """One more machine, with the next address."""
        self._machines += 1
        port = f"port{self._machines}"
        machine = self._hold(self._switch.argv(), [])
        self._switch.run("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", str(machine.pid))
        self._switch.run("ip", "link", "set", port, "master", "lan", "up")
        machine.run("ip", "link", "set", "lo", "up")
        machine.run("ip", "address", "add", f"{NETWORK}.{self._machines}/24", "dev", "eth0")
        machine.run("ip", "link", "set", "eth0", "up")
        machine.run("ip", "route", "replace", "224.0.0.0/4", "dev", "eth0")
        return machine

    def _hold(self, enter: list[str], options: list[str]) -> Machine:
        holder = subprocess.Popen(
            [*enter, "unshare", *options, "--net", "cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._holders.callback(_end, holder)
        if not _echo(holder):
            self._holders.close()
            raise NoNamespacesError("unshare makes no network namespace here")
        return Machine(["nsenter", "--target", str(holder.pid), *self._user, "--net"], holder)


def _echo(holder: subprocess.Popen[bytes]) -> bool:
    """Whether the holder is in its namespace: only then it echoes."""
    try:
        _pipe(holder.stdin).write(b"?\n")
        _pipe(holder.stdin).flush()
        return _pipe(holder.stdout).readline() == b"?\n"
    except BrokenPipeError:
        return False


def _end(holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.communicate()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
