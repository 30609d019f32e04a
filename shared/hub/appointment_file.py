"""The file of reservations: CSV with a line for each, as an office's booking system or a spreadsheet writes it."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from pydantic import ValidationError

from shared.protocol.requests import AppointmentBody

COLUMNS = ("code", "service", "date", "time", "category")
"""`date` is YYYY-MM-DD and `time` HH:MM, in the hall's local time; `category` may be left out or empty."""

_NEEDED = COLUMNS[:4]


class AppointmentFileError(Exception):
    """A file of reservations that cannot be used. Its text has one line for each mistake: file, line, what, way out."""


def read_appointments(path: Path, zone: tzinfo) -> tuple[AppointmentBody, ...]:
    """The reservations in a file. AppointmentFileError with every mistake in it; then none of them counts."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, skipinitialspace=True)
            _check_columns(path, rows.fieldnames or ())
            found = list(_read(path, rows, zone))
    except OSError as error:
        raise AppointmentFileError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise AppointmentFileError(f"{path}: is not UTF-8; save it as CSV UTF-8") from error
    if mistakes := [each for each in found if isinstance(each, str)]:
        raise AppointmentFileError("\n".join(mistakes))
    return tuple(each for each in found if isinstance(each, AppointmentBody))


def _check_columns(path: Path, names: Sequence[str]) -> None:
    if missing := [name for name in _NEEDED if name not in names]:
        wrong = f"{path}:1: has no column {', '.join(missing)}"
        raise AppointmentFileError(f"{wrong}; the first line names the columns: {','.join(COLUMNS)}")


def _read(path: Path, rows: "csv.DictReader[str]", zone: tzinfo) -> Iterator[AppointmentBody | str]:
    """Each reservation, or what is wrong with it."""
    lines: dict[str, int] = {}
    for row in rows:
        read = _appointment({name: (row.get(name) or "").strip() for name in COLUMNS}, zone)
        place = f"{path}:{rows.line_num}"
        if isinstance(read, str):
            yield f"{place}: {read}"
        elif (first := lines.setdefault(read.code, rows.line_num)) != rows.line_num:
            yield f"{place}: code {read.code} stands in line {first} too; give each reservation a code of its own"
        else:
            yield read


def _appointment(row: dict[str, str], zone: tzinfo) -> AppointmentBody | str:
    try:
        slot = datetime.strptime(f"{row['date']} {row['time']}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)
    except ValueError:
        return f"{row['date']} {row['time']} is no time; write date as 2026-11-24 and time as 09:30"
    try:
        return AppointmentBody(
            code=row["code"], service=row["service"], slot=slot, category=row["category"] or "regular"
        )
    except ValidationError as error:
        field = error.errors()[0]["loc"][0]
        return (
            f"{field} {row[str(field)]!r} cannot be used; {_REMEDIES.get(str(field), 'use the id from the hall file')}"
        )


_REMEDIES = {"code": "write 6 to 16 capital letters and digits"}
