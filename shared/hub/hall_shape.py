"""What is wrong with single fields of a hall file, as pydantic found it, told in the words of the file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from shared.hub.hall_checks import Mistake, Place, did_you_mean, dotted
from shared.hub.hall_lines import line_of
from shared.hub.hall_schema import known_fields

_QUOTED = re.compile(r"'([^']*)'")


def shape_mistakes(error: ValidationError, text: str, data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each with its line, its field and the way out."""
    for found in error.errors():
        place = _in_the_file(found["loc"], data, is_missing=found["type"] == "missing")
        wrong, remedy = _told(found, place)
        yield Mistake(line_of(text, place), dotted(place), wrong, remedy)


def _told(found: Mapping[str, Any], place: Place) -> tuple[str, str]:
    """What is wrong, and what would be right."""
    name, context = str(place[-1]) if place else "file", found.get("ctx", {})
    see = f"see docs/hall-file.md for {dotted(place)}"
    match found["type"]:
        case "extra_forbidden":
            return f"unknown field {name!r}", did_you_mean(name, known_fields(place[:-1]))
        case "missing":
            return "is missing", f"add {name} = …"
        case "value_error":
            wrong, _, remedy = str(context["error"]).partition("; ")
            return wrong, remedy
        case "literal_error":
            return f"{found['input']!r} is unknown", did_you_mean(
                str(found["input"]), _QUOTED.findall(context["expected"])
            )
        case "bool_type" | "bool_parsing":
            return f"{found['input']!r} is neither true nor false", "write true or false, without quotes"
        case "greater_than_equal" | "less_than_equal":
            limit = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
            return f"{found['input']!r} is out of range", f"write {limit}; {see}"
        case _:
            return found["msg"], see


def _in_the_file(loc: Place, data: Any, *, is_missing: bool) -> Place:
    """The part of a location that the file has: pydantic also names the shapes that it tried."""
    place: list[int | str] = []
    for part in loc:
        match data:
            case Mapping() if part in data:
                data = data[part]
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                continue
        place.append(part)
    return (*place, loc[-1]) if is_missing else tuple(place)
