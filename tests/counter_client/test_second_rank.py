"""Stories of what an officer does beside calling and finishing: hold, undo, checks, those set aside, out of order."""

from datetime import timedelta

import pytest

from counter_client.asks import Act, LookAtDesk, LookAtWaiting, NoAnswer
from counter_client.presenters.panels import ApprovalStep, ChoiceStep, ListStep, Panel, QuestionStep
from shared.protocol.requests import (
    CallNextRequest,
    CallRequest,
    FinishRequest,
    HoldRequest,
    OfficerRequest,
    PriorityRequest,
    ReasonRequest,
)
from shared.protocol.views import Done, Problem, UndoView
from tests.counter_client.desks import NOW, called, desk, held, missed, serving, waiting
from tests.counter_client.story import Story


@pytest.fixture
def story() -> Story:
    story = Story()
    story.sit_down()
    story.asks.clear()
    return story


def refusal(code: str, **params: str | int) -> Problem:
    return Problem(title="", status=409, code=code, detail="", remedy="", params=params)


def list_of(panel: Panel) -> ListStep:
    assert isinstance(panel, ListStep)
    return panel


def approval_of(panel: Panel) -> ApprovalStep:
    assert isinstance(panel, ApprovalStep)
    return panel


# Hold


def test_a_ticket_is_held_for_a_reason_and_stays_until_an_officer_returns_it(story: Story) -> None:
    story.look(desk(serving()))
    story.shift.press("hold")
    story.shift.give("documents")
    story.shift.give("")
    assert story.sent == HoldRequest(officer="andi", reason="Berkas belum lengkap")


def test_a_held_ticket_may_come_back_by_itself(story: Story) -> None:
    story.look(desk(serving()))
    story.shift.press("hold")
    story.shift.give("Mengambil dompet di mobil")
    panel = story.panel
    assert isinstance(panel, ChoiceStep)
    assert [(option.words, option.more) for option in panel.options[:2]] == [
        ("15 menit lagi", "09.56"),
        ("30 menit lagi", "10.11"),
    ]
    story.shift.give("15")
    back_at = NOW + timedelta(minutes=15)
    assert story.sent == HoldRequest(officer="andi", reason="Mengambil dompet di mobil", back_at=back_at)


def test_an_empty_reason_holds_nothing(story: Story) -> None:
    story.look(desk(serving()))
    story.shift.press("hold")
    story.shift.give("  ")
    story.shift.give("")
    assert story.acts == []


# Undo


def test_undo_names_what_it_takes_back(story: Story) -> None:
    story.look(desk(undo=UndoView(action="no_show_recorded", label="A-012")))
    assert story.desk.actions["undo"].more == "Tidak hadir A-012"
    story.shift.press("undo")
    assert (story.acts[-1].action, story.sent) == ("undo", OfficerRequest(officer="andi"))


def test_nothing_is_undone_where_there_is_nothing(story: Story) -> None:
    story.shift.press("undo")
    assert story.acts == []
    assert story.desk.actions["undo"].short == "tidak ada"


# A suspicious press


def test_a_suspicious_finish_asks_and_a_yes_sends_it_again(story: Story) -> None:
    story.look(desk(serving(seconds=1)))
    story.shift.press("finish")
    first = story.reply(Act, refusal("are_you_sure", label="A-012", seconds=1))
    panel = story.panel
    assert isinstance(panel, QuestionStep)
    assert panel.title == "Layanan A-012 memang sudah selesai?"
    assert story.desk.frame.notice is None
    story.shift.press("finish")
    assert story.acts == [first]
    story.shift.give("yes")
    assert story.sent == FinishRequest(officer="andi", ticket="t12", is_sure=True)


def test_a_no_to_a_suspicious_call_leaves_all_as_it_was(story: Story) -> None:
    story.look(desk(serving(seconds=1)))
    story.shift.press("call_next")
    story.reply(Act, refusal("are_you_sure", label="A-012", seconds=1))
    story.shift.drop()
    assert story.desk.panel is None
    assert [act.body for act in story.acts] == [CallNextRequest(officer="andi", after="t12")]
    story.look(desk(serving(seconds=5), sequence=11))
    assert not story.desk.actions["call_next"].why_not


