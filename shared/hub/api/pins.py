"""Whether an officer's PIN is right."""

import hmac

from shared.hub.api.hub import Account, Hub
from shared.hub.api.problems import ProblemError, Trouble
from shared.hub.draft import Ask
from shared.queueing.commands import RecordFact
from shared.queueing.facts import WHENEVER, SignInFailed
from shared.queueing.refusals import Code


async def account_of(hub: Hub, officer: str, pin: str, device: str) -> Account:
    """The account that this PIN opens. ProblemError where there is none, or the PIN is another's; the record tells."""
    try:
        return _account(hub, officer, pin)
    except ProblemError as error:
        known = officer if officer in hub.officers else ""  # whatever else was typed is nobody's business
        await hub.engine.ask(Ask(RecordFact(SignInFailed(WHENEVER, known, error.code)), device=device))
        raise


def _account(hub: Hub, officer: str, pin: str) -> Account:
    account = hub.officers.get(officer)
    if account is None:
        raise ProblemError(404, Code.UNKNOWN_OFFICER, officer=officer)
    if not hmac.compare_digest(account.pin.encode(), pin.encode()):
        raise ProblemError(403, Trouble.WRONG_PIN)
    return account
