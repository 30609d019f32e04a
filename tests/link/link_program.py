"""A program of its own with nothing but a link: says each state of it as a JSON line, until its stdin ends.

python -m tests.link.link_program ROLE HALL DATA [HUB]

A line on stdin is the id of a service: it takes a number there, insisting as a kiosk does, and says its label.
"""

import json
import sys
import time
import uuid
from pathlib import Path

from shared.link.link import Link
from shared.link.problems import HubAwayError
from shared.link.settings import load_settings
from shared.link.state import LinkState
from shared.protocol.requests import TakeTicketRequest
from shared.protocol.stream import Happened


class Teller:
    """Prints what it hears."""

    link: Link

    def link_changed(self, state: LinkState) -> None:
        """Print it."""
        address = str(state.address) if state.address else ""
        say({"connected": state.is_connected, "address": address, "trouble": state.trouble})

    def snapshot_needed(self) -> None:
        """Take one."""
        sequence = self.link.client.hall().sequence
        self.link.resume_from(sequence)
        say({"snapshot": sequence})

    def happened(self, event: Happened) -> None:
        """Print it."""
        say({"event": event.type, "sequence": event.sequence})


def say(line: dict[str, object]) -> None:
    """Print a line at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def take(link: Link, service: str) -> None:
    """Ask under one key until there is an answer."""
    key = uuid.uuid4().hex
    while True:
        try:
            answer = link.client.take_ticket(TakeTicketRequest(service=service), key)
        except HubAwayError:
            time.sleep(0.1)
        else:
            say({"took": getattr(answer, "label", ""), "sequence": getattr(answer, "sequence", 0)})
            return


def main(role: str, hall: str, data: str, hub: str = "") -> None:
    """Run until stdin ends."""
    teller = Teller()
    settings = load_settings(Path(data) / "device.toml", name=f"{role} uji", hall=hall, data=Path(data), hub=hub)
    teller.link = Link(role, settings, teller)
    teller.link.start()
    say({"started": role})
    for line in sys.stdin:
        take(teller.link, line.strip())
    teller.link.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
