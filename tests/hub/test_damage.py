"""A disk that changes what was written, or takes nothing: the hub says so and what to do, and never answers wrongly."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.hub.damage import look_for_damage
from shared.hub.day import Day
from shared.hub.replay import read_day
from shared.hub.seal_key import seal_key
from shared.hub.seals import Seals
from shared.hub.store import DamagedStoreError, Store, StoreError, all_damage
from shared.hub.store.database import DATABASE_FILE
from tests.support.hub import HubNotReadyError, hall_of_its_own, running_hub, start_hub
from tests.support.hub_client import using

PAGE = 4096
WAY_OUT = "bring the hall back into a new one from its last backup or from the copy of its record: antrean restore FROM"


@pytest.fixture(scope="module")
def at_rest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after some work, its hub stopped. Only read: `copied` gives one to damage."""
    folder = tmp_path_factory.mktemp("at rest")
    with running_hub(folder / "data", hall_of_its_own(folder)) as hub, using(hub) as user:
        user.at_counter("open")
        for _ in range(20):
            user.take()
            user.at_counter("call-next")
            user.at_counter("start")
            user.at_counter("finish")
        user.take()
    return folder / "data"


@pytest.fixture
def copied(at_rest: Path, tmp_path: Path) -> Path:
    """A data folder of its own."""
    return Path(shutil.copytree(at_rest, tmp_path / "data"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), chance=st.randoms(use_true_random=True))
def test_a_damaged_page_is_seen_or_does_not_matter(
    copied: Path, at_rest: Path, data: st.DataObject, chance: Random
) -> None:
    """One page, all of it or a few bytes: the start refuses, or knows exactly the same day."""
    before = _start(at_rest)
    pages = bytearray((at_rest / DATABASE_FILE).read_bytes())
    first = PAGE * data.draw(st.integers(0, len(pages) // PAGE - 1))
    length = data.draw(st.sampled_from((1, 16, 512, PAGE)))
    at = first + data.draw(st.integers(0, PAGE - length))
    pages[at : at + length] = bytes(length) if data.draw(st.booleans()) else chance.randbytes(length)
    (copied / DATABASE_FILE).write_bytes(pages)
    try:
        after = _start(copied)
    except StoreError:
        return
    assert (after.hall, after.sequence, after.head) == (before.hall, before.sequence, before.head)


def test_the_hub_refuses_a_damaged_record_and_names_the_way_out(copied: Path) -> None:
    _change(copied, b'"number":7', b'"number":9')
    with pytest.raises(HubNotReadyError) as refused:
        start_hub(copied, None)
    assert "is damaged (entry" in str(refused.value)
    assert WAY_OUT in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_a_file_that_is_no_database_is_told_likewise(copied: Path) -> None:
    (copied / DATABASE_FILE).write_bytes(b"no database at all" * PAGE)
    with pytest.raises(DamagedStoreError, match="file is not a database"):
        Store.open(copied)


def test_the_way_out_leads_back(at_rest: Path, copied: Path, tmp_path: Path) -> None:
    """As docs/recovery.md tells it."""
    _antrean("backup", str(tmp_path / "stick"), "--data", str(copied))
    _change(copied, b'"number":7', b'"number":9')
    with pytest.raises(HubNotReadyError):
        start_hub(copied, None)
    _antrean("restore", str(tmp_path / "stick"), "--data", str(tmp_path / "new"))
    with running_hub(tmp_path / "new", None) as hub, using(hub) as user:
        assert user.take()["number"] == _start(at_rest).hall.last_numbers["A"] + 1


def test_damage_that_a_start_need_not_see_is_told_while_the_hub_works(
    copied: Path, expect_log: Callable[[str], None]
) -> None:
    asyncio.run(look_for_damage(copied, after_s=0))
    pages = bytearray((copied / DATABASE_FILE).read_bytes())
    pages[-PAGE:] = b"\xff" * PAGE
    (copied / DATABASE_FILE).write_bytes(pages)
    assert all_damage(copied)
    expect_log("the data in .* is damaged")
    asyncio.run(look_for_damage(copied, after_s=0))


READ_ONLY = "mount --bind {data} {data} && mount -o remount,bind,ro {data}"
FULL = """mount -t tmpfs -o size=8m tmpfs {data}.full && cp {data}/hall.sqlite {data}/seal.key {data}.full &&
    mount --move {data}.full {data} && {{ cat /dev/zero >{data}/other-files 2>/dev/null; true; }}"""


@pytest.mark.parametrize(
    ("mount", "sentence"),
    [(READ_ONLY, r"nothing can be written in .*Read-only"), (FULL, r"cannot be used: .*make room")],
    ids=["read-only", "full"],
)
def test_a_start_on_a_disk_that_takes_nothing_is_told_in_a_sentence(copied: Path, mount: str, sentence: str) -> None:
    copied.with_name("data.full").mkdir()
    script = f'{mount.format(data=copied)} && exec "$@"'
    prefix = ("unshare", "--mount", "--map-root-user", "--user", "sh", "-c", script, "sh")
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no file systems can be mounted here")
    with pytest.raises(HubNotReadyError, match=sentence) as refused:
        start_hub(copied, None, prefix=prefix)
    assert len(str(refused.value).splitlines()) == 1


def _start(folder: Path) -> Day:
    """The day as a hub knows it when it starts."""
    with closing(Store.open(folder)) as store:
        assert store.officers()
        return read_day(store, Seals(store.secret(), seal_key(folder)))[0]


def _change(folder: Path, old: bytes, new: bytes) -> None:
    """Change an entry behind the hub's back, so that the database is sound."""
    pages = (folder / DATABASE_FILE).read_bytes()
    assert old in pages
    (folder / DATABASE_FILE).write_bytes(pages.replace(old, new))


def _antrean(*command: str) -> None:
    subprocess.run([sys.executable, "-m", "shared.cli", *command], check=True, capture_output=True, timeout=60)
