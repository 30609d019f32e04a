"""What no single field of a hall file shows: names that nobody bears, or two; what could never come about."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from shared.hub.hall_lines import line_of
from shared.hub.hall_schema import HallSchema

Place = tuple[int | str, ...]
"""Where in a file something stands, such as ("service", 3, "prefix")."""

Finding = tuple[Place, str, str]
"""Where, what is wrong, and the way out."""


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong in a hall file: the line (1 is the first), the field, what is wrong and the way out."""

    line: int
    field: str
    wrong: str
    remedy: str


def cross_mistakes(schema: HallSchema, text: str) -> Iterator[Mistake]:
    """What is wrong with the file as a whole, whose every field is right."""
    for check in (_doubles, _services, _groups, _routes, _counters, _skills, _calendar, _seasons, _pauses):
        for place, wrong, remedy in check(schema):
            yield Mistake(line_of(text, place), dotted(place), wrong, remedy)


def did_you_mean(name: str, known: list[str]) -> str:
    """The way out for a name that is none of those known."""
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(known) or 'none'}"


def dotted(place: Place) -> str:
    """`service[3].prefix`, counted from 1 as people count."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.lstrip(".") or "file"


def _doubles(schema: HallSchema) -> Iterator[Finding]:
    tables = {
        "agency": [row.id for row in schema.agency],
        "group": [row.id for row in schema.group],
        "service": [row.id for row in schema.service],
        "counter": [row.id for row in schema.counter],
        "officer": [row.id for row in schema.officer],
        "priority": [row.id for row in schema.priority],
    }
    for table, ids in tables.items():
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield (table, index, "id"), f"{name!r} is there twice", "give one another id"


def _services(schema: HallSchema) -> Iterator[Finding]:
    agencies = [agency.id for agency in schema.agency]
    served = {service for counter in schema.counter for service in counter.services}
    for index, service in enumerate(schema.service):
        if service.agency not in agencies:
            yield from _unknown(("service", index, "agency"), "agency", service.agency, agencies)
        if service.id not in served:
            wrong, remedy = f"no counter serves {service.id!r}", "add it to the services of a counter"
            yield ("service", index, "id"), wrong, remedy


def _groups(schema: HallSchema) -> Iterator[Finding]:
    """Groups of no agency, and services in a group that does not exist or is another agency's."""
    agencies = [agency.id for agency in schema.agency]
    whose = {group.id: group.agency for group in schema.group}
    for index, group in enumerate(schema.group):
        if group.agency not in agencies:
            yield from _unknown(("group", index, "agency"), "agency", group.agency, agencies)
    for index, service in enumerate(schema.service):
        place = ("service", index, "group")
        if service.group and service.group not in whose:
            yield from _unknown(place, "group", service.group, list(whose))
        elif service.group and whose[service.group] != service.agency:
            wrong = (
                f"{service.group!r} is a group of {whose[service.group]!r}, the service is one of {service.agency!r}"
            )
            yield place, wrong, "choose a group of the service's own agency"


def _routes(schema: HallSchema) -> Iterator[Finding]:
    """Stages that are no services, and visits that would come by the same service twice."""
    services = [service.id for service in schema.service]
    for index, service in enumerate(schema.service):
        place = ("service", index, "route")
        for stage, name in enumerate(service.route):
            if name not in services:
                yield from _unknown(place, "service", name, services)
            elif name in (service.id, *service.route[:stage]):
                yield place, f"the visit comes to {name!r} twice", "name each stage once"


def _counters(schema: HallSchema) -> Iterator[Finding]:
    services = [service.id for service in schema.service]
    for index, counter in enumerate(schema.counter):
        for name in counter.services:
            if name not in services:
                yield from _unknown(("counter", index, "services"), "service", name, services)


def _skills(schema: HallSchema) -> Iterator[Finding]:
    services = [service.id for service in schema.service]
    for index, officer in enumerate(schema.officer):
        for name in officer.services:
            if name not in services:
                yield from _unknown(("officer", index, "services"), "service", name, services)


def _calendar(schema: HallSchema) -> Iterator[Finding]:
    closed = {row.day for row in schema.calendar.closed}
    for day in schema.calendar.open:
        if day in closed:
            yield ("calendar", "open"), f"{day} is a closed day too", "name it in one of the two lists"


def _seasons(schema: HallSchema) -> Iterator[Finding]:
    services = [service.id for service in schema.service]
    for index, season in enumerate(schema.season):
        if season.last < season.first:
            wrong = f"ends on {season.last}, before it begins on {season.first}"
            yield ("season", index, "to"), wrong, "write the earlier date in from"
        for name in season.services:
            if name not in services:
                yield from _unknown(("season", index, "services"), "service", name, services)


def _pauses(schema: HallSchema) -> Iterator[Finding]:
    for index, pause in enumerate(schema.pause):
        if pause.first is not None and pause.last is not None and pause.last < pause.first:
            wrong = f"ends on {pause.last}, before it begins on {pause.first}"
            yield ("pause", index, "to"), wrong, "write the earlier date in from"


def _unknown(place: Place, what: str, name: str, known: list[str]) -> Iterator[Finding]:
    yield place, f"unknown {what} {name!r}", did_you_mean(name, known)
