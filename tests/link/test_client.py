"""Questions and commands: what comes back, and what happens when nothing does."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import DeviceName
from shared.link.problems import HubAwayError
from shared.protocol.requests import OfficerRequest
from shared.protocol.views import Done, Problem
from tests.support.lossy_proxy import LossyProxy
from tests.support.scripted_hub import ScriptedHub

NewClient = Callable[[HubAddress], HubClient]


@pytest.fixture
def hub(hall: str) -> Iterator[ScriptedHub]:
    with ScriptedHub(hall) as hub:
        yield hub


@pytest.fixture
def connect() -> Iterator[NewClient]:
    with ExitStack() as clients:

        def connect(address: HubAddress) -> HubClient:
            timeout = httpx.Timeout(5.0, connect=1.0)
            client = HubClient(lambda: address, DeviceName("Loket 3 é"), timeout=timeout, patience_s=1.0)
            clients.callback(client.close)
            return client

        yield connect


def test_a_question_is_answered_with_a_view(hub: ScriptedHub, hall: str, connect: NewClient) -> None:
    assert connect(hub.address).health().hall == hall
    assert hub.devices == ["Loket 3 %C3%A9"]


def test_a_refusal_is_a_value(hub: ScriptedHub, connect: NewClient) -> None:
    answer = connect(hub.address).act_at("closed", "start", OfficerRequest(officer="ani"))
    assert isinstance(answer, Problem)
    assert (answer.code, answer.remedy) == ("counter_closed", "Buka.")


def test_each_command_has_a_key_of_its_own(hub: ScriptedHub, connect: NewClient) -> None:
    client = connect(hub.address)
    answers = [client.act_at("3", "start", OfficerRequest(officer="ani")) for _ in range(3)]
    assert answers == [Done(sequence=1), Done(sequence=2), Done(sequence=3)]
    assert len({*hub.posts}) == 3


@pytest.mark.parametrize("losses", [1, 3])
def test_a_lost_answer_is_asked_for_with_the_same_key(hub: ScriptedHub, connect: NewClient, losses: int) -> None:
    with LossyProxy(hub.address, losses) as line:
        assert connect(line.address).act_at("3", "start", OfficerRequest(officer="ani")) == Done(sequence=1)
        assert line.lost == losses
    assert len(hub.posts) == losses + 1
    assert len({*hub.posts}) == 1


def test_an_answer_that_stays_lost_is_an_unknown_outcome(hub: ScriptedHub, connect: NewClient) -> None:
    with LossyProxy(hub.address, losses=10_000) as line, pytest.raises(HubAwayError, match="outcome_unknown"):
        connect(line.address).act_at("3", "start", OfficerRequest(officer="ani"))
    assert len(hub.posts) > 1
    assert len({*hub.posts}) == 1


def test_a_lost_answer_to_a_question_is_asked_for_again(hub: ScriptedHub, hall: str, connect: NewClient) -> None:
    with LossyProxy(hub.address, losses=1) as line:
        assert connect(line.address).health().hall == hall


def test_a_hub_that_is_not_there_is_away_at_once(connect: NewClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        nobody = HubAddress(*server.getsockname())
    with pytest.raises(HubAwayError, match="unreachable"):
        connect(nobody).act_at("3", "start", OfficerRequest(officer="ani"))


def test_what_is_no_hub_is_unreadable(hub: ScriptedHub, connect: NewClient) -> None:
    with pytest.raises(HubAwayError, match="unreadable"):
        connect(hub.address).officers()


def test_no_hub_is_known() -> None:
    def nowhere() -> HubAddress:
        raise HubAwayError("no_hub")

    client = HubClient(nowhere, DeviceName("Uji"))
    with pytest.raises(HubAwayError, match="no_hub"):
        client.hall()
    client.close()
