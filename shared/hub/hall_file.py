"""The hall file: reads the TOML in which an office describes its hall, or says what is wrong with it, and where."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from shared.hub.hall_lines import line_of
from shared.hub.hall_schema import HallSchema, known_fields
from shared.hub.store import OfficerAccount
from shared.queueing.plan import HallPlan


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong in a hall file: the line (1 is the first), the field, what is wrong and the way out."""

    line: int
    field: str
    wrong: str
    remedy: str


@dataclass(frozen=True)
class HallFile:
    """A hall file that is good. Names and PINs of officers stay out of the plan, and so out of the record."""

    plan: HallPlan
    officers: tuple[OfficerAccount, ...]


class HallFileError(Exception):
    """A hall file that cannot be used. Its text has one line for each mistake: file, line, field, what, way out."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        self.path, self.mistakes = path, mistakes
        super().__init__("\n".join(f"{path}:{m.line}: {m.field}: {m.wrong}; {m.remedy}" for m in mistakes))


def read_hall_file(path: Path) -> HallFile:
    """The hall that the file describes. HallFileError with every mistake in it."""
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise _error(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise _error(path, "is not UTF-8", "save it as UTF-8 in your editor") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        wrong, remedy = f"is not TOML: {error}", "see https://toml.io for how it is written"
        raise _error(path, wrong, remedy, int(line[1]) if line else 1) from error
    try:
        schema = HallSchema.model_validate(data)
    except ValidationError as error:
        raise HallFileError(path, tuple(_shape_mistakes(error, text, data))) from error
    if mistakes := tuple(_cross_mistakes(schema, text)):
        raise HallFileError(path, mistakes)
    accounts = tuple(OfficerAccount(o.id, o.name, o.pin, o.role) for o in schema.officer)
    return HallFile(schema.to_plan(), accounts)


def _error(path: Path, wrong: str, remedy: str, line: int = 1) -> HallFileError:
    return HallFileError(path, (Mistake(line, "file", wrong, remedy),))


def _shape_mistakes(error: ValidationError, text: str, data: Mapping[str, Any]) -> Iterator[Mistake]:
    """What pydantic found, in the words of the file: line, field, way out."""
    for found in error.errors():
        place = tuple(part for part in found["loc"] if not _is_alternative(part, data))
        name = str(place[-1]) if place else "file"
        wrong, remedy = found["msg"], f"see docs/hall-file.md for {_dotted(place)}"
        if found["type"] == "extra_forbidden":
            wrong, remedy = f"unknown field {name!r}", _did_you_mean(name, known_fields(place[:-1]))
        elif found["type"] == "missing":
            wrong, remedy = "is missing", f"add {name} = …"
        elif found["type"] == "value_error":
            wrong, _, remedy = str(found["ctx"]["error"]).partition("; ")
        yield Mistake(line_of(text, place), _dotted(place), wrong, remedy)


def _is_alternative(part: int | str, data: Mapping[str, Any]) -> bool:
    """Whether a part of a location names one of several accepted types, which no file contains."""
    return isinstance(part, str) and (part.startswith(("str", "function", "NameSchema")) and part not in data)


def _cross_mistakes(schema: HallSchema, text: str) -> Iterator[Mistake]:
    """What no single field shows: names that nobody bears, names that two bear, services that nobody serves."""
    yield from _doubles(schema, text)
    agencies = [agency.id for agency in schema.agency]
    services = [service.id for service in schema.service]
    for index, service in enumerate(schema.service):
        if service.agency not in agencies:
            place = ("service", index, "agency")
            wrong = f"unknown agency {service.agency!r}"
            yield Mistake(line_of(text, place), _dotted(place), wrong, _did_you_mean(service.agency, agencies))
    for index, counter in enumerate(schema.counter):
        for service_id in counter.services:
            if service_id not in services:
                place = ("counter", index, "services")
                wrong = f"unknown service {service_id!r}"
                yield Mistake(line_of(text, place), _dotted(place), wrong, _did_you_mean(service_id, services))
    yield from _wrong_routes(schema, text)
    served = {service_id for counter in schema.counter for service_id in counter.services}
    for index, service in enumerate(schema.service):
        if service.id not in served:
            place = ("service", index, "id")
            wrong = f"no counter serves {service.id!r}"
            yield Mistake(line_of(text, place), _dotted(place), wrong, "add it to the services of a counter")


def _wrong_routes(schema: HallSchema, text: str) -> Iterator[Mistake]:
    """Stages that are no services, and visits that would come by the same service twice."""
    services = [service.id for service in schema.service]
    for index, service in enumerate(schema.service):
        place = ("service", index, "route")
        line, field = line_of(text, place), _dotted(place)
        for stage, name in enumerate(service.route):
            if name not in services:
                yield Mistake(line, field, f"unknown service {name!r}", _did_you_mean(name, services))
            elif name in (service.id, *service.route[:stage]):
                yield Mistake(line, field, f"the visit comes to {name!r} twice", "name each stage once")


def _doubles(schema: HallSchema, text: str) -> Iterator[Mistake]:
    tables = {
        "agency": [row.id for row in schema.agency],
        "service": [row.id for row in schema.service],
        "counter": [row.id for row in schema.counter],
        "officer": [row.id for row in schema.officer],
        "priority": [row.id for row in schema.priority],
    }
    for table, ids in tables.items():
        for index, name in enumerate(ids):
            if name in ids[:index]:
                place = (table, index, "id")
                yield Mistake(line_of(text, place), _dotted(place), f"{name!r} is there twice", "give one another id")


def _did_you_mean(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(known)}"


_LINE = re.compile(r"line (\d+)")


def _dotted(place: tuple[int | str, ...]) -> str:
    """`service[3].prefix`, counted from 1 as people count."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "file"
