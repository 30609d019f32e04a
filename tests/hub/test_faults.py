"""A disk that is full, a store that is broken: a fault, what is on disk stays true, and the hub goes on."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from shared.hub.store import read_entries
from shared.journal.verify import verify
from tests.support.hub import RunningHub
from tests.support.hub_client import HubUser

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process's files")


@contextmanager
def full_disk(hub: RunningHub) -> Iterator[None]:
    """No file of this hub can grow."""
    import resource

    smallest = min(file.stat().st_size for file in hub.data.glob("hall.sqlite*"))
    resource.prlimit(hub.process.pid, resource.RLIMIT_FSIZE, (smallest, resource.RLIM_INFINITY))
    yield
    resource.prlimit(hub.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def test_a_full_disk_is_a_fault_and_the_hub_goes_on_when_it_can(hub: RunningHub, user: HubUser) -> None:
    user.take()
    with full_disk(hub):
        refused = [user.post("/tickets", {"service": "ktp"}) for _ in range(3)]
        assert user.get("/board")["waiting"] == 1
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(503, "store_unavailable")] * 3
    assert user.take()["label"] == "A-002"
    assert verify(read_entries(hub.data)).is_whole


def test_the_same_command_succeeds_once_there_is_room(hub: RunningHub, user: HubUser) -> None:
    with full_disk(hub):
        assert user.post("/tickets", {"service": "ktp"}, key="k").status_code == 503
    assert user.take(key="k")["label"] == "A-001"


def test_a_store_that_somebody_holds_is_a_fault_until_it_is_free(hub: RunningHub, user: HubUser) -> None:
    with closing(sqlite3.connect(hub.data / "hall.sqlite", isolation_level=None)) as intruder:
        intruder.execute("BEGIN IMMEDIATE")
        assert user.post("/tickets", {"service": "ktp"}).status_code == 503
        assert user.get("/board")["waiting"] == 0
    assert user.take()["label"] == "A-001"
