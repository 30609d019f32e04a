"""The words of the desk cover all that the rules may say."""

import pytest

from counter_client.asks import Action
from counter_client.presenters.phrases import BREAKS, CANCELS, HOLDS, NOTES, RETURNS, Phrases, noted
from counter_client.presenters.presses import KEYS, RULES
from counter_client.presenters.speech import Speech
from shared.language import LANGUAGES, Language
from shared.protocol.views import WhyView
from shared.queueing.commands import OutOfOrder
from shared.queueing.events import TicketCalled
from shared.queueing.order import Why, why_params
from shared.queueing.tickets import Happening, Ticket
from tests.counter_client.desks import NOW, called, desk, step
from tests.counter_client.story import Story
from tests.support.halls import small_plan

UNDOABLE = ("service_finished", "no_show_recorded", "ticket_held", "ticket_transferred")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_press_happening_and_reason_has_its_words(language: Language) -> None:
    speech = Speech(language)
    keys = {
        *KEYS,
        *(f"step_{what}" for what in Happening),
        *(f"out_of_order_{reason}" for reason in OutOfOrder),
        *(f"undo_{action}" for action in UNDOABLE),
    }
    assert {key for key in keys if not speech.has(key)} == set()


def test_no_two_presses_share_a_key_but_the_break_and_its_end() -> None:
    keys = [key for press, key in KEYS.items() if press != "resume"]
    assert len(keys) == len(set(keys))


def test_a_desk_is_asked_about_every_press_that_sends_a_command() -> None:
    unknown = set(RULES.values()) - set(desk().actions)
    assert unknown == set[Action]()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Why)
def test_why_a_ticket_is_next_is_a_sentence_for_every_policy(code: Why, language: Language) -> None:
    ticket = Ticket("t12", "ktp", "A", 12, "elderly", "id", NOW, NOW, 1)
    call = TicketCalled(NOW, "t12", "3", "andi", code, 4, OutOfOrder.SYSTEM_ERROR, "sari")
    because = WhyView(
        code=code, waited_seconds=1440, overtaken=4, services=3, params=why_params(small_plan(), ticket, call)
    )
    story = Story(language)
    story.sit_down(desk(called(why=because)))
    assert story.desk.ticket is not None
    waited = "24 menit" if language == "id" else "24 min"
    assert waited in story.desk.ticket.why


@pytest.mark.parametrize("phrases", [BREAKS, HOLDS, NOTES, RETURNS, CANCELS], ids=lambda phrases: "-".join(phrases.ids))
def test_a_common_phrase_is_recorded_in_one_language_and_read_in_any(phrases: Phrases) -> None:
    for option in phrases.options(Speech("en")):
        recorded = phrases.on_record(option.id)
        assert recorded == Speech("id").say(f"{phrases.kind}_{option.id}")
        assert phrases.shown(Speech("en"), recorded) == option.words


def test_other_words_stay_as_they_are() -> None:
    assert noted(Speech("en"), "Mohon foto ulang") == "Mohon foto ulang"
    assert len(HOLDS.on_record("x" * 300)) == 200


def test_something_that_a_newer_hub_tells_is_shown_by_its_name() -> None:
    story = Story("en")
    story.sit_down(desk(called(steps=(step("fingerprinted"),))))
    assert story.desk.ticket is not None
    assert "fingerprinted" in story.desk.ticket.matters[0].text
