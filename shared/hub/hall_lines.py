"""Where in a TOML file a value stands: the standard reader keeps no line numbers."""

import re
from collections.abc import Iterator

_TABLE = re.compile(r"^\s*\[{1,2}\s*(?P<name>[\w.-]+)\s*\]{1,2}")
_KEY = re.compile(r"^\s*(?P<key>[\w-]+)\s*=")


def line_of(text: str, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of the value at `place`, such as ("service", 3, "prefix"); else of its table; else 1."""
    names = [part for part in place if isinstance(part, str)]
    wanted = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    best, depth, seen = 1, 0, -1
    for number, path in _paths(text):
        seen += path == names[:1]
        if seen == wanted and len(path) > depth and path == names[: len(path)]:
            best, depth = number, len(path)
    return best


def _paths(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that begins a table or gives a key, with the names that lead there."""
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            table = found["name"].split(".")
            yield number, table
        elif found := _KEY.match(line):
            yield number, [*table, found["key"]]
