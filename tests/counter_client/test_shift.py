"""The story of a shift, told without a screen: the hub's answers are given by hand."""

import pytest

from counter_client.asks import Act, LearnHall, LookAtDesk, NoAnswer, SignIn
from counter_client.presenters.panels import ChoiceStep
from counter_client.presenters.presses import RULES
from counter_client.presenters.shift import LEARN_AGAIN_S
from shared.language import waiting_time
from shared.protocol.requests import CallNextRequest, ReasonRequest
from shared.protocol.views import Done, Obstacle, Problem
from tests.counter_client.desks import answer, called, desk, learned, queue, serving, why
from tests.counter_client.story import Story


@pytest.fixture
def story() -> Story:
    story = Story()
    story.sit_down()
    story.asks.clear()
    return story


def test_an_officer_is_found_by_typing_part_of_the_name_and_by_arrows() -> None:
    story = Story()
    story.shift.type("wul")
    assert [row.title for row in story.sign_in_page.officers] == ["Sari Wulandari"]
    story.shift.type("")
    story.shift.move(-1)
    assert [row.id for row in story.sign_in_page.officers if row.is_chosen] == ["citra"]


def test_nobody_of_that_name_is_said() -> None:
    story = Story()
    story.shift.type("zzz")
    assert story.sign_in_page.nobody == "Tidak ada petugas bernama “zzz”."


def test_the_pin_is_asked_for_also_when_the_officer_is_known() -> None:
    story = Story(officer="budi")
    story.shift.sign_in("")
    assert story.sign_in_page.problem is not None
    assert story.sign_in_page.problem.text == "Ketik PIN Anda."
    assert not [ask for ask in story.asks if isinstance(ask, SignIn)]


def test_a_wrong_pin_says_so_and_empties_the_field() -> None:
    story = Story(officer="budi")
    story.shift.sign_in("0")
    story.reply(SignIn, Problem(title="", status=403, code="wrong_pin", detail="", remedy=""))
    page = story.sign_in_page
    assert page.tries == 1
    assert page.problem is not None
    assert page.problem.text == "PIN tidak tepat."


def test_a_pin_does_not_show_in_a_log() -> None:
    assert "2468" not in repr(SignIn("andi", "2468"))


def test_a_counter_left_open_is_closed_and_taken_over() -> None:
    story = Story()
    story.sign_in()
    story.shift.choose("3")
    story.reply(LookAtDesk, desk(officer="budi"))
    card = story.choose_page.card
    assert card is not None
    assert (card.choice, card.text) == ("take_over", "Budi Hartono belum menutup loket ini.")
    story.shift.open_counter()
    story.reply(Act, Done(sequence=11))
    story.reply(Act, Done(sequence=12))
    assert [act.action for act in story.acts] == ["close", "open"]
    assert story.desk.counter == "Loket 3"


def test_a_counter_with_a_ticket_in_hand_is_not_taken_over() -> None:
    story = Story()
    story.sign_in()
    story.shift.choose("3")
    story.reply(LookAtDesk, desk(serving(), officer="budi"))
    card = story.choose_page.card
    assert card is not None
    assert card.button is None
    assert card.text == "Budi Hartono sedang menangani nomor A-012 di loket ini."


def test_ones_own_counter_is_gone_on_with_without_a_command() -> None:
    story = Story()
    story.sign_in()
    story.shift.choose("3")
    story.reply(LookAtDesk, desk(serving()))
    story.shift.open_counter()
    story.reply(LookAtDesk, desk(serving()))
    assert story.acts == []
    assert story.desk.ticket is not None


def test_pressing_twice_calls_once(story: Story) -> None:
    story.shift.press("call_next")
    story.shift.press("call_next")
    assert len(story.acts) == 1
    assert story.desk.actions["call_next"].why_not == "Sedang diproses…"


def test_a_second_press_right_after_the_call_calls_nobody_where_no_start_is_asked_for(story: Story) -> None:
    story.shift.press("call_next")
    story.reply(Act, answer(called(seconds=0)))
    story.reply(LookAtDesk, desk(called(seconds=0), sequence=11, call_next=None))
    story.shift.press("call_next")
    assert len(story.acts) == 1
    story.seconds += 2
    story.shift.press("call_next")
    assert [act.body for act in story.acts] == [
        CallNextRequest(officer="andi"),
        CallNextRequest(officer="andi", after="t12"),
    ]


def test_the_desk_says_who_is_next_and_why(story: Story) -> None:
    story.shift.press("call_next")
    story.reply(Act, answer(called(category="elderly"), because=why("head_start", 4)))
    ticket = story.desk.ticket
    assert ticket is not None
    assert [ticket.label, *(mark.text for mark in ticket.marks)] == [
        "A-012",
        "Dipanggil",
        "Prioritas: Lansia (60 tahun ke atas)",
    ]
    assert ticket.why == "Didahulukan 30 menit sebagai prioritas, melewati 4 nomor; menunggu 24 menit."


def test_buttons_stay_off_until_the_desk_is_as_new_as_the_answer(story: Story) -> None:
    story.shift.press("call_next")
    story.reply(Act, answer(called()))
    story.reply(LookAtDesk, desk(sequence=10))
    assert story.desk.actions["start"].why_not
    story.reply(LookAtDesk, desk(called(), sequence=11))
    assert not story.desk.actions["start"].why_not


