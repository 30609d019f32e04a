"""The sample hall of tier M in thirty and more broken variants: each is told with file, line, field and way out."""

import subprocess
import sys
from pathlib import Path

import pytest

from shared.assets import ASSETS
from tests.hub.mistakes import Broken, is_told

TIER_M = ASSETS / "halls" / "tier-m.toml"

BROKEN = [
    # what stands there, what stands there instead, the field, the way out
    ('id = "mpp-m"', 'id = "MPP M"', "hall.id", "use small letters, digits"),
    ('timezone = "Asia/Jakarta"', 'timezone = "WIB"', "hall.timezone", "use Asia/Jakarta"),
    ("[rules]", "[rule]", "rule", "did you mean 'rules'?"),
    ("head_start_minutes = 30", "head_start_minutes = 500", "rules.head_start_minutes", "write 240 or less"),
    ('policy = "head_start"', 'policy = "headstart"', "rules.policy", "did you mean 'head_start'?"),
    (
        'counter_choice = "earliest_rank"',
        'counter_choice = "earliest"',
        "rules.counter_choice",
        "did you mean 'earliest_rank'?",
    ),
    ("capacity_check = true", 'capacity_check = "perhaps"', "rules.capacity_check", "write true or false"),
    ("reinstate_behind = 3", "reinstate_behind = -1", "rules.reinstate_behind", "write 0 or more"),
    ("day_change = 00:05:00", "day_change = 25:00:00", "file", "see https://toml.io"),
    ('friday = ["08:00-11:30"', 'friday = ["08:00-13:30"', "hours.friday", "let it begin later"),
    ('saturday = ["08:00-12:00"]', 'saturday = ["8-12"]', "hours.saturday[1]", 'write it as "07:30-12:00"'),
    ("sunday = []", "sundey = []", "hours.sundey", "did you mean 'sunday'?"),
    ("open = [2026-12-24]", 'open = ["24-12-2026"]', "calendar.open[1]", "docs/hall-file.md"),
    ("{ date = 2027-05-21,", "{ day = 2027-05-21,", "calendar.closed[1].day", "known are: date, name"),
    ("to = 2027-03-09", "to = 2027-01-09", "season[1].to", "write the earlier date in from"),
    ("[season.hours]", "[season.hour]", "season[1].hour", "did you mean 'hours'?"),
    ('between = "07:45-08:00"', 'between = "08:00-07:45"', "pause[1].between", "write the earlier time first"),
    ('weekdays = ["monday"]', 'weekdays = ["senin"]', "pause[1].weekdays[1]", "known are: monday"),
    ("needs_accessible = true", "needs_accessibel = true", "priority[2].needs_accessibel", "'needs_accessible'?"),
    ('id = "kartu"\nagency = "dukcapil"', 'id = "kartu"\nagency = "dukcapl"', "group[1].agency", "'dukcapil'?"),
    ('group = "kartu"', 'group = "karto"', "service[1].group", "did you mean 'kartu'?"),
    ('group = "akta"', 'group = "pelanggan-air"', "service[3].group", "group"),
    ('route = ["ktp-rekam"]', 'route = ["ktp-rekan"]', "service[1].route", "did you mean 'ktp-rekam'?"),
    ('route = ["ktp-rekam"]', 'route = ["ktp-rekam", "ktp"]', "service[1].route", "name each stage once"),
    ("cool_down_seconds = 5", "cool_down_seconds = -5", "service[1].cool_down_seconds", "write 0 or more"),
    ("quota_per_day = 60", "quota_per_day = 0", "service[12].quota_per_day", "write 1 or more"),
    ("on_kiosk = false", "is_on_kiosk = false", "service[7].is_on_kiosk", "did you mean 'on_kiosk'?"),
    ('ratio = "1:2" }', 'ratio = "1/2" }', "service[39].policy.ratio", 'write it as "1:2"'),
    ("priority_percent = 200", "priority_percent = 50", "service[35].policy.priority_percent", "write 100 or more"),
    ('prefix = "A1"', 'prefix = "1A"', "service[1].prefix", "use a capital letter"),
    ('fee = "Rp350.000"', 'fee = "Rp350.000 dan biaya percepatan Rp1.000.000"', "service[12].fee", "at most 30"),
    ('services = ["ktp-rekam"]', 'services = ["ktp-rekaman"]', "counter[7].services", "did you mean 'ktp-rekam'?"),
    (
        'zone = "utara"\naccessible = true',
        'zone = "utara"\naccessible = "ya"',
        "counter[1].accessible",
        "write true or false",
    ),
    ('services = ["lapor"]', 'services = ["laporan"]', "officer[21].services", "did you mean 'lapor'?"),
    ('role = "manager"', 'role = "boss"', "officer[42].role", "known are: officer, supervisor"),
    ('id = "penyelia-1"', 'id = "petugas-40"', "officer[41].id", "give one another id"),
]


@pytest.mark.parametrize("broken", [Broken(*row) for row in BROKEN], ids=[f"{row[2]}-{row[1]}"[:60] for row in BROKEN])
def test_each_mistake_is_told_with_line_field_and_way_out(broken: Broken, tmp_path: Path) -> None:
    is_told(TIER_M, broken, tmp_path)


def test_the_hall_itself_is_clean() -> None:
    command = [sys.executable, "-m", "shared.cli", "hall", "check", str(TIER_M)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    assert "12 agencies, 40 services, 40 counters" in said.stdout
    assert "warning" not in said.stdout.lower()
