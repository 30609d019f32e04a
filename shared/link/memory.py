"""The last good hub, remembered in a file beside the program's other data."""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from shared.link.address import HubAddress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Memory:
    """Remembers one hub in `file`, for as long as the settings `hub` and `hall` ask for the same."""

    file: Path
    hub: str
    hall: str

    def recall(self) -> HubAddress | None:
        """The last good hub, or None; a file that cannot be read counts as none."""
        try:
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            if (kept.pop("asked_hub"), kept.pop("asked_hall")) != (self.hub, self.hall):
                return None
            return HubAddress(**kept)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, address: HubAddress) -> None:
        """Remember this hub; a disk that does not let us is a line in the log."""
        if address == self.recall():
            return
        text = json.dumps({**asdict(address), "asked_hub": self.hub, "asked_hall": self.hall})
        fresh = self.file.with_suffix(".new")
        try:
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(self.file)
        except OSError as fault:
            _log.warning("cannot remember the hub: %s", fault)
