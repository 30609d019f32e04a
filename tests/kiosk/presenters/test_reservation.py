"""A reservation at the kiosk: typed or scanned, seen, checked in once, and refused with a way out."""

import pytest

from kiosk.presenters.views import (
    AppointmentPage,
    CodePage,
    NoHubPage,
    NumberPage,
    RefusedPage,
    ServicePage,
    TilesPage,
    WaitingPage,
    WelcomePage,
)
from kiosk.printing.printer import PrintOutcome
from shared.protocol.views import Problem
from shared.queueing.refusals import Code
from tests.kiosk.halls import full_hall, hall_view, issued, reservation
from tests.kiosk.presenters.visitor import Visitor

CODE = "KM7Q2P"


def guest() -> Visitor:
    """Somebody before a kiosk whose hall has reservations."""
    return Visitor(full_hall())


def type_code(visitor: Visitor, code: str = CODE) -> None:
    visitor.touch("appointment", *(f"key:{letter}" for letter in code), "confirm")


def problem(code: str, **params: str | int) -> Problem:
    return Problem(title="", status=409, code=code, detail="", remedy="", params=params)


def refused(visitor: Visitor) -> RefusedPage:
    page = visitor.page
    assert isinstance(page, RefusedPage)
    return page


def test_a_typed_code_leads_to_the_reservation_and_a_touch_to_its_ticket() -> None:
    visitor = guest()
    type_code(visitor)
    assert isinstance(visitor.page, WaitingPage)
    assert visitor.looked_up == [CODE]
    visitor.kiosk.appointment_came(CODE, reservation(category="elderly"))
    page = visitor.page
    assert isinstance(page, AppointmentPage)
    assert (page.service, page.agency) == ("Paspor baru", "Kantor Imigrasi")
    assert [fact.value for fact in page.facts] == [
        "Senin, 23 November 2026, pukul 13.30",
        CODE,
        "Lansia (60 tahun ke atas)",
    ]
    visitor.touch("check-in")
    [(key, request)] = visitor.checked_in
    assert (request.code, request.language) == (CODE, "id")
    ticket = issued("K-032", "paspor").model_copy(update={"stages": ("foto", "ambil"), "appointment": CODE})
    visitor.effects += visitor.kiosk.number_came(key, ticket)
    [printing] = visitor.printed
    assert printing.paper.slot is not None
    assert f"{printing.paper.slot:%H:%M}" == "13:30"
    assert printing.paper.stages == ("Paspor baru", "Foto dan wawancara", "Pengambilan paspor")
    number = visitor.page
    assert isinstance(number, NumberPage)
    assert [fact.value for fact in number.facts][-1] == "Pukul 13.30"


def test_a_scan_before_the_start_screen_leads_straight_to_the_reservation() -> None:
    visitor = guest()
    visitor.scan(CODE)
    assert visitor.looked_up == [CODE]


@pytest.mark.parametrize("way", [("start",), ("start", "agency:imigrasi", "service:paspor"), ("appointment", "key:Z")])
def test_a_scan_begins_anew_from_any_choice(way: tuple[str, ...]) -> None:
    visitor = guest()
    visitor.touch(*way)
    visitor.scan(f"https://mpp.example.go.id/r/{CODE.lower()}")
    assert visitor.looked_up == [CODE]


def test_a_person_at_a_keyboard_types_into_the_code_and_nowhere_else() -> None:
    visitor = guest()
    visitor.press("ktpaku\n", 0.2)
    assert isinstance(visitor.page, WelcomePage)
    visitor.touch("appointment")
    visitor.press("km7x\bq2p", 0.2)
    page = visitor.page
    assert isinstance(page, CodePage)
    assert (page.typed, page.is_complete) == (CODE, True)
    visitor.press("\n", 0.5)
    assert visitor.looked_up == [CODE]


def test_a_scan_into_a_half_typed_code_takes_its_place() -> None:
    visitor = guest()
    visitor.touch("appointment", "key:X", "key:Y")
    visitor.scan(CODE)
    assert visitor.looked_up == [CODE]


def test_a_code_too_short_is_not_asked_for() -> None:
    visitor = guest()
    type_code(visitor, "KM7Q2")
    page = visitor.page
    assert isinstance(page, CodePage)
    assert (page.typed, page.is_complete, visitor.looked_up) == ("KM7Q2", False, [])


def test_a_scan_never_takes_away_a_number_that_is_on_its_way_or_on_no_paper() -> None:
    visitor = guest()
    visitor.touch("start", "agency:dukcapil", "service:ktp", "category:regular")
    visitor.scan(CODE)
    assert isinstance(visitor.page, WaitingPage)
    visitor.kiosk.number_came("key-1", issued())
    visitor.scan(CODE)
    visitor.kiosk.print_ended("t1", PrintOutcome("failed", "paper_end"))
    visitor.scan(CODE)
    assert isinstance(visitor.page, NumberPage)
    assert visitor.looked_up == []


def test_the_next_visitor_may_scan_while_the_last_ticket_still_shows() -> None:
    visitor = guest()
    visitor.touch("language:en", "start", "agency:dukcapil", "service:ktp", "category:regular")
    visitor.kiosk.number_came("key-1", issued())
    visitor.kiosk.print_ended("t1", PrintOutcome("printed"))
    visitor.scan(CODE)
    assert visitor.looked_up == [CODE]
    assert visitor.view.language == "id"


