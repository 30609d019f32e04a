"""The words of the wall, in one language or in two."""

import datetime
from collections.abc import Sequence

from display.presenters.views import CounterState, Heads, Said, SearchView, WelcomeView
from shared.language import LANGUAGES, Catalog, Language, clock, date, when
from shared.protocol.base import Words

ANY_HALL = "any hall"
_BETWEEN_LANGUAGES = "     •     "


class WallWords:
    """Says everything in the wall's languages, the first of them large."""

    def __init__(self, languages: Sequence[Language] = LANGUAGES) -> None:
        self._catalog = Catalog.load("display")
        self._languages = tuple(languages)

    @property
    def first(self) -> Language:
        """The language that stands large."""
        return self._languages[0]

    def say(self, key: str, **params: object) -> Said:
        """A text of the wall's own."""
        return Said(*(self._catalog.say(language, key, **params) for language in self._languages[:2]))

    def of_hall(self, words: Words) -> str:
        """A text of the hall in the first language."""
        return words.in_language(self.first)

    def running(self, words: Words) -> str:
        """A text of the hall in all languages, one after the other."""
        told = dict.fromkeys(words.in_language(language).strip() for language in self._languages)
        return _BETWEEN_LANGUAGES.join(text for text in told if text)

    def heads(self) -> Heads:
        """What stands above the numbers."""
        return Heads(self.say("now_serving"), self.say("recent_calls"), self.say("counter"))

    def welcome(self) -> WelcomeView:
        """Nobody has been called yet."""
        return WelcomeView(self.say("welcome"), self.say("welcome_hint"))

    def search(self, looking_for: str) -> SearchView:
        """The hub is looked for, and nothing is known yet."""
        is_any = looking_for in ("", ANY_HALL)
        detail = self.say("search_any") if is_any else self.say("search_hall", hall=looking_for)
        return SearchView(self.say("search_title"), self.say("search_hint"), detail.first)

    def away(self, trouble: str) -> str:
        """The hub is away, and what is shown is what was known last."""
        known = ("refused", "wrong_version", "wrong_hall")
        return self.say(f"away_{trouble}" if trouble in known else "away").first

    def notice(
        self, service: Words | None, reason: Words, ends: datetime.datetime | None, now: datetime.datetime
    ) -> str:
        """No numbers are given out, of a service or of the whole hall; `ends` and `now` are local."""
        said = dict.fromkeys(self._notice(language, service, reason, ends, now) for language in self._languages)
        return _BETWEEN_LANGUAGES.join(said)

    def _notice(
        self,
        language: Language,
        service: Words | None,
        reason: Words,
        ends: datetime.datetime | None,
        now: datetime.datetime,
    ) -> str:
        name = service.in_language(language) if service else ""
        key = "notice_service" if service else "notice_hall"
        text = self._catalog.say(language, key, service=name, reason=reason.in_language(language).rstrip("."))
        if ends is None:
            return text
        return self._catalog.say(language, "notice_until", notice=text, when=when(language, ends, now))

    def state(self, state: CounterState) -> str:
        """The state of a counter."""
        return self.say(f"state_{state}").first

    def clock(self, moment: datetime.datetime) -> str:
        """The time of day."""
        return clock(self.first, moment)

    def date(self, moment: datetime.datetime) -> str:
        """The day with its date."""
        return date(self.first, moment)
