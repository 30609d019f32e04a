"""The bodies of commands."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from shared.protocol.base import AppointmentCode, Asked, Id, Note


class TakeTicketRequest(Asked):
    """`POST /v1/tickets`."""

    service: Id
    category: Id = "regular"
    language: Literal["id", "en"] = "id"


class PrintReport(Asked):
    """`POST /v1/tickets/{id}/print`. `detail` is the printer's trouble, such as "paper_end"."""

    outcome: Literal["printed", "unconfirmed", "failed"]
    detail: Note = ""


class OfficerRequest(Asked):
    """`POST /v1/counters/{id}/{open,close,resume,recall,start,no-show,undo}`, `/v1/tickets/{id}/{return,reinstate}`."""

    officer: Id


class ReasonRequest(OfficerRequest):
    """`POST /v1/counters/{id}/break`, `POST /v1/tickets/{id}/cancel` and `POST /v1/services/{id}/allow`."""

    reason: Note


class StopRequest(ReasonRequest):
    """`POST /v1/services/{id}/suspend` and `POST /v1/hall/pause`. At `until`, where given, it ends by itself.

    The reason is shown to visitors; `reason_en` is the same in English, "" where nobody has said it.
    """

    until: AwareDatetime | None = None
    reason_en: Note = ""


class CallNextRequest(OfficerRequest):
    """`POST /v1/counters/{id}/call-next`. `after` is the id of the ticket in hand as the officer sees it, or null.

    `is_sure`: the officer was asked (refusal `are_you_sure`) and meant it. `ends_visit`: no stage is to follow.
    """

    after: Id | None = None
    is_sure: bool = False
    ends_visit: bool = False


class FinishRequest(OfficerRequest):
    """`POST /v1/counters/{id}/finish`. `is_sure` and `ends_visit` as in `call-next`.

    `ticket`, where given, is the one in hand as the officer sees it: no other is finished. `was_away`: it was done
    while the hub was away; a start, where the hall asks for one, could not be told.
    """

    is_sure: bool = False
    ends_visit: bool = False
    ticket: Id | None = None
    was_away: bool = False


class CallRequest(OfficerRequest):
    """`POST /v1/counters/{id}/call`: a chosen ticket, out of order. A supervisor signs with a PIN."""

    ticket: Id
    reason: Literal["medical_emergency", "system_error", "earlier_day"]
    supervisor: Id
    pin: Id


class TransferRequest(OfficerRequest):
    """`POST /v1/counters/{id}/transfer`."""

    service: Id
    note: Note = ""


class NoteRequest(OfficerRequest):
    """`POST /v1/counters/{id}/return-to-sender`."""

    note: Note = ""


class HoldRequest(ReasonRequest):
    """`POST /v1/counters/{id}/hold`. At `back_at`, where given, the ticket waits again by itself."""

    back_at: AwareDatetime | None = None


class PriorityRequest(OfficerRequest):
    """`POST /v1/counters/{id}/priority`: whether the holder of the ticket in hand belongs to the group."""

    is_granted: bool


class AppointmentBody(Asked):
    """A reservation: the code that its holder shows, service and slot. Nothing about the person."""

    code: AppointmentCode
    service: Id
    slot: AwareDatetime
    category: Id = "regular"


class AppointmentsRequest(Asked):
    """`POST /v1/appointments`: one with a code that is known replaces it."""

    appointments: Annotated[tuple[AppointmentBody, ...], Field(min_length=1, max_length=1000)]


class CancelAppointmentRequest(Asked):
    """`POST /v1/appointments/{code}/cancel`: nothing more to say."""


class CheckInRequest(Asked):
    """`POST /v1/check-in`: the holder of a reservation is at the kiosk."""

    code: AppointmentCode
    language: Literal["id", "en"] = "id"


class SignInRequest(Asked):
    """`POST /v1/sign-in`."""

    officer: Id
    pin: Id


class SignOutRequest(OfficerRequest):
    """`POST /v1/sign-out`: an officer has left a counter's program, or has not touched it for long."""

    reason: Literal["", "idle"] = ""


class PinRequest(Asked):
    """`POST /v1/officers/{id}/pin`: a PIN of the officer's own choice. Whether it will do, the hub says."""

    old: Id
    new: Id


class UnlockRequest(Asked):
    """`POST /v1/officers/{id}/unlock`: a supervisor lets an officer try a PIN again."""

    supervisor: Id
    pin: Id


class PlanRequest(Asked):
    """`POST /v1/admin/plan`. `file` is the path of a hall file on the hub's own machine."""

    file: Annotated[str, StringConstraints(min_length=1, max_length=4096)]


class SealRequest(Asked):
    """`POST /v1/record/seal`: seal the day as far as it goes."""


class BackupReport(Asked):
    """`POST /v1/record/backup`: a backup was taken that ends with this entry."""

    sequence: Annotated[int, Field(ge=0)]
    head: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ExportReport(Asked):
    """`POST /v1/record/export`: these entries were given out as a file."""

    first: Annotated[int, Field(ge=1)]
    last: Annotated[int, Field(ge=1)]


class PaperReport(Asked):
    """`POST /v1/paper`: this kiosk's printer has run out of paper, or has paper again."""

    has_paper: bool
