"""Questions before something that cannot simply be taken back. The answer is no unless somebody says yes."""

from collections.abc import Callable
from typing import Final

from typing_extensions import override

from counter_client.asks import Act
from counter_client.presenters.forms.form import Form, Sending, Sight
from counter_client.presenters.panels import QuestionStep
from counter_client.presenters.parts import Button
from counter_client.presenters.speech import Speech
from shared.protocol.requests import CallNextRequest, FinishRequest, PriorityRequest
from shared.protocol.views import DeskTicket, DeskView, Problem

YES: Final = "yes"
"""What `give` takes for a yes; everything else is no."""

YES_KEY: Final = "Y"
"""Begins the word in both languages."""


class Question(Form):
    """One step: a question about the ticket in hand, and what a yes sends."""

    def __init__(
        self, ticket: DeskTicket, kind: str, sending: Sending, texts: Callable[[Speech], tuple[str, str]]
    ) -> None:
        """`texts` gives the question and what follows from a yes; the buttons are `{kind}_yes` and `{kind}_no`."""
        self._ticket, self._kind, self._sending, self._texts = ticket, kind, sending, texts

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.ticket is not None and desk.ticket.ticket == self._ticket.ticket

    @override
    def panel(self, sight: Sight) -> QuestionStep:
        title, text = self._texts(sight.speech)
        return QuestionStep(
            step=self._kind,
            severity="warning",
            title=title,
            text=text,
            yes=Button(sight.speech.say(f"{self._kind}_yes"), YES_KEY, sight.why_not),
            no=Button(sight.speech.say(f"{self._kind}_no"), "Enter / Esc"),
        )

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        return self._sending if words == YES else None


def ask_end_of_visit(ticket: DeskTicket, officer: str) -> Question:
    """Whether the visit is to end here, though stages are left."""

    def texts(speech: Speech) -> tuple[str, str]:
        stages = ", ".join(speech.service(stage) for stage in ticket.stages)
        return speech.say("end_visit_title", label=ticket.label), speech.say("end_visit_text", stages=stages)

    return Question(
        ticket,
        "end_visit",
        Sending("finish", FinishRequest(officer=officer, ends_visit=True, ticket=ticket.ticket)),
        texts,
    )


def ask_rejection(ticket: DeskTicket, officer: str) -> Question:
    """Whether the holder is not of the priority group."""

    def texts(speech: Speech) -> tuple[str, str]:
        issued = speech.clock(ticket.issued_at)
        return speech.say("reject_title", label=ticket.label), speech.say("reject_text", issued=issued)

    sending = Sending("check_priority", PriorityRequest(officer=officer, is_granted=False))
    return Question(ticket, "reject", sending, texts)


def ask_whether_sure(ticket: DeskTicket, act: Act, problem: Problem) -> Question | None:
    """Whether a press that the hub found suspicious was meant; None for one that it cannot have asked about."""
    if not isinstance(act.body, CallNextRequest | FinishRequest):
        return None

    def texts(speech: Speech) -> tuple[str, str]:
        return speech.say("sure_title", label=ticket.label), speech.problem(problem)[0]

    sending = Sending(act.action, act.body.model_copy(update={"is_sure": True}))
    return Question(ticket, "sure", sending, texts)
