"""What the routes stand on."""

import time
from dataclasses import dataclass, field

from shared.hub.clock import Clock
from shared.hub.engine import Engine
from shared.hub.store import OfficerAccount
from shared.hub.stream import Stream


@dataclass
class Hub:
    """The parts of a running hub."""

    engine: Engine
    stream: Stream
    clock: Clock
    officers: dict[str, OfficerAccount]
    started: float = field(default_factory=time.monotonic)
