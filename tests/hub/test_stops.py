"""Suspending a service and pausing the hall, over the API: who may, what the kiosk sees, what a citizen is told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.hub import RunningHub, hall_of_its_own, running_hub
from tests.support.hub_client import HubUser

SUPERVISOR = {"officer": "sari"}
MANAGER = {"officer": "dewi"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """The small hall; Dewi manages it, and birth certificates cool down."""
    file = hall_of_its_own(tmp_path)
    text = file.read_text("utf-8").replace('pin = "9753"\nrole = "officer"', 'pin = "9753"\nrole = "manager"')
    file.write_text(text.replace('prefix = "F"\n', 'prefix = "F"\ncool_down_seconds = 600\n'), "utf-8")
    with running_hub(tmp_path / "data", file) as hub:
        yield hub


def test_a_suspended_service_tells_why_and_goes_on(user: HubUser) -> None:
    assert _suspend(user, {"officer": "andi"}).json()["code"] == "supervisor_needed"
    assert _suspend(user, SUPERVISOR).status_code == 200
    ktp = _service(user, "ktp")
    assert (ktp["state"], ktp["why"], ktp["opens_at"]) == ("suspended", "service_suspended", None)
    refused = user.post("/tickets", {"service": "ktp"}, accept_language="id")
    assert (refused.status_code, refused.json()["code"]) == (409, "service_suspended")
    assert refused.json()["detail"] == "Layanan ini dihentikan sementara: Server pusat."
    assert user.post("/tickets", {"service": "kk"}).status_code == 200
    assert user.post("/services/ktp/resume", SUPERVISOR).status_code == 200
    assert _service(user, "ktp")["state"] == "open"
    assert user.post("/services/ktp/resume", SUPERVISOR).json()["code"] == "not_suspended"


def test_a_pause_of_the_hall_tells_its_end(user: HubUser) -> None:
    until = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert _pause(user, SUPERVISOR, until).json()["code"] == "manager_needed"
    assert _pause(user, MANAGER, until).status_code == 200
    refused = user.post("/tickets", {"service": "ktp"}).json()
    assert (refused["code"], refused["detail"]) == ("hall_paused", "All services are paused: Upacara.")
    assert refused["remedy"].startswith("Numbers are given out again ")
    assert {service["state"] for service in user.get("/hall")["services"]} == {"suspended"}
    assert user.post("/hall/resume", MANAGER).status_code == 200
    assert user.post("/tickets", {"service": "ktp"}).status_code == 200


def test_what_stopped_stands_in_both_languages_with_its_times(user: HubUser) -> None:
    asked = {**SUPERVISOR, "reason": "Gangguan sistem", "reason_en": "System down"}
    assert user.post("/services/ktp/suspend", asked).status_code == 200
    first = _service(user, "ktp")["stop"]
    assert first["reason"] == {"indonesian": "Gangguan sistem", "english": "System down"}
    assert (first["until"], first["since"] <= user.get("/hall")["now"]) == (None, True)
    until = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert user.post("/services/ktp/suspend", {**asked, "until": until}).status_code == 200
    again = _service(user, "ktp")["stop"]
    assert (again["since"], again["until"] is not None) == (first["since"], True)
    refused = user.post("/tickets", {"service": "ktp"}, accept_language="en")
    assert refused.json()["detail"] == "This service is suspended: System down."
    queues = user.get("/counters/1?officer=andi")["queues"]
    assert {queue["service"]: queue["stop"] and queue["stop"]["reason"]["english"] for queue in queues}[
        "ktp"
    ] == "System down"
    assert user.get("/board")["notices"][0]["reason"]["english"] == "System down"
    assert user.get("/hall")["paused"] is None


def test_a_manager_may_allow_issuing(user: HubUser) -> None:
    asked = {**MANAGER, "reason": "Lembur"}
    assert not _service(user, "ktp")["is_allowed"]
    assert user.post("/services/ktp/allow", asked).status_code == 200
    assert _service(user, "ktp")["is_allowed"]
    assert user.post("/services/ktpp/allow", asked).json()["code"] == "unknown_service"


def test_the_cool_down_counts_by_the_kiosk_that_asks(user: HubUser) -> None:
    def take(kiosk: str) -> int:
        return user.post("/tickets", {"service": "akta"}, antrean_device=kiosk).status_code

    def why(kiosk: str) -> Any:
        services = user.client.get("/v1/hall", headers={"Antrean-Device": kiosk}).json()["services"]
        return next(each["why"] for each in services if each["id"] == "akta")

    assert [take("kiosk-1"), take("kiosk-1")] == [200, 409]
    assert [why("kiosk-1"), why("kiosk-2")] == ["cooling_down", None]
    assert take("kiosk-2") == 200


def _suspend(user: HubUser, who: dict[str, str]) -> Any:
    return user.post("/services/ktp/suspend", {**who, "reason": "Server pusat"})


def _pause(user: HubUser, who: dict[str, str], until: str) -> Any:
    return user.post("/hall/pause", {**who, "reason": "Upacara", "until": until})


def _service(user: HubUser, name: str) -> dict[str, Any]:
    return next(each for each in user.get("/hall")["services"] if each["id"] == name)
