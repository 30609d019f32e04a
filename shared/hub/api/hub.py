"""What the routes stand on."""

import time
from dataclasses import dataclass, field

from shared.hub.accounts import Accounts
from shared.hub.engine import Engine
from shared.hub.hub_clock import HubClock
from shared.hub.presence import Presence
from shared.hub.record.copy import RecordCopy
from shared.hub.stream import Stream


@dataclass
class Hub:
    """The parts of a running hub."""

    engine: Engine
    stream: Stream
    clock: HubClock
    accounts: Accounts
    copy: RecordCopy | None = None
    presence: Presence = field(default_factory=Presence)
    started: float = field(default_factory=time.monotonic)
