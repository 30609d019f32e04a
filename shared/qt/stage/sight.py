"""What a person sees: the controls of the visible windows, by the names that a screen reader would say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from shared.qt.widgets.pages import PASSING


@dataclass(frozen=True, slots=True)
class Sight:
    """One visible control as plain values."""

    name: str
    text: str
    enabled: bool
    window: str

    @classmethod
    def of(cls, widget: QWidget) -> Self:
        """What is to be seen of this widget now."""
        text = _text(widget)
        name = widget.accessibleName() or text
        return cls(name, text, widget.isEnabled(), widget.window().windowTitle())


def visible_controls() -> list[Sight]:
    """Every visible widget that has a name or a text, the active window's first."""
    return [sight for sight in (Sight.of(widget) for widget in _visible_widgets()) if sight.name]


def find_widgets(name: str) -> list[QWidget]:
    """The visible widgets of this accessible name (or text, where there is no name), the active window's first."""
    return [widget for widget in _visible_widgets() if Sight.of(widget).name == name]


def find_window(title: str = "") -> QWidget | None:
    """The first visible window whose title contains this; the active one when no title is asked for."""
    return next((window for window in _windows() if title in window.windowTitle()), None)


def is_settled() -> bool:
    """Whether no page is just turning in any visible window."""
    return not any(widget.property(PASSING) for widget in _visible_widgets())


def _visible_widgets() -> Iterator[QWidget]:
    for window in _windows():
        yield window
        yield from (child for child in window.findChildren(QWidget) if child.isVisible() and child.window() is window)


def _windows() -> list[QWidget]:
    visible = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return sorted(visible, key=lambda window: not window.isActiveWindow())


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    read = getattr(widget, "text", None)
    text = read() if callable(read) else ""
    return text if isinstance(text, str) else ""
