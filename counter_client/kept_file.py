"""Keeps over a restart what waits for the hub."""

import json
import logging
from pathlib import Path
from typing import Final

from counter_client.asks import Act
from counter_client.presenters.kept import Kept
from shared.protocol.requests import FinishRequest

_log: Final = logging.getLogger(__name__)


class KeptFile:
    """One command in a file, or no file. A disk in trouble is no reason to stop: then it waits in memory alone."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Kept | None:
        """What waits, None for nothing, or nothing that can be read."""
        try:
            parts = json.loads(self._file.read_text("utf-8"))
            body = FinishRequest.model_validate(parts["body"])
            return Kept(Act("finish", str(parts["counter"]), body, key=str(parts["key"])), str(parts["label"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as fault:
            _log.warning("what waited for the hub cannot be read: %s", fault)
            return None

    def write(self, kept: Kept | None) -> None:
        """Keep this, or nothing."""
        try:
            if kept is None:
                self._file.unlink(missing_ok=True)
            else:
                new = self._file.with_suffix(".new")
                new.write_text(_to_text(kept), "utf-8")
                new.replace(self._file)
        except OSError as fault:
            _log.warning("cannot write %s: %s", self._file, fault)


def _to_text(kept: Kept) -> str:
    act = kept.act
    body = act.body.model_dump(mode="json")
    return json.dumps({"counter": act.counter, "key": act.key, "label": kept.label, "body": body})
