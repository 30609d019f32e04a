"""The page of the number: while its paper is printed, when it can be taken, when it will not come."""

from datetime import datetime
from math import ceil
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.presenters.choosing import service_of
from kiosk.presenters.stages import Holding
from kiosk.presenters.views import Button, Fact, NumberPage
from shared.language import Catalog, Language, clock, waiting_time
from shared.protocol.views import HallView, IssuedTicket
from shared.queueing.plan import REGULAR

_TITLES = {"printing": "printing", "printed": "take_ticket", "unprinted": "cannot_print"}


def number_page(words: Catalog, language: Language, hall: HallView, stage: Holding, now: float) -> NumberPage:
    """The number in these words; `now` is the steady clock that counts down to the end of the visit."""
    paper = _paper(stage)
    ticket = stage.ticket
    facts = _facts(words, language, ticket)
    if paper == "unprinted":
        facts = (*facts, Fact(words.say(language, "check_code"), ticket.check_code))
    elif stage.slot is not None:
        facts = (*facts, _slot(words, language, stage.slot.astimezone(ZoneInfo(hall.timezone))))
    service, agency = _about(hall, language, ticket)
    return NumberPage(
        stage=paper,
        title=words.say(language, _TITLES[paper]),
        caption=words.say(language, "your_number"),
        number=ticket.label,
        service=service,
        agency=agency,
        facts=facts,
        done=Button("done", _done(words, language, stage, now)),
        mark=words.say(language, "priority") if ticket.category != REGULAR else "",
        remember=words.say(language, "remember") if paper == "unprinted" else "",
        remedy=_remedy(words, language, stage) if paper == "unprinted" else "",
    )


def _paper(stage: Holding) -> Literal["printing", "printed", "unprinted"]:
    if stage.outcome is None:
        return "printing"
    return "unprinted" if stage.outcome.code == "failed" else "printed"


def _facts(words: Catalog, language: Language, ticket: IssuedTicket) -> tuple[Fact, ...]:
    ahead = words.count(language, "ahead", ticket.ahead) if ticket.ahead else words.say(language, "ahead_nobody")
    facts = (Fact(words.say(language, "ahead"), ahead),)
    if ticket.wait is None:
        return facts
    return (*facts, Fact(words.say(language, "wait"), waiting_time(language, ticket.wait.low, ticket.wait.high)))


def _slot(words: Catalog, language: Language, slot: datetime) -> Fact:
    """The time that was reserved."""
    return Fact(words.say(language, "appointment"), words.say(language, "at_time", time=clock(language, slot)))


def _about(hall: HallView, language: Language, ticket: IssuedTicket) -> tuple[str, str]:
    """The names of service and agency."""
    service = service_of(hall, ticket.service)
    if service is None:
        return "", ""
    agency = next((one.name.in_language(language) for one in hall.agencies if one.id == service.agency), "")
    return service.name.in_language(language), agency


def _remedy(words: Catalog, language: Language, stage: Holding) -> str:
    is_paper_out = stage.outcome is not None and stage.outcome.detail == "paper_end"
    return words.say(language, "paper_ended" if is_paper_out else "no_paper_ticket")


def _done(words: Catalog, language: Language, stage: Holding, now: float) -> str:
    if stage.until is None:
        return words.say(language, "done")
    return words.say(language, "done_in", seconds=ceil(max(0.0, stage.until - now)))
