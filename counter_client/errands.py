"""Takes an ask to the hub and brings the answer back."""

from collections.abc import Callable
from typing import Final

from counter_client.asks import Act, Action, Answer, Ask, Learned, LearnHall, LookAtDesk, NoAnswer, SignIn
from shared.link.client import HubClient
from shared.link.problems import HubAwayError
from shared.protocol.views import Done, Problem


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
        case LookAtDesk(counter, officer):
            return client.desk(counter, officer)
        case Act("call_next", counter, officer, after=after):
            return client.call_next(counter, officer, after)
        case Act("break", counter, officer, reason=reason):
            return client.take_break(counter, officer, reason)
        case Act(action, counter, officer):
            return _PLAIN[action](client, counter, officer)


_PLAIN: Final[dict[Action, Callable[[HubClient, str, str], Done | Problem]]] = {
    "open": HubClient.open_counter,
    "close": HubClient.close_counter,
    "resume": HubClient.resume,
    "recall": HubClient.recall,
    "start": HubClient.start,
    "finish": HubClient.finish,
    "no_show": HubClient.no_show,
}
