"""The choice of the language: one segment for each, by its own name."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from shared.language import LANGUAGES, Catalog, Language
from shared.qt.look import Look


class LanguageSwitch(QWidget):
    """Says `chosen` with the language that was touched; shows the one it is told."""

    chosen = Signal(str)

    def __init__(self, look: Look, language: Language = "id", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: Final = Catalog.load("common")
        self._group = QButtonGroup(self)
        self._buttons = {language: self._button(language) for language in LANGUAGES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self._buttons.values():
            row.addWidget(button)
        self.show_language(language)

    def show_language(self, language: Language) -> None:
        """Show this language as the one in use."""
        self._buttons[language].setChecked(True)
        self.setAccessibleName(self._words.say(language, "choose_language"))

    def _button(self, language: Language) -> QPushButton:
        name = self._words.say(language, "language_name")
        button = QPushButton(name)
        button.setProperty("kind", f"segment-{'first' if language == LANGUAGES[0] else 'last'}")
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setMinimumHeight(min(self._look.touch_key_px, self._look.unit_px * 3))
        button.clicked.connect(partial(self.chosen.emit, language))
        self._group.addButton(button)
        return button
