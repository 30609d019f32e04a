"""What each language can say, word by word: each word is one clip, which an office may record in its own voice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Final, Literal, TypeAlias

Place: TypeAlias = Literal["counter", "room"]
Zero: TypeAlias = Literal["nol", "kosong"]

GONG: Final = "gong"


@dataclass(frozen=True, slots=True)
class Word:
    """A clip by its name, the text that it stands for in the sentence, and how a voice says that text."""

    clip: str
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the announcements."""

    code: str
    introduction: str
    invitations: Mapping[Place, str]
    letter_names: Mapping[str, str]
    digits: tuple[str, ...]
    zeros: Mapping[Zero, str]
    cardinal: Callable[[int], tuple[str, ...]] = field(repr=False)
    number_words: tuple[str, ...]
    pauses_after_prefix: bool

    def word(self, text: str) -> Word:
        """A word or a whole phrase."""
        return Word(f"{self.code}/{text.lower().replace(' ', '-')}", text, text)

    def letter(self, letter: str) -> Word:
        """A letter of a prefix or of a counter's label, A to Z."""
        return Word(f"{self.code}/letter-{letter.lower()}", letter, self.letter_names[letter])

    def digit(self, digit: str, zero: Zero) -> Word:
        """A digit said by itself, with the hall's word for zero."""
        return self.word(self.zeros[zero] if digit == "0" else self.digits[int(digit)])

    def words(self) -> Iterator[Word]:
        """All that this language can say: the list of the recordings."""
        yield self.word(self.introduction)
        yield from (self.word(invitation) for invitation in self.invitations.values())
        yield from (self.letter(letter) for letter in ascii_uppercase)
        yield from (self.word(word) for word in self.number_words)


def indonesian_number(number: int) -> tuple[str, ...]:
    """The words (*terbilang*) of a number from 0 to 999,999: 121 is seratus dua puluh satu."""
    if number < 12:
        return (_INDONESIAN_SMALL[number],)
    if number < 20:
        return (_INDONESIAN_SMALL[number - 10], "belas")
    unit, name, one = next(step for step in _INDONESIAN_UNITS if number >= step[0])
    head, rest = divmod(number, unit)
    leading = (one,) if head == 1 else (*indonesian_number(head), name)
    return leading + (indonesian_number(rest) if rest else ())


def english_number(number: int) -> tuple[str, ...]:
    """The words of a number from 0 to 999,999: 121 is one hundred and twenty one."""
    if number < 20:
        return (_ENGLISH_SMALL[number],)
    if number < 100:
        tens, rest = divmod(number, 10)
        return (_ENGLISH_TENS[tens - 2], *(english_number(rest) if rest else ()))
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, unit)
    link = ("and",) if 0 < rest < 100 else ()
    return (*english_number(head), name, *link, *(english_number(rest) if rest else ()))


_INDONESIAN_SMALL: Final = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
_INDONESIAN_UNITS: Final = ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh"))
_ENGLISH_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_INDONESIAN_LETTERS: Final = (
    *("a", "be", "ce", "de", "e", "ef", "ge", "ha", "i", "je", "ka", "el", "em"),
    *("en", "o", "pe", "ki", "er", "es", "te", "u", "ve", "we", "eks", "ye", "zet"),
)

INDONESIAN: Final = Tongue(
    code="id",
    introduction="Nomor antrean",
    invitations={"counter": "silakan menuju loket", "room": "silakan menuju ruang"},
    letter_names=dict(zip(ascii_uppercase, _INDONESIAN_LETTERS, strict=True)),
    digits=_INDONESIAN_SMALL[:10],
    zeros={"nol": "nol", "kosong": "kosong"},
    cardinal=indonesian_number,
    number_words=(*_INDONESIAN_SMALL, "kosong", "belas", "puluh", "seratus", "ratus", "seribu", "ribu"),
    pauses_after_prefix=True,
)
ENGLISH: Final = Tongue(
    code="en",
    introduction="Number",
    invitations={"counter": "please go to counter", "room": "please go to room"},
    letter_names={letter: letter for letter in ascii_uppercase},
    digits=_ENGLISH_SMALL[:10],
    zeros={"nol": "zero", "kosong": "zero"},
    cardinal=english_number,
    number_words=(*_ENGLISH_SMALL, *_ENGLISH_TENS, "hundred", "thousand", "and"),
    pauses_after_prefix=False,
)
TONGUES: Final[Mapping[str, Tongue]] = {tongue.code: tongue for tongue in (INDONESIAN, ENGLISH)}
