"""Setting the ticket in hand aside: why, and when it comes back by itself."""

from datetime import datetime, timedelta
from typing import Final

from typing_extensions import override

from counter_client.presenters.forms.form import Form, Sending, Sight
from counter_client.presenters.panels import ChoiceStep, Option
from counter_client.presenters.phrases import HOLDS
from shared.protocol.requests import HoldRequest
from shared.protocol.views import DeskTicket, DeskView

_NO_TIME: Final = "open"
_MINUTES: Final = {"15": 15, "30": 30, "60": 60}


class HoldForm(Form):
    """Two steps: a reason, then a time, where Enter alone leaves the time open."""

    def __init__(self, ticket: DeskTicket) -> None:
        self._ticket = ticket
        self._reason = ""

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.ticket is not None and desk.ticket.ticket == self._ticket.ticket

    @override
    def panel(self, sight: Sight) -> ChoiceStep:
        return self._when(sight) if self._reason else self._why(sight)

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        if not self._reason:
            self._reason = HOLDS.on_record(words)
            return None
        body = HoldRequest(officer=sight.officer, reason=self._reason, back_at=_back_at(words, sight.at))
        return Sending("hold", body)

    @override
    def back(self) -> bool:
        had_reason, self._reason = bool(self._reason), ""
        return had_reason

    def _why(self, sight: Sight) -> ChoiceStep:
        speech = sight.speech
        return ChoiceStep(
            step="hold",
            title=speech.say("hold_title", label=self._ticket.label),
            hint=speech.say("hold_hint"),
            options=HOLDS.options(speech),
            other=speech.say("hold_other"),
            confirm=sight.confirm("form_go_on"),
            cancel=sight.cancel(),
        )

    def _when(self, sight: Sight) -> ChoiceStep:
        speech = sight.speech
        later = (
            Option(key, speech.say("hold_minutes", minutes=minutes), speech.clock(_later(sight.at, minutes)))
            for key, minutes in _MINUTES.items()
        )
        return ChoiceStep(
            step="hold-time",
            title=speech.say("hold_time_title", label=self._ticket.label),
            hint=speech.say("hold_time_hint"),
            options=(*later, Option(_NO_TIME, speech.say("hold_open"))),
            other="",
            confirm=sight.confirm("hold_confirm"),
            cancel=sight.cancel("form_back"),
        )


def _back_at(words: str, at: datetime) -> datetime | None:
    return _later(at, _MINUTES[words]) if words in _MINUTES else None


def _later(at: datetime, minutes: int) -> datetime:
    return (at + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
