"""Who is let in and who is not stands in the record, and no more than that."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from shared.hub.store import read_entries
from tests.support.hub import SMALL_HALL, RunningHub, running_hub
from tests.support.hub_client import HubUser, using

OWN = "274916"


def test_the_record_tells_who_was_let_in_and_who_was_not(hub: RunningHub, user: HubUser) -> None:
    tried = [("andi", "2468"), ("andi", "0000"), ("3175091208900001", "0000")]
    for officer, pin in tried:
        user.post("/sign-in", {"officer": officer, "pin": pin}, antrean_device="loket-1")
    supervised = {"officer": "andi", "ticket": "t", "reason": "system_error", "supervisor": "budi", "pin": "0000"}
    user.post("/counters/1/call", supervised, antrean_device="loket-1")
    last = list(read_entries(hub.data))[-4:]
    assert [(entry.type, json.loads(entry.event)["officer"], entry.device) for entry in last] == [
        ("officer_signed_in", "andi", "loket-1"),
        ("sign_in_failed", "andi", "loket-1"),
        ("sign_in_failed", "", "loket-1"),
        ("sign_in_failed", "budi", "loket-1"),
    ]
    assert not [entry for entry in last if "3175091208900001" in entry.event]


def test_a_first_pin_signs_for_nothing_and_is_changed_once(tmp_path: Path) -> None:
    with hub_with_first_pins(tmp_path) as hub, using(hub) as user:
        signed = user.post("/sign-in", {"officer": "sari", "pin": "7070"}).json()
        assert signed["must_change"] is True
        asked = {"officer": "andi", "ticket": "t", "reason": "system_error", "supervisor": "sari", "pin": "7070"}
        assert user.post("/counters/1/call", asked).json()["code"] == "pin_must_change"
        assert change(user, "sari", "7070", OWN).is_success
        assert user.post("/sign-in", {"officer": "sari", "pin": "7070"}).json()["code"] == "wrong_pin"
        assert user.post("/sign-in", {"officer": "sari", "pin": OWN}).json()["must_change"] is False
        assert "pin_changed" in [entry.type for entry in read_entries(hub.data)]


@pytest.mark.parametrize(
    ("pin", "code"),
    [("2749", "pin_too_short"), ("123456", "pin_too_plain"), ("abcdef", "pin_not_digits"), ("1" * 13, "pin_too_long")],
)
def test_a_pin_that_will_not_do_is_refused_with_the_way_out(user: HubUser, pin: str, code: str) -> None:
    refused = change(user, "andi", "2468", pin)
    assert (refused.status_code, refused.json()["code"]) == (409, code)
    assert refused.json()["remedy"]


def test_the_same_change_again_is_no_failure(user: HubUser) -> None:
    first, again = [user.post("/officers/andi/pin", {"old": "2468", "new": OWN}, key="one") for _ in range(2)]
    assert (again.status_code, again.json()) == (200, first.json())


def test_wrong_pins_lock_over_a_restart_until_a_supervisor_lifts_it(tmp_path: Path) -> None:
    with running_hub(tmp_path / "data") as hub, using(hub) as user:
        tried = [user.post("/sign-in", {"officer": "andi", "pin": "0000"}).status_code for _ in range(6)]
        assert tried == [403, 403, 403, 403, 403, 429]
    with running_hub(tmp_path / "data") as hub, using(hub) as user:
        locked = user.post("/sign-in", {"officer": "andi", "pin": "2468"}).json()
        assert (locked["status"], locked["code"]) == (429, "pin_locked")
        assert 0 < locked["params"]["seconds"] <= 30
        assert unlock(user, "andi", "budi", "1357").json()["code"] == "not_a_supervisor"
        assert unlock(user, "andi", "sari", "7070").is_success
        assert user.post("/sign-in", {"officer": "andi", "pin": "2468"}).is_success
        last = next(entry for entry in read_entries(hub.data) if entry.type == "officer_unlocked")
        assert json.loads(last.event)["allowed_by"] == "sari"


def test_of_many_tries_at_once_no_more_are_looked_at(hub: RunningHub) -> None:
    def attempt(number: int) -> str:
        with using(hub) as user:
            return str(user.post("/sign-in", {"officer": "andi", "pin": f"{number:04}"}).json()["code"])

    with ThreadPoolExecutor(12) as pool:
        codes = list(pool.map(attempt, range(12)))
    assert (codes.count("wrong_pin"), codes.count("pin_locked")) == (5, 7)


def test_a_hall_file_again_keeps_ones_own_pin_until_it_gives_another(hub: RunningHub, user: HubUser) -> None:
    file = hub.data / "again.toml"
    text = SMALL_HALL.read_text("utf-8").replace("mpp-contoh", hub.hall)
    assert change(user, "andi", "2468", OWN).is_success
    for pin, opens in (("2468", OWN), ("864209", "864209")):
        file.write_text(text.replace('pin = "2468"', f'pin = "{pin}"'), "utf-8")
        assert user.post("/admin/plan", {"file": str(file)}).is_success
        assert user.post("/sign-in", {"officer": "andi", "pin": opens}).is_success
    assert user.post("/sign-in", {"officer": "andi", "pin": OWN}).json()["code"] == "wrong_pin"


def test_no_pin_stands_in_the_store(hub: RunningHub, user: HubUser) -> None:
    assert change(user, "andi", "2468", OWN).is_success
    kept = b"".join(file.read_bytes() for file in hub.data.glob("hall.sqlite*"))
    assert OWN.encode() not in kept


def test_a_sign_out_stands_in_the_record_with_its_reason(hub: RunningHub, user: HubUser) -> None:
    assert user.post("/sign-out", {"officer": "andi", "reason": "idle"}).is_success
    assert user.post("/sign-out", {"officer": "nobody"}).status_code == 404
    last = list(read_entries(hub.data))[-1]
    assert (last.type, json.loads(last.event)["reason"]) == ("officer_signed_out", "idle")


def change(user: HubUser, officer: str, old: str, new: str) -> httpx.Response:
    """Choose another PIN."""
    return user.post(f"/officers/{officer}/pin", {"old": old, "new": new})


def unlock(user: HubUser, officer: str, supervisor: str, pin: str) -> httpx.Response:
    """Lift a pause."""
    return user.post(f"/officers/{officer}/unlock", {"supervisor": supervisor, "pin": pin})


@contextmanager
def hub_with_first_pins(folder: Path) -> Iterator[RunningHub]:
    """The small hall as an office would have it, whose PINs are to be changed."""
    file = folder / "first.toml"
    file.write_text(SMALL_HALL.read_text("utf-8").replace("must_change = false\n", ""), "utf-8")
    with running_hub(folder / "data", file) as hub:
        yield hub
