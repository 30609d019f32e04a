"""From the touch to the number, told as the visitor lives it."""

import pytest

from kiosk.presenters.views import (
    CategoriesPage,
    NumberPage,
    RefusedPage,
    ServicePage,
    TilesPage,
    WaitingPage,
    WelcomePage,
)
from kiosk.printing.printer import PrinterStatus, PrintOutcome
from shared.protocol.views import Problem
from tests.kiosk.halls import hall_view, issued, large_hall, silent
from tests.kiosk.presenters.visitor import Visitor

TO_KTP = ("start", "agency:dukcapil", "service:ktp")
PAPER_END = PrintOutcome("failed", "paper_end")


def problem(code: str, **params: str | int) -> Problem:
    return Problem(title="", status=409, code=code, detail="", remedy="", params=params)


def test_a_visitor_takes_a_priority_number_in_english() -> None:
    visitor = Visitor()
    visitor.touch("language:en", *TO_KTP, "priority", "category:elderly")
    [(key, request)] = visitor.asked
    assert (request.service, request.category, request.language) == ("ktp", "elderly", "en")
    visitor.effects += visitor.kiosk.number_came(key, issued(category="elderly"))
    [printing] = visitor.printed
    assert (printing.paper.number, printing.paper.service, printing.paper.is_priority) == (
        "A-012",
        "Electronic identity card",
        True,
    )
    visitor.effects += visitor.kiosk.print_ended("t1", PrintOutcome("printed"))
    page = visitor.page
    assert isinstance(page, NumberPage)
    assert (page.number, page.title, page.mark) == ("A-012", "Please take your ticket", "Priority")
    assert [fact.value for fact in page.facts] == ["12 people", "15\N{EN DASH}25 minutes"]


def test_two_touches_after_the_start_where_there_is_one_agency_and_no_group() -> None:
    visitor = Visitor(silent(hall_view(agencies=1, groups=0)))
    visitor.touch("start", "service:ktp")
    assert visitor.asked[0][1].category == "regular"


def test_touching_a_service_twice_asks_once() -> None:
    visitor = Visitor(silent(hall_view(agencies=1, groups=0)))
    visitor.touch("start", "service:ktp", "service:ktp", "service:akta", "start", "back")
    assert len(visitor.asked) == 1


def test_a_tile_shows_letter_people_and_wait_or_why_not() -> None:
    visitor = Visitor()
    visitor.touch("start", "agency:dukcapil")
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert [(tile.chip, tile.detail, tile.is_shut) for tile in page.tiles] == [
        ("A", "12 orang menunggu · 15\N{EN DASH}25 menit", False),
        ("F", "1 orang menunggu", False),
        ("H", "Tutup. Buka besok pukul 08.00", True),
    ]


def test_many_agencies_come_in_pages() -> None:
    visitor = Visitor(large_hall())
    visitor.touch("start", "page:next", "page:next")
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert (page.place, page.next, len(page.tiles)) == ("Halaman 3 dari 3", None, 4)
    visitor.touch("page:next", "page:previous")
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert page.place == "Halaman 2 dari 3"


def test_the_way_back_is_the_way_that_was_come() -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "priority")
    assert isinstance(visitor.page, CategoriesPage)
    visitor.touch("back")
    assert isinstance(visitor.page, ServicePage)
    visitor.touch("back", "back", "back")
    assert isinstance(visitor.page, WelcomePage)
    assert visitor.view.back is None


def test_a_printer_without_paper_costs_nobody_a_number() -> None:
    visitor = Visitor()
    visitor.kiosk.learn_printer(PrinterStatus(paper="end"))
    welcome = visitor.page
    assert isinstance(welcome, WelcomePage)
    assert welcome.note is not None
    assert welcome.note.text.startswith("Kertas habis")
    visitor.touch(*TO_KTP, "category:regular")
    visitor.kiosk.number_came("key-1", issued())
    visitor.effects += visitor.kiosk.print_ended("t1", PAPER_END)
    page = visitor.page
    assert isinstance(page, NumberPage)
    assert (page.stage, page.number, page.facts[-1].value) == ("unprinted", "A-012", "7F3K9Q")
    assert page.remember
    assert page.remedy.startswith("Kertas habis")
    assert [(report.ticket, report.outcome) for report in visitor.reported] == [("t1", PAPER_END)]


def test_the_number_that_could_not_be_printed_stays_longer() -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "category:regular")
    visitor.kiosk.number_came("key-1", issued())
    visitor.kiosk.print_ended("t1", PAPER_END)
    visitor.wait(59)
    assert isinstance(visitor.page, NumberPage)
    visitor.wait(1)
    assert isinstance(visitor.page, WelcomePage)


def test_an_outcome_that_comes_after_the_visit_is_reported_all_the_same() -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "category:regular")
    visitor.kiosk.number_came("key-1", issued())
    visitor.touch("done")
    visitor.effects += visitor.kiosk.print_ended("t1", PrintOutcome("printed"))
    assert isinstance(visitor.page, WelcomePage)
    assert len(visitor.reported) == 1


def test_a_service_that_closed_meanwhile_says_when_to_come_again() -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "category:regular")
    again = {"opens_at": "2026-11-24T01:00:00Z", "timezone": "Asia/Jakarta"}
    visitor.kiosk.number_came("key-1", problem("service_closed", **again))
    page = visitor.page
    assert isinstance(page, RefusedPage)
    assert page.remedy == "Nomor dapat diambil lagi besok pukul 08.00."
    visitor.touch("again")
    assert isinstance(visitor.page, TilesPage)


@pytest.mark.parametrize("code", ["unknown_service", "unknown_category", "no_plan"])
def test_every_refusal_has_a_way_out(code: str) -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "category:regular")
    visitor.kiosk.number_came("key-1", problem(code))
    page = visitor.page
    assert isinstance(page, RefusedPage)
    assert page.remedy
    visitor.wait(25)
    assert isinstance(visitor.page, WelcomePage)


def test_the_next_visitor_begins_in_the_language_of_the_hall() -> None:
    visitor = Visitor()
    visitor.touch("language:en", "start", "lower", "home")
    assert (visitor.view.language, visitor.view.is_lowered) == ("id", False)


def test_a_changed_hall_takes_nobody_to_a_page_that_is_no_more() -> None:
    visitor = Visitor()
    visitor.touch("start", "agency:samsat")
    visitor.kiosk.learn_hall(hall_view(agencies=2))
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert page.title == "Pilih instansi"


def test_the_page_while_waiting_has_nothing_to_touch() -> None:
    visitor = Visitor()
    visitor.touch(*TO_KTP, "category:regular")
    assert isinstance(visitor.page, WaitingPage)
    assert (visitor.view.back, visitor.view.home) == (None, None)
