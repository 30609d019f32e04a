"""Sentences by language and key, read from `assets/translations/{language}/{area}.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from shared.assets import ASSETS
from shared.language.names import LANGUAGES, Language


class MissingTextError(KeyError):
    """A sentence or one of its parameters is not there: a bug of the program or of its translation."""

    def __init__(self, language: Language, areas: tuple[str, ...], key: str, parameter: str = "") -> None:
        what = f"no {{{parameter}}} given for text '{key}'" if parameter else f"no text '{key}'"
        files = ", ".join(f"assets/translations/{language}/{area}.toml" for area in areas)
        super().__init__(f"{what} in {files}")


class RepeatedTextError(ValueError):
    """Two areas loaded together claim the same keys."""

    def __init__(self, file: Path, keys: list[str]) -> None:
        super().__init__(f"{file} repeats the keys of another area: {', '.join(keys)}")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The words of some areas in all languages. A word that is missing is a bug, never silently another language's."""

    areas: tuple[str, ...]
    texts: Mapping[Language, Mapping[str, str]]

    @classmethod
    def load(cls, *areas: str, folder: Path = ASSETS / "translations") -> Self:
        """Read the files of these areas. Raise RepeatedTextError when two of them claim the same key."""
        return cls(areas, {language: _read_areas(folder / language, areas) for language in LANGUAGES})

    def say(self, language: Language, key: str, **params: object) -> str:
        """The sentence with its parameters filled in. Raise MissingTextError for what is not there."""
        try:
            text = self.texts[language][key]
        except KeyError:
            raise MissingTextError(language, self.areas, key) from None
        try:
            return text.format_map(params)
        except KeyError as missing:
            raise MissingTextError(language, self.areas, key, missing.args[0]) from None

    def count(self, language: Language, key: str, count: int, **params: object) -> str:
        """The sentence for so many: `key_one` for exactly one, `key_other` else, each with the parameter {count}."""
        return self.say(language, f"{key}_one" if count == 1 else f"{key}_other", count=count, **params)


def _read_areas(folder: Path, areas: tuple[str, ...]) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for area in areas:
        file = folder / f"{area}.toml"
        new = tomllib.loads(file.read_text(encoding="utf-8"))
        if taken := sorted(texts.keys() & new.keys()):
            raise RepeatedTextError(file, taken)
        texts |= new
    return texts
