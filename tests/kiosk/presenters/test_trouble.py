"""The hub goes away, the visitor goes away."""

from kiosk.presenters.views import NoHubPage, NumberPage, TilesPage, WaitingPage, WelcomePage
from tests.kiosk.halls import issued
from tests.kiosk.presenters.visitor import Visitor

ALL_THE_WAY = ("start", "agency:dukcapil", "service:ktp", "category:regular")


def test_without_a_hub_the_kiosk_says_so_and_what_to_do() -> None:
    visitor = Visitor()
    visitor.kiosk.hear_link(is_connected=False, looking_for="mpp")
    page = visitor.page
    assert isinstance(page, NoHubPage)
    assert page.detail == "Mencari: mpp"
    assert "petugas" in page.hint
    visitor.touch("start")
    assert isinstance(visitor.page, NoHubPage)
    visitor.kiosk.hear_link(is_connected=True)
    assert isinstance(visitor.page, WelcomePage)


def test_an_unknown_outcome_is_asked_again_with_the_same_key_until_it_is_known() -> None:
    visitor = Visitor()
    visitor.touch(*ALL_THE_WAY)
    visitor.kiosk.number_failed("key-1", is_unknown=True)
    visitor.kiosk.hear_link(is_connected=False)
    page = visitor.page
    assert isinstance(page, WaitingPage)
    assert page.is_troubled
    visitor.effects += visitor.kiosk.hear_link(is_connected=True)
    assert [key for key, _ in visitor.asked] == ["key-1", "key-1"]
    visitor.effects += visitor.kiosk.number_came("key-1", issued())
    assert isinstance(visitor.page, NumberPage)
    assert len(visitor.printed) == 1


def test_an_unknown_outcome_outlasts_the_visitor() -> None:
    visitor = Visitor()
    visitor.touch(*ALL_THE_WAY)
    visitor.kiosk.number_failed("key-1", is_unknown=True)
    for _ in range(60):
        visitor.wait(3)
        visitor.kiosk.number_failed("key-1", is_unknown=False)
    assert isinstance(visitor.page, WaitingPage)
    assert {key for key, _ in visitor.asked} == {"key-1"}


def test_a_request_that_never_arrived_is_dropped_after_a_minute() -> None:
    visitor = Visitor()
    visitor.touch(*ALL_THE_WAY)
    for _ in range(21):
        visitor.kiosk.number_failed("key-1", is_unknown=False)
        visitor.wait(3)
    visitor.kiosk.number_failed("key-1", is_unknown=False)
    visitor.wait(1)
    assert isinstance(visitor.page, WelcomePage)
    assert {key for key, _ in visitor.asked} == {"key-1"}


def test_a_late_answer_to_a_visit_that_is_over_changes_nothing() -> None:
    visitor = Visitor()
    assert visitor.kiosk.number_came("key-9", issued()) == ()
    assert isinstance(visitor.page, WelcomePage)


def test_nobody_there_is_asked_and_then_sent_home() -> None:
    visitor = Visitor()
    visitor.touch("start")
    visitor.wait(29.75)
    assert visitor.view.idle is None
    visitor.wait(0.25)
    assert visitor.view.idle is not None
    assert visitor.view.idle.seconds == 20
    visitor.wait(20)
    assert isinstance(visitor.page, WelcomePage)


def test_a_touch_on_the_warning_only_goes_on() -> None:
    visitor = Visitor()
    visitor.touch("start")
    visitor.wait(40)
    visitor.touch("agency:dukcapil")
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert page.title == "Pilih instansi"
    assert visitor.view.idle is None
