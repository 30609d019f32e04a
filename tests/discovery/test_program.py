"""Adverts: ours are understood, all others are nothing."""

import pytest
from zeroconf import ServiceInfo

from shared.discovery.program import Program
from shared.protocol import SERVICE_TYPE

GOOD: dict[str, str | bytes | None] = {"role": "hub", "hall": "bogor", "name": "MPP", "v": "1"}


def test_an_advert_is_read_as_it_was_written() -> None:
    hub = Program("hub", "bogor", "Mal Pelayanan Publik", 8420, ("10.0.0.2", "192.168.1.5"))
    read = Program.from_info(hub.to_info(hub.addresses))
    assert read is not None
    assert (read.role, read.hall, read.name, read.port) == ("hub", "bogor", "Mal Pelayanan Publik", 8420)
    assert sorted(read.addresses) == ["10.0.0.2", "192.168.1.5"]


def test_the_name_on_the_air_is_readable_unique_and_short() -> None:
    one, two = (Program("display", "h", "Layar 1. Lantai Ü " + 30 * "é").to_info([]).name for _ in range(2))
    assert one != two
    assert one.startswith("display Layar 1  Lantai Ü é")
    assert len(one.removesuffix(f".{SERVICE_TYPE}").encode()) <= 63


def test_a_long_name_fits_into_its_string() -> None:
    read = Program.from_info(Program("hub", "h", 200 * "é").to_info([]))
    assert read is not None
    assert read.name == 100 * "é"


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": None},
        {"hall": None},
        {"v": "one"},
        {"v": None},
        {"role": "toaster"},
        {"name": b"\xff\xfe"},
        {b"\xff": b"x"},
    ],
)
def test_what_is_not_ours_is_nothing(wrong: dict[str | bytes, str | bytes | None]) -> None:
    info = ServiceInfo(SERVICE_TYPE, f"x.{SERVICE_TYPE}", port=1, properties={**GOOD, **wrong})
    assert Program.from_info(info) is None


def test_a_program_of_another_version_is_told_as_such() -> None:
    info = ServiceInfo(SERVICE_TYPE, f"x.{SERVICE_TYPE}", port=1, properties={**GOOD, "v": "7"})
    read = Program.from_info(info)
    assert read is not None
    assert read.version == 7
