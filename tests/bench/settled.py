"""A hub that has come to rest: its start and its first adverts are over, and only the load is measured."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.hub import RunningHub, running_hub

RESTS_AFTER_S = 2.0


@contextmanager
def settled_hub(data: Path, hall: Path | None) -> Iterator[RunningHub]:
    """A hub for the length of a `with`."""
    with running_hub(data, hall) as hub:
        time.sleep(RESTS_AFTER_S)
        yield hub
