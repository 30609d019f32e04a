import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.sentence import PLAIN, Announcement, Clip, Manner, Pause, clip_names, parts, text
from display.voice.vocabulary import ENGLISH, INDONESIAN, english_number, indonesian_number

ENGLISH_ONLY = Manner(languages=("en",))
_ID_001 = "Nomor antrean A, nol nol satu, silakan menuju loket satu."
_EN_001 = "Number A zero zero one, please go to counter one."
IN_WORDS = Manner(style="words")


@pytest.mark.parametrize(
    ("announcement", "sentence"),
    [
        (Announcement("A", 12, "3"), "Nomor antrean A, nol satu dua, silakan menuju loket tiga."),
        (Announcement("A", 12, "3", ENGLISH_ONLY), "Number A zero one two, please go to counter three."),
        (
            Announcement("A", 12, "3", Manner(zero="kosong")),
            "Nomor antrean A, kosong satu dua, silakan menuju loket tiga.",
        ),
        (Announcement("K", 12, "12", IN_WORDS), "Nomor antrean K, dua belas, silakan menuju loket dua belas."),
        (
            Announcement("K", 121, "3A", IN_WORDS),
            "Nomor antrean K, seratus dua puluh satu, silakan menuju loket tiga A.",
        ),
        (Announcement("AB", 1000, "40"), "Nomor antrean A B, satu nol nol nol, silakan menuju loket empat puluh."),
        (Announcement("", 7, "2", Manner(place="room")), "Nomor antrean, nol nol tujuh, silakan menuju ruang dua."),
        (
            Announcement("A", 121, "21", Manner(languages=("en",), style="words", place="room")),
            "Number A one hundred and twenty one, please go to room twenty one.",
        ),
        (
            Announcement("A", 1, "1", Manner(languages=("id", "en"))),
            f"{_ID_001} {_EN_001}",
        ),
    ],
)
def test_a_call_reads_as_the_hall_says_it(announcement: Announcement, sentence: str) -> None:
    assert text(announcement) == sentence


def test_the_gong_comes_first_and_commas_are_pauses() -> None:
    spoken = parts(Announcement("A", 12, "3"))
    assert [part.name for part in spoken if isinstance(part, Clip)] == [
        "gong",
        "id/nomor-antrean",
        "id/letter-a",
        "id/nol",
        "id/satu",
        "id/dua",
        "id/silakan-menuju-loket",
        "id/tiga",
    ]
    pauses = [part.milliseconds for part in spoken if isinstance(part, Pause)]
    assert pauses[3 - 1] == pauses[6 - 1] > pauses[1]


def test_twice_repeats_the_sentence_but_not_the_gong() -> None:
    names = [part.name for part in parts(Announcement("A", 12, "3", Manner(times=2))) if isinstance(part, Clip)]
    assert names.count("gong") == 1
    assert names[1:8] == names[8:]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2012, "dua ribu dua belas"),
        (21_000, "dua puluh satu ribu"),
    ],
)
def test_numbers_in_indonesian_words(number: int, words: str) -> None:
    assert " ".join(indonesian_number(number)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1005, "one thousand and five"),
        (2350, "two thousand three hundred and fifty"),
    ],
)
def test_numbers_in_english_words(number: int, words: str) -> None:
    assert " ".join(english_number(number)) == words


def test_letters_have_their_indonesian_names() -> None:
    names = [INDONESIAN.letter(letter).said for letter in "AFHKLRSUWYZ"]
    assert names == ["a", "ef", "ha", "ka", "el", "er", "es", "u", "we", "ye", "zet"]
    assert ENGLISH.letter("W").clip == "en/letter-w"


manners = st.builds(
    Manner,
    languages=st.sampled_from([("id",), ("en",), ("id", "en")]),
    style=st.sampled_from(["digits", "words"]),
    zero=st.sampled_from(["nol", "kosong"]),
    times=st.sampled_from([1, 2]),
    place=st.sampled_from(["counter", "room"]),
)


@given(st.text(max_size=4), st.integers(0, 10**8), st.text(max_size=8), manners)
def test_whatever_is_called_needs_only_clips_that_exist(prefix: str, number: int, counter: str, manner: Manner) -> None:
    spoken = parts(Announcement(prefix, number, counter, manner))
    assert {part.name for part in spoken if isinstance(part, Clip)} <= clip_names(manner)


def test_the_plain_manner_is_once_in_indonesian() -> None:
    assert Manner(languages=("id",), style="digits", zero="nol", times=1, place="counter") == PLAIN
