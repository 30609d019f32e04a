"""Every area file there is: same keys, same placeholders, plain texts, in all languages."""

import tomllib
from string import Formatter

import pytest

from shared.assets import ASSETS
from shared.language import LANGUAGES

FOLDER = ASSETS / "translations"
AREAS = sorted({file.stem for file in FOLDER.glob("*/*.toml")})


def test_there_are_words() -> None:
    assert "common" in AREAS


@pytest.mark.parametrize("area", AREAS)
def test_all_languages_have_the_same_keys(area: str) -> None:
    keys = {language: set(_texts(language, area)) for language in LANGUAGES}
    assert keys["id"] == keys["en"]


@pytest.mark.parametrize("area", AREAS)
def test_all_languages_take_the_same_parameters(area: str) -> None:
    first, second = (_texts(language, area) for language in LANGUAGES)
    assert {key: _parameters(text) for key, text in first.items()} == {
        key: _parameters(text) for key, text in second.items()
    }


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_flat_and_not_empty(language: str, area: str) -> None:
    texts = _texts(language, area)
    assert all(isinstance(text, str) and text.strip() for text in texts.values())


@pytest.mark.parametrize("area", AREAS)
def test_indonesian_is_spelled_as_the_standard_says(area: str) -> None:
    text = " ".join(_texts("id", area).values()).lower().split()
    misspelled = {"antri", "antrian", "silahkan", "ijin", "standard", "jadual", "resiko", "nomer"}
    assert misspelled.isdisjoint(word.strip(".,;:!?") for word in text)


def _texts(language: str, area: str) -> dict[str, str]:
    return tomllib.loads((FOLDER / language / f"{area}.toml").read_text(encoding="utf-8"))


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
