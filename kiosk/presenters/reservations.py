"""The way from a reservation's code to its page: typed or scanned, looked up, found or not. Pure functions."""

from typing import Final, get_args

from kiosk.presenters.scanner import code_in, is_complete, typed_more
from kiosk.presenters.stages import AtAppointment, AtCode, Choosing, Holding, LookingUp, Refused, Stage, Welcome
from shared.protocol.views import AppointmentView, HallView, Problem

NOT_A_CODE: Final = "not_a_code"
"""What was scanned is no code of a reservation."""

_CHOOSING: Final = get_args(Choosing)


def may_scan(stage: Stage, hall: HallView | None) -> bool:
    """Whether a scanned code may begin here: never over a number that is on its way, or that is on no paper."""
    if hall is None or not hall.has_appointments:
        return False
    if isinstance(stage, Holding):
        return stage.outcome is not None and stage.outcome.code != "failed"
    return isinstance(stage, (Welcome, Refused, *_CHOOSING))


def scanned(text: str, until: float) -> LookingUp | Refused:
    """What comes of a scan; `until` is when a refusal goes away."""
    code = code_in(text)
    return LookingUp(code) if code else Refused(NOT_A_CODE, until)


def begun(stage: Stage, hall: HallView) -> AtCode | None:
    """Where the key for reservations leads: to the code, once more where one was not known."""
    if not hall.has_appointments or not isinstance(stage, Welcome | Refused):
        return None
    return AtCode(stage.typed if isinstance(stage, Refused) else "")


def typing(stage: AtCode, kind: str, what: str) -> AtCode | LookingUp | None:
    """What comes of a key of the code's page; None for what is none."""
    match kind:
        case "key":
            return AtCode(typed_more(stage.typed, what))
        case "erase":
            return AtCode(stage.typed[:-1])
        case "confirm" if is_complete(stage.typed):
            return LookingUp(stage.typed, stage.typed)
    return None


def answered(stage: LookingUp, answer: AppointmentView | Problem, until: float) -> AtAppointment | Refused:
    """What the hub's answer leads to; `until` is when a refusal goes away."""
    if isinstance(answer, Problem):
        return Refused(answer.code, until, answer.params, stage.code, stage.typed)
    if answer.label:
        return Refused("checked_in_before", until, {"label": answer.label}, stage.code, stage.typed)
    return AtAppointment(answer, stage.typed)
