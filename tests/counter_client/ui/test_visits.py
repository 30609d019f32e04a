"""A visit's ways through real windows of two counters and a real hub, by the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_client.presenters.panels import ListStep
from tests.counter_client.ui.officer import Officer, issue
from tests.support.hub import RunningHub, hall_of_its_own, running_hub

CTRL = Qt.KeyboardModifier.ControlModifier
CHANGES = {
    "calls_before_no_show = 3": "calls_before_no_show = 1",
    "recall_gap_seconds = 20": "recall_gap_seconds = 0",
    'prefix = "F"': 'prefix = "F"\nroute = ["kk"]',
}
"""No-shows need no patience, and a birth certificate is followed by a family card."""


@pytest.fixture
def changes() -> dict[str, str]:
    return CHANGES


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str]) -> Iterator[RunningHub]:
    monkeypatch.setenv("ANTREAN_INTERFACES", "127.0.0.1")
    hall = hall_of_its_own(tmp_path)
    text = hall.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    hall.write_text(text, "utf-8")
    with running_hub(tmp_path / "hub", hall) as hub:
        yield hub


@pytest.fixture
def andi(qtbot: QtBot, hub: RunningHub, tmp_path: Path) -> Iterator[Officer]:
    officer = Officer(qtbot, hub, tmp_path)
    officer.sit_down()
    yield officer
    officer.leave()


def test_a_transfer_with_a_note_reaches_the_other_counter_and_comes_back(
    andi: Officer, hub: RunningHub, qtbot: QtBot, tmp_path: Path
) -> None:
    (label,) = issue(hub, "akta")
    budi = Officer(qtbot, hub, tmp_path / "budi", counter="2", officer="budi")
    try:
        budi.sit_down("1357")
        andi.until(lambda: andi.desk.waiting == 1)
        andi.call(label)
        andi.press(Qt.Key.Key_F8)
        andi.type("service", "elektronik")
        andi.type("other", "Mohon foto ulang")
        andi.until(lambda: andi.desk.ticket is None)
        budi.until(lambda: budi.desk.waiting == 1)
        budi.call(label)
        assert budi.matters[0] == "Dari Akta kelahiran: “Mohon foto ulang”"
        budi.press(Qt.Key.Key_R, CTRL)
        budi.type("other", "1")
        andi.until(lambda: andi.desk.waiting == 1)
        andi.call(label)
        assert andi.matters[0].endswith("“Berkas belum lengkap”")
        andi.press(Qt.Key.Key_F4)
        andi.until(lambda: andi.has("close-history"))
    finally:
        budi.leave()


def test_a_ticket_is_held_and_returned_and_a_finish_is_undone(andi: Officer, hub: RunningHub) -> None:
    (label,) = issue(hub, "ktp")
    andi.until(lambda: andi.desk.waiting == 1)
    andi.call(label)
    andi.press(Qt.Key.Key_F5)
    andi.type("other", "Mengambil fotokopi")
    andi.until(lambda: andi.has("option:15"))
    andi.click("form:confirm")
    andi.until(lambda: andi.desk.ticket is None and andi.desk.actions["aside"].title == "Disisihkan: 1")
    andi.press(Qt.Key.Key_F3)
    andi.type("aside")
    andi.until(lambda: andi.desk.waiting == 1)
    andi.call(label)
    andi.press(Qt.Key.Key_F12)
    andi.until(lambda: andi.desk.ticket is None and andi.can("undo"))
    assert andi.desk.actions["undo"].more == f"Selesai {label}"
    andi.press(Qt.Key.Key_Z, CTRL)
    andi.until(lambda: andi.label == label and andi.can("finish"))


def test_a_late_comer_is_reinstated_once(andi: Officer, hub: RunningHub) -> None:
    (label,) = issue(hub, "ktp")
    for times in range(2):
        andi.until(lambda: andi.desk.waiting == 1 and andi.can("call_next"))
        andi.press(Qt.Key.Key_F9)
        andi.until(lambda: andi.label == label and andi.can("no_show"))
        assert ("Sempat tidak hadir" in andi.marks) == bool(times)
        andi.press(Qt.Key.Key_F7)
        andi.until(lambda: andi.desk.ticket is None and andi.desk.actions["aside"].title == "Disisihkan: 1")
        andi.press(Qt.Key.Key_F3)
        andi.until(lambda: andi.has("aside"))
        if not times:
            andi.type("aside")
    andi.until(lambda: not andi.find("form:confirm").isEnabled())
    assert "sudah pernah dikembalikan" in andi.find("form:confirm").toolTip()


def test_a_call_out_of_order_needs_the_pin_of_a_supervisor(andi: Officer, hub: RunningHub) -> None:
    andi.until(lambda: andi.desk.actions["call"].short == "tidak ada yang menunggu")
    *_, last = issue(hub, "ktp", "ktp", "ktp")
    andi.until(lambda: andi.desk.waiting == 3 and andi.can("call"))
    andi.press(Qt.Key.Key_F2)
    andi.until(lambda: isinstance(andi.desk.panel, ListStep) and len(andi.desk.panel.rows) == 3)
    andi.type("waiting", last)
    andi.until(lambda: andi.has("option:medical_emergency"))
    QTest.keyClick(andi.window.focusWidget(), Qt.Key.Key_1)
    andi.type("supervisor-pin", "0000")
    andi.until(lambda: andi.has("PIN tidak tepat. Coba lagi, atau minta PIN baru kepada pengelola gerai."))
    andi.type("supervisor-pin", "7070")
    andi.until(lambda: andi.label == last and andi.can("start"))
    ticket = andi.desk.ticket
    assert ticket is not None
    assert ticket.why.startswith("Dipanggil di luar urutan: Darurat medis, disetujui Sari Wulandari, melewati 2 nomor")


def test_a_stage_done_goes_on_to_the_next_and_the_visit_may_end_early(andi: Officer, hub: RunningHub) -> None:
    (label,) = issue(hub, "akta")
    andi.until(lambda: andi.desk.waiting == 1)
    andi.call(label)
    assert andi.desk.actions["finish"].more == "lanjut ke Kartu keluarga"
    andi.press(Qt.Key.Key_E, CTRL)
    andi.until(lambda: andi.has("no"))
    QTest.keyClick(andi.window.focusWidget(), Qt.Key.Key_Return)
    andi.until(lambda: andi.desk.panel is None)
    andi.press(Qt.Key.Key_F12)
    andi.until(lambda: andi.desk.ticket is None and andi.desk.waiting == 1)
    andi.call(label)
    ticket = andi.desk.ticket
    assert ticket is not None
    assert ticket.service == "Kartu keluarga"


def test_a_priority_is_checked_on_sight(andi: Officer, hub: RunningHub) -> None:
    first, second = issue(hub, "ktp", "ktp", category="elderly")
    andi.until(lambda: andi.desk.waiting == 2)
    andi.call(first)
    andi.press(Qt.Key.Key_P, CTRL)
    andi.until(lambda: "Prioritas: Lansia (60 tahun ke atas) · diperiksa" in andi.marks and andi.can("call_next"))
    assert andi.matters == []
    andi.call(second)
    andi.press(Qt.Key.Key_B, CTRL)
    andi.until(lambda: andi.has("yes"))
    andi.click("yes")
    andi.until(lambda: andi.desk.ticket is None and andi.desk.waiting == 1)
    assert andi.desk.queues[0].priority == ""
    andi.call(second)
    assert andi.marks == ["Sedang dilayani"]
    assert "Tidak berhak prioritas" in andi.matters[0]


@pytest.mark.parametrize("changes", [{"double_press_seconds = 0": "double_press_seconds = 60"}])
def test_a_finish_in_haste_is_asked_about(andi: Officer, hub: RunningHub) -> None:
    (label,) = issue(hub, "ktp")
    andi.until(lambda: andi.desk.waiting == 1)
    andi.call(label)
    andi.press(Qt.Key.Key_F12)
    andi.until(lambda: andi.has("no"))
    andi.press(Qt.Key.Key_F12)
    QTest.keyClick(andi.window.focusWidget(), Qt.Key.Key_Escape)
    andi.until(lambda: andi.desk.panel is None and andi.can("finish"))
    assert andi.label == label
    andi.press(Qt.Key.Key_F12)
    andi.until(lambda: andi.has("no"))
    QTest.keyClick(andi.window.focusWidget(), Qt.Key.Key_Y)
    andi.until(lambda: andi.desk.ticket is None and andi.desk.served == 1)
