"""Calling a chosen number out of order: which, for what reason from the list, and the supervisor who allows it."""

from typing import Final, Literal

from typing_extensions import override

from counter_client.presenters.forms.form import Form, Sending, Sight
from counter_client.presenters.panels import ApprovalStep, ChoiceStep, ListStep, Option, Panel
from counter_client.presenters.parts import Notice, Row
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.requests import CallRequest
from shared.protocol.views import DeskView, OfficerView, Problem, WaitingList, WaitingView

Reason = Literal["medical_emergency", "system_error", "earlier_day"]

_REASONS: Final[dict[str, Reason]] = {
    "medical_emergency": "medical_emergency",
    "system_error": "system_error",
    "earlier_day": "earlier_day",
}
_MAY_ALLOW: Final = ("supervisor", "manager")
_MEND_HERE: Final = ("wrong_pin", "not_a_supervisor", "pin_locked", "pin_must_change")


class OutOfOrderForm(Form):
    """Three steps. Nothing is kept of a PIN."""

    def __init__(self) -> None:
        self._waiting: dict[str, WaitingView] | None = None
        self._ticket, self._supervisor = Pick(), Pick()
        self._chosen: WaitingView | None = None
        self._reason: Reason | None = None
        self._problem: Problem | None = None
        self._tries = 0

    def see(self, waiting: WaitingList, speech: Speech) -> None:
        """Take up who waits."""
        self._waiting = {each.ticket: each for each in waiting.tickets}
        self._ticket = self._ticket.offering(
            [(each.ticket, f"{each.label} {speech.service(each.service)}") for each in waiting.tickets]
        )
        if self._ticket.chosen is None:
            # Who types before the list has come has chosen all the same.
            self._ticket = self._ticket.typing(self._ticket.query)

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.actions.get("call") is None

    @override
    def type(self, query: str) -> None:
        if self._reason is None:
            self._ticket = self._ticket.typing(query)
        else:
            self._supervisor = self._supervisor.typing(query)

    @override
    def move(self, step: int) -> None:
        if self._reason is None:
            self._ticket = self._ticket.moving(step)
        else:
            self._supervisor = self._supervisor.moving(step)

    @override
    def choose(self, entry: str) -> None:
        if self._reason is None:
            self._ticket = self._ticket.choosing(entry)
        else:
            self._supervisor = self._supervisor.choosing(entry)

    @override
    def panel(self, sight: Sight) -> Panel:
        if self._chosen is None:
            return self._list_step(sight)
        if self._reason is None:
            return _reason_step(sight, self._chosen)
        return self._approval_step(sight, self._chosen, self._reason)

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        if self._chosen is None:
            self._chosen = (self._waiting or {}).get(self._ticket.chosen or "")
        elif self._reason is None:
            self._reason = _REASONS.get(words)
            self._know(sight.speech)
        else:
            return self._approved(words, sight, self._chosen, self._reason)
        return None

    @override
    def back(self) -> bool:
        self._problem = None
        if self._reason is not None:
            self._reason = None
            return True
        was_chosen, self._chosen = self._chosen is not None, None
        return was_chosen

    @override
    def take(self, problem: Problem) -> bool:
        self._problem, self._tries = problem, self._tries + 1
        return problem.code in _MEND_HERE

    def _approved(self, pin: str, sight: Sight, chosen: WaitingView, reason: Reason) -> Sending | None:
        supervisor = self._supervisor.chosen
        if supervisor is None or not pin:
            return None
        self._problem = None
        body = CallRequest(officer=sight.officer, ticket=chosen.ticket, reason=reason, supervisor=supervisor, pin=pin)
        return Sending("call", body)

    def _know(self, speech: Speech) -> tuple[OfficerView, ...]:
        """Offer those who may allow it; the only one there is needs no choosing."""
        every = speech.learned.officers if speech.learned else ()
        able = tuple(officer for officer in every if officer.role in _MAY_ALLOW)
        self._supervisor = self._supervisor.offering([(officer.id, officer.name) for officer in able])
        if len(able) == 1:
            self._supervisor = self._supervisor.choosing(able[0].id)
        return able

    def _list_step(self, sight: Sight) -> ListStep:
        speech, found = sight.speech, self._ticket.found
        waiting = self._waiting or {}
        missing = "" if self._ticket.chosen else speech.say("call_missing")
        return ListStep(
            step="waiting",
            title=speech.say("call_title"),
            hint=speech.say("call_hint"),
            filter_hint=speech.say("call_filter"),
            query=self._ticket.query,
            rows=tuple(self._row(sight, waiting[each]) for each in found),
            nothing=self._nothing(speech, found),
            confirm=sight.confirm("form_go_on", missing),
            cancel=sight.cancel(),
        )

    def _nothing(self, speech: Speech, found: tuple[str, ...]) -> str:
        if self._waiting is None:
            return speech.say("call_looking")
        return "" if found else speech.say("call_nothing", query=self._ticket.query)

    def _row(self, sight: Sight, waiting: WaitingView) -> Row:
        speech = sight.speech
        waited = speech.waited((sight.at - waiting.issued_at).total_seconds())
        group = speech.group(waiting.category)
        about = [speech.say("call_waited", waited=waited), *([speech.say("priority", group=group)] if group else [])]
        return Row(
            waiting.ticket,
            f"{waiting.label}  ·  {speech.service(waiting.service)}",
            " · ".join(about),
            speech.say("call_place", place=waiting.place),
            is_chosen=waiting.ticket == self._ticket.chosen,
        )

    def _approval_step(self, sight: Sight, chosen: WaitingView, reason: Reason) -> ApprovalStep:
        speech, able = sight.speech, {officer.id: officer for officer in self._know(sight.speech)}
        picked = able.get(self._supervisor.chosen or "")
        missing = "" if picked else speech.say("call_missing_supervisor")
        found = self._supervisor.found
        return ApprovalStep(
            step="approval",
            title=speech.say("call_approval_title", label=chosen.label),
            hint=f"{speech.say(f'out_of_order_{reason}')}. {_bypassed(speech, chosen)}",
            who_words=speech.say("role_supervisor"),
            supervisors=tuple(_officer_row(speech, able[each], picked) for each in found),
            query=self._supervisor.query or (picked.name if picked else ""),
            filter_hint=speech.say("call_supervisor_hint"),
            nobody="" if found else speech.say("call_nobody"),
            pin_words=speech.say("call_pin"),
            pin_hint=speech.say("call_pin_hint"),
            confirm=sight.confirm("call_confirm", missing),
            cancel=sight.cancel("form_back"),
            problem=Notice("trouble", *speech.problem(self._problem)) if self._problem else None,
            tries=self._tries,
        )


def _reason_step(sight: Sight, chosen: WaitingView) -> ChoiceStep:
    speech = sight.speech
    return ChoiceStep(
        step="call-reason",
        title=speech.say("call_reason_title", label=chosen.label),
        hint=_bypassed(speech, chosen),
        options=tuple(Option(reason, speech.say(f"out_of_order_{reason}")) for reason in _REASONS),
        other="",
        confirm=sight.confirm("form_go_on", speech.say("call_reason_missing")),
        cancel=sight.cancel("form_back"),
    )


def _bypassed(speech: Speech, chosen: WaitingView) -> str:
    """How many are passed over, and that this stays on record."""
    count = chosen.place - 1
    return speech.say("call_bypasses", count=count) if count else speech.say("call_bypasses_none")


def _officer_row(speech: Speech, officer: OfficerView, picked: OfficerView | None) -> Row:
    return Row(officer.id, officer.name, speech.say(f"role_{officer.role}"), is_chosen=officer is picked)
