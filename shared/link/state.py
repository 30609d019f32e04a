"""What a link tells its program."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shared.link.address import HubAddress
from shared.protocol.stream import Happened


@dataclass(frozen=True, slots=True)
class LinkState:
    """Whether the hub is there. `address` is the last one known; `since` is UTC.

    While there is none, `looking_for` is a hall's id or "any hall", and `trouble` says why: "looking" (nobody answers),
    "refused" (the hub does not let us in), "wrong_version", "wrong_hall" (only hubs of other halls answer).
    """

    is_connected: bool
    address: HubAddress | None
    looking_for: str
    since: datetime
    trouble: str = ""


class LinkListener(Protocol):
    """Hears the link, one call after the other, in a thread of the link."""

    def link_changed(self, state: LinkState) -> None:
        """The hub came, went, or is looked for in another way."""
        ...

    def snapshot_needed(self) -> None:
        """What is known of the hall is not enough: ask for it again, then `resume_from` its sequence.

        So after the first connection, a gap, a change of the plan or the day. A connection that could be taken up where
        it broke needs none: what was missed comes as `happened`. While no snapshot has come, this is called again when
        the hub is back, and a second after it has raised HubAwayError itself.
        """
        ...

    def happened(self, event: Happened) -> None:
        """The next event, in order, each once, after the sequence that was given to `resume_from`."""
        ...
