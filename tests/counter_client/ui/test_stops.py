"""A manager stops services and the hall from a real window with a real hub, by the keyboard, at no counter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_client.presenters.pages import ChoosePage, SignInPage, StopsPage
from counter_client.presenters.panels import ListStep
from counter_client.presenters.parts import Row
from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import DeviceName
from shared.protocol.requests import TakeTicketRequest
from shared.protocol.views import Problem
from tests.counter_client.ui.officer import Officer, issue
from tests.support.hub import RunningHub, hall_of_its_own, running_hub


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningHub]:
    """The small hall, which Dewi manages."""
    monkeypatch.setenv("ANTREAN_INTERFACES", "127.0.0.1")
    hall = hall_of_its_own(tmp_path)
    text = hall.read_text("utf-8")
    as_officer = 'pin = "9753"\nrole = "officer"'
    assert as_officer in text
    hall.write_text(text.replace(as_officer, 'pin = "9753"\nrole = "manager"'), "utf-8")
    with running_hub(tmp_path / "hub", hall) as hub:
        yield hub


@pytest.fixture
def kiosk(hub: RunningHub) -> Iterator[HubClient]:
    client = HubClient(lambda: HubAddress.parse(hub.address), DeviceName("kiosk"))
    yield client
    client.close()


def test_a_manager_suspends_a_service_and_pauses_the_hall(
    hub: RunningHub, kiosk: HubClient, qtbot: QtBot, tmp_path: Path
) -> None:
    (label,) = issue(hub, "ktp")
    dewi = Officer(qtbot, hub, tmp_path / "dewi", officer="dewi")
    andi = Officer(qtbot, hub, tmp_path / "andi")
    try:
        andi.sit_down()
        dewi.until(lambda: isinstance(page := dewi.page, SignInPage) and any(row.is_chosen for row in page.officers))
        dewi.type_pin("9753")
        dewi.until(lambda: isinstance(dewi.page, ChoosePage) and dewi.has("open-stops"))

        dewi.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        dewi.type("stops", "elektronik")
        dewi.until(lambda: dewi.has("option:system"))
        QTest.keyClick(dewi.window.focusWidget(), Qt.Key.Key_1)
        dewi.until(lambda: dewi.has("option:30"))
        QTest.keyClick(dewi.window.focusWidget(), Qt.Key.Key_1)
        dewi.until(lambda: _rows(dewi)["ktp"].mark == "Dihentikan")
        assert _rows(dewi)["ktp"].subtitle.startswith("Gangguan sistem pusat · sejak ")
        andi.until(lambda: andi.desk.queues[0].stopped == "dihentikan sementara")
        assert andi.desk.waiting == 1
        refused = kiosk.take_ticket(TakeTicketRequest(service="ktp", language="en"))
        assert isinstance(refused, Problem)
        assert refused.params["reason_en"] == "Central system down"
        andi.call(label)

        dewi.until(lambda: _can_go_on(dewi))
        QTest.keyClick(dewi.find("stops"), Qt.Key.Key_Return)
        dewi.until(lambda: _rows(dewi)["ktp"].mark == "Buka")
        andi.until(lambda: andi.desk.queues[0].stopped == "")

        dewi.until(lambda: _can_go_on(dewi))
        dewi.click("stops:*")
        dewi.click("form:confirm")
        dewi.until(lambda: dewi.has("option:ceremony"))
        QTest.keyClick(dewi.window.focusWidget(), Qt.Key.Key_1)
        dewi.until(lambda: dewi.has("option:open"))
        dewi.click("form:confirm")
        dewi.until(lambda: _rows(dewi)["*"].mark == "Dihentikan")
        assert [notice.reason.english for notice in kiosk.board().notices] == ["Ceremony"]
        andi.until(lambda: all(queue.stopped for queue in andi.desk.queues))
        dewi.press(Qt.Key.Key_Escape)
        dewi.until(lambda: isinstance(dewi.page, ChoosePage))
    finally:
        andi.leave()
        dewi.leave()


def _rows(officer: Officer) -> dict[str, Row]:
    page = officer.page
    if not isinstance(page, StopsPage) or not isinstance(page.panel, ListStep):
        return dict.fromkeys(("ktp", "*"), Row("", ""))
    return {row.id: row for row in page.panel.rows}


def _can_go_on(officer: Officer) -> bool:
    page = officer.page
    return isinstance(page, StopsPage) and isinstance(page.panel, ListStep) and not page.panel.confirm.why_not
