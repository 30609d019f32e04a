"""`python -m tests.bench [ROW …]`: measure, print a table, write bench.json. Nothing here passes or fails."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.bench.report import Report

ROWS = (
    "issue",
    "calls",
    "displays",
    "picture",
    "tap",
    "growth",
    "orders",
    "start",
    "kill",
    "power_cut",
    "network",
    "waits",
    "soak",
    "crowd",
)
"""The modules of this package that measure; each has `run(report)`."""


def main(wanted: list[str]) -> None:
    """Measure these rows, or all."""
    with tempfile.TemporaryDirectory(prefix="antrean-bench-") as folder:
        report = Report(Path(folder))
        for row in wanted or ROWS:
            import_module(f"tests.bench.{row}").run(report)
    report.print()
    report.write(Path("bench.json"))


if __name__ == "__main__":
    main(sys.argv[1:])
