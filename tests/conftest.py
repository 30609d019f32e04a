"""How strict every test is: what it may leave behind, log, and reach."""

import importlib.util
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.support.loopback import refuse_other_networks

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.addaudithook(refuse_other_networks)

THREADS_END_WITHIN_S = 5.0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Keep pytest-qt's settings known where Qt is not installed."""
    if importlib.util.find_spec("pytestqt") is None:
        parser.addini("qt_api", "unused without pytest-qt")
        parser.addini("qt_log_level_fail", "unused without pytest-qt")


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test whose threads outlive it."""
    before = set(threading.enumerate())
    yield
    ours = [thread for thread in threading.enumerate() if thread not in before and not thread.name.startswith("Dummy-")]
    for thread in ours:
        thread.join(THREADS_END_WITHIN_S)
    left = [thread.name for thread in ours if thread.is_alive()]
    assert not left, f"threads outlive the test: {left}"


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[Callable[[str], None]]:
    """Fail a test that logs a warning or worse, unless it said so: `expect_log("regular expression")`."""
    patterns: list[str] = []
    lines = _Lines()
    logging.getLogger().addHandler(lines)
    yield patterns.append
    logging.getLogger().removeHandler(lines)
    unexpected = [line for line in lines.seen if not any(re.search(pattern, line) for pattern in patterns)]
    missing = [pattern for pattern in patterns if not any(re.search(pattern, line) for line in lines.seen)]
    assert not unexpected, f"unexpected log lines: {unexpected}"
    assert not missing, f"log lines that did not come: {missing}"


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")
