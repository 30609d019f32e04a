"""Stories of a visit at the desk: on to the next stage, to another service, back, and what is known of it."""

import pytest

from counter_client.asks import Act
from counter_client.presenters.pages import TicketPart
from counter_client.presenters.panels import ChoiceStep, ListStep, QuestionStep
from shared.language import Language
from shared.protocol.requests import FinishRequest, NoteRequest, TransferRequest
from shared.protocol.views import DeskTicket, Done, Problem
from tests.counter_client.desks import called, desk, serving, step, why
from tests.counter_client.story import Story

SENT = serving(
    sender="kk",
    note="Mohon periksa kembali datanya",
    steps=(step("held", minutes=40, note="Menunggu sistem"), step("transferred", minutes=20)),
    service="ktp",
)


def at_desk(ticket: DeskTicket | None = None, language: Language = "id") -> Story:
    story = Story(language)
    story.sit_down(desk(ticket or serving()))
    return story


def ticket_of(story: Story) -> TicketPart:
    ticket = story.desk.ticket
    assert ticket is not None
    return ticket


def test_a_transfer_finds_the_service_by_its_agency_and_takes_a_note() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.type("imigrasi fo")
    panel = story.panel
    assert isinstance(panel, ListStep)
    assert [(row.title, row.subtitle, row.is_chosen) for row in panel.rows] == [
        ("Foto dan wawancara", "Kantor Imigrasi", True)
    ]
    story.shift.give("")
    story.shift.give("Tinggal foto")
    assert story.sent == TransferRequest(officer="andi", service="foto", note="Tinggal foto")


def test_the_likely_services_stand_first_and_ones_own_is_not_among_them() -> None:
    story = at_desk(serving(stages=("ambil",)))
    story.shift.press("transfer")
    panel = story.panel
    assert isinstance(panel, ListStep)
    assert [row.id for row in panel.rows] == ["ambil", "akta", "kk", "paspor", "foto"]
    assert panel.rows[0].mark == "tahap berikutnya"


@pytest.mark.parametrize(
    ("service", "says"),
    [
        ("kk", "Tempat dalam antrean tetap: dihitung sejak pukul 09.17."),
        ("foto", "Di layanan ini mulai dari belakang antrean."),
    ],
)
def test_a_transfer_says_what_becomes_of_the_place(service: str, says: str) -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.choose(service)
    panel = story.panel
    assert isinstance(panel, ChoiceStep)
    assert panel.hint.startswith(says)


def test_a_suggested_note_is_put_on_record_in_indonesian_and_read_in_the_language_of_the_screen() -> None:
    story = at_desk(language="en")
    story.shift.press("transfer")
    story.shift.choose("kk")
    story.shift.give("check")
    assert story.sent == TransferRequest(officer="andi", service="kk", note="Mohon periksa kembali datanya")
    assert ticket_of(at_desk(SENT, "en")).matters[0].text == "From Family card: “Please check the data again”"


def test_a_transfer_without_a_note_needs_no_more_than_enter() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.type("kart")
    story.shift.give("")
    story.shift.give("")
    assert story.sent == TransferRequest(officer="andi", service="kk")
    story.reply(Act, Done(sequence=11))
    assert story.desk.panel is None


def test_escape_goes_back_to_the_list_and_then_out_of_the_form() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.choose("kk")
    story.shift.drop()
    assert isinstance(story.panel, ListStep)
    story.shift.drop()
    assert story.desk.panel is None
    assert story.acts[1:] == []


def test_no_key_of_the_desk_does_anything_while_a_form_is_filled_in() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.press("finish")
    story.shift.press("call_next")
    assert story.acts[1:] == []
    assert story.desk.actions["call_next"].why_not == "Jawab dahulu yang ditanyakan, atau tekan Esc."


def test_a_form_is_gone_with_its_ticket() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.look(desk(sequence=11))
    assert story.desk.panel is None


def test_a_ticket_goes_back_to_who_sent_it_with_a_note() -> None:
    story = at_desk(SENT)
    assert "return_to_sender" in dict(ticket_of(story).matters[0].presses)
    story.shift.press("return_to_sender")
    assert isinstance(story.panel, ChoiceStep)
    story.shift.give("missing")
    assert story.sent == NoteRequest(officer="andi", note="Berkas belum lengkap")


