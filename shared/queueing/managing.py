"""The rules for stopping the giving out of numbers and letting it go on. Who has a number is served all the same."""

from collections.abc import Iterator
from datetime import datetime

from shared.queueing.commands import AllowIssuing, PauseHall, ResumeHall, ResumeService, StopCommand, SuspendService
from shared.queueing.hall import Hall
from shared.queueing.refusals import Code, Decision, Refusal
from shared.queueing.stops import (
    HallPaused,
    HallResumed,
    IssuingAllowed,
    ServiceResumed,
    ServiceSuspended,
    Stop,
    StopEvent,
)

_SUPERVISORS = ("supervisor", "manager")


def suspend(hall: Hall, command: SuspendService, now: datetime) -> Decision:
    """By a supervisor, with a reason; once more with another reason or end."""
    refused = _unknown(hall, command.service) or _not_a_supervisor(hall, command) or _incomplete(command, now)
    stop = _next_stop(command, hall.suspended.get(command.service), now)
    return refused or (ServiceSuspended(now, command.service, *stop),)


def resume(hall: Hall, command: ResumeService, now: datetime) -> Decision:
    """By a supervisor, where the service is suspended still."""
    refused = _unknown(hall, command.service) or _not_a_supervisor(hall, command)
    stop = hall.suspended.get(command.service)
    if refused is None and (stop is None or stop.is_over(now)):
        refused = Refusal(Code.NOT_SUSPENDED, {"service": command.service})
    return refused or (ServiceResumed(now, command.service, command.officer),)


def pause_hall(hall: Hall, command: PauseHall, now: datetime) -> Decision:
    """By a manager, with a reason; once more with another reason or end."""
    refused = _not_a_manager(hall, command) or _incomplete(command, now)
    return refused or (HallPaused(now, *_next_stop(command, hall.paused, now)),)


def resume_hall(hall: Hall, command: ResumeHall, now: datetime) -> Decision:
    """By a manager, where the hall is paused still; a pause of the hall file ends at its own time."""
    refused = _not_a_manager(hall, command)
    if refused is None and (hall.paused is None or hall.paused.is_over(now)):
        refused = Refusal(Code.NOT_PAUSED)
    return refused or (HallResumed(now, command.officer),)


def allow_issuing(hall: Hall, command: AllowIssuing, now: datetime) -> Decision:
    """By a manager, with a reason, for the rest of the day."""
    refused = _unknown(hall, command.service) or _not_a_manager(hall, command) or _without_reason(command)
    return refused or (IssuingAllowed(now, command.service, command.officer, command.reason.strip()),)


def still_stopped(hall: Hall, now: datetime) -> Iterator[StopEvent]:
    """What a new day takes over from the one before: the stops whose time has not come."""
    if hall.paused is not None and not hall.paused.is_over(now):
        yield HallPaused(now, *hall.paused)
    for service, stop in hall.suspended.items():
        if service in hall.plan.service_by_id and not stop.is_over(now):
            yield ServiceSuspended(now, service, *stop)


def _next_stop(command: SuspendService | PauseHall, before: Stop | None, now: datetime) -> Stop:
    """What is to stand; one that stands already goes on."""
    since = None if before is None or before.is_over(now) else before.since
    return Stop(command.officer, command.reason.strip(), command.until, command.reason_en.strip(), since)


def _unknown(hall: Hall, service: str) -> Refusal | None:
    if service in hall.plan.service_by_id:
        return None
    return Refusal(Code.UNKNOWN_SERVICE, {"service": service})


def _not_a_supervisor(hall: Hall, command: StopCommand) -> Refusal | None:
    return _unless(hall, command.officer, _SUPERVISORS, Code.SUPERVISOR_NEEDED)


def _not_a_manager(hall: Hall, command: StopCommand) -> Refusal | None:
    return _unless(hall, command.officer, ("manager",), Code.MANAGER_NEEDED)


def _unless(hall: Hall, officer: str, roles: tuple[str, ...], code: Code) -> Refusal | None:
    known = hall.plan.officer_by_id.get(officer)
    if known is None:
        return Refusal(Code.UNKNOWN_OFFICER, {"officer": officer})
    return None if known.role in roles else Refusal(code, {"officer": officer})


def _incomplete(command: SuspendService | PauseHall, now: datetime) -> Refusal | None:
    if command.until is not None and command.until <= now:
        return Refusal(Code.UNTIL_IN_THE_PAST)
    return _without_reason(command)


def _without_reason(command: SuspendService | PauseHall | AllowIssuing) -> Refusal | None:
    return None if command.reason.strip() else Refusal(Code.REASON_MISSING)
