"""What is asked before the giving out of numbers stops: why, and until when."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from counter_client.asks import StopAction
from counter_client.presenters.panels import ChoiceStep, Option
from counter_client.presenters.parts import Button
from counter_client.presenters.phrases import ALLOWANCES, PAUSES, SUSPENSIONS, Phrases
from counter_client.presenters.speech import Speech
from counter_client.presenters.stop_words import Stoppable

PHRASES: Final[dict[StopAction, Phrases]] = {"suspend": SUSPENSIONS, "pause": PAUSES, "allow": ALLOWANCES}
"""The common reasons of each."""

_MINUTES: Final = {"30": 30, "60": 60}
_DAY: Final = "day"
_OPEN: Final = "open"


def reason_step(speech: Speech, action: StopAction, chosen: Stoppable, why_not: str) -> ChoiceStep:
    is_last = action == "allow"
    return ChoiceStep(
        step=f"stop-{action}",
        title=speech.say(f"stop_{action}_title", service=chosen.name),
        hint=speech.say(f"stop_{action}_hint"),
        options=PHRASES[action].options(speech),
        other=speech.say("reason_other"),
        confirm=Button(speech.say("stop_allow" if is_last else "form_go_on"), "Enter", why_not),
        cancel=Button(speech.say("form_back"), "Esc"),
    )


def end_step(speech: Speech, action: StopAction, chosen: Stoppable, at: datetime, why_not: str) -> ChoiceStep:
    later = (
        Option(key, speech.say("stop_minutes", minutes=minutes), speech.clock(_later(at, minutes)))
        for key, minutes in _MINUTES.items()
    )
    ends = Option(_DAY, speech.say("stop_end_of_day"))
    until_ended = Option(_OPEN, speech.say("stop_until_ended"))
    return ChoiceStep(
        step=f"stop-{action}-end",
        title=speech.say(f"stop_{action}_end_title", service=chosen.name),
        hint=speech.say("stop_end_hint"),
        options=(*later, ends, until_ended),
        other="",
        confirm=Button(speech.say(f"stop_{action}"), "Enter", why_not),
        cancel=Button(speech.say("form_back"), "Esc"),
    )


def until_of(words: str, speech: Speech, at: datetime) -> datetime | None:
    if words in _MINUTES:
        return _later(at, _MINUTES[words])
    if words != _DAY or speech.learned is None:
        return None
    here = at.astimezone(ZoneInfo(speech.learned.hall.timezone))
    midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(at.tzinfo)


def _later(at: datetime, minutes: int) -> datetime:
    return (at + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
