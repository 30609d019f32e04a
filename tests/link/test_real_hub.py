"""A link with a real hub, which may lose its power."""

from pathlib import Path

from shared.link.address import HubAddress
from shared.protocol.requests import CallNextRequest, FinishRequest, OfficerRequest, TakeTicketRequest
from shared.protocol.views import CalledTicket, Done, IssuedTicket, Problem
from tests.link.conftest import StartLink
from tests.support.hub import hall_of_its_own, running_hub, start_hub
from tests.support.lossy_proxy import LossyProxy

KTP = TakeTicketRequest(service="ktp")
ANDI = OfficerRequest(officer="andi")


def test_a_ticket_is_taken_called_and_heard(tmp_path: Path, start_link: StartLink) -> None:
    with running_hub(tmp_path / "hub", hall_of_its_own(tmp_path)) as hub:
        link, heard = start_link(hub=hub.address)
        heard.wait(lambda heard: heard.snapshots == 1)
        ticket = link.client.take_ticket(KTP)
        assert isinstance(ticket, IssuedTicket)
        assert isinstance(link.client.act_at("1", "open", ANDI), Done)
        called = link.client.call("1", CallNextRequest(officer="andi"))
        assert isinstance(called, CalledTicket)
        assert called.ticket.ticket == ticket.ticket
        refused = link.client.act_at("1", "finish", FinishRequest(officer="andi"))
        assert isinstance(refused, Problem)
        assert refused.code == "not_started"
        heard.wait(lambda heard: "ticket_called" in {event.type for event in heard.events})
    call = next(event for event in heard.events if event.type == "ticket_called")
    assert (call.label, call.counter) == (ticket.label, "1")


def test_a_lost_answer_gives_no_second_number(tmp_path: Path, start_link: StartLink) -> None:
    with (
        running_hub(tmp_path / "hub", hall_of_its_own(tmp_path)) as hub,
        LossyProxy(HubAddress(hub.host, hub.port), losses=0) as line,
    ):
        link, heard = start_link(hub=str(line.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        line.lose(2)
        ticket = link.client.take_ticket(KTP)
        heard.wait_connected()
        board = link.client.board()
    assert isinstance(ticket, IssuedTicket)
    assert ticket.number == 1
    assert board.waiting == 1


def test_nothing_is_lost_over_a_power_cut(tmp_path: Path, start_link: StartLink) -> None:
    hub = start_hub(tmp_path / "hub", hall_of_its_own(tmp_path))
    link, heard = start_link(hub=hub.address)
    heard.wait(lambda heard: heard.snapshots == 1)
    assert isinstance(link.client.take_ticket(KTP), IssuedTicket)
    hub.kill()
    heard.wait_away()
    again = start_hub(tmp_path / "hub", None, port=hub.port)
    try:
        heard.wait_connected()
        second = link.client.take_ticket(KTP)
        heard.wait(lambda heard: [event.number for event in heard.events if event.type == "ticket_issued"] == [1, 2])
    finally:
        again.stop()
    assert isinstance(second, IssuedTicket)
    assert second.number == 2
    assert [*dict.fromkeys(heard.sequences)] == heard.sequences == sorted(heard.sequences)
