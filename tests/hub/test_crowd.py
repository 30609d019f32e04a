"""Many at once: no number twice, no ticket called by two counters."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.support.hub import RunningHub
from tests.support.hub_client import HubUser, using

CLIENTS = 64


def test_sixty_four_clients_get_numbers_of_their_own(hub: RunningHub) -> None:
    def take(_: int) -> list[str]:
        with using(hub) as user:
            return [user.take()["label"] for _ in range(5)]

    with ThreadPoolExecutor(CLIENTS) as pool:
        labels = [label for some in pool.map(take, range(CLIENTS)) for label in some]
    assert sorted(labels) == [f"A-{number:03d}" for number in range(1, CLIENTS * 5 + 1)]


def test_an_impatient_officer_calls_one(hub: RunningHub, user: HubUser) -> None:
    for _ in range(CLIENTS):
        user.take()
    user.at_counter("open")

    def call(_: int) -> Any:
        with using(hub) as officer:
            return officer.at_counter("call-next").json()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(call, range(16)))
    assert [answer.get("code") for answer in answers].count("already_called") == 15
    assert user.get("/board")["waiting"] == CLIENTS - 1


def test_two_counters_never_call_the_same(hub: RunningHub, user: HubUser) -> None:
    issued = {user.take()["ticket"] for _ in range(30)}
    called: list[str] = []

    def serve(place: tuple[str, str]) -> None:
        with using(hub) as officer:
            officer.at_counter("open", *place)
            while (answer := officer.at_counter("call-next", *place)).status_code == 200:
                called.append(answer.json()["ticket"]["ticket"])
                officer.at_counter("start", *place)
                officer.at_counter("finish", *place)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(serve, [("1", "andi"), ("2", "budi")]))
    assert sorted(called) == sorted(issued)
