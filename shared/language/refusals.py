"""Why not, in words: the sentences of a refusal's code, with the next possible time where that is known."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from shared.language.catalog import Catalog
from shared.language.names import Language
from shared.language.phrases import when


class Sentences(NamedTuple):
    """What is wrong, and the way out."""

    detail: str
    remedy: str


def say_no(language: Language, code: str, params: Mapping[str, str | int], now: datetime | None = None) -> Sentences:
    """The sentences of a code. With `now`, the next possible time may read "tomorrow"; without, it has its date.

    Of the params, `opens_at` is that time (ISO 8601, "" for unknown), to be told in `timezone`; `reason` is Indonesian,
    and `reason_en` the same in English. MissingTextError where the code has no sentence.
    """
    words = _words()
    said = {**params, "reason": params.get(f"reason_{language}") or params.get("reason", "")}
    remedy, again = f"{code}.remedy", f"{code}.again"
    if params.get("opens_at") and again in words.texts[language]:
        local = datetime.fromisoformat(str(params["opens_at"])).astimezone(ZoneInfo(str(params.get("timezone", "UTC"))))
        remedy, said["when"] = again, when(language, local, now)
    return Sentences(words.say(language, f"{code}.detail", **said), words.say(language, remedy, **said))


@cache
def _words() -> Catalog:
    return Catalog.load("refusals")
