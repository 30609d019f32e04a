"""Why a hall says no: a value with a code and what its sentence needs, never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shared.queueing.events import Event


class Code(StrEnum):
    """Every refusal there is. Each has its sentence and its way out in every language (assets/translations)."""

    NO_PLAN = "no_plan"
    PLAN_IN_USE = "plan_in_use"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_CATEGORY = "unknown_category"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_OFFICER = "unknown_officer"
    TICKET_EXISTS = "ticket_exists"
    TICKET_NOT_WAITING = "ticket_not_waiting"
    SERVICE_CLOSED = "service_closed"
    NOT_ON_KIOSK = "not_on_kiosk"
    HOLIDAY = "holiday"
    HALL_PAUSED = "hall_paused"
    SERVICE_SUSPENDED = "service_suspended"
    QUOTA_OF_DAY = "quota_of_day"
    QUOTA_OF_HOUR = "quota_of_hour"
    COOLING_DOWN = "cooling_down"
    NO_CAPACITY = "no_capacity"
    NOT_SUSPENDED = "not_suspended"
    NOT_PAUSED = "not_paused"
    UNTIL_IN_THE_PAST = "until_in_the_past"
    SUPERVISOR_NEEDED = "supervisor_needed"
    MANAGER_NEEDED = "manager_needed"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_ALREADY_OPEN = "counter_already_open"
    COUNTER_ON_BREAK = "counter_on_break"
    COUNTER_NOT_ON_BREAK = "counter_not_on_break"
    COUNTER_TAKEN = "counter_taken"
    OFFICER_ELSEWHERE = "officer_elsewhere"
    REASON_MISSING = "reason_missing"
    NOBODY_WAITING = "nobody_waiting"
    ALREADY_CALLED = "already_called"
    NOT_STARTED = "not_started"
    ALREADY_STARTED = "already_started"
    TICKET_IN_HAND = "ticket_in_hand"
    NO_TICKET_IN_HAND = "no_ticket_in_hand"
    RECALL_TOO_SOON = "recall_too_soon"
    NO_SHOW_TOO_SOON = "no_show_too_soon"
    ARE_YOU_SURE = "are_you_sure"
    NOTHING_TO_UNDO = "nothing_to_undo"
    CALLED_ELSEWHERE = "called_elsewhere"
    SAME_SERVICE = "same_service"
    NO_SENDER = "no_sender"
    TICKET_NOT_HELD = "ticket_not_held"
    TICKET_NOT_MISSED = "ticket_not_missed"
    REINSTATED_BEFORE = "reinstated_before"
    BACK_IN_THE_PAST = "back_in_the_past"
    NOT_A_SUPERVISOR = "not_a_supervisor"
    NOT_SERVED_HERE = "not_served_here"
    IS_NEXT_ANYWAY = "is_next_anyway"
    NOT_PRIORITY = "not_priority"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    APPOINTMENT_OTHER_DAY = "appointment_other_day"
    APPOINTMENT_TOO_EARLY = "appointment_too_early"
    CHECKED_IN_BEFORE = "checked_in_before"


@dataclass(frozen=True)
class Refusal:
    """A no with its reason. `params` fill the sentence: ids, labels, seconds; times as ISO 8601 in UTC."""

    code: Code
    params: Mapping[str, str | int] = field(default_factory=dict)


Decision = tuple[Event, ...] | Refusal
"""What comes of a command: its events, in order, or why not."""
