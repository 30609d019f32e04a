"""Events as plain data and back, from their declarations: what a field is called in code is its name in the record."""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from shared.queueing import events
from shared.queueing.events import Event
from shared.queueing.times import from_iso, iso

Convert = Callable[[Any], Any]


class UnreadableError(ValueError):
    """Data that is no event of ours; the message says which part."""


def type_name(event: Event) -> str:
    """The name of an event's type in the record: `TicketIssued` is "ticket_issued"."""
    return _NAMES[type(event)]


def to_data(event: Event) -> dict[str, Any]:
    """An event as JSON-ready data: strings, whole numbers, booleans, null, lists and objects; times by `iso`.

    A field of the event that has its default is left out: so a field that came later leaves older events as they are.
    """
    kind: Any = type(event)
    data = cast("dict[str, Any]", _writer(kind)(event))
    for name, default in _defaults(kind).items():
        if data[name] == default:
            del data[name]
    return data


def from_data(name: str, data: dict[str, Any]) -> Event:
    """The event that `to_data` wrote. UnreadableError where the name, a field or a value is not of ours."""
    kind: Any = _TYPES.get(name)
    if kind is None:
        raise UnreadableError(f"no event is called {name!r}")
    try:
        return cast("Event", _reader(kind)(data))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(f"{name}: {error!r}") from error


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


_NAMES: dict[type, str] = {kind: _snake(kind.__name__) for kind in get_args(events.Event)}
_TYPES: dict[str, type] = {name: kind for kind, name in _NAMES.items()}


def _same(value: Any) -> Any:
    return value


@cache
def _writer(hint: Any) -> Convert:
    if hint is datetime:
        return iso
    if hint in (date, time):
        return lambda value: value.isoformat()
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda value: [item(part) for part in value]
    if isinstance(hint, UnionType):
        inner = _writer(_not_none(hint))
        return lambda value: None if value is None else inner(value)
    if is_dataclass(hint):
        parts = [(name, _writer(kind)) for name, kind in _hints(hint)]
        return lambda value: {name: write(getattr(value, name)) for name, write in parts}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str
    return _same


@cache
def _reader(hint: Any) -> Convert:
    if hint is datetime:
        return from_iso
    if hint in (date, time):
        return cast("Convert", hint.fromisoformat)
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda value: tuple(item(part) for part in value)
    if isinstance(hint, UnionType):
        inner = _reader(_not_none(hint))
        return lambda value: None if value is None else inner(value)
    if is_dataclass(hint):
        return _object_reader(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return _same


def _object_reader(kind: Any) -> Convert:
    """Most fields stand in the record as they are: only the others are converted, for a day is 50,000 events.

    A field that came later than the record has its default.
    """
    hints = _hints(kind)
    names = [name for name, _ in hints]
    later = _defaults(kind)
    converted = [(place, read) for place, (_, hint) in enumerate(hints) if (read := _reader(hint)) is not _same]

    def read_object(data: dict[str, Any]) -> Any:
        if len(data) < len(names):
            data = later | data
        values = [data[name] for name in names]
        for place, read in converted:
            values[place] = read(values[place])
        return kind(*values)

    return read_object


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """The fields that may be missing, as they would stand in the record."""
    hints = dict(_hints(kind))
    given = {field.name: field.default for field in fields(kind) if field.default is not MISSING}
    made = {field.name: field.default_factory() for field in fields(kind) if field.default_factory is not MISSING}
    return {name: _writer(hints[name])(value) for name, value in (given | made).items()}


def _hints(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _not_none(hint: UnionType) -> Any:
    (kind,) = [part for part in get_args(hint) if part is not NoneType]
    return kind
