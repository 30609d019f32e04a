"""Common reasons and notes: shown in the language of the screen, put on record in that of the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counter_client.presenters.panels import Option
from counter_client.presenters.speech import RECORD_LANGUAGE, Speech
from shared.language import LANGUAGES

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by id; their words are the sentences `{kind}_{id}` of the desk."""

    kind: str
    ids: tuple[str, ...]

    def options(self, speech: Speech) -> tuple[Option, ...]:
        """All of them to choose from."""
        return tuple(Option(each, self._words(speech, each)) for each in self.ids)

    def on_record(self, given: str) -> str:
        """What the record is to have: the words of an id, or other words as they were given."""
        words = self._words(Speech(RECORD_LANGUAGE), given) if given in self.ids else given.strip()
        return words[:_LONGEST]

    def in_english(self, given: str) -> str:
        """The words of an id in English; nobody translates other words."""
        return self._words(Speech("en"), given) if given in self.ids else ""

    def shown(self, speech: Speech, recorded: str) -> str:
        """What is on record, in the language of the screen where it is one of these."""
        known = (each for each in self.ids if recorded in set(self._in_every_language(each)))
        return next((self._words(speech, each) for each in known), recorded)

    def _words(self, speech: Speech, phrase: str) -> str:
        return speech.say(f"{self.kind}_{phrase}")

    def _in_every_language(self, phrase: str) -> Iterator[str]:
        return (self._words(Speech(language), phrase) for language in LANGUAGES)


BREAKS: Final = Phrases("reason", ("rest", "prayer", "meeting", "outage"))
HOLDS: Final = Phrases("hold", ("documents", "payment", "system"))
NOTES: Final = Phrases("note", ("complete", "check", "wrong_counter"))
RETURNS: Final = Phrases("note", ("missing", "done_here", "wrong_counter"))
CANCELS: Final = Phrases("cancel", ("left", "unwanted", "twice"))
SUSPENSIONS: Final = Phrases("suspension", ("system", "power", "officer", "supplies"))
PAUSES: Final = Phrases("pause", ("ceremony", "emergency", "power", "system"))
ALLOWANCES: Final = Phrases("allowance", ("overtime", "counters", "short"))

_ALL: Final = (HOLDS, NOTES, RETURNS, CANCELS)


def noted(speech: Speech, recorded: str) -> str:
    """A note or a reason of a visit, in the language of the screen where it is a common one."""
    shown = (phrases.shown(speech, recorded) for phrases in _ALL)
    return next((words for words in shown if words != recorded), recorded)
