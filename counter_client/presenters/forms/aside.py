"""The tickets on hold and the no-shows: back into the queue, or out of it for good."""

from datetime import datetime
from typing import Final

from typing_extensions import override

from counter_client.presenters.forms.form import ListForm, Sending, Sight
from counter_client.presenters.panels import ChoiceStep, ListStep, Panel
from counter_client.presenters.parts import Button, Row
from counter_client.presenters.phrases import CANCELS, noted
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.requests import OfficerRequest, ReasonRequest
from shared.protocol.views import AsideView, DeskView

CANCEL: Final = "cancel"
"""What `give` takes to go on to the reason why a number is cancelled."""


class AsideForm(ListForm):
    """A list to look at. A ticket of it goes back into the queue, or is cancelled for a reason."""

    def __init__(self, desk: DeskView, speech: Speech) -> None:
        self._pick = Pick()
        self._is_cancelling = False
        self._know(desk, speech)
        self._pick = self._pick.moving(0)

    @property
    @override
    def is_for_looking(self) -> bool:
        return not self._is_cancelling

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.state != "closed"

    @override
    def choose(self, entry: str) -> None:
        self._pick = self._pick.choosing(entry)

    @override
    def panel(self, sight: Sight) -> Panel:
        aside = self._know(sight.desk, sight.speech)
        chosen = aside.get(self._pick.chosen or "")
        if chosen is not None and self._is_cancelling:
            return _cancel_step(sight, chosen)
        self._is_cancelling = False
        return self._list_step(sight, aside, chosen)

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        chosen = self._know(sight.desk, sight.speech).get(self._pick.chosen or "")
        if chosen is None:
            return None
        if self._is_cancelling:
            return _cancelling(words, sight, chosen)
        self._is_cancelling = words == CANCEL
        if self._is_cancelling or chosen.obstacle is not None:
            return None
        body = OfficerRequest(officer=sight.officer)
        return Sending("return" if chosen.state == "held" else "reinstate", body, chosen.ticket)

    @override
    def back(self) -> bool:
        was_cancelling, self._is_cancelling = self._is_cancelling, False
        return was_cancelling

    def _know(self, desk: DeskView, speech: Speech) -> dict[str, AsideView]:
        self._pick = self._pick.offering(
            [(each.ticket, f"{each.label} {speech.service(each.service)}") for each in desk.aside]
        )
        return {each.ticket: each for each in desk.aside}

    def _list_step(self, sight: Sight, aside: dict[str, AsideView], chosen: AsideView | None) -> ListStep:
        speech, found = sight.speech, self._pick.found
        return ListStep(
            step="aside",
            title=speech.say("aside_title"),
            hint=_what_follows(speech, chosen),
            filter_hint=speech.say("aside_filter"),
            query=self._pick.query,
            rows=tuple(self._row(sight, aside[each]) for each in found),
            nothing=self._nothing(speech, found),
            confirm=_confirm(sight, chosen),
            cancel=sight.cancel("form_back"),
            more=Button(speech.say("aside_cancel"), "Del", sight.why_not) if chosen else None,
        )

    def _nothing(self, speech: Speech, found: tuple[str, ...]) -> str:
        if found:
            return ""
        return speech.say("aside_nothing", query=self._pick.query) if self._pick.query else speech.say("aside_empty")

    def _row(self, sight: Sight, aside: AsideView) -> Row:
        speech = sight.speech
        return Row(
            aside.ticket,
            f"{aside.label}  ·  {speech.service(aside.service)}",
            _since(speech, aside, sight.at),
            speech.say("aside_final") if aside.obstacle else "",
            is_chosen=aside.ticket == self._pick.chosen,
        )


def _since(speech: Speech, aside: AsideView, at: datetime) -> str:
    waited = speech.waited((at - aside.since).total_seconds())
    if aside.state == "no_show":
        return speech.say("aside_no_show", waited=waited)
    told = speech.say("aside_held", waited=waited, reason=noted(speech, aside.reason))
    return f"{told} · {speech.say('aside_back_at', time=speech.clock(aside.back_at))}" if aside.back_at else told


def _what_follows(speech: Speech, chosen: AsideView | None) -> str:
    if chosen is None:
        return speech.say("aside_hint")
    if chosen.obstacle is not None:
        return speech.why_not(chosen.obstacle)
    return speech.say(f"aside_follows_{chosen.state}", label=chosen.label)


def _confirm(sight: Sight, chosen: AsideView | None) -> Button:
    speech = sight.speech
    if chosen is None:
        return sight.confirm("aside_confirm", speech.say("aside_missing"))
    return sight.confirm("aside_confirm", speech.why_not(chosen.obstacle) if chosen.obstacle else "")


def _cancelling(words: str, sight: Sight, chosen: AsideView) -> Sending | None:
    reason = CANCELS.on_record(words)
    return Sending("cancel", ReasonRequest(officer=sight.officer, reason=reason), chosen.ticket) if reason else None


def _cancel_step(sight: Sight, chosen: AsideView) -> ChoiceStep:
    speech = sight.speech
    return ChoiceStep(
        step="cancel",
        title=speech.say("cancel_title", label=chosen.label),
        hint=speech.say("cancel_hint"),
        options=CANCELS.options(speech),
        other=speech.say("reason_other"),
        confirm=sight.confirm("cancel_confirm"),
        cancel=sight.cancel("form_back"),
    )
