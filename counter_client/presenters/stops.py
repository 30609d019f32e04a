"""Stopping the giving out of numbers, of a service or of the whole hall, and letting it go on: for those who may."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from counter_client.asks import Answer, Stop, StopAction
from counter_client.presenters.forms.aside import CANCEL
from counter_client.presenters.pages import Frame, StopsPage
from counter_client.presenters.panels import ListStep, Panel
from counter_client.presenters.parts import Button, Notice
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from counter_client.presenters.stop_steps import PHRASES, end_step, reason_step, until_of
from counter_client.presenters.stop_words import WHOLE_HALL, Stoppable, row_of, stoppables
from shared.protocol.requests import OfficerRequest, ReasonRequest, StopRequest
from shared.protocol.views import Done, Obstacle, OfficerView, Problem
from shared.queueing.refusals import Code

STOPS_KEY: Final = "Ctrl+L"


def may_stop(officer: OfficerView | None) -> bool:
    """Whether this is anything for an officer: a supervisor stops services, a manager the hall too."""
    return officer is not None and officer.role in ("supervisor", "manager")


class StopsPresenter:
    """A list, then for what is chosen in it a reason and an end. Decides nothing that the hub has not said."""

    def __init__(self, officer: OfficerView, speech: Speech) -> None:
        self._officer: Final = officer
        self._pick = Pick()
        self._asked: StopAction | None = None
        self._reason = ""
        self._is_under_way = False
        self._settles_at = 0
        self._problem: Problem | str | None = None
        self._know(speech)

    @property
    def _is_manager(self) -> bool:
        return self._officer.role == "manager"

    def type(self, query: str) -> None:
        """Look for a service or an agency of this name."""
        self._pick, self._problem = self._pick.typing(query), None

    def move(self, step: int) -> None:
        """Go up or down in the list."""
        self._pick, self._problem = self._pick.moving(step), None

    def choose(self, entry: str) -> None:
        """Take an entry of the list."""
        self._pick, self._problem = self._pick.choosing(entry), None

    def give(self, words: str, speech: Speech, at: datetime, *, is_away: bool) -> Stop | None:
        """Take what the officer says at a step; the command to send, where that was the last."""
        chosen = self._know(speech).get(self._pick.chosen or "")
        if chosen is None or self._why_nothing(speech, is_away=is_away):
            return None
        if self._asked is None:
            return self._begin(self._more(chosen) if words == CANCEL else self._first(chosen), chosen)
        if not self._reason:
            self._reason = words.strip()
            return self._allow(chosen) if self._asked == "allow" and self._reason else None
        return self._send(self._asked, chosen, self._body(self._asked, until_of(words, speech, at)))

    def back(self) -> bool:
        """Go one step back; False where there is none."""
        was_asking = self._asked is not None
        if self._reason:
            self._reason = ""
        else:
            self._asked = None
        return was_asking

    def answered(self, answer: Answer) -> None:
        """The hub's answer to a command, or that there is none: then the list tells what became of it."""
        self._is_under_way, self._asked, self._reason = False, None, ""
        if isinstance(answer, Done):
            self._settles_at = answer.sequence
        else:
            self._problem = answer if isinstance(answer, Problem) else "stops_no_answer"

    def begin_anew(self) -> None:
        """The hub may have another record now: wait for nothing of the old one."""
        self._settles_at = 0

    def page(self, speech: Speech, frame: Frame, at: datetime, *, is_away: bool) -> StopsPage:
        """What the screen shows."""
        shown = self._know(speech)
        chosen = shown.get(self._pick.chosen or "")
        why_not = self._why_nothing(speech, is_away=is_away)
        if chosen is None or self._asked is None:
            panel: Panel = self._list(speech, shown, chosen, at, why_not)
        elif not self._reason:
            panel = reason_step(speech, self._asked, chosen, why_not)
        else:
            panel = end_step(speech, self._asked, chosen, at, why_not)
        notice = frame.notice or self._notice(speech)
        return StopsPage(replace(frame, notice=notice, stops=None), panel, speech.say("keys_form"))

    def _know(self, speech: Speech) -> dict[str, Stoppable]:
        is_paused = speech.learned is not None and speech.learned.hall.paused is not None
        shown = {each.id: each for each in stoppables(speech, with_hall=self._is_manager or is_paused)}
        self._pick = self._pick.offering([(each.id, f"{each.name} {each.belongs_to}") for each in shown.values()])
        if self._pick.chosen is None and not self._pick.query:
            self._pick = self._pick.moving(0)
        return shown

    def _why_nothing(self, speech: Speech, *, is_away: bool) -> str:
        if is_away:
            return speech.say("not_while_away")
        known = speech.learned.hall.sequence if speech.learned else -1
        return speech.say("not_while_busy") if self._is_under_way or known < self._settles_at else ""

    def _notice(self, speech: Speech) -> Notice | None:
        match self._problem:
            case Problem() as problem:
                return Notice("warning", *speech.problem(problem))
            case None:
                return None
            case key:
                return Notice("warning", speech.say(key))

    # What may be done

    def _first(self, chosen: Stoppable) -> StopAction | None:
        if chosen.stop is not None:
            return "resume" if self._may(chosen) else None
        return _stopping(chosen)

    def _more(self, chosen: Stoppable) -> StopAction | None:
        """The second thing: another reason or end, or more numbers than the time until closing allows."""
        if chosen.stop is not None:
            return _stopping(chosen) if self._may(chosen) else None
        return "allow" if chosen.is_short_of_time and self._is_manager else None

    def _may(self, chosen: Stoppable) -> bool:
        return self._is_manager or chosen.id != WHOLE_HALL

    def _begin(self, action: StopAction | None, chosen: Stoppable) -> Stop | None:
        self._problem = None
        if action == "resume":
            return self._send(action, chosen, OfficerRequest(officer=self._officer.id))
        self._asked, self._reason = action, ""
        self._pick = self._pick.choosing(chosen.id)
        return None

    def _allow(self, chosen: Stoppable) -> Stop:
        reason = PHRASES["allow"].on_record(self._reason)
        return self._send("allow", chosen, ReasonRequest(officer=self._officer.id, reason=reason))

    def _body(self, action: StopAction, until: datetime | None) -> StopRequest:
        phrases = PHRASES[action]
        reason, english = phrases.on_record(self._reason), phrases.in_english(self._reason)
        return StopRequest(officer=self._officer.id, reason=reason, until=until, reason_en=english)

    def _send(self, action: StopAction, chosen: Stoppable, body: OfficerRequest) -> Stop:
        self._is_under_way = True
        return Stop(action, "" if chosen.id == WHOLE_HALL else chosen.id, body)

    # The steps

    def _list(
        self, speech: Speech, shown: dict[str, Stoppable], chosen: Stoppable | None, at: datetime, why_not: str
    ) -> ListStep:
        found = self._pick.found
        query = self._pick.query
        rows = (row_of(speech, shown[each], at, is_chosen=each == self._pick.chosen) for each in found)
        return ListStep(
            step="stops",
            title=speech.say("stops_title"),
            hint=self._obstacle(speech, chosen) or speech.say("stops_hint"),
            filter_hint=speech.say("transfer_filter"),
            query=query,
            rows=tuple(rows),
            nothing="" if found else speech.say("transfer_nothing", query=query) if query else speech.say("not_loaded"),
            confirm=self._confirm(speech, chosen, why_not),
            cancel=Button(speech.say("form_back"), "Esc"),
            more=self._second(speech, chosen, why_not) if chosen else None,
        )

    def _confirm(self, speech: Speech, chosen: Stoppable | None, why_not: str) -> Button:
        if chosen is None:
            return Button(speech.say("stop_suspend"), "Enter", speech.say("transfer_missing"))
        action = "resume" if chosen.stop else _stopping(chosen)
        return Button(speech.say(f"stop_{action}"), "Enter", self._obstacle(speech, chosen) or why_not)

    def _obstacle(self, speech: Speech, chosen: Stoppable | None) -> str:
        if chosen is None or self._may(chosen):
            return ""
        return speech.why_not(Obstacle(code=Code.MANAGER_NEEDED))

    def _second(self, speech: Speech, chosen: Stoppable, why_not: str) -> Button | None:
        action = self._more(chosen)
        if action is None:
            return None
        return Button(speech.say("stop_allow" if action == "allow" else "stop_change"), "Del", why_not)


def _stopping(chosen: Stoppable) -> StopAction:
    return "pause" if chosen.id == WHOLE_HALL else "suspend"
