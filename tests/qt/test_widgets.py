import datetime
from typing import TypeVar

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shared.qt.look import Look
from shared.qt.widgets import (
    ClockLabel,
    FlowLabel,
    Ground,
    HubPanel,
    LanguageSwitch,
    Masthead,
    Notice,
    NoticeBar,
    NumberLabel,
    Pages,
    TileView,
    TouchButton,
    TouchTile,
)

# Qt's offscreen platform says so of every window that has a layout.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = TypeVar("Shown", bound=QWidget)

LONGEST = "Penerbitan Surat Keterangan Catatan Kepolisian (SKCK) untuk Keperluan Melamar Pekerjaan di Luar Negeri"


def test_a_tile_says_that_it_was_touched(qtbot: QtBot, look: Look) -> None:
    tile = _shown(qtbot, TouchTile(look), QSize(500, 200))
    tile.show_view(TileView("KTP", chip="A", state="15 menit"))
    with qtbot.waitSignal(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("KTP", "15 menit")


def test_a_tile_that_cannot_be_chosen_says_why_and_does_not_react(qtbot: QtBot, look: Look) -> None:
    tile = _shown(qtbot, TouchTile(look), QSize(500, 200))
    tile.show_view(TileView("Paspor", why_not="Kuota hari ini habis"))
    with qtbot.assertNotEmitted(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.accessibleDescription() == "Kuota hari ini habis"


@pytest.mark.parametrize("size", [QSize(54, 54), QSize(250, 90), QSize(500, 400)])
def test_a_tile_of_the_longest_name_stays_in_its_box(qtbot: QtBot, look: Look, size: QSize) -> None:
    tile = _shown(qtbot, TouchTile(look), size)
    tile.show_view(TileView(LONGEST, LONGEST, "K", state=LONGEST))
    picture = tile.grab().toImage()
    assert (picture.size(), tile.text()) == (size, LONGEST)
    assert _ink(picture, look.colour("text")) > 0 or size.height() < 90


def test_a_button_says_why_it_cannot_be_pressed(qtbot: QtBot, look: Look) -> None:
    button = _shown(qtbot, TouchButton(look, "primary"), QSize(300, 80))
    button.show_text("Selesai", icon="check", key_cap="F9")
    button.allow("Belum ada yang dilayani")
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.allow()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.why_not == ""


def test_a_key_under_the_finger_is_20_mm(look: Look) -> None:
    button = TouchButton(look)
    assert button.minimumSizeHint().height() >= look.px(20)


@pytest.mark.parametrize("size", [QSize(400, 100), QSize(100, 400), QSize(40, 20)])
def test_a_number_fills_its_box_and_stays_in_it(qtbot: QtBot, look: Look, size: QSize) -> None:
    label = _shown(qtbot, NumberLabel(look), size)
    label.show_text("H-1000")
    box = _ink_box(label.grab().toImage(), look.colour("text"))
    assert box.width() <= size.width()
    assert box.height() <= size.height()
    assert box.width() > size.width() * 0.8 or box.height() > size.height() * 0.8


def test_a_number_keeps_its_size_while_it_changes(qtbot: QtBot, look: Look) -> None:
    label = _shown(qtbot, NumberLabel(look), QSize(300, 300))
    heights = []
    for number in ("A-1", "A-1000"):
        label.show_text(number, widest="A-1000")
        heights.append(_ink_box(label.grab().toImage(), look.colour("text")).height())
    assert abs(heights[0] - heights[1]) <= 4


def test_a_long_text_shrinks_before_it_is_cut(qtbot: QtBot, look: Look) -> None:
    label = FlowLabel(look, "headline", lines=2)
    qtbot.addWidget(label)
    label.show_text(LONGEST)
    assert label.heightForWidth(700) < label.heightForWidth(5000) * 2
    assert label.text() == LONGEST


def test_a_text_in_a_low_box_is_not_cut_through(qtbot: QtBot, look: Look) -> None:
    label = _shown(qtbot, FlowLabel(look, "headline", lines=3), QSize(500, 60))
    label.show_text("Menghubungkan ke pusat antrean di aula ini")
    box = _ink_box(label.grab().toImage(), look.colour("text"))
    assert 20 < box.height() < 60


def test_the_same_key_replaces_a_notice_and_clear_removes_it(qtbot: QtBot, look: Look) -> None:
    window = _shown(qtbot, QWidget(), QSize(600, 300))
    bar = NoticeBar(look, parent=window)
    bar.put("paper", Notice("warning", "Kertas hampir habis"))
    bar.put("paper", Notice("trouble", "Kertas habis", "Silakan hubungi petugas"))
    bar.put("pause", Notice("info", "Istirahat 12.00"))
    assert bar.isVisible()
    assert [(key, notice.text) for key, notice in bar.notices().items()] == [
        ("paper", "Kertas habis"),
        ("pause", "Istirahat 12.00"),
    ]
    for key in ("paper", "pause", "never was"):
        bar.clear(key)
    assert not bar.isVisible()


def test_a_notice_offers_its_way_out(qtbot: QtBot, look: Look) -> None:
    window = _shown(qtbot, QWidget(), QSize(600, 300))
    bar = NoticeBar(look, parent=window)
    bar.put("paper", Notice("warning", "Kertas hampir habis", "Ganti gulungan.", "Sudah diganti"))
    (button,) = bar.findChildren(TouchButton)
    with qtbot.waitSignal(bar.acted) as acted:
        button.click()
    assert acted.args == ["paper"]


def test_a_notice_without_a_parent_opens_no_window_of_its_own(qtbot: QtBot, look: Look) -> None:
    bar = NoticeBar(look)
    bar.put("paper", Notice("warning", "Kertas hampir habis"))
    assert not bar.isVisible()
    window = _shown(qtbot, QWidget(), QSize(600, 300))
    QVBoxLayout(window).addWidget(bar)
    qtbot.waitUntil(bar.isVisible)
    assert bar.window() is window


def test_the_language_switch_says_what_was_chosen(qtbot: QtBot, look: Look) -> None:
    switch = _shown(qtbot, LanguageSwitch(look, "id"), QSize(400, 60))
    english = next(button for button in switch.findChildren(QWidget) if button.accessibleName() == "English")
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    assert chosen.args == ["en"]


def test_the_clock_writes_as_the_language_does(qtbot: QtBot, look: Look) -> None:
    moment = datetime.datetime(2026, 11, 23, 9, 41, 30, tzinfo=datetime.UTC)
    clock = ClockLabel(look, lambda: moment, has_date=True)
    qtbot.addWidget(clock)
    assert clock.text().split("   ") == ["Senin, 23 November 2026", "09.41"]
    clock.set_language("en")
    assert clock.text().split("   ") == ["Monday, 23 November 2026", "09:41"]


@pytest.mark.parametrize("is_motion_reduced", [False, True])
def test_a_turned_page_can_be_touched_at_once(qtbot: QtBot, look: Look, is_motion_reduced: bool) -> None:
    look = Look(look.theme, look.metrics, look.text_mm, is_motion_reduced)
    pages = Pages(look)
    first, second = QLabel("satu"), TouchButton(look)
    second.show_text("dua")
    pages.addWidget(first)
    pages.addWidget(second)
    _shown(qtbot, pages, QSize(300, 200))
    pages.turn_to(second)
    assert pages.currentWidget() is second
    assert pages.childAt(150, 100) is second
    pages.turn_to(first, is_back=True)
    assert first.isVisible()


def test_the_panel_names_what_it_looks_for(qtbot: QtBot, look: Look) -> None:
    panel = _shown(qtbot, HubPanel(look), QSize(800, 900))
    panel.show_search("Menghubungkan…", "Silakan tunggu.", "_antrean._tcp.local.")
    texts = [label.text() for label in panel.findChildren(FlowLabel)]
    assert texts == ["Menghubungkan…", "Silakan tunggu.", "_antrean._tcp.local."]


def test_the_head_carries_the_colours_of_the_flag(qtbot: QtBot, look: Look) -> None:
    head = _shown(qtbot, Masthead(look), QSize(800, 90))
    head.show_hall("Mal Pelayanan Publik", "Senin")
    picture = head.grab().toImage()
    assert _ink(picture, look.colour("flag_red")) >= 800


def test_the_ground_is_as_large_as_its_window(qtbot: QtBot, look: Look) -> None:
    ground = _shown(qtbot, Ground(look), QSize(300, 200))
    first = ground.grab().toImage().size()
    ground.resize(500, 400)
    assert (first, ground.grab().toImage().size()) == (QSize(300, 200), QSize(500, 400))


def _shown(qtbot: QtBot, widget: Shown, size: QSize) -> Shown:
    qtbot.addWidget(widget)
    widget.resize(size)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _ink(picture: QImage, colour: QColor) -> int:
    return sum(QColor(picture.pixel(x, y)) == colour for y in range(picture.height()) for x in range(picture.width()))


def _ink_box(picture: QImage, colour: QColor) -> QSize:
    dark = [
        (x, y) for y in range(picture.height()) for x in range(picture.width()) if QColor(picture.pixel(x, y)) == colour
    ]
    columns, rows = zip(*dark, strict=True)
    return QSize(max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)
