"""Who may do what, in one table: a permission needs a device of the right role and, for most, a person of one."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple


class DeviceRole(StrEnum):
    """What a device was let in as; one that was not is `anyone`."""

    ANYONE = "anyone"
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    CONSOLE = "console"


class OfficerRole(StrEnum):
    """What a person who signed in, or who gave a PIN for this one act, may do."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    INSPECTORATE = "inspectorate"
    TECHNICIAN = "technician"


class Permission(StrEnum):
    """One for each kind of route."""

    SEE_HALL = "see_hall"
    FOLLOW_TICKET = "follow_ticket"
    ASK_TO_PAIR = "ask_to_pair"
    FOLLOW_EVENTS = "follow_events"
    TAKE_TICKET = "take_ticket"
    REPORT_PRINT = "report_print"
    SEE_OFFICERS = "see_officers"
    SIGN_IN = "sign_in"
    CHANGE_OWN_PIN = "change_own_pin"
    SEE_DESK = "see_desk"
    WORK_COUNTER = "work_counter"
    HANDLE_TICKET = "handle_ticket"
    BREAK_ORDER = "break_order"
    SUSPEND_SERVICE = "suspend_service"
    LIFT_LOCK_OUT = "lift_lock_out"
    OVERRIDE_CAPACITY = "override_capacity"
    BOOK_APPOINTMENTS = "book_appointments"
    CHANGE_HALL = "change_hall"
    SET_PINS = "set_pins"
    SEE_DEVICES = "see_devices"
    CHANGE_DEVICES = "change_devices"
    MAINTAIN_KIOSK = "maintain_kiosk"
    BACK_UP = "back_up"
    SEE_REPORTS = "see_reports"
    READ_RECORD = "read_record"


class Verdict(StrEnum):
    """May it be done, and if not, what is missing."""

    ALLOWED = "allowed"
    NOT_PAIRED = "not_paired"
    NOT_SIGNED_IN = "not_signed_in"
    NOT_ALLOWED = "not_allowed"


class Needs(NamedTuple):
    """One of these devices and, unless `people` is empty, one of these people. `changes` the hall or its queue?"""

    devices: frozenset[DeviceRole]
    people: frozenset[OfficerRole]
    changes: bool


def judge(permission: Permission, device: DeviceRole, people: Collection[OfficerRole] = ()) -> Verdict:
    """May this be done from `device`? `people`: who is signed in there, and who gave a PIN for this act."""
    needs = MATRIX[permission]
    if device not in needs.devices:
        return Verdict.NOT_PAIRED if device is DeviceRole.ANYONE else Verdict.NOT_ALLOWED
    if not needs.people or needs.people.intersection(people):
        return Verdict.ALLOWED
    return Verdict.NOT_ALLOWED if people else Verdict.NOT_SIGNED_IN


_ANY = frozenset(DeviceRole)
_PAIRED = _ANY - {DeviceRole.ANYONE}
_K, _C, _M = frozenset({DeviceRole.KIOSK}), frozenset({DeviceRole.COUNTER}), frozenset({DeviceRole.CONSOLE})

_NOBODY: frozenset[OfficerRole] = frozenset()
_ALL = frozenset(OfficerRole)
_OFF, _SUP, _MAN, _INS, _TEC = (frozenset({role}) for role in OfficerRole)

# fmt: off
MATRIX: dict[Permission, Needs] = {
    # permission                         devices    people                      changes
    Permission.SEE_HALL:           Needs(_ANY,      _NOBODY,                    False),
    Permission.FOLLOW_TICKET:      Needs(_ANY,      _NOBODY,                    False),
    Permission.ASK_TO_PAIR:        Needs(_ANY,      _NOBODY,                    False),
    Permission.FOLLOW_EVENTS:      Needs(_PAIRED,   _NOBODY,                    False),
    Permission.TAKE_TICKET:        Needs(_K,        _NOBODY,                    True),
    Permission.REPORT_PRINT:       Needs(_K,        _NOBODY,                    True),
    Permission.SEE_OFFICERS:       Needs(_C | _M,   _NOBODY,                    False),
    Permission.SIGN_IN:            Needs(_C | _M,   _NOBODY,                    False),
    Permission.CHANGE_OWN_PIN:     Needs(_C | _M,   _ALL,                       False),
    Permission.SEE_DESK:           Needs(_C | _M,   _OFF | _SUP | _MAN | _INS,  False),
    Permission.WORK_COUNTER:       Needs(_C,        _OFF | _SUP,                True),
    Permission.HANDLE_TICKET:      Needs(_C | _M,   _OFF | _SUP,                True),
    Permission.BREAK_ORDER:        Needs(_C,        _SUP,                       True),
    Permission.SUSPEND_SERVICE:    Needs(_C | _M,   _SUP | _MAN,                True),
    Permission.LIFT_LOCK_OUT:      Needs(_C | _M,   _SUP | _MAN,                True),
    Permission.OVERRIDE_CAPACITY:  Needs(_C | _M,   _MAN,                       True),
    Permission.BOOK_APPOINTMENTS:  Needs(_M,        _MAN,                       True),
    Permission.CHANGE_HALL:        Needs(_M,        _MAN,                       True),
    Permission.SET_PINS:           Needs(_M,        _MAN,                       True),
    Permission.SEE_DEVICES:        Needs(_M,        _SUP | _MAN | _INS | _TEC,  False),
    Permission.CHANGE_DEVICES:     Needs(_M | _K,   _MAN | _TEC,                True),
    Permission.MAINTAIN_KIOSK:     Needs(_K,        _MAN | _TEC,                True),
    Permission.BACK_UP:            Needs(_M,        _MAN | _TEC,                False),
    Permission.SEE_REPORTS:        Needs(_M,        _SUP | _MAN | _INS,         False),
    Permission.READ_RECORD:        Needs(_M,        _MAN | _INS,                False),
}
# fmt: on
"""Each permission once. An act that breaks the order is asked for by an officer and carries a supervisor's PIN."""
