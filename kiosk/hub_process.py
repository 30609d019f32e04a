"""The hub that this kiosk starts: a process and a session of its own, which goes on when the kiosk's window closes.

Beside its data stand `hub.pid` (who it is), `hub.ready` (what it said when it was ready) and `hub.log`.
"""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

USUAL_PORT: Final = 8420
ANY_ADDRESS: Final = "0.0.0.0"
"""Where a hub listens by default: the whole hall is to reach it."""

_log = logging.getLogger(__name__)

_PAUSES_S: Final = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_STEADY_S: Final = 30.0
"""A hub that ran so long starts again at once when it dies."""
_LOOK_S: Final = 0.1
_STOPS_WITHIN_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class HubOptions:
    """What the hub is started with. `hall_file` is needed for its first start only."""

    data: Path
    hall_file: Path | None = None
    host: str = ANY_ADDRESS
    port: int | None = None
    """None: the usual one, or any that is free."""
    copy_to: Path | None = None
    """A second place for the record, such as a stick."""


class HubProcess:
    """Finds the hub that runs on the data, or starts one, and starts it again whenever it dies."""

    def __init__(self, options: HubOptions) -> None:
        self._options = options
        self._child: subprocess.Popen[bytes] | None = None
        self.port: Final = self._choose_port()
        """Where the hub answers, now or soon, and again when it has been started again."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub process")

    def start(self) -> None:
        """Begin to look after the hub; returns at once."""
        self._thread.start()

    def close(self, *, stop_hub: bool = False) -> None:
        """Leave the hub running, or end it properly."""
        self._stop.set()
        self._thread.join()
        if stop_hub:
            self._end_hub()
        elif self._child is not None:
            # It goes on without us: Python need not remind us of it.
            self._child.returncode = self._child.returncode or 0

    @property
    def pid(self) -> int | None:
        """The process of the hub, None where none runs."""
        pid = _read_number(self._options.data / "hub.pid")
        return pid if pid is not None and _is_hub_alive(pid) else None

    def _run(self) -> None:
        died = 0
        while not self._stop.is_set():
            began = time.monotonic()
            self._stay_with_hub()
            died = 0 if time.monotonic() - began > _STEADY_S else died + 1
            if not self._stop.is_set():
                _log.error("the hub on %s ended; its log is hub.log there; starting it again", self._options.data)
                self._stop.wait(_PAUSES_S[min(died, len(_PAUSES_S)) - 1] if died else 0)

    def _stay_with_hub(self) -> None:
        """Adopt the hub or start it; return when it is no more."""
        if self.pid is None:
            self._start_hub()
        while self._is_running() and not self._stop.wait(_LOOK_S):
            pass

    def _start_hub(self) -> None:
        options = self._options
        options.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "shared.cli", "hub", f"--data={options.data}"]
        command += [f"--host={options.host}", f"--port={self.port}"]
        command += [f"--hall={options.hall_file}"] if options.hall_file else []
        command += [f"--copy-to={options.copy_to}"] if options.copy_to else []
        with (options.data / "hub.ready").open("wb") as said, (options.data / "hub.log").open("ab") as log:
            self._child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=log, start_new_session=True
            )
        # Written beside and moved, so that nobody ever reads half of it.
        written = options.data / "hub.pid.new"
        written.write_text(str(self._child.pid), encoding="ascii")
        written.replace(options.data / "hub.pid")

    def _choose_port(self) -> int:
        if self.pid is not None and (port := _port_of(self._options.data / "hub.ready")):
            return port
        return self._options.port or (USUAL_PORT if _is_free(USUAL_PORT) else _any_free_port())

    def _is_running(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self.pid is not None

    def _end_hub(self) -> None:
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + _STOPS_WITHIN_S
        while self._is_running() and time.monotonic() < until:
            time.sleep(_LOOK_S)


def _port_of(file: Path) -> int | None:
    try:
        return int(json.loads(file.read_text(encoding="utf-8").splitlines()[0])["port"])
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _any_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _read_number(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _is_hub_alive(pid: int) -> bool:
    """Whether this process is there and is a hub: the number may have gone to another since."""
    command = Path(f"/proc/{pid}/cmdline")
    if command.parent.parent.exists():
        try:
            return b"shared.cli\0hub" in command.read_bytes()
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
