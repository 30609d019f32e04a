"""The same command again gets the first answer again, whatever happened in between."""

from pathlib import Path

from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using


def test_the_same_key_issues_one_number(user: HubUser) -> None:
    assert user.take(key="k") == user.take(key="k")
    assert user.get("/board")["waiting"] == 1


def test_the_same_key_calls_once(user: HubUser) -> None:
    user.take()
    user.take()
    user.at_counter("open")
    first = user.post("/counters/1/call-next", {"officer": "andi"}, key="call")
    assert user.post("/counters/1/call-next", {"officer": "andi"}, key="call").json() == first.json()
    assert user.get("/board")["waiting"] == 1


def test_a_refusal_is_remembered_too(user: HubUser) -> None:
    user.at_counter("open")
    first = user.post("/counters/1/call-next", {"officer": "andi"}, key="call").json()
    user.take()
    assert user.post("/counters/1/call-next", {"officer": "andi"}, key="call").json() == first


def test_the_same_key_with_another_body_is_refused(user: HubUser) -> None:
    user.take("ktp", key="k")
    answer = user.post("/tickets", {"service": "akta"}, key="k")
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert user.get("/board")["waiting"] == 1


def test_an_answer_outlives_the_hub(tmp_path: Path) -> None:
    with running_hub(tmp_path) as first, using(first) as user:
        issued = user.take(key="k")
    with running_hub(tmp_path, None) as second, using(second) as user:
        assert user.take(key="k") == issued
        assert user.take()["label"] == "A-002"


def test_an_answer_outlives_a_power_cut(hub: RunningHub, user: HubUser) -> None:
    issued = [user.take(key=f"k{number}") for number in range(20)]
    hub.kill()
    with running_hub(hub.data, None) as again, using(again) as later:
        assert [later.take(key=f"k{number}") for number in range(20)] == issued
        assert later.get("/board")["waiting"] == 20
