"""Reservations: imported by file and API, kept over days and restarts, checked in at the kiosk."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shared.hub.appointment_file import AppointmentFileError, read_appointments
from tests.support.hub import RunningHub, running_hub
from tests.support.hub_client import HubUser, using

JAKARTA = ZoneInfo("Asia/Jakarta")


def reserved(code: str = "R7K2M9", service: str = "ktp", minutes: float = 0) -> dict[str, Any]:
    """A reservation for so many minutes from now."""
    slot = datetime.now(UTC) + timedelta(minutes=minutes)
    return {"code": code, "service": service, "slot": slot.isoformat()}


def take_over(file: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run `antrean appointments import`."""
    command = [sys.executable, "-m", "shared.cli", "appointments", "import", str(file), f"--data={data}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_reservation_becomes_a_number_when_its_holder_has_come(user: HubUser) -> None:
    assert user.get("/hall")["has_appointments"] is False
    assert user.post("/appointments", {"appointments": [reserved()]}).status_code == 200
    assert user.get("/hall")["has_appointments"] is True
    assert user.get("/appointments/R7K2M9")["label"] is None
    issued = user.post("/check-in", {"code": "R7K2M9"}).json()
    assert (issued["label"], issued["appointment"]) == ("A-001", "R7K2M9")
    assert user.get("/appointments/R7K2M9")["label"] == "A-001"


def test_checking_in_twice_is_one_check_in(user: HubUser) -> None:
    user.post("/appointments", {"appointments": [reserved()]})
    user.post("/check-in", {"code": "R7K2M9"})
    again = user.post("/check-in", {"code": "R7K2M9"})
    assert (again.status_code, again.json()["code"], again.json()["params"]["label"]) == (
        409,
        "checked_in_before",
        "A-001",
    )
    assert [each["waiting"] for each in user.get("/hall")["services"] if each["id"] == "ktp"] == [1]


def test_a_code_that_nobody_gave_opens_nothing(user: HubUser) -> None:
    assert user.post("/check-in", {"code": "XXXXXX"}).status_code == 404
    assert user.client.get("/v1/appointments/XXXXXX").json()["code"] == "unknown_appointment"


def test_a_reservation_that_was_given_up_opens_nothing(user: HubUser) -> None:
    user.post("/appointments", {"appointments": [reserved()]})
    assert user.post("/appointments/R7K2M9/cancel", {}).status_code == 200
    assert user.post("/check-in", {"code": "R7K2M9"}).json()["code"] == "unknown_appointment"


def test_one_wrong_reservation_keeps_all_of_them_out(user: HubUser) -> None:
    wrong = user.post("/appointments", {"appointments": [reserved(), reserved("ABCDEF", "nowhere")]})
    assert wrong.json()["code"] == "unknown_service"
    assert user.get("/hall")["has_appointments"] is False


def test_reservations_from_a_file_outlast_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "booked.csv"
    slot = datetime.now(JAKARTA) + timedelta(days=1)
    file.write_text(f"code,service,date,time\nR7K2M9,ktp,{slot:%Y-%m-%d,%H:%M}\n", "utf-8")
    with running_hub(tmp_path / "data") as hub:
        said = take_over(file, hub.data)
        assert (said.returncode, said.stderr) == (0, "")
        assert said.stdout.startswith("1 reservations")
    file.write_text(f"code,service,date,time\nR7K2N0,paspor,{slot:%Y-%m-%d,%H:%M}\n", "utf-8")
    assert take_over(file, hub.data).returncode == 0
    with running_hub(tmp_path / "data") as hub, using(hub) as user:
        assert {user.get(f"/appointments/{code}")["service"] for code in ("R7K2M9", "R7K2N0")} == {"ktp", "paspor"}
        assert user.post("/check-in", {"code": "R7K2M9"}).json()["code"] == "appointment_other_day"


def test_an_unknown_service_in_a_file_is_the_hub_s_to_refuse(hub: RunningHub, tmp_path: Path) -> None:
    file = tmp_path / "booked.csv"
    file.write_text("code,service,date,time\nR7K2M9,nowhere,2026-11-24,09:30\n", "utf-8")
    said = take_over(file, hub.data)
    assert said.returncode == 1
    assert "nowhere" in said.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code,service\n", "1: has no column date, time; the first line names the columns: code,service,date,time"),
        (
            "code,service,date,time\nR7K2M9,ktp,24-11-2026,09:30\n",
            ":2: 24-11-2026 09:30 is no time; write date as 2026",
        ),
        ("code,service,date,time\nr7,ktp,2026-11-24,09:30\n", ":2: code 'r7' cannot be used; write 6 to 16 capital"),
        (
            "code,service,date,time\nR7K2M9,ktp,2026-11-24,09:30\nR7K2M9,kk,2026-11-24,10:00\n",
            ":3: code R7K2M9 stands in line 2 too; give each",
        ),
        ("code,service,date,time\nR7K2M9,,2026-11-24,09:30\n", ":2: service '' cannot be used; use the id"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_line_and_way_out(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "booked.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(AppointmentFileError) as caught:
        read_appointments(file, JAKARTA)
    assert told in str(caught.value)


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """With the mark that some programs put before UTF-8, blanks after commas, and columns of its own."""
    file = tmp_path / "booked.csv"
    file.write_bytes(
        "\ufeffcode, service, date, time, category, remark\nR7K2M9, ktp, 2026-11-24, 09:30, elderly, x\n".encode()
    )
    (booked,) = read_appointments(file, JAKARTA)
    assert (booked.category, booked.slot) == ("elderly", datetime(2026, 11, 24, 9, 30, tzinfo=JAKARTA))
