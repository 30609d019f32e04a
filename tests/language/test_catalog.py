from pathlib import Path

import pytest

from shared.language import Catalog, MissingTextError, RepeatedTextError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _write(tmp_path, "id", "hall", 'called = "{number} ke {counter}"\nwaiting_one = "{count} orang"')
    _write(tmp_path, "en", "hall", 'called = "{number} to {counter}"\nwaiting_one = "{count} person"')
    _append(tmp_path, "id", 'waiting_other = "{count} orang"')
    _append(tmp_path, "en", 'waiting_other = "{count} people"')
    return tmp_path


def test_says_a_sentence_in_each_language(folder: Path) -> None:
    words = Catalog.load("hall", folder=folder)
    assert words.say("id", "called", number="A-012", counter=3) == "A-012 ke 3"
    assert words.say("en", "called", number="A-012", counter=3) == "A-012 to 3"


@pytest.mark.parametrize(("count", "sentence"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_counts_in_the_language(folder: Path, count: int, sentence: str) -> None:
    assert Catalog.load("hall", folder=folder).count("en", "waiting", count) == sentence


def test_a_missing_key_is_named_with_its_file(folder: Path) -> None:
    with pytest.raises(MissingTextError, match=r"no text 'recalled' in assets/translations/en/hall\.toml"):
        Catalog.load("hall", folder=folder).say("en", "recalled")


def test_a_missing_parameter_is_named_with_key_and_file(folder: Path) -> None:
    with pytest.raises(
        MissingTextError, match=r"no \{counter\} given for text 'called' in assets/translations/id/hall\.toml"
    ):
        Catalog.load("hall", folder=folder).say("id", "called", number="A-012")


def test_a_word_of_one_language_is_never_borrowed_by_another(folder: Path) -> None:
    _append(folder, "id", 'only_here = "hanya di sini"')
    with pytest.raises(MissingTextError, match="only_here"):
        Catalog.load("hall", folder=folder).say("en", "only_here")


def test_two_areas_with_the_same_key_are_refused(folder: Path) -> None:
    _write(folder, "id", "desk", 'called = "dipanggil"')
    with pytest.raises(RepeatedTextError, match=r"desk\.toml repeats the keys of another area: called"):
        Catalog.load("hall", "desk", folder=folder)


def _write(folder: Path, language: str, area: str, text: str) -> None:
    (folder / language).mkdir(exist_ok=True)
    (folder / language / f"{area}.toml").write_text(text + "\n", encoding="utf-8")


def _append(folder: Path, language: str, line: str) -> None:
    with (folder / language / "hall.toml").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
