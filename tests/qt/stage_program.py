"""A small program with a screen, started by the tests of the stage."""

import sys
from typing import TypeVar

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from shared.marks import Marks, NoMarks
from shared.qt.application import create_application
from shared.qt.stage import mark_painted, open_stage

Placed = TypeVar("Placed", bound=QWidget)


class Window(QWidget):
    """A button that counts, one that is disabled, one under a lid, a field with the focus."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(windowTitle="Loket 3")
        self.resize(400, 300)
        self._marks = marks
        self._calls = 0
        self._told = _placed(QLabel("0 panggilan", self), 0)
        self._button("Panggil", 1)
        self._button("Tidak bisa", 2).setEnabled(False)
        self._button("Tertutup", 3)
        _placed(QLabel("tutup", self), 3)
        field = _placed(QLineEdit(self), 4)
        field.setAccessibleName("PIN")
        field.setFocus()
        QShortcut("F8", self).activated.connect(self._call)

    def _button(self, name: str, row: int) -> QPushButton:
        button = _placed(QPushButton(name, self), row)
        button.clicked.connect(self._call)
        return button

    def _call(self) -> None:
        self._calls += 1
        self._told.setText(f"{self._calls} panggilan")
        mark_painted(self._told, self._marks, "shown", calls=self._calls)


def main() -> int:
    """Show the window until it is told to go."""
    app = create_application("stage-program")
    marks = open_stage(app).marks if "--stage" in sys.argv else NoMarks()
    window = Window(marks)
    window.show()
    marks.mark("ready")
    return app.exec()


def _placed(widget: Placed, row: int) -> Placed:
    widget.setGeometry(10, 10 + row * 50, 380, 40)
    return widget


if __name__ == "__main__":
    sys.exit(main())
