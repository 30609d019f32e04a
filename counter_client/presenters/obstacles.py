"""What stands in the way of an action, as time goes by between two looks at the hub."""

import math
from typing import Final

from counter_client.asks import Action
from counter_client.presenters.speech import Speech
from shared.protocol.views import DeskView, Obstacle
from shared.queueing.refusals import Code

_PASSING: Final = {Code.RECALL_TOO_SOON, Code.NO_SHOW_TOO_SOON}


def obstacle_now(desk: DeskView, action: Action, elapsed: float) -> Obstacle | None:
    """The hub's obstacle, `elapsed` seconds after it was told; None once it has passed by itself."""
    obstacle = desk.actions.get(action)
    if obstacle is None or obstacle.code not in _PASSING:
        return obstacle
    seconds = max(0, math.ceil(int(obstacle.params.get("seconds", 0)) - elapsed))
    if seconds == 0 and not obstacle.params.get("calls_left", 0):
        return None
    return Obstacle(code=obstacle.code, params={**obstacle.params, "seconds": seconds})


def in_short(speech: Speech, obstacle: Obstacle) -> str:
    """The gist of an obstacle for a button."""
    if obstacle.code != Code.NO_SHOW_TOO_SOON:
        return speech.in_short(obstacle)
    calls, seconds = int(obstacle.params["calls_left"]), int(obstacle.params["seconds"])
    return speech.say("short_wait_calls", calls=calls) if calls else speech.say("short_wait_seconds", seconds=seconds)
