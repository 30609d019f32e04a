"""The folder of a run, and its hall."""

from pathlib import Path

from shared.demo.hall import RECALL_GAP_S, DemoHall
from shared.demo.output import Output
from shared.demo.scene import CITIZENS, OFFICER
from shared.hub.hall_file import read_hall_file


def test_an_earlier_run_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    old = Output.prepare(tmp_path)
    (old.tickets / "ticket-001.bin").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("mine")
    fresh = Output.prepare(tmp_path)
    assert [*fresh.tickets.iterdir()] == []
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_the_hall_of_a_run_meets_no_other(tmp_path: Path) -> None:
    one, two = DemoHall.write(tmp_path / "one.toml"), DemoHall.write(tmp_path / "two.toml")
    assert one.id != two.id


def test_the_hall_of_a_run_is_lawful_and_has_the_scene(tmp_path: Path) -> None:
    hall = DemoHall.write(tmp_path / "hall.toml")
    plan = read_hall_file(hall.file).plan
    assert plan.id == hall.id
    assert (plan.rules.recall_gap_seconds, plan.rules.double_press_seconds) == (RECALL_GAP_S, 0)
    assert [hall.prefix(citizen.service) for citizen in CITIZENS] == [citizen.label[0] for citizen in CITIZENS]
    assert hall.officer(OFFICER).id in plan.officer_by_id
