"""The reason for a break."""

from typing_extensions import override

from counter_client.presenters.forms.form import Form, Sending, Sight
from counter_client.presenters.panels import ChoiceStep
from counter_client.presenters.phrases import BREAKS
from shared.protocol.requests import ReasonRequest
from shared.protocol.views import DeskView


class BreakForm(Form):
    """One step: a common reason by its digit, or other words."""

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.actions.get("break") is None

    @override
    def panel(self, sight: Sight) -> ChoiceStep:
        speech = sight.speech
        return ChoiceStep(
            step="break",
            title=speech.say("reason_title"),
            hint=speech.say("reason_hint"),
            options=BREAKS.options(speech),
            other=speech.say("reason_other"),
            confirm=sight.confirm("reason_confirm"),
            cancel=sight.cancel(),
        )

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        reason = BREAKS.on_record(words)
        return Sending("break", ReasonRequest(officer=sight.officer, reason=reason)) if reason else None
