"""`antrean hall check` and `antrean hall apply`, on files and on a real hub."""

import subprocess
import sys
from pathlib import Path

import httpx

from tests.support.hub import SMALL_HALL, running_hub


def hall(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "shared.cli", "hall", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def changed(tmp_path: Path, good: str, new: str) -> Path:
    """The small hall with one thing changed."""
    text = SMALL_HALL.read_text("utf-8")
    assert good in text
    path = tmp_path / "hall.toml"
    path.write_text(text.replace(good, new, 1), "utf-8")
    return path


def test_check_says_what_is_in_the_file() -> None:
    said = hall("check", str(SMALL_HALL))
    assert said.returncode == 0
    assert "3 agencies, 6 services, 4 counters, 5 officers" in said.stdout


def test_check_tells_of_pins_that_a_file_lets_stay_good(tmp_path: Path) -> None:
    said = hall("check", str(changed(tmp_path, "must_change = false\n", "")))
    assert "these stay good: budi, citra, dewi, sari" in said.stdout


def test_check_names_every_mistake(tmp_path: Path) -> None:
    said = hall("check", str(changed(tmp_path, 'pin = "2468"', 'pin = "1"')))
    assert said.returncode == 1
    assert "officer[1].pin" in said.stderr
    assert "4 to 12 digits" in said.stderr


def test_apply_changes_a_running_hall(tmp_path: Path) -> None:
    with running_hub(tmp_path / "data") as hub:
        said = hall("apply", str(changed(tmp_path, "KTP elektronik", "KTP digital")), "--data", str(hub.data))
        assert (said.returncode, said.stderr) == (0, "")
        services = httpx.get(f"{hub.url}/v1/hall").json()["services"]
        assert services[0]["name"]["indonesian"] == "KTP digital"


def test_apply_at_rest_holds_for_the_next_start(tmp_path: Path) -> None:
    with running_hub(tmp_path / "data") as hub:
        assert httpx.get(f"{hub.url}/v1/health").is_success
    assert hall("apply", str(changed(tmp_path, '"A"', '"R"')), "--data", str(hub.data)).returncode == 0
    with running_hub(tmp_path / "data") as hub:
        assert httpx.get(f"{hub.url}/v1/hall").json()["services"][0]["prefix"] == "R"


def test_apply_refuses_what_is_in_use(tmp_path: Path) -> None:
    with running_hub(tmp_path / "data") as hub:
        answer = httpx.post(f"{hub.url}/v1/tickets", json={"service": "ktp"}, headers={"Idempotency-Key": "one"})
        assert answer.is_success
        text = SMALL_HALL.read_text("utf-8").replace('"ktp"', '"ktp-baru"')
        (tmp_path / "hall.toml").write_text(text, "utf-8")
        said = hall("apply", str(tmp_path / "hall.toml"), "--data", str(hub.data))
        assert said.returncode == 1
        assert "ktp" in said.stderr