def test_a_sure_end_of_a_visit_still_ends_it(story: Story) -> None:
    story.look(desk(serving(seconds=1, stages=("foto",))))
    story.shift.press("end_visit")
    story.shift.give("yes")
    story.reply(Act, refusal("are_you_sure", label="A-012", seconds=1))
    story.shift.give("yes")
    assert story.sent == FinishRequest(officer="andi", ticket="t12", ends_visit=True, is_sure=True)


# Priority


def test_a_priority_is_confirmed_with_one_press(story: Story) -> None:
    story.look(desk(called(category="elderly")))
    ticket = story.desk.ticket
    assert ticket is not None
    assert [press for press, _ in ticket.matters[0].presses] == ["grant_priority", "reject_priority"]
    story.shift.press("grant_priority")
    assert (story.acts[-1].action, story.sent) == ("check_priority", PriorityRequest(officer="andi", is_granted=True))


def test_a_rejected_priority_asks_with_what_follows(story: Story) -> None:
    story.look(desk(called(category="elderly")))
    story.shift.press("reject_priority")
    panel = story.panel
    assert isinstance(panel, QuestionStep)
    assert panel.text.startswith("Nomor ini kembali menunggu di urutan biasa, sejak pukul 09.17.")
    story.shift.give("yes")
    assert story.sent == PriorityRequest(officer="andi", is_granted=False)


# Those set aside


def test_those_set_aside_are_listed_with_what_may_be_done(story: Story) -> None:
    story.look(desk(aside=(held(back_in=18), missed(), missed("t11", "H-003", is_final=True))))
    assert story.desk.actions["aside"].title == "Disisihkan: 3"
    story.shift.press("aside")
    panel = list_of(story.panel)
    assert [row.subtitle for row in panel.rows] == [
        "Ditunda 12 menit: Berkas belum lengkap · kembali pukul 09.59",
        "Tidak hadir, 4 menit yang lalu",
        "Tidak hadir, 4 menit yang lalu",
    ]
    assert [row.mark for row in panel.rows] == ["", "", "tidak dapat lagi"]
    assert panel.hint == "A-009 kembali ke tempatnya yang lama dalam antrean."


@pytest.mark.parametrize(("ticket", "action"), [("t9", "return"), ("t10", "reinstate")])
def test_a_ticket_set_aside_goes_back_into_the_queue(story: Story, ticket: str, action: str) -> None:
    story.look(desk(aside=(held(), missed())))
    story.shift.press("aside")
    story.shift.choose(ticket)
    story.shift.give("")
    assert (story.acts[-1].action, story.acts[-1].ticket) == (action, ticket)


def test_who_was_missed_twice_cannot_come_back_and_the_desk_says_why(story: Story) -> None:
    story.look(desk(aside=(missed(is_final=True),)))
    story.shift.press("aside")
    panel = list_of(story.panel)
    assert panel.confirm.why_not.startswith("Nomor F-010 sudah pernah dikembalikan ke antrean")
    story.shift.give("")
    assert story.acts == []


def test_a_number_is_cancelled_for_a_reason(story: Story) -> None:
    story.look(desk(aside=(held(),)))
    story.shift.press("aside")
    story.shift.give("cancel")
    story.shift.give("left")
    act = story.acts[-1]
    reason = ReasonRequest(officer="andi", reason="Pengunjung sudah pulang")
    assert (act.action, act.ticket, act.body) == ("cancel", "t9", reason)


def test_calling_the_next_goes_on_while_looking_at_those_set_aside(story: Story) -> None:
    story.look(desk(aside=(held(),)))
    story.shift.press("aside")
    story.shift.press("call_next")
    assert story.desk.panel is None
    assert story.acts[-1].action == "call_next"


# Out of order


def at_approval(story: Story) -> None:
    story.shift.press("call")
    story.reply(LookAtWaiting, waiting(("A-013", "ktp", 1), ("A-016", "ktp", 4), ("F-002", "akta", 1)))
    story.shift.type("a-016")
    story.shift.give("")
    story.shift.give("medical_emergency")


def test_a_call_out_of_order_takes_a_number_a_reason_and_a_supervisors_pin(story: Story) -> None:
    at_approval(story)
    panel = approval_of(story.panel)
    assert panel.hint == "Darurat medis. Melewati 3 nomor di antrean layanan ini. Ini tercatat."
    assert [(row.title, row.is_chosen) for row in panel.supervisors] == [("Sari Wulandari", True)]
    story.shift.give("7070")
    assert story.sent == CallRequest(
        officer="andi", ticket="w-A-016", reason="medical_emergency", supervisor="sari", pin="7070"
    )
    assert "7070" not in repr(story.acts[-1])


