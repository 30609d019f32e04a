"""The way in: the first PIN, the pause after wrong ones, the supervisor who lifts it."""

import pytest

from counter_client.asks import ChangePin, NoAnswer, SignIn, Unlock
from counter_client.presenters.pages import ChoosePage, OwnPinPage
from shared.protocol.views import Done, Problem, SignedIn
from tests.counter_client.story import ANDI, Story

FIRST = SignedIn(**ANDI.model_dump(), must_change=True)
OWN = "274916"


@pytest.fixture
def first() -> Story:
    """Andi has signed in with the PIN that the manager gave him."""
    story = Story()
    story.sign_in(FIRST)
    return story


@pytest.fixture
def paused() -> Story:
    """Andi has typed too many wrong PINs."""
    story = Story()
    story.shift.choose("andi")
    story.shift.sign_in("0")
    story.reply(SignIn, problem("pin_locked", seconds=90))
    return story


def test_a_first_pin_leads_to_a_pin_of_ones_own_and_then_in(first: Story) -> None:
    assert own_pin(first).title == "Buat PIN Anda sendiri, Andi Saputra"
    first.shift.choose_pin(OWN, OWN)
    asked = first.reply(ChangePin, Done(sequence=1))
    assert isinstance(asked, ChangePin)
    assert (asked.officer, asked.old, asked.new) == ("andi", "2468", OWN)
    assert isinstance(first.shift.page(), ChoosePage)


@pytest.mark.parametrize(
    ("pin", "again", "text"),
    [(OWN, "274917", "Kedua PIN tidak sama. Ketik sekali lagi."), (OWN, "", "Ketik PIN baru dua kali.")],
)
def test_two_that_are_not_one_are_asked_for_again(first: Story, pin: str, again: str, text: str) -> None:
    first.shift.choose_pin(pin, again)
    page = own_pin(first)
    assert page.problem is not None
    assert (page.problem.text, page.tries) == (text, 1)
    assert not [ask for ask in first.asks if isinstance(ask, ChangePin)]


def test_a_weak_pin_is_told_with_the_way_out_and_the_next_has_another_key(first: Story) -> None:
    first.shift.choose_pin("111111", "111111")
    weak = first.reply(ChangePin, problem("pin_too_plain", shortest=6, longest=12))
    page = own_pin(first)
    assert page.problem is not None
    assert page.problem.way_out == "Pilih angka yang tidak berulang dan tidak berurutan."
    first.shift.choose_pin(OWN, OWN)
    other = first.asks[-1]
    assert isinstance(weak, ChangePin)
    assert isinstance(other, ChangePin)
    assert weak.key != other.key


def test_the_same_change_is_sent_again_where_the_hub_went_away(first: Story) -> None:
    first.shift.choose_pin(OWN, OWN)
    lost = first.reply(ChangePin, NoAnswer("outcome_unknown"))
    first.shift.choose_pin(OWN, OWN)
    assert first.asks[-1] == lost


def test_who_goes_back_from_there_is_not_in(first: Story) -> None:
    first.shift.drop()
    assert first.sign_in_page.other is None


def test_a_pause_tells_what_is_left_of_it_and_ends(paused: Story) -> None:
    notice = paused.sign_in_page.problem
    assert notice is not None
    assert notice.text.endswith("dalam 1:30.")
    paused.seconds += 89.5
    notice = paused.sign_in_page.problem
    assert notice is not None
    assert notice.text.endswith("dalam 0:01.")
    paused.seconds += 1
    assert (paused.sign_in_page.problem, paused.sign_in_page.other) == (None, None)


def test_in_a_pause_no_pin_is_sent_but_another_officers_is(paused: Story) -> None:
    paused.shift.sign_in("2468")
    assert paused.asks[-1] == SignIn("andi", "0")
    paused.shift.choose("citra")
    paused.shift.sign_in("8642")
    assert paused.asks[-1] == SignIn("citra", "8642")


def test_a_supervisor_lifts_the_pause(paused: Story) -> None:
    paused.shift.call_supervisor()
    assert [row.id for row in paused.sign_in_page.officers] == ["sari"]
    paused.shift.choose("sari")
    paused.shift.sign_in("7070")
    assert paused.reply(Unlock, Done(sequence=1)) == Unlock("andi", "sari", "7070")
    page = paused.sign_in_page
    assert page.problem is not None
    assert (page.problem.text, page.other) == ("Kunci dibuka. Ketik PIN Anda.", None)


def test_a_supervisors_wrong_pin_is_told_there(paused: Story) -> None:
    paused.shift.call_supervisor()
    paused.shift.choose("sari")
    paused.shift.sign_in("0")
    paused.reply(Unlock, problem("wrong_pin"))
    assert paused.sign_in_page.title == "Buka kunci"
    assert paused.sign_in_page.problem is not None


def test_nobody_calls_a_supervisor_without_a_pause() -> None:
    story = Story(officer="andi")
    story.shift.call_supervisor()
    assert story.sign_in_page.title == "Masuk"


def test_no_pin_shows_in_a_log() -> None:
    assert OWN not in repr((ChangePin("andi", OWN, OWN, "key"), Unlock("andi", "sari", OWN)))


def own_pin(story: Story) -> OwnPinPage:
    """The page where a PIN is chosen."""
    page = story.shift.page()
    assert isinstance(page, OwnPinPage)
    return page


def problem(code: str, **params: int) -> Problem:
    """What the hub says no with."""
    return Problem(title="", status=403, code=code, detail="", remedy="", params=dict(params))
