import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from shared.qt.crash import EXIT_RESTART


@pytest.mark.parametrize("where", ["slot", "thread"])
def test_a_bug_leaves_a_report_and_asks_for_a_new_start(tmp_path: Path, where: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.qt.crashing_program", where, str(tmp_path / "crashes")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=40,
        capture_output=True,
    )
    assert ended.returncode == EXIT_RESTART, ended.stderr
    (report,) = (tmp_path / "crashes").glob("crash-*.txt")
    assert "LookupError" in report.read_text(encoding="utf-8")
    assert "_stumble" in report.read_text(encoding="utf-8")
