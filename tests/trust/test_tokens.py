"""A token opens for the device that it was made for, until it is replaced or revoked; the hub keeps only its hash."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.trust.roles import DeviceRole
from shared.trust.tokens import Device, DeviceRegistry, DeviceTakenError, Token, UnknownDeviceError, new_token
from tests.trust.known import known_bytes

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)
ENTROPY = known_bytes()

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
roles = st.sampled_from(DeviceRole)


@given(names)
def test_a_token_says_whose_it_is_and_fits_into_a_header(name: str) -> None:
    token = new_token(name, ENTROPY)
    assert token.device == name
    assert token.text.isascii()
    assert token.text.isprintable()
    assert not set(token.text) & set(" ,;\"'")


def test_a_device_is_known_by_its_token() -> None:
    registry, token = _with("Kios 1", DeviceRole.KIOSK)
    holder = registry.holder(token)
    assert holder is not None
    assert (holder.id, holder.name, holder.role) == ("Kios 1", "Kios 1", DeviceRole.KIOSK)


@pytest.mark.parametrize("text", ["", ".", "Kios%201", "Kios%201.", "Kios%201.x", "Kios%202.x", "%ff.%ff", "\ud800.x"])
def test_what_is_no_token_opens_nothing(text: str) -> None:
    registry, _ = _with("Kios 1", DeviceRole.KIOSK)
    assert registry.holder(Token(text)) is None


def test_a_secret_opens_for_no_other_device() -> None:
    registry, token = _with("Kios 1", DeviceRole.KIOSK)
    registry = registry.enrol("Kios 2", DeviceRole.KIOSK, new_token("Kios 2", ENTROPY).hash, NOW)
    secret = token.text.partition(".")[2]
    assert registry.holder(Token(f"Kios%202.{secret}")) is None


def test_a_revoked_device_is_out() -> None:
    registry, token = _with("Kios 1", DeviceRole.KIOSK)
    assert registry.revoke("Kios 1", NOW).holder(token) is None
    assert registry.holder(token) is not None


def test_the_first_revocation_counts() -> None:
    registry, _ = _with("Kios 1", DeviceRole.KIOSK)
    twice = registry.revoke("Kios 1", NOW).revoke("Kios 1", NOW + timedelta(days=1))
    assert [device.revoked_at for device in twice] == [NOW]


def test_a_device_that_is_paired_anew_keeps_its_name_and_loses_its_old_token() -> None:
    registry, old = _with("Kios 1", DeviceRole.KIOSK)
    new = new_token("Kios 1", ENTROPY)
    registry = registry.rename("Kios 1", "Pintu masuk").revoke("Kios 1", NOW)
    registry = registry.enrol("Kios 1", DeviceRole.KIOSK, new.hash, NOW)
    holder = registry.holder(new)
    assert holder is not None
    assert holder.name == "Pintu masuk"
    assert registry.holder(old) is None


def test_a_device_of_another_role_cannot_take_a_name() -> None:
    registry, _ = _with("Kios 1", DeviceRole.KIOSK)
    with pytest.raises(DeviceTakenError, match="revoke"):
        registry.enrol("Kios 1", DeviceRole.CONSOLE, "", NOW)


def test_the_name_of_a_revoked_device_is_free() -> None:
    registry, _ = _with("Kios 1", DeviceRole.KIOSK)
    token = new_token("Kios 1", ENTROPY)
    again = registry.revoke("Kios 1", NOW).enrol("Kios 1", DeviceRole.DISPLAY, token.hash, NOW)
    assert again.holder(token) is not None


def test_a_device_that_is_not_there_is_named() -> None:
    registry, _ = _with("Kios 1", DeviceRole.KIOSK)
    with pytest.raises(UnknownDeviceError, match="no device 'Kios 9'"):
        registry.revoke("Kios 9", NOW)
    with pytest.raises(UnknownDeviceError):
        registry.rename("Kios 9", "Kios 8")


def test_devices_are_listed_by_name() -> None:
    registry = DeviceRegistry()
    for name in ("c", "a", "b"):
        registry = registry.enrol(name, DeviceRole.COUNTER, "", NOW)
    assert [device.id for device in registry.rename("a", "z")] == ["b", "c", "a"]


moments = st.timedeltas(timedelta(0), timedelta(days=30_000)).map(lambda since: NOW + since)
devices = st.builds(Device, names, names, roles, st.just("0" * 64), moments, st.none() | moments)


@given(st.dictionaries(names, devices))
def test_what_is_stored_comes_back(devices: dict[str, Device]) -> None:
    registry = DeviceRegistry({device.id: device for device in devices.values()})
    assert DeviceRegistry.of(device.row() for device in registry) == registry


def test_a_stored_row_holds_text_only_and_not_the_token() -> None:
    registry, token = _with("Kios 1", DeviceRole.KIOSK)
    (device,) = registry
    row = device.row()
    assert row["paired_at"] == "2026-05-04T07:00:00Z"
    assert row["revoked_at"] == ""
    assert token.text.partition(".")[2] not in repr(row)


def _with(name: str, role: DeviceRole) -> tuple[DeviceRegistry, Token]:
    token = new_token(name, ENTROPY)
    return DeviceRegistry().enrol(name, role, token.hash, NOW), token
