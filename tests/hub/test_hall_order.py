"""The order in the hall file: how it is written, what is wrong with it, and what it comes to."""

from dataclasses import replace
from pathlib import Path

import pytest

from shared.assets import ASSETS
from shared.hub.hall_file import HallFileError, read_hall_file
from shared.hub.hall_remarks import bounds, warnings
from shared.queueing.plan import CounterChoice, HallPlan, Policy, PolicyKind
from tests.hub.test_hall_command import hall

SMALL = ASSETS / "halls" / "small.toml"
RULE, SERVICE, OFFICER = "head_start_minutes = 30\n", 'id = "akta"\n', 'pin = "2468"\n'


def written(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The small hall with a line behind each of these."""
    text = SMALL.read_text("utf-8")
    for line, more in changes:
        assert line in text
        text = text.replace(line, f"{line}{more}\n", 1)
    path = tmp_path / "hall.toml"
    path.write_text(text, "utf-8")
    return path


def plan_of(tmp_path: Path, *changes: tuple[str, str]) -> HallPlan:
    """Its plan."""
    return read_hall_file(written(tmp_path, *changes)).plan


@pytest.mark.parametrize(
    ("policy", "meant"),
    [
        ('"first_come"', Policy(PolicyKind.FIRST_COME)),
        ('"head_start"', Policy(PolicyKind.HEAD_START, 1800)),
        ('{ kind = "head_start", head_start_minutes = 20 }', Policy(PolicyKind.HEAD_START, 1200)),
        ('{ kind = "strict" }', Policy(PolicyKind.STRICT)),
        ('{ kind = "ratio", ratio = "2:3" }', Policy(PolicyKind.RATIO, ratio=(2, 3))),
        (
            '{ kind = "accumulating", priority_percent = 150 }',
            Policy(PolicyKind.ACCUMULATING, priority_percent=150),
        ),
    ],
)
def test_a_policy_is_written_by_name_or_with_its_figures(policy: str, meant: Policy, tmp_path: Path) -> None:
    assert set(plan_of(tmp_path, (RULE, f"policy = {policy}")).policy_of.values()) == {meant}
    own = plan_of(tmp_path, (SERVICE, f"policy = {policy}")).policy_of
    assert own.pop("akta") == meant
    assert set(own.values()) == {Policy()}


def test_skills_accessible_counters_and_the_choice_are_read(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        (RULE, 'counter_choice = "greatest_share"'),
        (OFFICER, 'services = ["kk"]'),
        ('name = "2"\n', "accessible = true"),
        ("[[priority]]\n", "needs_accessible = true"),
    )
    assert plan.rules.counter_choice is CounterChoice.GREATEST_SHARE
    assert plan.officers[0].services == ("kk",)
    assert [counter.name for counter in plan.accessible_counters] == ["2"]
    assert plan.priority_groups[0].needs_accessible


@pytest.mark.parametrize(
    ("line", "more", "field", "told"),
    [
        (RULE, 'policy = "strikt"', "rules.policy", "did you mean 'strict'?"),
        (RULE, 'policy = { kind = "ratio", ratio = "1-2" }', "rules.policy.ratio", 'write it as "1:2"'),
        (RULE, 'policy = { kind = "ratio", ratio = "0:2" }', "rules.policy.ratio", "each from 1 to 20"),
        (RULE, 'policy = { kind = "strict", ratio = "1:2" }', "rules.policy", "leave it out"),
        (RULE, 'policy = { kind = "ratio", ratios = "1:2" }', "rules.policy.ratios", "did you mean 'ratio'?"),
        (RULE, 'counter_choice = "greatest"', "rules.counter_choice", "'greatest_share'"),
        (SERVICE, 'policy = "fifo"', "service[2].policy", "known are: first_come"),
        (OFFICER, 'services = ["kkk"]', "officer[1].services", "did you mean 'kk'?"),
        ('name = "2"\n', 'accessible = "ya"', "counter[2].accessible", "write true or false"),
    ],
)
def test_a_mistake_in_the_order_is_told_where_it_stands(
    line: str, more: str, field: str, told: str, tmp_path: Path
) -> None:
    path = written(tmp_path, (line, more))
    with pytest.raises(HallFileError) as caught:
        read_hall_file(path)
    (mistake,) = caught.value.mistakes
    assert mistake.field == field
    assert told in f"{mistake.wrong}; {mistake.remedy}"
    assert path.read_text("utf-8").splitlines()[mistake.line - 1] == more


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ('"first_come"', "nobody is overtaken"),
        ('{ kind = "head_start", head_start_minutes = 20 }', "issued less than 20 minutes after it"),
        ('"strict"', "without bound"),
        ('{ kind = "ratio", ratio = "1:2" }', "at most 1 x (n/2, rounded down, + 1)"),
        ('{ kind = "accumulating", priority_percent = 150 }', "the first 33 % of its wait"),
    ],
)
def test_each_policy_in_use_tells_its_bound(policy: str, told: str, tmp_path: Path) -> None:
    ours, others, among = bounds(plan_of(tmp_path, (SERVICE, f"policy = {policy}")))
    told_of = {text.split(":")[0].removeprefix("Order of "): text for text in (ours, others)}
    assert told in told_of["akta"]
    assert "issued less than 30 minutes after it" in next(text for who, text in told_of.items() if who != "akta")
    assert among.startswith("Counters with several services")


def test_a_quota_bounds_the_number_too(tmp_path: Path) -> None:
    told = next(bounds(plan_of(tmp_path, (SERVICE, "quota_per_hour = 12"))))
    assert "akta 24 " in told, "half an hour may touch two clock hours"


def test_the_check_tells_bounds_and_notes(tmp_path: Path) -> None:
    said = hall("check", str(written(tmp_path, ("[[priority]]\n", "needs_accessible = true"))))
    assert said.returncode == 0
    assert "Order of all services: head start of 30 minutes" in said.stdout
    assert "Note: " in said.stdout
    assert "set accessible = true" in said.stdout


def test_a_service_or_an_officer_left_over_is_noted(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert not list(warnings(plan))
    narrow = replace(plan, officers=tuple(replace(officer, services=("ktp",)) for officer in plan.officers))
    assert any("no officer may serve 'kk'" in note for note in warnings(narrow))
    gone = replace(plan, counters=tuple(replace(counter, services=("ktp",)) for counter in plan.counters))
    lost = replace(gone, officers=(replace(plan.officers[0], services=("kk",)), *plan.officers[1:]))
    assert any("finds no counter with his services" in note for note in warnings(lost))
