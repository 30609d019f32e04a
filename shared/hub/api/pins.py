"""Whether an officer's PIN is right."""

import hmac

from shared.hub.api.hub import Account, Hub
from shared.hub.api.problems import ProblemError, Trouble
from shared.queueing.refusals import Code


def account_of(hub: Hub, officer: str, pin: str) -> Account:
    """The account that this PIN opens. ProblemError where there is none, or the PIN is another's."""
    account = hub.officers.get(officer)
    if account is None:
        raise ProblemError(404, Code.UNKNOWN_OFFICER, officer=officer)
    if not hmac.compare_digest(account.pin.encode(), pin.encode()):
        raise ProblemError(403, Trouble.WRONG_PIN)
    return account
