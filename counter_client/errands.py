"""Takes an ask to the hub and brings the answer back."""

from typing import Final, get_args

from counter_client.asks import (
    Act,
    Action,
    Answer,
    Ask,
    AtTicket,
    ChangePin,
    Learned,
    LearnHall,
    LookAtDesk,
    LookAtWaiting,
    NoAnswer,
    SignIn,
    SignOut,
    Stop,
    Unlock,
)
from shared.link.client import HubClient
from shared.link.problems import HubAwayError
from shared.protocol.requests import CallNextRequest, CallRequest


def run_errand(client: HubClient, ask: Ask) -> Answer:
    """The hub's answer; may take seconds. Never raises for a hub that is away."""
    try:
        return _ask(client, ask)
    except HubAwayError as away:
        return NoAnswer(away.reason)


def _ask(client: HubClient, ask: Ask) -> Answer:
    match ask:
        case LearnHall():
            return Learned(client.hall(), client.officers())
        case SignIn(officer, pin):
            return client.sign_in(officer, pin)
        case SignOut(officer, reason):
            return client.sign_out(officer, reason)
        case ChangePin(officer, old, new, key):
            return client.change_pin(officer, old, new, key)
        case Unlock(officer, supervisor, pin):
            return client.unlock(officer, supervisor, pin)
        case LookAtDesk(counter, officer):
            return client.desk(counter, officer)
        case LookAtWaiting(counter, officer):
            return client.waiting(counter, officer)
        case Stop(action, service, body):
            return client.stop(service, action, body)
        case Act(_, counter, CallNextRequest() | CallRequest() as body):
            return client.call(counter, body)
        case Act(action, _, body, ticket) if action in _AT_TICKET:
            return client.act_on(ticket, action, body)
        case Act(action, counter, body, _, key):
            return client.act_at(counter, _PATHS.get(action, action).replace("_", "-"), body, key or None)


_AT_TICKET: Final = get_args(AtTicket)
_PATHS: Final[dict[Action, str]] = {"check_priority": "priority"}
