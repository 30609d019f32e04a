"""The languages a hall speaks."""

from typing import Final, Literal

Language = Literal["id", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
"""Every language there is a catalog for; the first is the one of the hall."""


def other_language(language: Language) -> Language:
    """The language that a switch of two offers next."""
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]
