"""A finger and a keyboard: touches and keys that go the way of the system's own, through Qt's delivery by window."""

from functools import reduce
from operator import or_
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from shared.marks import Marks
from shared.qt.stage.sight import find_widgets, find_window

_FINGER: Final = 0
_MODIFIERS: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class OutOfReachError(Exception):
    """What was to be touched cannot be: the sentence says why."""


class Fingers:
    """Touches and types; the control that lies on top reacts, as under a real finger."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        # Taps from here follow each other faster than a hand can; none of them is half of a double one.
        QGuiApplication.styleHints().setMouseDoubleClickInterval(0)
        self._panel: QPointingDevice = QTest.createTouchDevice()

    def tap(self, name: str) -> None:
        """Press and release on the control of this name. Raise OutOfReachError when a finger could not."""
        widget = _reachable(name)
        window, place = _handle(widget), widget.mapTo(widget.window(), widget.rect().center())
        self._marks.mark("tap", control=name)
        self._touch(window).press(_FINGER, place, window).commit(False)
        self._touch(window).release(_FINGER, place, window).commit(False)

    def press_key(self, key: str, title: str = "") -> None:
        """Press and release a key such as "F8" or "Ctrl+N" in a window. Raise OutOfReachError for no such key."""
        code, modifiers = _key(key)
        self._marks.mark("key", key=key)
        QTest.keyClick(_handle(_window(title)), code, modifiers)

    def type_text(self, text: str) -> None:
        """Type into the control that has the focus. Raise OutOfReachError when none has."""
        focus = QApplication.focusWidget() or _window("").focusWidget()
        if focus is None:
            raise OutOfReachError("no control has the focus")
        QTest.keyClicks(focus, text)

    def _touch(self, window: QWindow) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(window, self._panel, False)


def _reachable(name: str) -> QWidget:
    found = find_widgets(name)
    if not found:
        raise OutOfReachError(f"no visible control is called '{name}'")
    usable = [widget for widget in found if widget.isEnabled()]
    if not usable:
        raise OutOfReachError(f"'{name}' is disabled")
    widget = next((widget for widget in usable if _is_on_top(widget)), None)
    if widget is None:
        raise OutOfReachError(f"'{name}' is covered or out of sight")
    return widget


def _is_on_top(widget: QWidget) -> bool:
    modal = QApplication.activeModalWidget()
    if modal is not None and modal is not widget.window():
        return False
    hit = widget.window().childAt(widget.mapTo(widget.window(), _centre(widget)))
    return hit is not None and (hit is widget or widget.isAncestorOf(hit))


def _centre(widget: QWidget) -> QPoint:
    return widget.rect().center()


def _window(title: str) -> QWidget:
    window = find_window(title)
    if window is None:
        raise OutOfReachError(f"no visible window is called '{title}'" if title else "no window is open")
    return window


def _handle(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    if handle is None:
        raise OutOfReachError("the window is not on the screen")
    return handle


def _key(words: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    *held, name = words.split("+")
    try:
        modifiers = reduce(or_, (_MODIFIERS[word] for word in held), Qt.KeyboardModifier.NoModifier)
        return Qt.Key[f"Key_{name}"], modifiers
    except KeyError:
        raise OutOfReachError(f"no key is called '{words}'") from None
