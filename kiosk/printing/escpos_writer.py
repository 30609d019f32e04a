"""From a layout to the bytes a thermal printer understands."""

from typing import Final

# The library carries no type information.
from escpos.constants import LINESPACING_FUNCS, QR_ECLEVEL_M  # type: ignore[import-untyped]
from escpos.printer import Dummy  # type: ignore[import-untyped]

from kiosk.printing.paper import FONT_HEIGHT, LINE_GAP, Cut, Element, Gap, Layout, Line, Qr, Style
from kiosk.printing.typeset import CODE_PAGE

_CANCEL_DOUBLE_BYTES: Final = b"\x1c."
"""Printers made for the Chinese market start in a mode that takes two bytes above 127 for one character."""
_LINE_SPACING: Final = LINESPACING_FUNCS[180] + bytes([FONT_HEIGHT + LINE_GAP])
"""Dots from line to line: little more than the characters are high, which keeps the ticket about 100 mm long."""

_FEED: Final = b"\x1bJ"
"""Print what stands in the line and move the paper by so many dots."""


def encode(layout: Layout) -> bytes:
    """The layout as ESC/POS, from reset to cut; whatever its text, nothing in it becomes a command."""
    writer = _Writer()
    for element in layout:
        writer.write(element)
    return writer.output


class _Writer:
    """Sends what differs from the style before, and nothing else."""

    def __init__(self) -> None:
        self._printer = Dummy()
        self._style = Style()
        self._printer.hw("INIT")
        self._printer._raw(_CANCEL_DOUBLE_BYTES)
        self._printer._raw(_LINE_SPACING)
        self._printer.charcode(CODE_PAGE.upper())

    @property
    def output(self) -> bytes:
        return bytes(self._printer.output)

    def write(self, element: Element) -> None:
        match element:
            case Line(text, style):
                self._set(style)
                self._printer.text(f"{_one_line(text)}\n")
            case Gap(dots):
                self._printer._raw(_FEED + bytes([dots]))
            case Qr(payload, module):
                self._set(Style(align="center"))
                self._printer.qr(payload, native=True, ec=QR_ECLEVEL_M, size=module)
            case Cut():
                self._printer.cut(feed=False)

    def _set(self, style: Style) -> None:
        before, self._style = self._style, style
        if (style.width, style.height) != (before.width, before.height):
            self._printer.set(custom_size=True, width=style.width, height=style.height)
        self._printer.set(
            bold=style.is_bold if style.is_bold != before.is_bold else None,
            invert=style.is_inverted if style.is_inverted != before.is_inverted else None,
            align=style.align if style.align != before.align else None,
        )


def _one_line(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
