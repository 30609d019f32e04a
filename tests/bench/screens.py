"""The programs with a screen, on Qt's offscreen platform, at a hub that is told."""

import os
import sys
from pathlib import Path

from shared.demo.stage import StageProcess
from tests.support.hub import RunningHub

READY_S = 30.0
_SIZES = {"kiosk": "1080x1920", "counter": "1366x768", "display": "1920x1080"}


def start_screen(role: str, folder: Path, hub: RunningHub, *flags: str) -> StageProcess:
    """Start the kiosk, the counter or the display; use it as a context."""
    argv = [sys.executable, "-m", "shared.cli", role, "--data", str(folder / role), "--hub", hub.address]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "ANTREAN_INTERFACES": "127.0.0.1"}
    (folder / role).mkdir(parents=True, exist_ok=True)
    return StageProcess([*argv, "--size", _SIZES[role], *flags], env, log=folder / f"{role}.log")
