"""A visit that goes its ways: transferred, held, missed, undone, called out of order; over the API."""

from typing import Any

from tests.support.hub_client import HubUser


def in_hand(user: HubUser, service: str = "ktp") -> dict[str, Any]:
    """A ticket that was taken, called and started at counter 1."""
    ticket = user.take(service)
    user.at_counter("open")
    for verb in ("call-next", "start"):
        assert user.at_counter(verb).status_code == 200
    return ticket


def desk(user: HubUser, counter: str = "1", officer: str = "andi") -> dict[str, Any]:
    """What an officer sees."""
    seen: dict[str, Any] = user.get(f"/counters/{counter}?officer={officer}")
    return seen


def test_a_transfer_brings_the_note_and_the_history_to_the_next_desk(user: HubUser) -> None:
    in_hand(user)
    assert user.at_counter("transfer", service="paspor", note="cek KK asli").status_code == 200
    user.at_counter("open", "3", "citra")
    called = user.at_counter("call-next", "3", "citra").json()["ticket"]
    assert (called["label"], called["note"], called["sender"]) == ("A-001", "cek KK asli", "ktp")
    assert [(step["what"], step["service"], step["counter_name"]) for step in called["steps"]] == [
        ("transferred", "ktp", "1")
    ]
    assert user.at_counter("return-to-sender", "3", "citra", note="sudah").status_code == 200
    assert user.at_counter("call-next").json()["ticket"]["note"] == "sudah"


def test_the_holder_of_a_transferred_ticket_sees_the_new_service(user: HubUser) -> None:
    ticket = in_hand(user)
    user.at_counter("transfer", service="paspor")
    seen = user.get(f"/track/{ticket['token']}")
    assert (seen["state"], seen["service"]["indonesian"], seen["ahead"]) == ("waiting", "Paspor baru", 0)
    assert user.get("/board")["calls"] == []


def test_a_ticket_on_hold_stands_aside_and_comes_back(user: HubUser) -> None:
    ticket = in_hand(user)["ticket"]
    assert user.at_counter("hold", reason="fotokopi").status_code == 200
    (aside,) = desk(user)["aside"]
    assert (aside["ticket"], aside["state"], aside["reason"], aside["obstacle"]) == (ticket, "held", "fotokopi", None)
    assert user.post(f"/tickets/{ticket}/return", {"officer": "andi"}).status_code == 200
    assert desk(user)["aside"] == []
    assert user.at_counter("call-next").json()["ticket"]["ticket"] == ticket


def test_undo_gives_the_visitor_back(user: HubUser) -> None:
    in_hand(user)
    before = desk(user)
    user.at_counter("finish", is_sure=True)
    done = desk(user)
    assert (done["ticket"], done["served_today"], done["undo"]["action"]) == (None, 1, "service_finished")
    assert user.at_counter("undo").status_code == 200
    after = desk(user)
    assert (after["ticket"], after["served_today"]) == (before["ticket"], 0)
    assert user.at_counter("undo").json()["code"] == "ticket_in_hand"


def test_a_chosen_ticket_needs_a_reason_and_a_supervisor(user: HubUser) -> None:
    user.take()
    second = user.take()["ticket"]
    user.at_counter("open")
    asked = {"ticket": second, "reason": "medical_emergency", "supervisor": "sari"}
    assert user.at_counter("call", **asked, pin="0000").json()["code"] == "wrong_pin"
    assert user.at_counter("call", **asked | {"supervisor": "budi"}, pin="1357").json()["code"] == "not_a_supervisor"
    assert user.at_counter("call", **asked | {"reason": "tamu resmi"}, pin="7070").status_code == 422
    called = user.at_counter("call", **asked, pin="7070").json()
    assert (called["ticket"]["label"], called["why"]["code"], called["why"]["overtaken"]) == (
        "A-002",
        "out_of_order",
        1,
    )
    assert desk(user)["ticket"]["why"]["code"] == "out_of_order"


def test_the_waiting_are_listed_in_their_order(user: HubUser) -> None:
    user.take()
    user.post("/tickets", {"service": "ktp", "category": "elderly"})
    listed = user.get("/counters/1/waiting?officer=andi")["tickets"]
    assert [(each["label"], each["place"]) for each in listed] == [("A-002", 1), ("A-001", 2)]


def test_a_rejected_priority_waits_in_the_regular_order(user: HubUser) -> None:
    user.take()
    user.post("/tickets", {"service": "ktp", "category": "elderly"})
    user.at_counter("open")
    assert user.at_counter("call-next").json()["ticket"]["label"] == "A-002"
    assert user.at_counter("priority", is_granted=False).status_code == 200
    assert user.at_counter("call-next").json()["ticket"]["label"] == "A-001"


def test_nothing_of_a_visit_is_lost_by_a_restart(user: HubUser) -> None:
    """The tables follow the events: a store that knew better would have refused one of these."""
    ticket = in_hand(user)["ticket"]
    user.at_counter("hold", reason="antre kas")
    user.post(f"/tickets/{ticket}/return", {"officer": "andi"})
    user.at_counter("call-next")
    user.at_counter("start")
    assert user.at_counter("transfer", service="paspor").status_code == 200
    assert user.at_counter("undo").status_code == 200
    assert user.at_counter("finish", is_sure=True).status_code == 200
