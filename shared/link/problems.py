"""What can go wrong between a program and its hub. A refusal is no error: it comes back as a `Problem`."""


class HubAwayError(Exception):
    """No answer from a hub. `reason` is a code.

    "no_hub": none is known yet. "unreachable": the command did not reach it, nothing has happened.
    "outcome_unknown": it may have; asking again with the same key is safe.
    "unreadable": what answers there is no hub of ours. Any other: the code of the problem that the hub has itself.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
