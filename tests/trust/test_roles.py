"""The matrix of permissions keeps its promises."""

from itertools import product

import pytest

from shared.trust.roles import MATRIX, DeviceRole, OfficerRole, Permission, Verdict, judge

CHANGES = [permission for permission, needs in MATRIX.items() if needs.changes]
READS = [permission for permission, needs in MATRIX.items() if not needs.changes]
FOR_ANYONE = {Permission.SEE_HALL, Permission.FOLLOW_TICKET, Permission.ASK_TO_PAIR}
FOR_NOBODY_ELSE = {Permission.BACK_UP}
"""Reads nothing for the eye: the copy holds the hall's secrets."""


def test_each_permission_has_its_row() -> None:
    assert set(MATRIX) == set(Permission)


@pytest.mark.parametrize("permission", Permission)
def test_whoever_is_not_paired_gets_no_further_than_the_public(permission: Permission) -> None:
    verdict = judge(permission, DeviceRole.ANYONE, list(OfficerRole))
    assert verdict is (Verdict.ALLOWED if permission in FOR_ANYONE else Verdict.NOT_PAIRED)


@pytest.mark.parametrize(("permission", "device"), [*product(CHANGES, DeviceRole)])
def test_the_inspectorate_changes_nothing(permission: Permission, device: DeviceRole) -> None:
    alone, with_nobody = judge(permission, device, [OfficerRole.INSPECTORATE]), judge(permission, device)
    assert alone is not Verdict.ALLOWED or with_nobody is Verdict.ALLOWED


@pytest.mark.parametrize("permission", [each for each in READS if each not in FOR_NOBODY_ELSE])
def test_the_inspectorate_reads_all_at_a_console(permission: Permission) -> None:
    assert judge(permission, DeviceRole.CONSOLE, [OfficerRole.INSPECTORATE]) is Verdict.ALLOWED


@pytest.mark.parametrize("permission", CHANGES)
def test_a_display_and_a_phone_change_nothing(permission: Permission) -> None:
    for device in (DeviceRole.DISPLAY, DeviceRole.ANYONE):
        assert judge(permission, device, list(OfficerRole)) is not Verdict.ALLOWED


def test_only_a_kiosk_does_anything_with_nobody_signed_in() -> None:
    alone = {
        (permission, device)
        for permission, device in product(CHANGES, DeviceRole)
        if judge(permission, device) is Verdict.ALLOWED
    }
    assert alone == {
        (Permission.TAKE_TICKET, DeviceRole.KIOSK),
        (Permission.REPORT_PRINT, DeviceRole.KIOSK),
    }


def test_an_officer_breaks_the_order_only_with_a_supervisor() -> None:
    ask = Permission.BREAK_ORDER, DeviceRole.COUNTER
    assert judge(*ask, [OfficerRole.OFFICER]) is Verdict.NOT_ALLOWED
    assert judge(*ask, [OfficerRole.OFFICER, OfficerRole.SUPERVISOR]) is Verdict.ALLOWED


def test_an_officer_works_at_a_counter_and_nowhere_else() -> None:
    where = {
        device
        for device in DeviceRole
        if judge(Permission.WORK_COUNTER, device, [OfficerRole.OFFICER]) is Verdict.ALLOWED
    }
    assert where == {DeviceRole.COUNTER}


def test_what_is_missing_is_told() -> None:
    assert judge(Permission.WORK_COUNTER, DeviceRole.ANYONE) is Verdict.NOT_PAIRED
    assert judge(Permission.WORK_COUNTER, DeviceRole.COUNTER) is Verdict.NOT_SIGNED_IN
    assert judge(Permission.WORK_COUNTER, DeviceRole.KIOSK) is Verdict.NOT_ALLOWED
    assert judge(Permission.CHANGE_HALL, DeviceRole.CONSOLE, [OfficerRole.OFFICER]) is Verdict.NOT_ALLOWED


def test_a_technician_reads_no_record_and_touches_no_queue() -> None:
    allowed = {
        permission
        for permission, device in product(Permission, DeviceRole)
        if MATRIX[permission].people and judge(permission, device, [OfficerRole.TECHNICIAN]) is Verdict.ALLOWED
    }
    assert allowed == {
        Permission.CHANGE_OWN_PIN,
        Permission.SEE_DEVICES,
        Permission.CHANGE_DEVICES,
        Permission.MAINTAIN_KIOSK,
        Permission.BACK_UP,
    }
