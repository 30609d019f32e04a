"""The choice of the language: a key for each, by its own name."""

from functools import cache

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.presenters.views import Button
from kiosk.ui.keys import Key, Touched
from shared.language import Catalog, Language
from shared.qt.look import Look


class LanguageKeys(QWidget):
    """A key for each language of the hall but the one in use."""

    def __init__(self, look: Look, touched: Touched) -> None:
        super().__init__()
        self._look, self._touched = look, touched
        self._keys: dict[Language, Key] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.space_px("tight"))

    def show_languages(self, languages: tuple[Language, ...], used: Language) -> None:
        """Offer the others."""
        for language in languages:
            if language not in self._keys:
                self._keys[language] = Key(self._look, self._touched, icon="globe")
                self._row.addWidget(self._keys[language])
        for language, key in self._keys.items():
            is_offered = language in languages and language != used
            key.show_button(Button(f"language:{language}", _name(language)) if is_offered else None)


@cache
def _name(language: Language) -> str:
    return Catalog.load("common").say(language, "language_name")
