"""A visit, as the kiosk, the counter, the wall and the ticket's holder see it."""

import re

from tests.support.hub_client import HubUser


def test_a_ticket_has_all_that_goes_on_its_paper(user: HubUser) -> None:
    ticket = user.take()
    assert (ticket["label"], ticket["ahead"]) == ("A-001", 0)
    assert re.fullmatch("[A-Z0-9]{6}", ticket["check_code"])
    assert re.fullmatch("[A-Za-z0-9_-]{16}", ticket["token"])
    assert ticket["issued_at"].endswith("Z")


def test_numbers_follow_each_other_and_services_have_their_own(user: HubUser) -> None:
    assert [user.take(service)["label"] for service in ("ktp", "akta", "ktp")] == ["A-001", "F-001", "A-002"]


def test_the_wait_is_told_once_a_counter_is_open(user: HubUser) -> None:
    assert user.take()["wait"] is None
    user.at_counter("open")
    assert user.take()["wait"] == {"low": 10, "high": 15}


def test_the_call_says_why(user: HubUser) -> None:
    user.take()
    user.post("/tickets", {"service": "ktp", "category": "elderly"})
    user.at_counter("open")
    called = user.at_counter("call-next").json()
    assert called["ticket"]["label"] == "A-002"
    assert (called["why"]["code"], called["why"]["overtaken"], called["why"]["services"]) == ("head_start", 1, 3)


def test_a_visit_from_the_call_to_the_end(user: HubUser) -> None:
    ticket = user.take()
    for verb in ("open", "call-next", "start", "finish"):
        assert user.at_counter(verb).status_code == 200
    desk = user.get("/counters/1?officer=andi")
    assert (desk["ticket"], desk["served_today"]) == (None, 1)
    assert user.get(f"/track/{ticket['token']}")["state"] == "finished"


def test_the_desk_says_what_is_possible_and_why_not(user: HubUser) -> None:
    user.take()
    user.at_counter("open")
    user.at_counter("call-next")
    actions = user.get("/counters/1?officer=andi")["actions"]
    possible = {name for name, obstacle in actions.items() if obstacle is None}
    assert possible == {"start", "hold", "transfer"}
    assert actions["recall"]["code"] == "recall_too_soon"
    assert actions["close"] == {"code": "ticket_in_hand", "params": {"label": "A-001"}}


def test_what_the_desk_calls_impossible_is_refused_for_that_reason(user: HubUser) -> None:
    user.at_counter("open")
    actions = user.get("/counters/1?officer=budi")["actions"]
    impossible = {name: why for name, why in actions.items() if why is not None and name not in _NEEDS_MORE}
    extra = {"break": {"reason": "salat"}, "hold": {"reason": "fotokopi"}, "transfer": {"service": "paspor"}}
    told = {name: user.at_counter(name.replace("_", "-"), officer="budi", **extra.get(name, {})) for name in impossible}
    assert impossible.keys() >= {"open", "call_next", "break"}
    assert {name: answer.json()["code"] for name, answer in told.items()} == {
        name: why["code"] for name, why in impossible.items()
    }


def test_the_board_shows_the_last_call_first_and_only_what_all_may_know(user: HubUser) -> None:
    user.take()
    user.take("paspor")
    for counter, officer in (("1", "andi"), ("3", "citra")):
        user.at_counter("open", counter, officer)
        user.at_counter("call-next", counter, officer)
    board = user.get("/board")
    assert [call["label"] for call in board["calls"]] == [user.get("/counters/3")["ticket"]["label"], "A-001"]
    assert not {"ticket", "officer", "token", "category"} & board["calls"][0].keys()
    assert [call["counter"] for call in user.get("/board?zone=utara")["calls"]] == ["1"]


def test_the_hall_tells_how_many_wait(user: HubUser) -> None:
    user.take()
    waiting = {service["id"]: service["waiting"] for service in user.get("/hall")["services"]}
    assert (waiting["ktp"], waiting["akta"]) == (1, 0)


def test_the_holder_of_a_token_sees_the_place(user: HubUser) -> None:
    user.take()
    token = user.take()["token"]
    assert user.get(f"/track/{token}") | {"service": None} == {
        "label": "A-002",
        "service": None,
        "state": "waiting",
        "counter_name": None,
        "ahead": 1,
        "wait": None,
    }


def test_paper_that_failed_is_seen_at_the_desk(user: HubUser) -> None:
    ticket = user.take()["ticket"]
    user.post(f"/tickets/{ticket}/print", {"outcome": "failed", "detail": "paper_end"})
    user.at_counter("open")
    user.at_counter("call-next")
    assert user.get("/counters/1")["ticket"]["print_outcome"] == "failed"


def test_a_cancelled_number_is_not_called(user: HubUser) -> None:
    ticket = user.take()["ticket"]
    assert user.post(f"/tickets/{ticket}/cancel", {"officer": "andi", "reason": "salah layanan"}).status_code == 200
    user.at_counter("open")
    assert user.at_counter("call-next").json()["code"] == "nobody_waiting"


def test_an_officer_signs_in_with_the_right_pin_only(user: HubUser) -> None:
    assert user.post("/sign-in", {"officer": "andi", "pin": "2468"}).json()["name"] == "Andi Saputra"
    assert user.post("/sign-in", {"officer": "andi", "pin": "0000"}).json()["code"] == "wrong_pin"
    assert user.post("/sign-in", {"officer": "nobody", "pin": "0000"}).status_code == 404


def test_the_officers_are_told_without_their_pins(user: HubUser) -> None:
    assert all(officer.keys() == {"id", "name", "role"} for officer in user.get("/officers"))


_NEEDS_MORE = {"call", "check_priority"}
"""A supervisor's PIN, a ticket of a priority group."""
