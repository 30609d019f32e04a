"""Sending the ticket in hand to another service, or back to the one that it came from, with a note."""

from collections.abc import Iterator

from typing_extensions import override

from counter_client.presenters.forms.form import Form, ListForm, Sending, Sight
from counter_client.presenters.panels import ChoiceStep, ListStep, Panel
from counter_client.presenters.parts import Row
from counter_client.presenters.phrases import NOTES, RETURNS, Phrases
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.requests import NoteRequest, TransferRequest
from shared.protocol.views import DeskTicket, DeskView, ServiceView


class TransferForm(ListForm):
    """Two steps: the service, then a note, which may be empty."""

    def __init__(self, ticket: DeskTicket, speech: Speech) -> None:
        self._ticket = ticket
        self._pick = Pick()
        self._is_noting = False
        self._know(speech)

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.ticket is not None and desk.ticket.ticket == self._ticket.ticket

    @override
    def choose(self, entry: str) -> None:
        self._pick, self._is_noting = self._pick.choosing(entry), True

    @override
    def panel(self, sight: Sight) -> Panel:
        services = self._know(sight.speech)
        chosen = services.get(self._pick.chosen or "")
        if chosen is not None and self._is_noting:
            return _note_step(sight, _note_title(sight, self._ticket, chosen), _place(sight, self._ticket, chosen))
        return self._list_step(sight, services)

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        if self._pick.chosen is None:
            return None
        if not self._is_noting:
            self._is_noting = True
            return None
        body = TransferRequest(officer=sight.officer, service=self._pick.chosen, note=NOTES.on_record(words))
        return Sending("transfer", body)

    @override
    def back(self) -> bool:
        was_noting, self._is_noting = self._is_noting, False
        return was_noting

    def _list_step(self, sight: Sight, services: dict[str, ServiceView]) -> ListStep:
        speech, found = sight.speech, self._pick.found
        missing = "" if self._pick.chosen else speech.say("transfer_missing")
        return ListStep(
            step="service",
            title=speech.say("transfer_title", label=self._ticket.label),
            hint=speech.say("transfer_hint"),
            filter_hint=speech.say("transfer_filter"),
            query=self._pick.query,
            rows=tuple(self._row(speech, services[each]) for each in found),
            nothing="" if found else speech.say("transfer_nothing", query=self._pick.query),
            confirm=sight.confirm("form_go_on", missing),
            cancel=sight.cancel(),
        )

    def _row(self, speech: Speech, service: ServiceView) -> Row:
        is_next = service.id in self._ticket.stages
        return Row(
            service.id,
            service.name.in_language(speech.language),
            speech.agency(service.agency),
            speech.say("transfer_stage") if is_next else "",
            is_chosen=service.id == self._pick.chosen,
        )

    def _know(self, speech: Speech) -> dict[str, ServiceView]:
        """Offer what the hall has now."""
        services = self._services(speech)
        self._pick = self._pick.offering([(each.id, _text(speech, each)) for each in services.values()])
        return services

    def _services(self, speech: Speech) -> dict[str, ServiceView]:
        """Where it may go, the likely ones first: its own next stages, then the services of the same agency."""
        every = speech.learned.hall.services if speech.learned else ()
        here = next((each.agency for each in every if each.id == self._ticket.service), "")
        others = [each for each in every if each.id != self._ticket.service]
        others.sort(key=lambda each: (each.id not in self._ticket.stages, each.agency != here))
        return {each.id: each for each in others}


class ReturnForm(Form):
    """One step: a note for the sender, which may be empty."""

    def __init__(self, ticket: DeskTicket) -> None:
        self._ticket = ticket

    @override
    def is_possible(self, desk: DeskView) -> bool:
        return desk.ticket is not None and desk.ticket.ticket == self._ticket.ticket

    @override
    def panel(self, sight: Sight) -> ChoiceStep:
        service = sight.speech.service(self._ticket.sender or "")
        title = sight.speech.say("return_title", label=self._ticket.label, service=service)
        return _note_step(sight, title, "", RETURNS, "return_confirm")

    @override
    def give(self, words: str, sight: Sight) -> Sending | None:
        return Sending("return_to_sender", NoteRequest(officer=sight.officer, note=RETURNS.on_record(words)))


def _note_step(
    sight: Sight, title: str, place: str, phrases: Phrases = NOTES, confirm: str = "transfer_confirm"
) -> ChoiceStep:
    speech = sight.speech
    return ChoiceStep(
        step=f"note-{confirm}",
        title=title,
        hint=" ".join(filter(None, (place, speech.say("note_hint")))),
        options=phrases.options(speech),
        other=speech.say("note_other"),
        confirm=sight.confirm(confirm),
        cancel=sight.cancel("form_back" if phrases is NOTES else "form_cancel"),
    )


def _note_title(sight: Sight, ticket: DeskTicket, service: ServiceView) -> str:
    name = service.name.in_language(sight.speech.language)
    return sight.speech.say("transfer_note_title", label=ticket.label, service=name)


def _place(sight: Sight, ticket: DeskTicket, service: ServiceView) -> str:
    """What becomes of the place in the line."""
    key = "transfer_keeps_rank" if service.keeps_rank else "transfer_new_rank"
    return sight.speech.say(key, issued=sight.speech.clock(ticket.issued_at))


def _text(speech: Speech, service: ServiceView) -> str:
    """What a service is found by: its name in every language, its agency, the prefix of its numbers."""
    return " ".join(_parts(speech, service))


def _parts(speech: Speech, service: ServiceView) -> Iterator[str]:
    yield service.name.in_language(speech.language)
    yield service.name.indonesian
    yield speech.agency(service.agency)
    yield service.prefix
