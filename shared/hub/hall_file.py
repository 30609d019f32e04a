"""The hall file: reads the TOML in which an office describes its hall, or says what is wrong with it, and where."""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from shared.hub.accounts import GivenOfficer
from shared.hub.hall_checks import Mistake, cross_mistakes
from shared.hub.hall_schema import HallSchema
from shared.hub.hall_shape import shape_mistakes
from shared.queueing.plan import HallPlan


@dataclass(frozen=True)
class HallFile:
    """A hall file that is good. Names and PINs of officers stay out of the plan, and so out of the record."""

    plan: HallPlan
    officers: tuple[GivenOfficer, ...]


class HallFileError(Exception):
    """A hall file that cannot be used. Its text has one line for each mistake: file, line, field, what, way out."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        self.path, self.mistakes = path, mistakes
        super().__init__("\n".join(f"{path}:{m.line}: {m.field}: {m.wrong}; {m.remedy}" for m in mistakes))


def read_hall_file(path: Path, today: date | None = None) -> HallFile:
    """The hall that the file describes, with the holidays from the year of `today` (this day) on.

    HallFileError with every mistake in it.
    """
    text = _text_of(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        wrong, remedy = f"is not TOML: {error}", "see https://toml.io for how it is written"
        raise _error(path, wrong, remedy, int(line[1]) if line else 1) from error
    try:
        schema = HallSchema.model_validate(data)
    except ValidationError as error:
        raise HallFileError(path, tuple(shape_mistakes(error, text, data))) from error
    if mistakes := tuple(cross_mistakes(schema, text)):
        raise HallFileError(path, mistakes)
    accounts = tuple(GivenOfficer(o.id, o.name, o.role, o.pin, o.must_change) for o in schema.officer)
    return HallFile(schema.to_plan(today or datetime.now(UTC).date()), accounts)


def _text_of(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # what a device or a pipe gives may have no end
            raise _error(path, "is not a file", "name the hall file itself")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise _error(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise _error(path, "is not UTF-8", "save it as UTF-8 in your editor") from error
    except ValueError as error:
        raise _error(path, "is no name that a file can have", "check the path") from error


def _error(path: Path, wrong: str, remedy: str, line: int = 1) -> HallFileError:
    return HallFileError(path, (Mistake(line, "file", wrong, remedy),))


_LINE = re.compile(r"line (\d+)")
