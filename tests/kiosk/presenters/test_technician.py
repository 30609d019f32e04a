"""The technician's corner: nobody comes in without a PIN, and it does not stay open."""

import pytest

from kiosk.presenters.technician import (
    IDLE_SECONDS,
    LONGEST_PIN,
    AskWho,
    CheckPin,
    Do,
    Effect,
    LookAround,
    PinChecked,
    TechnicianPresenter,
)
from kiosk.presenters.technician_view import CornerView
from kiosk.printing.printer import UNREACHABLE, PrinterStatus, PrintOutcome
from shared.language import LANGUAGES, Language
from shared.protocol.base import Words
from shared.protocol.views import CopyView, Health, OfficerView
from shared.trust.attempts import FREE
from tests.kiosk.presenters.visitor import HandClock

DIAN = OfficerView(id="dian", name="Dian Teknik", role="technician")
RINA = OfficerView(id="rina", name="Rina Kepala", role="manager")
ANDI = OfficerView(id="andi", name="Andi Saputra", role="officer")
PIN = "246813"
RIGHT, WRONG = PinChecked("right"), PinChecked("wrong_pin")


class Corner:
    """A corner, and who stands before it."""

    def __init__(self, *, has_own_pin: bool = False) -> None:
        self.clock = HandClock()
        self.desk = TechnicianPresenter(self.clock, has_own_pin=has_own_pin)

    @property
    def view(self) -> CornerView:
        view = self.desk.view
        assert view is not None
        return view

    def opened(self, *officers: OfficerView, is_hub_away: bool = False, language: Language = "en") -> "Corner":
        assert self.desk.open(language) == (AskWho(),)
        self.desk.people_came(None if is_hub_away else officers)
        return self

    def type(self, pin: str = PIN) -> tuple[Effect, ...]:
        for digit in pin:
            assert self.desk.touch(f"key:{digit}") == ()
        return self.desk.touch("confirm")

    def inside(self) -> "Corner":
        self.opened(DIAN).type()
        assert self.desk.pin_checked(RIGHT) == (LookAround(),)
        return self

    def facts(self) -> dict[str, str]:
        return {fact.label: fact.value for fact in self.view.facts}


def health(off: int = 0, copy: CopyView | None = None) -> Health:
    words = Words(indonesian="Balai")
    return Health(
        version="1.2",
        protocol=1,
        hall="balai",
        name=words,
        sequence=812,
        uptime_seconds=7300,
        clock_off_seconds=off,
        copy_of_record=copy,
    )


def test_closed_it_shows_nothing_and_hears_nothing() -> None:
    desk = Corner().desk
    assert desk.view is None
    for control in ("leave", "restart", "trial", "key:1", "confirm", "who:dian"):
        assert desk.touch(control) == ()
    assert desk.view is None


def test_the_only_technician_types_at_once_and_officers_do_not_count() -> None:
    corner = Corner().opened(ANDI, DIAN)
    assert corner.view.hint == "Type your PIN (Dian Teknik)"
    assert corner.type() == (CheckPin("dian", PIN),)


def test_one_of_several_says_who_it_is() -> None:
    corner = Corner().opened(RINA, ANDI, DIAN)
    assert [choice.text for choice in corner.view.choices] == ["Rina Kepala", "Dian Teknik"]
    assert corner.desk.touch("who:andi") == ()
    assert corner.view.typed is None
    corner.desk.touch("who:rina")
    assert corner.type() == (CheckPin("rina", PIN),)


def test_nothing_is_done_before_the_pin_was_right() -> None:
    corner = Corner().opened(DIAN)
    for action in ("leave", "restart", "trial", "look"):
        assert corner.desk.touch(action) == ()
    corner.type()
    assert corner.desk.touch("leave") == ()
    corner.desk.pin_checked(WRONG)
    assert corner.desk.touch("leave") == ()
    assert corner.view.is_trouble
    assert corner.view.typed == 0


def test_an_answer_that_comes_after_the_corner_was_closed_opens_nothing() -> None:
    corner = Corner().opened(DIAN)
    corner.type()
    corner.desk.touch("close")
    assert corner.desk.pin_checked(RIGHT) == ()
    assert corner.desk.view is None