def test_a_hall_without_reservations_has_no_key_and_no_ear_for_them() -> None:
    visitor = Visitor(hall_view())
    welcome = visitor.page
    assert isinstance(welcome, WelcomePage)
    assert welcome.appointment is None
    visitor.touch("appointment")
    visitor.scan(CODE)
    assert isinstance(visitor.page, WelcomePage)


def test_a_code_that_nobody_knows_can_be_corrected_or_left() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, problem("unknown_appointment", appointment=CODE))
    page = refused(visitor)
    assert page.title == "Kode KM7Q2P tidak ditemukan"
    visitor.touch("appointment")
    typing = visitor.page
    assert isinstance(typing, CodePage)
    assert typing.typed == CODE
    visitor.touch("confirm")
    visitor.kiosk.appointment_came(CODE, problem("unknown_appointment", appointment=CODE))
    visitor.touch("again")
    assert isinstance(visitor.page, TilesPage)


def test_what_was_scanned_wrong_is_not_there_to_be_corrected_by_hand() -> None:
    visitor = guest()
    visitor.scan("ZK3VQ9AXB2LWPQ7T")
    visitor.kiosk.appointment_came("ZK3VQ9AXB2LWPQ7T", problem("unknown_appointment"))
    visitor.touch("appointment")
    page = visitor.page
    assert isinstance(page, CodePage)
    assert page.typed == ""


def test_a_scan_that_holds_no_code_says_what_to_scan() -> None:
    visitor = guest()
    visitor.scan("https://example.go.id/")
    assert refused(visitor).title == "Yang dipindai bukan kode reservasi"
    assert visitor.looked_up == []


def test_another_day_and_too_early_say_when_to_come() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("check-in")
    visitor.kiosk.number_came("key-1", problem("appointment_other_day", day="2026-11-26"))
    assert refused(visitor).remedy.startswith("Silakan datang pada Kamis, 26 November 2026")
    visitor.touch("done")
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("check-in")
    visitor.kiosk.number_came("key-2", problem("appointment_too_early", **{"from": "2026-11-23T05:30:00Z"}))
    assert "mulai pukul 12.30" in refused(visitor).remedy


@pytest.mark.parametrize("code", [code for code in Code if "appointment" in code or code == Code.CHECKED_IN_BEFORE])
def test_every_refusal_of_a_reservation_is_told_as_one(code: Code) -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("check-in")
    visitor.kiosk.number_came(
        "key-1", problem(code, label="K-031", day="2026-11-26", **{"from": "2026-11-23T05:30:00Z"})
    )
    page = refused(visitor)
    assert page.title != "Nomor belum dapat diberikan"
    assert page.again.control in ("done", "appointment")


def test_checking_in_again_shows_the_number_and_takes_none() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation(label="K-031"))
    page = refused(visitor)
    assert (page.number, page.again.control) == ("K-031", "done")
    assert visitor.checked_in == []


def test_checked_in_at_the_other_kiosk_meanwhile_shows_that_number() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("check-in", "check-in")
    visitor.kiosk.number_came("key-1", problem("checked_in_before", label="K-031", ticket="t9"))
    assert refused(visitor).number == "K-031"
    assert len(visitor.checked_in) == 1


def test_an_unknown_outcome_of_a_check_in_is_asked_again_with_the_same_key() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("check-in")
    visitor.kiosk.number_failed("key-1", is_unknown=True)
    visitor.wait(2.5)
    assert [key for key, _ in visitor.checked_in] == ["key-1", "key-1"]


def test_without_an_answer_nothing_is_lost_and_the_hub_that_goes_says_so() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_failed(CODE)
    assert refused(visitor).title == "Nomor belum dapat diberikan"
    visitor.touch("done")
    type_code(visitor)
    visitor.kiosk.hear_link(is_connected=False)
    assert isinstance(visitor.page, NoHubPage)
    visitor.kiosk.hear_link(is_connected=True)
    assert isinstance(visitor.page, WelcomePage)


def test_a_late_answer_to_another_code_changes_nothing() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came("ANOTHER1", reservation(code="ANOTHER1"))
    assert isinstance(visitor.page, WaitingPage)


def test_nobody_left_at_the_code_or_the_reservation_is_sent_home() -> None:
    visitor = guest()
    visitor.touch("appointment", "key:A")
    visitor.wait(51)
    assert isinstance(visitor.page, WelcomePage)
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.wait(51)
    assert isinstance(visitor.page, WelcomePage)


def test_back_from_the_reservation_leads_to_its_code() -> None:
    visitor = guest()
    type_code(visitor)
    visitor.kiosk.appointment_came(CODE, reservation())
    visitor.touch("back")
    page = visitor.page
    assert isinstance(page, CodePage)
    assert page.typed == CODE
    visitor.touch("erase")
    page = visitor.page
    assert isinstance(page, CodePage)
    assert page.typed == CODE[:-1]


def test_a_key_that_is_left_pressed_on_the_service_page_types_nothing() -> None:
    visitor = guest()
    visitor.touch("start", "agency:imigrasi", "service:paspor")
    visitor.press("aaaa\n\n", 0.3)
    assert isinstance(visitor.page, ServicePage)
