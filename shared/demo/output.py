"""Where the demo leaves what it made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

_MADE_HERE = ("screens", "tickets", "announcements", "hub", "devices", "logs", "hall.toml", "timeline.json")


@dataclass(frozen=True, slots=True)
class Output:
    """The folder of one run."""

    root: Path

    @classmethod
    def prepare(cls, root: Path) -> "Output":
        """Make the folder ready: what an earlier run left goes, what is not the demo's stays."""
        for name in _MADE_HERE:
            old = root / name
            if old.is_dir():
                shutil.rmtree(old)
            else:
                old.unlink(missing_ok=True)
        output = cls(root)
        for folder in (output.screens, output.tickets, output.announcements, output.logs):
            folder.mkdir(parents=True)
        return output

    @property
    def screens(self) -> Path:
        """A picture of each screen at each step."""
        return self.root / "screens"

    @property
    def tickets(self) -> Path:
        """Each ticket as bytes and as a picture."""
        return self.root / "tickets"

    @property
    def announcements(self) -> Path:
        """Each announcement as a WAV file."""
        return self.root / "announcements"

    @property
    def hub(self) -> Path:
        """The hub's data, with the record."""
        return self.root / "hub"

    @property
    def logs(self) -> Path:
        """What the programs said."""
        return self.root / "logs"

    @property
    def hall_file(self) -> Path:
        """The hall file of this run."""
        return self.root / "hall.toml"

    @property
    def timeline(self) -> Path:
        """When what happened."""
        return self.root / "timeline.json"

    def device(self, role: str) -> Path:
        """The own folder of a program."""
        return self.root / "devices" / role
