"""What a wall's flags mean, and what a mistake is answered with."""

from pathlib import Path

import pytest

from display.options import languages_of, manner_of, size_of
from display.voice.sentence import Manner
from shared.link.settings import SettingsError, load_settings


def test_a_wall_speaks_both_languages_on_screen_unless_told() -> None:
    settings = load_settings(Path("no-such-file.toml"))
    assert languages_of(None, settings) == ("id", "en")


def test_the_flag_goes_before_the_device_file(tmp_path: Path) -> None:
    file = tmp_path / "device.toml"
    file.write_text('language = "id"\n')
    assert languages_of(None, load_settings(file)) == ("id",)
    assert languages_of("en", load_settings(file, language="en")) == ("en",)
    assert languages_of("both", load_settings(file)) == ("id", "en")


def test_how_calls_are_spoken() -> None:
    wanted = Manner(languages=("id", "en"), style="words", zero="kosong", times=2, place="room")
    assert manner_of("id, en", 2, "kosong", "words", "room") == wanted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("jv", "nol", "digits", "counter"), "--speak: 'jv' is none of id, en"),
        (("id", "zero", "digits", "counter"), "--zero: 'zero' is none of nol, kosong"),
        (("id", "nol", "roman", "counter"), "--numbers: 'roman' is none of digits, words"),
        (("id", "nol", "digits", "desk"), "--place: 'desk' is none of counter, room"),
    ],
)
def test_a_word_that_is_not_known_is_answered_with_those_that_are(words: tuple[str, str, str, str], said: str) -> None:
    speak, zero, numbers, place = words
    with pytest.raises(SettingsError, match=said):
        manner_of(speak, 1, zero, numbers, place)


def test_the_size_of_the_window() -> None:
    assert size_of(None) is None
    assert size_of("1920x1080") == (1920, 1080)
    with pytest.raises(SettingsError, match="WIDTHxHEIGHT"):
        size_of("large")
