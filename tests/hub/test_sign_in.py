"""Who is let in and who is not stands in the record, and no more than that."""

import json

from shared.hub.store import read_entries
from tests.support.hub import RunningHub
from tests.support.hub_client import HubUser


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