def test_seconds_count_down_and_free_the_button_by_themselves(story: Story) -> None:
    soon = Obstacle(code="recall_too_soon", params={"label": "A-012", "seconds": 14})
    story.shift.look_again()
    story.reply(LookAtDesk, desk(called(), recall=soon))
    story.seconds += 4.5
    assert story.desk.actions["recall"].short == "10 detik lagi"
    story.seconds += 10
    assert not story.desk.actions["recall"].why_not


def test_a_no_show_waits_for_the_calls_that_are_missing(story: Story) -> None:
    story.shift.look_again()
    story.reply(LookAtDesk, desk(called(calls=1)))
    story.seconds += 600
    assert story.desk.actions["no_show"].short == "2 panggilan lagi"


def test_a_call_while_serving_says_that_it_finishes(story: Story) -> None:
    story.shift.look_again()
    story.reply(LookAtDesk, desk(serving()))
    assert story.desk.actions["call_next"].title == "Selesai & panggil berikutnya"


def test_a_break_asks_for_its_reason_and_puts_indonesian_on_record() -> None:
    story = Story("en")
    story.sit_down()
    story.shift.press("break")
    assert isinstance(story.desk.panel, ChoiceStep)
    story.shift.give("prayer")
    assert story.acts[-1].body == ReasonRequest(officer="andi", reason="Salat")
    story.reply(Act, Done(sequence=11))
    story.reply(LookAtDesk, desk(state="on_break", reason="Salat", sequence=11))
    assert story.desk.idle_hint == "Prayer · since 09:29"


def test_an_empty_reason_takes_no_break(story: Story) -> None:
    story.shift.press("break")
    story.shift.give("  ")
    assert story.acts == []
    assert isinstance(story.desk.panel, ChoiceStep)


def test_while_the_hub_is_away_the_desk_keeps_what_it_has_and_says_what_it_looks_for(story: Story) -> None:
    story.shift.look_again()
    story.reply(LookAtDesk, desk(serving()))
    story.lose_hub()
    page = story.desk
    assert page.ticket is not None
    assert page.frame.notice is not None
    assert page.frame.notice.text == "Sambungan ke pusat antrean terputus. Mencari Mal Pelayanan Publik Contoh…"
    to_send = [button.why_not for press, button in page.actions.items() if press in RULES and press != "finish"]
    assert set(to_send) == {"Menunggu sambungan ke pusat antrean."}
    story.connect()
    assert isinstance(story.asks[-1], LookAtDesk)
    assert story.desk.frame.notice is None


def test_a_command_without_an_answer_is_settled_by_the_next_look(story: Story) -> None:
    story.shift.press("call_next")
    story.lose_hub()
    story.reply(Act, NoAnswer("outcome_unknown"))
    notice = story.desk.frame.notice
    assert notice is not None
    assert "Panggil berikutnya" in notice.way_out
    story.connect()
    story.shift.press("call_next")
    assert len(story.acts) == 1
    story.reply(LookAtDesk, desk(called(), sequence=11))
    assert story.desk.ticket is not None
    assert not story.desk.actions["start"].why_not


def test_signing_out_closes_the_counter_first(story: Story) -> None:
    story.shift.sign_out()
    assert [act.action for act in story.acts] == ["close"]
    story.reply(Act, Done(sequence=11))
    assert story.sign_in_page.title == "Masuk"


def test_nobody_signs_out_with_a_ticket_in_hand(story: Story) -> None:
    story.shift.look_again()
    story.reply(LookAtDesk, desk(serving()))
    story.shift.sign_out()
    assert story.acts == []
    assert story.desk.sign_out.why_not == "Selesaikan nomor A-012 dahulu."


def test_the_queues_tell_how_many_wait_and_how_long() -> None:
    story = Story("en")
    story.sit_down()
    services = ("ktp", "A", "KTP elektronik", "Electronic identity card")
    story.shift.look_again()
    story.reply(LookAtDesk, desk(queues=(queue(services, 128, 31, 143),)))
    (line,) = story.desk.queues
    assert (line.name, line.waiting) == ("Electronic identity card", 128)
    assert (line.priority, line.longest) == ("31 priority", "longest 2 h 23 min")


def test_the_queues_tell_what_a_new_number_would_wait_and_keep_that_fresh(story: Story) -> None:
    story.shift.answered(LearnHall(), learned())
    assert [line.wait for line in story.desk.queues] == [f"perkiraan {waiting_time('id', 12, 25)}", "", ""]
    story.shift.look_again()
    assert LearnHall() not in story.asks
    story.seconds += LEARN_AGAIN_S
    story.shift.look_again()
    assert story.asks.count(LearnHall()) == 1


def test_a_missing_paper_is_told(story: Story) -> None:
    story.shift.look_again()
    story.reply(LookAtDesk, desk(called(print_outcome="failed")))
    assert story.desk.ticket is not None
    assert story.desk.ticket.marks[-1].text == "Tidak tercetak: tanpa kertas"
