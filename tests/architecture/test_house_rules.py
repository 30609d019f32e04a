"""Rules of the house that neither the linter nor the import contracts can express."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("shared", "kiosk", "counter_client", "display")
MADE_HERE = {"demo-output", "screens", "bench.json"}
FOREIGN_ADDRESS = re.compile(
    rb"pypi\.(?:org|io)|python[h]osted|/(?:root|home|work|Users)/|/opt/\w|--(?:extra-)?index-url \S"
)

NEVER_IMPORTED = {"pickle", "cPickle", "dill", "marshal", "shelve", "jsonpickle", "yaml", "commands", "pty", "popen2"}
"""What reads bytes as code, or starts a shell."""

NEVER_CALLED = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
NEVER_CALLED_SO = re.compile(r"(?:os\.spawn\w+|subprocess\.getoutput|subprocess\.getstatusoutput|\w+_shell)$")

CATCH_EVERYTHING = {"shared/hub/engine.py"}


def test_the_rules_use_the_standard_library_and_sorted_containers_only() -> None:
    allowed = {*sys.stdlib_module_names, "sortedcontainers"}
    foreign = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in _sources("shared/queueing")
        for module in _imports(path)
        if module.partition(".")[0] not in allowed and not module.startswith("shared.queueing")
    }
    assert not foreign


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/presenters/*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_presenter_imports_no_qt(path: Path) -> None:
    assert not {module for module in _imports(path) if module.startswith(("PySide6", "shared.qt"))}


def test_only_hooks_pumps_and_runners_catch_everything() -> None:
    catching = {str(path.relative_to(ROOT)) for path in _sources(*PACKAGES) if _catches_everything(path)}
    assert catching <= CATCH_EVERYTHING


def test_no_file_knows_this_machine() -> None:
    assert not {
        f"{path.relative_to(ROOT)}: {found}"
        for path in _files()
        for found in FOREIGN_ADDRESS.findall(path.read_bytes())
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_that_was_sent_or_kept_is_ever_run(package: str) -> None:
    assert not {f"{path.relative_to(ROOT)}: {danger}" for path in _sources(package) for danger in _dangers(path)}


def test_what_runs_data_is_found(tmp_path: Path) -> None:
    for text in (
        "import pickle",
        "from marshal import loads",
        "eval('1')",
        "import os; os.system('ls')",
        "import subprocess; subprocess.run('ls', shell=True)",
        "import asyncio; asyncio.create_subprocess_shell('ls')",
    ):
        (tmp_path / "bad.py").write_text(text, "utf-8")
        assert [*_dangers(tmp_path / "bad.py")], text


def _dangers(path: Path) -> Iterator[str]:
    """What could run bytes from a disk, a network or a person as code, or hand them to a shell."""
    yield from (module for module in _imports(path) if module.partition(".")[0] in NEVER_IMPORTED)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in NEVER_CALLED or NEVER_CALLED_SO.search(called):
                yield called
            yield from (f"{called}(shell=…)" for keyword in node.keywords if keyword.arg == "shell")


def _sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def _catches_everything(path: Path) -> bool:
    handlers = (
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler)
    )
    return any(
        handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException") for handler in handlers
    )


def _files() -> Iterator[Path]:
    for top in sorted(ROOT.iterdir()):
        if top.name in MADE_HERE or (top.name.startswith(".") and top.name != ".ci"):
            continue
        paths = top.rglob("*") if top.is_dir() else [top]
        yield from (path for path in paths if path.is_file() and path.suffix != ".pyc")
