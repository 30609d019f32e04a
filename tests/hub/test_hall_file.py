"""The hall file: good ones are read, and each mistake is told with line, field and way out."""

from pathlib import Path

import pytest

from shared.assets import ASSETS
from shared.hub.hall_file import HallFileError, read_hall_file
from shared.journal.codec import to_data
from shared.journal.entry import canonical
from shared.queueing.events import PlanApplied
from tests.hub.mistakes import Broken, is_told
from tests.support.halls import MORNING

SMALL = ASSETS / "halls" / "small.toml"


@pytest.mark.parametrize(("name", "services", "counters"), [("small", 6, 4), ("tier-m", 40, 40)])
def test_the_sample_halls_are_good(name: str, services: int, counters: int) -> None:
    hall = read_hall_file(ASSETS / "halls" / f"{name}.toml")
    assert len(hall.plan.services) == services
    assert len(hall.plan.counters) == counters
    assert {account.id for account in hall.officers} == set(hall.plan.officer_by_id)


def test_no_name_and_no_pin_of_an_officer_reaches_the_record() -> None:
    hall = read_hall_file(SMALL)
    record = canonical(to_data(PlanApplied(MORNING, hall.plan)))
    for officer in hall.officers:
        assert officer.name not in record
        assert f'"{officer.pin}"' not in record


BROKEN = [
    ('services = ["ktp", "kk"]', 'services = ["ktpp", "kk"]', "counter[2].services", "did you mean 'ktp'?"),
    ('prefix = "F"', 'prefx = "F"', "service[2].prefx", "did you mean 'prefix'?"),
    ('prefix = "F"', 'prefix = "f1x"', "service[2].prefix", "use a capital letter"),
    ('monday = ["00:15-23:59"]', 'monday = ["16:00-07:00"]', "hours.monday[1]", "write the earlier time first"),
    ('monday = ["00:15-23:59"]', 'monday = ["8-16"]', "hours.monday[1]", 'write it as "07:30-12:00"'),
    ('monday = ["00:15-23:59"]', 'monday = ["08:00-12:00", "11:00-13:00"]', "hours.monday", "let it begin later"),
    ("Asia/Jakarta", "Asia/Jakata", "hall.timezone", "use Asia/Jakarta"),
    ("head_start_minutes = 30", 'head_start_minutes = "x"', "rules.head_start_minutes", "docs/hall-file.md"),
    ("head_start_minutes = 30", "head_start_minutes = -1", "rules.head_start_minutes", "docs/hall-file.md"),
    ("[hall]", "[hal", "file", "see https://toml.io"),
    ('id = "akta"', 'id = "ktp"', "service[2].id", "give one another id"),
    ('id = "akta"', 'id = "Akta Lahir"', "service[2].id", "use small letters"),
    ('name = { id = "KTP elektronik", en', 'name = { idd = "KTP elektronik", en', "service[1].name.idd", "'id'?"),
    ('agency = "samsat"\n', "", "service[6].agency", "add agency"),
    ('agency = "samsat"', 'agency = "samsad"', "service[6].agency", "did you mean 'samsat'?"),
    (
        'fee = { id = "Gratis"',
        'fee = { id = "tiga puluh ribu rupiah lima puluh"',
        "service[1].fee",
        "at most 30 characters",
    ),
    ("[[counter]]", "[[countr]]", "countr", "did you mean 'counter'?"),
    ('pin = "2468"', 'pin = "24"', "officer[1].pin", "4 to 12 digits"),
    ('name = "1"', 'name = "depan"', "counter[1].name", "use a number of up to three digits"),
]


@pytest.mark.parametrize("broken", [Broken(*row) for row in BROKEN], ids=[f"{row[2]}-{row[1]}"[:60] for row in BROKEN])
def test_a_mistake_is_told_with_line_field_and_way_out(broken: Broken, tmp_path: Path) -> None:
    is_told(SMALL, broken, tmp_path)


def test_a_service_that_nobody_serves_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    text = SMALL.read_text("utf-8").replace(', "akta", "kk"]', ', "kk"]')
    path.write_text(text, "utf-8")
    with pytest.raises(HallFileError) as caught:
        read_hall_file(path)
    (mistake,) = caught.value.mistakes
    assert mistake.wrong == "no counter serves 'akta'"
    assert text.splitlines()[mistake.line - 1] == 'id = "akta"'


def test_a_file_from_a_plain_editor_of_windows_is_read(tmp_path: Path) -> None:
    """It begins with the mark that some programs put before UTF-8."""
    path = tmp_path / "hall.toml"
    path.write_text(SMALL.read_text("utf-8"), "utf-8-sig")
    assert read_hall_file(path).plan == read_hall_file(SMALL).plan


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    text = SMALL.read_text("utf-8").replace('prefix = "F"', 'prefix = "?"').replace('pin = "2468"', 'pin = "1"')
    path.write_text(text, "utf-8")
    with pytest.raises(HallFileError) as caught:
        read_hall_file(path)
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(("content", "wrong"), [(None, "cannot be read"), (b"\xff\xfe", "is not UTF-8")])
def test_a_file_that_cannot_be_read_says_so(content: bytes | None, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(HallFileError, match=wrong):
        read_hall_file(path)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("/dev/zero", "is not a file"), (".", "is not a file"), ("a\0b", "is no name"), ("a" * 300, "cannot be read")],
)
def test_what_is_no_file_is_not_read(name: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(HallFileError, match=wrong):
        read_hall_file(tmp_path / name)
