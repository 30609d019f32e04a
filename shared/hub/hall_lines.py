"""Where in a TOML file a value stands: the standard reader keeps no line numbers."""

import re

_TABLE = re.compile(r"^\s*\[(?P<array>\[)?\s*(?P<name>[\w.-]+)\s*\]{1,2}")
_KEY = re.compile(r"^\s*(?P<key>[\w-]+)\s*=")


def line_of(text: str, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of the value at `place`, such as ("service", 3, "prefix"); else of its table; else 1."""
    lines = text.splitlines()
    start = _table_line(lines, place)
    keys = [part for part in place[1:] if isinstance(part, str)]
    for number in range(start, len(lines)):
        if number > start and _TABLE.match(lines[number]):
            break
        found = _KEY.match(lines[number])
        if found and keys and found["key"] == keys[0]:
            return number + 1
    return start + 1


def _table_line(lines: list[str], place: tuple[int | str, ...]) -> int:
    """Index of the line with the table's header; a top-level key's own line; 0 where neither is there."""
    if not place:
        return 0
    wanted = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    seen = 0
    for index, line in enumerate(lines):
        table = _TABLE.match(line)
        if table and table["name"].split(".")[0] == place[0]:
            if seen == wanted:
                return index
            seen += 1
    return 0
