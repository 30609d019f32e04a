"""Pictures of every screen, for people to look at: `python -m tests.screens [--out DIR]`."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from shared.language import Language


@dataclass(frozen=True, slots=True)
class Shot:
    """`make` builds the widget, filled; `size` in pixels is what it is shown at."""

    name: str
    size: tuple[int, int]
    make: Callable[[], QWidget]
    language: Language = "id"

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}-{self.size[0]}x{self.size[1]}-{self.language}.png"
