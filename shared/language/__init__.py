"""The words of the screens, the paper and the voice, in each language of the hall.

words = Catalog.load("kiosk")
words.say("id", "take_ticket")                     # Silakan ambil tiket Anda
words.count("en", "people_ahead", 1)               # takes people_ahead_one or people_ahead_other
waiting_time("id", 15, 25)                         # a range in minutes, at most two hours
"""

from shared.language.catalog import Catalog, MissingTextError, RepeatedTextError
from shared.language.names import LANGUAGES, Language, other_language
from shared.language.phrases import clock, date, duration, waiting_time, when, zone_name
from shared.language.refusals import Sentences, say_no

__all__ = [
    "LANGUAGES",
    "Catalog",
    "Language",
    "MissingTextError",
    "RepeatedTextError",
    "Sentences",
    "clock",
    "date",
    "duration",
    "other_language",
    "say_no",
    "waiting_time",
    "when",
    "zone_name",
]
