"""Draws the screens of the three programs into a folder, with a page that shows them all."""

import argparse
import html
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from shared.qt.application import create_application
from tests.screens import Shot

PROGRAMS = ("kiosk", "counter", "display")
SETTLE_MS = 30


def main() -> None:
    """Draw everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screens"), help="the folder for the pictures")
    parser.add_argument("--only", default="", help="only names that contain this")
    options = parser.parse_args()
    create_application("screens")
    for program in PROGRAMS:
        files = [_draw(shot, options.out / program) for shot in _shots(program) if options.only in shot.file]
        sys.stdout.write(f"{program}: {len(files)} pictures" + "\n")
    (options.out / "index.html").write_text(_index(options.out), encoding="utf-8")


def _shots(program: str) -> Iterator[Shot]:
    name = f"tests.screens.{program}"
    if importlib.util.find_spec(name) is not None:
        yield from importlib.import_module(name).shots()


def _draw(shot: Shot, folder: Path) -> Path:
    widget = shot.make()
    widget.resize(*shot.size)
    widget.show()
    QTest.qWait(SETTLE_MS)
    widget.grab()  # Some screens settle when they have been painted once.
    QTest.qWait(SETTLE_MS)
    file = folder / shot.file
    folder.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()
    return file


def _index(folder: Path) -> str:
    figures = "\n".join(
        f'<figure><a href="{name}"><img src="{name}" loading="lazy"></a><figcaption>{name}</figcaption></figure>'
        for name in (html.escape(str(file.relative_to(folder))) for file in sorted(folder.glob("*/*.png")))
    )
    return f"""<!doctype html><meta charset="utf-8"><title>Antrean: every screen</title>
<style>body{{font:14px sans-serif;background:#ddd;display:flex;flex-wrap:wrap;gap:16px}}
figure{{margin:0}}img{{height:360px;box-shadow:0 1px 6px #0006}}</style>
{figures}
"""


if __name__ == "__main__":
    main()
