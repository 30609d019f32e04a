"""A link finds its hub, follows it, and brings each event once."""

from dataclasses import replace

from shared.discovery.advert import Advert
from tests.link.conftest import StartLink
from tests.support.scripted_hub import ScriptedHub

LOOPBACK = ("127.0.0.1",)


def test_a_hub_on_the_lan_is_found(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        advert = Advert("hub", hall, "Balai", hub.address.port, LOOPBACK)
        advert.start()
        try:
            _, heard = start_link(hall=hall)
            address = heard.wait_connected().address
        finally:
            advert.close()
        assert address == replace(hub.address, hall=hall, name=f"Balai {hall}")


def test_a_hub_is_found_by_hand(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        _, heard = start_link(hub=str(hub.address))
        assert heard.wait_connected().address is not None
    assert set(hub.devices) == {"Uji"}


def test_events_follow_the_snapshot_in_order(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall, sequence=7) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        for number in range(20):
            hub.happen("ticket_called", f"A-{number:03}")
        heard.wait(lambda heard: heard.sequences[-1:] == [27])
    assert heard.sequences == [*range(8, 28)]


def test_what_was_missed_comes_after_the_connection_broke(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        first = hub.happen("ticket_called", "A-001")
        heard.wait(lambda heard: heard.sequences[-1:] == [first])
        hub.cut()
        for number in range(5):
            hub.happen("ticket_called", f"A-{number:03}")
        heard.wait(lambda heard: heard.sequences[-1:] == [6])
        assert [*dict.fromkeys(heard.sequences)] == heard.sequences == [1, 2, 3, 4, 5, 6]
        assert heard.snapshots == 1


def test_a_gap_asks_for_a_snapshot(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        first = hub.happen("ticket_called", "A-001")
        heard.wait(lambda heard: heard.sequences == [first])
        hub.forgotten = first + 1
        hub.cut()
        hub.happen("ticket_called", "A-002")
        hub.happen("ticket_called", "A-003")
        heard.wait(lambda heard: heard.snapshots == 2)
        heard.wait_connected()
        last = hub.happen("ticket_called", "A-004")
        heard.wait(lambda heard: heard.sequences[-1:] == [last])
    assert [*dict.fromkeys(heard.sequences)] == heard.sequences == sorted(heard.sequences)


def test_a_change_of_the_plan_asks_for_a_snapshot(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        hub.happen("plan_applied")
        heard.wait(lambda heard: heard.snapshots == 2)
        hub.happen("day_started")
        heard.wait(lambda heard: heard.snapshots == 3)
        last = hub.happen("ticket_called", "A-001")
        heard.wait(lambda heard: heard.sequences == [1, 2, last])


def test_frames_of_a_newer_hub_are_passed_over(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
        hub.send_raw('{"frame": "weather", "rain": true}')
        hub.send_raw("no JSON at all")
        last = hub.happen("ticket_called", "A-001")
        heard.wait(lambda heard: heard.sequences == [last])
        assert all(state.is_connected for state in heard.states)


def test_a_hub_that_returns_is_taken_up_again(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        port = hub.address.port
        _, heard = start_link(hub=str(hub.address))
        heard.wait_connected()
        assert not heard.states[-1].trouble
    heard.wait(lambda heard: "looking" in {state.trouble for state in heard.states})
    assert heard.states[-1].looking_for == hall
    with ScriptedHub(hall, port=port):
        # The requirement: back within 2 s of the hub's return.
        heard.wait_connected(timeout=2)
    assert heard.snapshots == 1


def test_a_hub_with_an_older_record_asks_for_a_snapshot(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall, sequence=50) as hub:
        port = hub.address.port
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.snapshots == 1)
    with ScriptedHub(hall, port=port, sequence=3) as restored:
        heard.wait(lambda heard: heard.snapshots == 2)
        last = restored.happen("ticket_called", "A-001")
        heard.wait(lambda heard: heard.sequences == [last])


def test_the_hub_of_another_hall_is_told(hall: str, start_link: StartLink) -> None:
    with ScriptedHub("elsewhere") as hub:
        _, heard = start_link(hub=str(hub.address), hall=hall)
        heard.wait(lambda heard: heard.states[-1:] != [] and heard.states[-1].trouble == "wrong_hall")
    assert not any(state.is_connected for state in heard.states)


def test_a_hub_of_another_version_is_told(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall, protocol=99) as hub:
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.states[-1:] != [] and heard.states[-1].trouble == "wrong_version")


def test_a_hub_that_does_not_let_us_in_is_told(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        hub.is_refusing = True
        _, heard = start_link(hub=str(hub.address))
        heard.wait(lambda heard: heard.states[-1:] != [] and heard.states[-1].trouble == "refused")
        hub.is_refusing = False
        heard.wait_connected()


def test_the_hall_once_found_is_kept(hall: str, start_link: StartLink) -> None:
    with ScriptedHub(hall) as hub:
        advert = Advert("hub", hall, "Balai", hub.address.port, LOOPBACK)
        advert.start()
        link, heard = start_link(hall=hall)
        heard.wait_connected()
        link.close()
        advert.close()
        again, heard = start_link(hall=hall)
        assert heard.wait_connected().address == replace(hub.address, hall=hall, name=f"Balai {hall}")
        assert again.client.health().hall == hall


def test_closing_while_nobody_is_there_takes_no_time(hall: str, start_link: StartLink) -> None:
    link, heard = start_link(hall=hall)
    link.close()
    assert not any(state.is_connected for state in heard.states)
    assert link.state.looking_for == hall
