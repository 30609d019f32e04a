"""The last good hub survives a restart, and only for those who still ask for the same."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from shared.link.address import HubAddress
from shared.link.memory import Memory

HUB = HubAddress("10.0.0.2", 8420, "bogor", "MPP Bogor")


def test_a_hub_is_remembered(tmp_path: Path) -> None:
    Memory(tmp_path / "hub.json", "", "").keep(HUB)
    assert Memory(tmp_path / "hub.json", "", "").recall() == HUB


def test_who_asks_for_another_hub_or_hall_remembers_none(tmp_path: Path) -> None:
    Memory(tmp_path / "hub.json", "", "bogor").keep(HUB)
    assert Memory(tmp_path / "hub.json", "10.0.0.9:8420", "bogor").recall() is None
    assert Memory(tmp_path / "hub.json", "", "depok").recall() is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"asked_hub": "", "asked_hall": "", "rack": 3}'])
def test_a_broken_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "hub.json").write_text(text)
    assert Memory(tmp_path / "hub.json", "", "").recall() is None


def test_a_disk_that_does_not_keep_it_is_no_disaster(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("cannot remember the hub")
    memory = Memory(tmp_path / "missing" / "hub.json", "", "")
    memory.keep(HUB)
    assert memory.recall() is None
    assert logging.getLogger("shared.link.memory").isEnabledFor(logging.WARNING)
