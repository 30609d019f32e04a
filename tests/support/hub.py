"""A real hub: the process `antrean hub`, on loopback, with a data folder of its own."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shared.assets import ASSETS
from tests.support.ports import free_port

SMALL_HALL = ASSETS / "halls" / "small.toml"
STOPS_WITHIN_S = 15


class HubNotReadyError(Exception):
    """The hub ended before it was ready; the text is what it wrote."""


def hall_of_its_own(folder: Path) -> Path:
    """The small hall under an id that no other test has: its clients cannot take another test's hub for theirs.

    Its officers press as quickly as tests do, and are not asked whether they meant it.
    """
    file = folder / "hall.toml"
    if not file.exists():
        text = SMALL_HALL.read_text("utf-8").replace("double_press_seconds = 3", "double_press_seconds = 0")
        file.write_text(text.replace('id = "mpp-contoh"', f'id = "hall-{secrets.token_hex(4)}"', 1), "utf-8")
    return file


@dataclass
class RunningHub:
    """A hub that accepts connections."""

    process: subprocess.Popen[str]
    data: Path
    host: str
    port: int
    hall: str

    @property
    def url(self) -> str:
        """Where it answers, such as `http://127.0.0.1:40123`."""
        return f"http://{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """HOST:PORT."""
        return f"{self.host}:{self.port}"

    def stop(self) -> int:
        """End it properly; its exit code."""
        self.process.terminate()
        return self._wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self._wait()

    def log(self) -> str:
        """What it has written to stderr."""
        return (self.data / "hub.log").read_text()

    def _wait(self) -> int:
        code = self.process.wait(STOPS_WITHIN_S)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


def start_hub(
    data: Path, hall: Path | None = SMALL_HALL, *, host: str = "127.0.0.1", port: int = 0, prefix: tuple[str, ...] = ()
) -> RunningHub:
    """Start a hub and wait until it accepts. `prefix` is a command to run it under, such as `ip netns exec NAME`."""
    data.mkdir(parents=True, exist_ok=True)
    options = [
        f"--data={data}",
        f"--host={host}",
        f"--port={port or free_port()}",
        *([f"--hall={hall}"] if hall else []),
    ]
    with (data / "hub.log").open("a") as log:
        process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "shared.cli", "hub", *options],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        process.wait(STOPS_WITHIN_S)
        process.stdout.close()
        raise HubNotReadyError((data / "hub.log").read_text())
    ready = json.loads(line)
    return RunningHub(process, data, host, ready["port"], ready["hall"])


@contextmanager
def running_hub(
    data: Path, hall: Path | None = SMALL_HALL, *, host: str = "127.0.0.1", port: int = 0
) -> Iterator[RunningHub]:
    """A hub for the length of a `with`; it is stopped properly, or killed where it does not stop."""
    hub = start_hub(data, hall, host=host, port=port)
    try:
        yield hub
    finally:
        if hub.process.poll() is None:
            hub.process.terminate()
        try:
            hub.process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            hub.kill()
        if hub.process.stdout is not None:
            hub.process.stdout.close()
