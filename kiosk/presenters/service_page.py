"""The page of a service: what to bring, what it costs and takes, how long the wait is, and the key for a number."""

from datetime import datetime

from kiosk.presenters.stages import AtService
from kiosk.presenters.unavailable import in_full
from kiosk.presenters.views import Button, Fact, ServicePage
from shared.language import Catalog, Language, waiting_time
from shared.protocol.views import HallView, ServiceView
from shared.queueing.plan import REGULAR


def service_page(
    words: Catalog, language: Language, hall: HallView, stage: AtService, service: ServiceView, now: datetime
) -> ServicePage:
    """What this service asks of its visitor; `now` is local."""
    is_open = service.state == "open"
    take = Button(f"category:{REGULAR}", words.say(language, "take_number")) if is_open else None
    queue = _queue(words, language, service) if is_open and not stage.has_all else ()
    left_out = "left_out_ask" if stage.has_all else "left_out"
    requirements = tuple(each.in_language(language) for each in service.requirements)
    return ServicePage(
        title=service.name.in_language(language),
        above=next((one.name.in_language(language) for one in hall.agencies if one.id == service.agency), ""),
        facts=(*queue, *_about(words, language, hall, service)),
        requirements_title=words.say(language, "requirements") if requirements else "",
        requirements=requirements,
        left_out=tuple(words.say(language, left_out, count=n) for n in range(1, len(requirements) + 1)),
        more=None if stage.has_all else Button("read", words.say(language, "read_all")),
        notice=None if is_open else in_full(words, language, service, now),
        take=take,
        priority=Button("priority", words.say(language, "take_priority")) if take and hall.priority_groups else None,
        other=None if is_open else Button("others", words.say(language, "choose_again")),
    )


def stages_of(hall: HallView, language: Language, first: str, stages: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the services of a visit, one after the other; none for a visit of one."""
    names = {service.id: service.name.in_language(language) for service in hall.services}
    told = tuple(names[stage] for stage in (first, *stages) if stage in names)
    return told if len(told) > 1 else ()


def stages_in_words(words: Catalog, language: Language, names: tuple[str, ...]) -> str:
    """The stages as one says them: the one, then the other."""
    return words.say(language, "then").join(names)


def _queue(words: Catalog, language: Language, service: ServiceView) -> tuple[Fact, ...]:
    people = words.count(language, "ahead", service.waiting) if service.waiting else words.say(language, "ahead_nobody")
    ahead = Fact(words.say(language, "ahead"), people)
    if service.wait is None:
        return (ahead,)
    wait = waiting_time(language, service.wait.low, service.wait.high)
    return (ahead, Fact(words.say(language, "wait"), wait))


def _about(words: Catalog, language: Language, hall: HallView, service: ServiceView) -> tuple[Fact, ...]:
    told = (
        ("fee", service.fee.in_language(language)),
        ("duration", service.duration.in_language(language)),
        ("stages", stages_in_words(words, language, stages_of(hall, language, service.id, service.stages))),
    )
    return tuple(Fact(words.say(language, key), value) for key, value in told if value)
