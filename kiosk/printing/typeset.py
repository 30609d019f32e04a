"""Text as a thermal printer can set it: one code page, no control characters, broken between words."""

import textwrap
import unicodedata
from typing import Final

CODE_PAGE: Final = "cp437"
"""Page 0: the one code page that every ESC/POS printer has."""
RULE: Final = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"

_REPLACED: Final = str.maketrans(
    {
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{BULLET}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{EURO SIGN}": "EUR",
    }
)
_ELLIPSIS: Final = "..."


def printable(text: str) -> str:
    """The text on one line and in the code page, one byte a character; what that lacks becomes the nearest, or "?"."""
    spaced = " ".join(text.split())
    visible = (char for char in unicodedata.normalize("NFC", spaced) if unicodedata.category(char)[0] != "C")
    nearest = "".join(map(_nearest, "".join(visible).translate(_REPLACED)))
    return " ".join(nearest.split())


def shorten(text: str, longest: int) -> str:
    """The text, cut after a word where it can be and ended by dots, when it is longer than so many characters."""
    if len(text) <= longest:
        return text
    room = longest - len(_ELLIPSIS)
    head, _, _ = text[: room + 1].rpartition(" ")
    return (head if len(head) > room // 2 else text[:room]).rstrip(" ,;-") + _ELLIPSIS


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many characters, broken between words; a word longer than a line is broken itself."""
    return textwrap.wrap(text, columns, break_on_hyphens=False)


def balance(text: str, columns: int) -> list[str]:
    """As few lines as `wrap` needs, all of about the same length, so that no word is left alone on the last."""
    lines = wrap(text, columns)
    longest_word = max(map(len, text.split()), default=columns)
    narrower = (wrap(text, width) for width in range(longest_word, columns))
    return next((candidate for candidate in narrower if len(candidate) == len(lines)), lines)


def _nearest(char: str) -> str:
    if _can_write(char):
        return char
    plain = unicodedata.normalize("NFKD", char)
    return "".join(part for part in plain if _can_write(part) and part.isprintable()) or "?"


def _can_write(char: str) -> bool:
    try:
        char.encode(CODE_PAGE)
    except UnicodeEncodeError:
        return False
    return True