def test_after_some_wrong_pins_none_is_looked_at_for_a_while() -> None:
    corner = Corner().opened(DIAN)
    for _ in range(FREE):
        assert corner.type() == (CheckPin("dian", PIN),)
        corner.desk.pin_checked(WRONG)
    assert corner.type() == ()
    assert "Too many" in corner.view.hint
    corner.clock.at += 31
    assert corner.type() == (CheckPin("dian", PIN),)
    corner.desk.pin_checked(RIGHT)
    assert corner.view.choices


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (None, "does not answer"),
        (PinChecked("must_change"), "choose your own"),
        (PinChecked("locked", 90), "in 90 s"),
        (WRONG, "not right"),
    ],
)
def test_every_other_answer_keeps_it_closed_and_says_why(checked: PinChecked | None, said: str) -> None:
    corner = Corner().opened(DIAN)
    corner.type()
    assert corner.desk.pin_checked(checked) == ()
    assert said in corner.view.hint
    assert corner.desk.touch("leave") == ()


def test_closing_and_opening_again_lifts_no_pause() -> None:
    corner = Corner().opened(DIAN)
    for _ in range(FREE):
        corner.type()
        corner.desk.pin_checked(WRONG)
    corner.desk.touch("close")
    assert corner.opened(DIAN).type() == ()


def test_without_the_hub_the_kiosks_own_pin_opens() -> None:
    corner = Corner(has_own_pin=True).opened(is_hub_away=True)
    assert corner.type() == (CheckPin("", PIN),)


@pytest.mark.parametrize(("is_hub_away", "said"), [(True, "no PIN of its own"), (False, "hall file")])
def test_where_nobody_can_be_told_from_anybody_it_stays_closed(is_hub_away: bool, said: str) -> None:
    corner = Corner().opened(ANDI, is_hub_away=is_hub_away)
    assert said in corner.view.hint
    assert corner.type() == ()


def test_a_pin_is_digits_and_no_longer_than_a_pin() -> None:
    corner = Corner().opened(DIAN)
    for key in ("key:a", "key:²", "key:", *["key:1"] * 30):
        corner.desk.touch(key)
    assert corner.view.typed == LONGEST_PIN
    corner.desk.touch("erase")
    assert corner.view.typed == LONGEST_PIN - 1


def test_a_corner_that_was_left_open_closes() -> None:
    corner = Corner().inside()
    corner.clock.at += IDLE_SECONDS - 1
    corner.desk.tick()
    assert corner.view.choices
    corner.desk.touch("look")
    corner.clock.at += IDLE_SECONDS
    corner.desk.tick()
    assert corner.desk.view is None


def test_inside_it_does_what_it_is_told() -> None:
    corner = Corner().inside()
    for action in ("trial", "restart", "leave"):
        assert corner.desk.touch(action) == (Do(action),)
    assert corner.desk.touch("look") == (LookAround(),)
    corner.desk.trial_ended(PrintOutcome("failed", "paper_end"))
    assert corner.view.hint == "The trial could not be printed"


def test_hub_clock_copy_and_printer_are_told() -> None:
    corner = Corner().inside()
    corner.desk.health_came(health(off=-3700, copy=CopyView(state="away", sequence=3)))
    corner.desk.learn_printer(UNREACHABLE)
    assert corner.facts() == {
        "Hub": "Answers; version 1.2, running for 2 h",
        "Record": "Up to entry 812",
        "Hub's clock": "Slow by 1 h; set it",
        "Copy of the record": "Its place is away; put the stick in",
        "Printer": "No connection",
    }


def test_a_hub_that_went_away_is_told_as_such() -> None:
    corner = Corner().inside()
    corner.desk.health_came(None)
    assert corner.facts()["Hub"].startswith("Does not answer")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "status",
    [
        PrinterStatus(),
        UNREACHABLE,
        PrinterStatus(paper="end"),
        PrinterStatus(is_cover_open=True),
        PrinterStatus(has_cutter_error=True),
        PrinterStatus(has_recoverable_error=True),
        PrinterStatus(is_online=False),
    ],
)
def test_every_state_of_the_printer_has_its_words(language: Language, status: PrinterStatus) -> None:
    corner = Corner().inside()
    corner.desk.touch("close")
    corner.opened(DIAN, language=language).type()
    corner.desk.pin_checked(RIGHT)
    corner.desk.learn_printer(status)
    assert all(corner.facts().values())
