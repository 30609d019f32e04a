"""Why a ticket is next: one sentence for each answer, in every language, from what the rules tell."""

from string import Formatter

import pytest

from shared.language import LANGUAGES, Catalog, Language
from shared.queueing.events import TicketCalled
from shared.queueing.order import Why, why_params
from shared.queueing.tickets import Ticket
from tests.support.halls import MORNING, small_plan

OF_THE_CALL = {"waited": "3 min", "overtaken": 2, "services": 2, "head_start": 30}
TICKET = Ticket("a", "ktp", "A", 1, "regular", "id", MORNING, MORNING, 1)


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_why_has_its_sentence(language: Language, why: Why) -> None:
    call = TicketCalled(MORNING, "a", "1", "andi", why, 2, "system_error", "dewi")
    params = {**OF_THE_CALL, **why_params(small_plan(), TICKET, call)}
    words = Catalog.load("counter")
    assert words.say(language, f"why_{why}", **params).endswith(".")
    used = {name for _, name, _, _ in Formatter().parse(words.texts[language][f"why_{why}"])}
    assert ("overtaken" in used) == (why not in (Why.FIRST_ISSUED, Why.ACCESSIBLE)), "whoever was passed is told of"
