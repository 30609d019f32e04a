"""What the routes stand on."""

import time
from dataclasses import dataclass, field
from typing import Protocol

from shared.hub.engine import Engine
from shared.hub.hub_clock import HubClock
from shared.hub.presence import Presence
from shared.hub.record.copy import RecordCopy
from shared.hub.stream import Stream


class Account(Protocol):
    """Who may sign in, and with which PIN."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def pin(self) -> str: ...
    @property
    def role(self) -> str: ...


@dataclass
class Hub:
    """The parts of a running hub."""

    engine: Engine
    stream: Stream
    clock: HubClock
    officers: dict[str, Account]
    copy: RecordCopy | None = None
    presence: Presence = field(default_factory=Presence)
    started: float = field(default_factory=time.monotonic)
