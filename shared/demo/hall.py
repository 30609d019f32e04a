"""The hall of the demo: the small sample hall, under an id of its own so that it meets no other hall on the LAN."""

import re
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from shared.assets import ASSETS

SAMPLE: Final = ASSETS / "halls" / "small.toml"
RECALL_GAP_S: Final = 2
"""In a real hall 20 seconds pass before a number may be called again; the demo does not make anybody wait so long.

Nor is its officer asked whether a press was meant that follows another within seconds."""


@dataclass(frozen=True, slots=True)
class Signer:
    """An officer who signs in."""

    id: str
    name: str
    pin: str


class DemoHall:
    """What the scene needs to know of the hall file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._parts: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))

    @classmethod
    def write(cls, file: Path) -> Self:
        """Write the hall file of one run."""
        text = SAMPLE.read_text(encoding="utf-8")
        text = re.sub(r'(?m)^id = "[^"]*"', f'id = "demo-{secrets.token_hex(4)}"', text, count=1)
        text = re.sub(r"(?m)^recall_gap_seconds = \d+", f"recall_gap_seconds = {RECALL_GAP_S}", text)
        text = re.sub(r"(?m)^double_press_seconds = \d+", "double_press_seconds = 0", text)
        file.write_text(text, encoding="utf-8")
        return cls(file)

    @property
    def id(self) -> str:
        """The id of the hall."""
        return str(self._parts["hall"]["id"])

    @property
    def running_text(self) -> str:
        """The beginning of what runs along the foot of the wall."""
        return str(self._parts["hall"]["running_text"]["id"])[:20]

    def agency_of(self, service: str) -> str:
        """The id of the agency that offers a service."""
        return str(self._find("service", service)["agency"])

    def prefix(self, service: str) -> str:
        """The letter of a service's numbers."""
        return str(self._find("service", service)["prefix"])

    def group(self, group: str) -> str:
        """The English name of a priority group."""
        return str(self._find("priority", group)["name"]["en"])

    def officer(self, officer: str) -> Signer:
        """Who signs in."""
        found = self._find("officer", officer)
        return Signer(found["id"], found["name"], found["pin"])

    def _find(self, kind: str, id_: str) -> dict[str, Any]:
        return next(part for part in self._parts[kind] if part["id"] == id_)