def test_nothing_goes_back_where_nobody_sent_it() -> None:
    story = at_desk()
    story.shift.press("return_to_sender")
    assert story.desk.panel is None
    assert ticket_of(story).matters == ()


def test_the_desk_says_where_a_visit_goes_on() -> None:
    story = at_desk(serving(stages=("foto", "ambil")))
    assert ticket_of(story).matters[0].text == "Berikutnya: Foto dan wawancara, Pengambilan"
    assert story.desk.actions["finish"].more == "lanjut ke Foto dan wawancara"
    assert story.desk.actions["call_next"].more == "A-012 lanjut ke Foto dan wawancara"


def test_a_visit_ends_early_only_after_a_yes() -> None:
    story = at_desk(serving(stages=("foto", "ambil")))
    story.shift.press("end_visit")
    panel = story.panel
    assert isinstance(panel, QuestionStep)
    assert panel.text == "Tahap berikutnya tidak dijalani: Foto dan wawancara, Pengambilan."
    story.shift.drop()
    assert story.acts[1:] == []
    story.shift.press("end_visit")
    story.shift.give("yes")
    assert story.sent == FinishRequest(officer="andi", ticket="t12", ends_visit=True)


def test_a_finish_leaves_the_stages_to_the_hub() -> None:
    story = at_desk(serving(stages=("foto",)))
    story.shift.press("finish")
    assert story.sent == FinishRequest(officer="andi", ticket="t12")


def test_the_history_tells_the_visit_from_the_issue_to_this_counter() -> None:
    story = at_desk(SENT)
    story.shift.press("history")
    shown = story.desk.history
    assert shown is not None
    assert [(line.time, line.what, line.note) for line in shown.lines] == [
        ("09.17", "Nomor diambil", ""),
        ("09.01", "Ditunda", "Menunggu sistem"),
        ("09.21", "Dialihkan", ""),
        ("09.33", "Dipanggil ke sini", ""),
    ]
    assert shown.lines[1].where == "Kartu keluarga · Loket 1 · Budi Hartono"
    story.shift.press("history")
    assert story.desk.history is None


def test_the_history_closes_with_its_ticket() -> None:
    story = at_desk(SENT)
    story.shift.press("history")
    story.look(desk(called(ticket="t13", label="A-013"), sequence=11))
    assert story.desk.history is None


def test_a_rejected_priority_stands_in_the_history_with_its_group() -> None:
    story = at_desk(called(steps=(step("priority_rejected", note="elderly"),)), "en")
    assert (
        ticket_of(story)
        .matters[0]
        .text.endswith("Not entitled to priority · Family card · Counter 1 · Budi Hartono · Elderly (60 and over)")
    )


def test_a_ticket_bears_its_marks() -> None:
    ticket = called(
        calls=2,
        category="elderly",
        is_priority_verified=True,
        needs_accessible=True,
        is_reinstated=True,
        appointment="KX7P2M",
    )
    assert [mark.text for mark in ticket_of(at_desk(ticket)).marks] == [
        "Dipanggil 2 kali",
        "Prioritas: Lansia (60 tahun ke atas) · diperiksa",
        "Perlu loket aksesibel",
        "Reservasi KX7P2M",
        "Sempat tidak hadir",
    ]


def test_why_a_ticket_was_next_is_still_told_after_a_restart_of_the_program() -> None:
    story = at_desk(serving(why=why("head_start", 4)))
    assert ticket_of(story).why == "Didahulukan 30 menit sebagai prioritas, melewati 4 nomor; menunggu 24 menit."


def test_a_refused_transfer_says_why_and_how_it_goes_on() -> None:
    story = at_desk()
    story.shift.press("transfer")
    story.shift.choose("kk")
    story.shift.give("")
    params: dict[str, str | int] = {"service": "kk"}
    story.reply(Act, Problem(title="", status=409, code="unknown_service", detail="", remedy="", params=params))
    notice = story.desk.frame.notice
    assert notice is not None
    assert notice.text == "Layanan Kartu keluarga tidak ada di gerai ini."
    assert story.desk.panel is None