def test_no_other_reason_than_those_of_the_list(story: Story) -> None:
    story.shift.press("call")
    story.reply(LookAtWaiting, waiting(("A-013", "ktp", 1)))
    story.shift.move(1)
    story.shift.give("")
    story.shift.give("tamu resmi")
    panel = story.panel
    assert isinstance(panel, ChoiceStep)
    assert [option.words for option in panel.options] == [
        "Darurat medis",
        "Kesalahan sistem",
        "Lanjutan dari hari sebelumnya",
    ]


def test_a_wrong_pin_is_told_where_it_was_typed(story: Story) -> None:
    at_approval(story)
    story.shift.give("0000")
    story.reply(Act, refusal("wrong_pin"))
    panel = approval_of(story.panel)
    assert panel.problem is not None
    assert (panel.problem.text, panel.tries) == ("PIN tidak tepat.", 1)
    assert story.desk.frame.notice is None
    story.shift.give("7070")
    assert len(story.acts) == 2


def test_one_who_was_called_meanwhile_is_told_and_the_form_closes(story: Story) -> None:
    at_approval(story)
    story.shift.give("7070")
    story.reply(Act, refusal("ticket_not_waiting", label="A-016", state="called"))
    assert story.desk.panel is None
    assert story.desk.frame.notice is not None
    assert story.desk.frame.notice.text == "Nomor A-016 sudah tidak menunggu."


def test_the_list_of_the_waiting_is_kept_fresh(story: Story) -> None:
    story.shift.press("call")
    assert list_of(story.panel).nothing == "Memuat daftar yang menunggu…"
    story.reply(LookAtWaiting, waiting(("A-013", "ktp", 1)))
    story.asks.clear()
    story.shift.look_again()
    story.reply(LookAtWaiting, waiting(("A-014", "ktp", 1)))
    assert [row.id for row in list_of(story.panel).rows] == ["w-A-014"]


def test_a_number_typed_before_the_list_has_come_is_chosen_when_it_comes(story: Story) -> None:
    story.shift.press("call")
    story.shift.type("a-016")
    story.reply(LookAtWaiting, waiting(("A-013", "ktp", 1), ("A-016", "ktp", 4)))
    assert [row.id for row in list_of(story.panel).rows if row.is_chosen] == ["w-A-016"]


def test_an_approval_is_not_sent_without_a_pin(story: Story) -> None:
    at_approval(story)
    story.shift.give("")
    assert story.acts == []


# Always


def test_a_form_opened_while_a_command_is_under_way_stays_when_that_is_done(story: Story) -> None:
    story.look(desk(called()))
    story.shift.press("start")
    story.shift.press("hold")
    story.reply(Act, Done(sequence=11))
    story.reply(LookAtDesk, desk(serving(), sequence=11))
    assert isinstance(story.panel, ChoiceStep)
    story.shift.give("documents")
    story.shift.give("")
    assert [act.action for act in story.acts] == ["start", "hold"]


def test_signing_out_leaves_an_open_form(story: Story) -> None:
    story.shift.press("break")
    story.shift.sign_out()
    assert [act.action for act in story.acts] == ["close"]
    story.reply(Act, Done(sequence=11))
    assert story.sign_in_page.title == "Masuk"


def test_a_form_keeps_its_place_while_the_hub_is_away_and_sends_nothing(story: Story) -> None:
    story.look(desk(serving()))
    story.shift.press("hold")
    story.lose_hub()
    story.shift.give("documents")
    panel = story.panel
    assert isinstance(panel, ChoiceStep)
    assert panel.confirm.why_not == "Menunggu sambungan ke pusat antrean."
    story.connect()
    story.shift.give("documents")
    story.shift.give("")
    assert [act.action for act in story.acts] == ["hold"]


def test_an_unanswered_transfer_is_named_until_it_is_settled(story: Story) -> None:
    story.look(desk(serving()))
    story.shift.press("hold")
    story.shift.give("documents")
    story.shift.give("")
    story.lose_hub()
    story.reply(Act, NoAnswer("outcome_unknown"))
    notice = story.desk.frame.notice
    assert notice is not None
    assert "“Tunda” belum terjawab" in notice.way_out
