"""A call as a sentence: which clips, in which order, with which pauses, and the same as text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal, TypeAlias

from display.voice.vocabulary import GONG, TONGUES, Place, Tongue, Word, Zero

NumberStyle: TypeAlias = Literal["digits", "words"]

LONGEST_IN_WORDS: Final = 6
"""Numbers with more digits than this are always said digit by digit."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a hall wants its calls spoken."""

    languages: tuple[str, ...] = ("id",)
    style: NumberStyle = "digits"
    zero: Zero = "nol"
    times: Literal[1, 2] = 1
    place: Place = "counter"


PLAIN: Final = Manner()
"""Once, in Indonesian, digit by digit."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call as it is to be spoken: the ticket's prefix and number, and the counter's label ("3", "3A", "12")."""

    prefix: str
    number: int
    counter: str
    manner: Manner = PLAIN

    @property
    def printed_number(self) -> str:
        """The digits as on the paper: three at least."""
        return f"{self.number:03d}"


@dataclass(frozen=True, slots=True)
class Clip:
    """Play the clip of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Be silent for so many milliseconds."""

    milliseconds: int


Part: TypeAlias = Clip | Pause

BETWEEN_WORDS: Final = Pause(40)
AT_COMMA: Final = Pause(180)
AFTER_GONG: Final = Pause(80)
BETWEEN_SENTENCES: Final = Pause(550)


def parts(announcement: Announcement) -> tuple[Part, ...]:
    """The gong, then each sentence in each language, as often as the hall wants it said."""
    sentences = [_sentence(announcement, TONGUES[code]) for code in announcement.manner.languages]
    spoken = [_phrases(sentence) for sentence in sentences] * announcement.manner.times
    return (Clip(GONG), AFTER_GONG, *_joined(spoken, BETWEEN_SENTENCES))


def text(announcement: Announcement) -> str:
    """The sentence of the announcement in each of its languages, once."""
    sentences = (_sentence(announcement, TONGUES[code]) for code in announcement.manner.languages)
    return " ".join(
        ", ".join(" ".join(word.text for word in phrase) for phrase in sentence) + "." for sentence in sentences
    )


def clip_names(manner: Manner) -> frozenset[str]:
    """Every clip that announcements of this manner may need."""
    spoken = chain.from_iterable(TONGUES[code].words() for code in manner.languages)
    return frozenset({GONG, *(word.clip for word in spoken)})


_Phrase: TypeAlias = tuple[Word, ...]
_Sentence: TypeAlias = tuple[_Phrase, ...]


def _sentence(announcement: Announcement, tongue: Tongue) -> _Sentence:
    manner = announcement.manner
    ticket = (tongue.word(tongue.introduction), *_spelled(announcement.prefix, tongue, manner))
    number = tuple(_number(announcement, tongue))
    counter = (tongue.word(tongue.invitations[manner.place]), *_label(announcement.counter, tongue, manner))
    return (ticket, number, counter) if tongue.pauses_after_prefix else (ticket + number, counter)


def _number(announcement: Announcement, tongue: Tongue) -> Iterator[Word]:
    if announcement.manner.style == "words":
        return _label(announcement.printed_number, tongue, announcement.manner)
    return _spelled(announcement.printed_number, tongue, announcement.manner)


def _label(label: str, tongue: Tongue, manner: Manner) -> Iterator[Word]:
    for run in re.findall(r"[0-9]+|[A-Z]", label.upper()):
        if run.isdigit() and len(run) <= LONGEST_IN_WORDS:
            yield from (tongue.word(word) for word in tongue.cardinal(int(run)))
        else:
            yield from _spelled(run, tongue, manner)


def _spelled(characters: str, tongue: Tongue, manner: Manner) -> Iterator[Word]:
    for character in re.findall(r"[0-9A-Z]", characters.upper()):
        yield tongue.digit(character, manner.zero) if character.isdigit() else tongue.letter(character)


def _phrases(sentence: _Sentence) -> tuple[Part, ...]:
    return _joined([_joined([(Clip(word.clip),) for word in phrase], BETWEEN_WORDS) for phrase in sentence], AT_COMMA)


def _joined(groups: list[tuple[Part, ...]], pause: Pause) -> tuple[Part, ...]:
    first, *others = groups
    return first + tuple(chain.from_iterable((pause, *group) for group in others))
