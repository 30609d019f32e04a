"""What was measured: rows for the table and for bench.json."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One figure: what, at which load, how much, in which unit, and what it should be ("" where nothing is asked)."""

    what: str
    at: str
    value: float
    unit: str
    wanted: str = ""


@dataclass
class Report:
    """Gathers rows, and shows each as it comes."""

    folder: Path
    rows: list[Row] = field(default_factory=list)

    def add(self, what: str, at: str, value: float, unit: str, wanted: str = "") -> None:
        """Note a figure."""
        row = Row(what, at, round(value, 3), unit, wanted)
        self.rows.append(row)
        Console(stderr=True, highlight=False).print(f"{what} · {at}: {row.value:g} {unit}")

    def print(self) -> None:
        """The table."""
        table = Table(
            "measured", "at", "value", "unit", "wanted", title="Antrean: a real hub, durable writes, loopback"
        )
        for row in self.rows:
            table.add_row(row.what, row.at, f"{row.value:g}", row.unit, row.wanted)
        Console().print(table)

    def write(self, file: Path) -> None:
        """The same as JSON."""
        file.write_text(json.dumps([asdict(row) for row in self.rows], indent=2) + "\n")
