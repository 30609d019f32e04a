import threading
from collections.abc import Iterator
from functools import partial

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.qt.bridge import Bridge, Worker


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    worker = Worker("test", parent=qapp)
    yield worker
    worker.close()


def test_a_call_posted_by_a_thread_is_made_on_the_gui_thread(qtbot: QtBot) -> None:
    bridge, made = Bridge(), list[tuple[int, bool]]()

    def post() -> None:
        for number in range(3):
            bridge.post(partial(note, number))

    def note(number: int) -> None:
        made.append((number, QThread.isMainThread()))

    thread = threading.Thread(target=post)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made == [(0, True), (1, True), (2, True)]


def test_a_closed_bridge_drops_what_was_on_its_way(qtbot: QtBot) -> None:
    bridge, open_bridge, made = Bridge(), Bridge(), list[str]()
    bridge.post(lambda: made.append("late"))
    bridge.close()
    open_bridge.post(lambda: made.append("in time"))
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["in time"]


def test_work_is_done_off_the_gui_thread_and_its_result_comes_back(qtbot: QtBot, worker: Worker) -> None:
    results: list[tuple[bool, bool]] = []
    worker.run(
        QThread.isMainThread,
        on_success=lambda was_main: results.append((was_main, QThread.isMainThread())),
        on_failure=_unexpected,
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(False, True)]


def test_an_expected_fault_comes_back_as_a_value(qtbot: QtBot, worker: Worker) -> None:
    faults: list[str] = []

    def fail() -> None:
        raise ConnectionRefusedError("nobody there")

    worker.run(fail, on_success=_unexpected, on_failure=lambda fault: faults.append(str(fault)))
    qtbot.waitUntil(lambda: faults == ["nobody there"])
    assert faults


def test_a_bug_in_the_work_reaches_the_hook(qtbot: QtBot, worker: Worker) -> None:
    worker.run(lambda: 1 // 0, on_success=_unexpected, on_failure=_unexpected)
    with qtbot.captureExceptions() as bugs:
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_works_are_done_in_order(qtbot: QtBot, worker: Worker) -> None:
    results: list[int] = []
    for number in range(5):
        worker.run(partial(int, number), on_success=results.append, on_failure=_unexpected)
    qtbot.waitUntil(lambda: len(results) == 5)
    assert results == [0, 1, 2, 3, 4]


def test_closing_joins_the_thread_and_delivers_nothing_more(qtbot: QtBot) -> None:
    worker, started, may_end = Worker("closing"), threading.Event(), threading.Event()
    delivered: list[object] = []

    def work() -> str:
        started.set()
        may_end.wait(10)
        return "done"

    worker.run(work, on_success=delivered.append, on_failure=delivered.append)
    worker.run(work, on_success=delivered.append, on_failure=delivered.append)
    started.wait(10)
    may_end.set()
    worker.close()
    qtbot.wait(1)
    assert delivered == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("closing")]


def _unexpected(outcome: object) -> None:
    raise AssertionError(outcome)
