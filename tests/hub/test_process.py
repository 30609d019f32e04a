"""The hub as a process: one to a data folder, stopped properly or cut off."""

import subprocess
import sys
from pathlib import Path

import pytest

from shared.hub.store import read_entries
from shared.journal.verify import verify
from tests.support.hub import SMALL_HALL, HubNotReadyError, RunningHub, hall_of_its_own, running_hub, start_hub
from tests.support.hub_client import HubUser, using

LATER: dict[str, object] = {"now": None, "actions": None}  # what the passing of seconds changes


def test_a_second_hub_on_the_same_data_says_so_and_stops(hub: RunningHub) -> None:
    second = _hub_command(f"--data={hub.data}", "--port=0", "--host=127.0.0.1")
    assert second.returncode == 1
    assert second.stderr == f"antrean hub: another hub already runs on {hub.data}; a hall has one hub\n"


def test_the_lock_of_a_hub_that_was_cut_off_blocks_nobody(hub: RunningHub) -> None:
    hub.kill()
    with running_hub(hub.data, None) as again:
        assert again.hall == hub.hall


def test_a_first_start_needs_a_hall_file(tmp_path: Path) -> None:
    ended = _hub_command(f"--data={tmp_path}", "--port=0")
    assert ended.returncode == 1
    assert ended.stderr == (
        f"antrean hub: {tmp_path} holds no hall yet; give its file at the first start: antrean hub --hall FILE\n"
    )


def test_a_wrong_hall_file_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "hall.toml"
    file.write_text(SMALL_HALL.read_text().replace('services = ["ktp", "kk"]', 'services = ["ktpp", "kk"]'))
    with pytest.raises(HubNotReadyError, match="did you mean 'ktp'"):
        start_hub(tmp_path / "data", file)


def test_a_port_that_is_taken_is_told(hub: RunningHub, tmp_path: Path) -> None:
    with pytest.raises(HubNotReadyError, match=f"cannot listen on 127.0.0.1:{hub.port}: Address already in use"):
        start_hub(tmp_path / "other", port=hub.port)


def test_it_stops_on_a_signal_with_all_in_one_file(hub: RunningHub, user: HubUser) -> None:
    user.take()
    assert hub.stop() == 0
    assert hub.log() == ""
    assert not (hub.data / "hall.sqlite-wal").exists()


def test_a_changed_hall_file_waits_for_its_command(hub: RunningHub, tmp_path: Path) -> None:
    hub.stop()
    file = hall_of_its_own(tmp_path)
    file.write_text(file.read_text().replace("KTP elektronik", "KTP baru"))
    with running_hub(hub.data, file) as again, using(again) as user:
        assert user.get("/hall")["services"][0]["name"]["indonesian"] == "KTP elektronik"
        assert user.post("/admin/plan", {"file": str(file)}).status_code == 200
        assert user.get("/hall")["services"][0]["name"]["indonesian"] == "KTP baru"


def test_a_day_goes_on_after_a_power_cut(hub: RunningHub, user: HubUser) -> None:
    user.take()
    user.at_counter("open")
    user.at_counter("call-next")
    before = {path: user.get(path) for path in ("/board", "/hall", "/counters/1?officer=andi")}
    hub.kill()
    with running_hub(hub.data, None) as again, using(again) as later:
        after = {path: later.get(path) for path in before}
    for path in before:
        assert after[path] | LATER == before[path] | LATER


def test_the_record_is_whole_beside_a_running_hub(hub: RunningHub, user: HubUser) -> None:
    user.take()
    user.at_counter("open")
    verdict = verify(read_entries(hub.data))
    assert (verdict.is_whole, verdict.entries) == (True, user.get("/health")["sequence"])


def _hub_command(*options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "shared.cli", "hub", *options], capture_output=True, text=True, timeout=30
    )
