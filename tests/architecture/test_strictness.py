"""A test that leaves something behind, or logs a warning nobody asked for, fails."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CARELESS = """
import logging, threading, warnings
import tests.conftest

tests.conftest.THREADS_END_WITHIN_S = 0

def test_warns():
    warnings.warn("old")

def test_logs_a_warning():
    logging.getLogger("hall").warning("the printer is silent")

def test_expects_a_line_that_never_comes(expect_log):
    expect_log("silent")

def test_raises_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_leaves_a_file_open():
    open(__file__)
"""

CAREFUL = """
import logging

def test_expects_what_it_logs(expect_log):
    expect_log("silent")
    logging.getLogger("hall").warning("the printer is silent")
"""


def test_careless_tests_fail(tmp_path: Path) -> None:
    assert _outcomes(tmp_path, CARELESS) == dict.fromkeys(_names(CARELESS), "failed")


def test_a_careful_test_passes(tmp_path: Path) -> None:
    assert _outcomes(tmp_path, CAREFUL) == dict.fromkeys(_names(CAREFUL), "passed")


def _names(source: str) -> list[str]:
    return [line.split("(")[0].removeprefix("def ") for line in source.splitlines() if line.startswith("def test_")]


def _outcomes(folder: Path, source: str) -> dict[str, str]:
    """Run the tests of `source` under this project's own rules; a test with any error has failed."""
    file = folder / "test_it.py"
    file.write_text(source)
    options = [
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        f"--config-file={ROOT}/pyproject.toml",
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-vrA", "--tb=no", file], cwd=ROOT, capture_output=True, text=True
    )
    words = [line.split() for line in ran.stdout.splitlines() if line.startswith(("PASSED", "FAILED", "ERROR"))]
    broken = {word[1].rpartition("::")[2] for word in words if word[0] != "PASSED"}
    return {name: "failed" if name in broken else "passed" for name in _names(source)}
