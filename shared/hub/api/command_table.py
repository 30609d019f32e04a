"""Every command that may be sent: its path, who may send it, its body, its answer, and what it asks of the rules."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from shared.hub.api.hub import Hub
from shared.hub.api.pins import signed_by
from shared.hub.api.problems import ProblemError
from shared.hub.api.roles import Role
from shared.hub.clock import new_id
from shared.hub.day import Day
from shared.hub.draft import LookUp
from shared.protocol.base import Asked, Told
from shared.protocol.requests import (
    AppointmentBody,
    AppointmentsRequest,
    BackupReport,
    CallNextRequest,
    CallRequest,
    CancelAppointmentRequest,
    CheckInRequest,
    ExportReport,
    FinishRequest,
    HoldRequest,
    NoteRequest,
    OfficerRequest,
    PaperReport,
    PrintReport,
    PriorityRequest,
    ReasonRequest,
    SealRequest,
    SignOutRequest,
    StopRequest,
    TakeTicketRequest,
    TransferRequest,
)
from shared.protocol.views import CalledTicket, Done, IssuedTicket
from shared.queueing import commands as asked
from shared.queueing.commands import Appointment, Command, OutOfOrder
from shared.queueing.facts import WHENEVER, BackupTaken, OfficerSignedOut, PaperRanOut, PaperReplaced, RecordExported
from shared.queueing.refusals import Code, Refusal
from shared.queueing.tickets import PrintOutcome


class Sent(NamedTuple):
    """A request that was read: the id in its path ("" for none), its body, the device that sent it."""

    id: str
    body: Any
    device: str


class CommandRoute(NamedTuple):
    """One row of the table. `check` raises ProblemError for a body that this hub does not take, before the rules."""

    path: str
    role: Role
    body: type[Asked]
    answer: type[Told]
    make: Callable[[Sent], Command | LookUp]
    check: Callable[[Hub, Sent], Awaitable[None]] | None = None
    statuses: tuple[int, ...] = ()


async def _supervised(hub: Hub, sent: Sent) -> None:
    await signed_by(hub, sent.body.supervisor, sent.body.pin, sent.device)


async def _known_officer(hub: Hub, sent: Sent) -> None:
    """Only ids of the hall reach the record."""
    if hub.accounts.find(sent.body.officer) is None:
        raise ProblemError(404, Code.UNKNOWN_OFFICER, officer=sent.body.officer)


def _sign_out(sent: Sent) -> Command:
    return asked.RecordFact(OfficerSignedOut(WHENEVER, sent.body.officer, sent.body.reason))


def _take(sent: Sent) -> Command:
    body: TakeTicketRequest = sent.body
    return asked.TakeTicket(new_id(), body.service, body.category, body.language, kiosk=sent.device)


def _check_in(sent: Sent) -> LookUp:
    ticket, body = new_id(), sent.body

    def command(day: Day) -> Command | Refusal:
        found = day.appointments.get(body.code)
        return asked.CheckIn(ticket, found, body.language, sent.device) if found else _unknown(body.code)

    return command


def _book(sent: Sent) -> Command:
    body: AppointmentsRequest = sent.body
    return asked.BookAppointments(tuple(appointment(each) for each in body.appointments))


def appointment(body: AppointmentBody) -> Appointment:
    """A reservation as the rules know it."""
    return Appointment(body.code, body.service, body.slot, body.category)


def _cancel_appointment(sent: Sent) -> LookUp:
    def command(day: Day) -> Command | Refusal:
        found = day.appointments.get(sent.id)
        return asked.CancelAppointment(found) if found else _unknown(sent.id)

    return command


def _unknown(code: str) -> Refusal:
    return Refusal(Code.UNKNOWN_APPOINTMENT, {"appointment": code})


def _call(sent: Sent) -> Command:
    body: CallRequest = sent.body
    return asked.CallTicket(sent.id, body.officer, body.ticket, OutOfOrder(body.reason), allowed_by=body.supervisor)


def _call_next(sent: Sent) -> Command:
    body: CallNextRequest = sent.body
    return asked.CallNext(sent.id, body.officer, body.after, is_sure=body.is_sure, ends_visit=body.ends_visit)


def _finish(sent: Sent) -> Command:
    body: FinishRequest = sent.body
    return asked.FinishService(
        sent.id,
        body.officer,
        ends_visit=body.ends_visit,
        is_sure=body.is_sure,
        ticket=body.ticket,
        was_away=body.was_away,
    )


def _suspend(sent: Sent) -> Command:
    body: StopRequest = sent.body
    return asked.SuspendService(sent.id, body.officer, body.reason, body.until, body.reason_en)


def _pause(sent: Sent) -> Command:
    body: StopRequest = sent.body
    return asked.PauseHall(body.officer, body.reason, body.until, body.reason_en)


def _backup(sent: Sent) -> Command:
    return asked.RecordFact(BackupTaken(WHENEVER, sent.body.sequence, sent.body.head))


def _export(sent: Sent) -> Command:
    return asked.RecordFact(RecordExported(WHENEVER, sent.body.first, sent.body.last))


def _paper(sent: Sent) -> Command:
    return asked.RecordFact((PaperReplaced if sent.body.has_paper else PaperRanOut)(WHENEVER, sent.device))


_ROUTES: tuple[CommandRoute, ...] = (
    CommandRoute("/v1/tickets", Role.KIOSK, TakeTicketRequest, IssuedTicket, _take),
    CommandRoute("/v1/check-in", Role.KIOSK, CheckInRequest, IssuedTicket, _check_in),
    CommandRoute("/v1/appointments", Role.MANAGER, AppointmentsRequest, Done, _book, statuses=(403,)),
    CommandRoute(
        "/v1/appointments/{id}/cancel",
        Role.MANAGER,
        CancelAppointmentRequest,
        Done,
        _cancel_appointment,
        statuses=(403,),
    ),
    CommandRoute(
        "/v1/tickets/{id}/print",
        Role.KIOSK,
        PrintReport,
        Done,
        lambda sent: asked.ReportPrint(sent.id, PrintOutcome(sent.body.outcome), sent.body.detail),
    ),
    CommandRoute(
        "/v1/tickets/{id}/cancel",
        Role.OFFICER,
        ReasonRequest,
        Done,
        lambda sent: asked.CancelTicket(sent.id, sent.body.officer, sent.body.reason),
    ),
    CommandRoute(
        "/v1/counters/{id}/break",
        Role.COUNTER,
        ReasonRequest,
        Done,
        lambda sent: asked.TakeBreak(sent.id, sent.body.officer, sent.body.reason),
    ),
    CommandRoute("/v1/counters/{id}/call-next", Role.COUNTER, CallNextRequest, CalledTicket, _call_next),
    CommandRoute("/v1/counters/{id}/call", Role.COUNTER, CallRequest, CalledTicket, _call, _supervised, (403, 429)),
    CommandRoute("/v1/counters/{id}/finish", Role.COUNTER, FinishRequest, Done, _finish),
    CommandRoute(
        "/v1/counters/{id}/transfer",
        Role.COUNTER,
        TransferRequest,
        Done,
        lambda sent: asked.Transfer(sent.id, sent.body.officer, sent.body.service, sent.body.note),
    ),
    CommandRoute(
        "/v1/counters/{id}/return-to-sender",
        Role.COUNTER,
        NoteRequest,
        Done,
        lambda sent: asked.ReturnToSender(sent.id, sent.body.officer, sent.body.note),
    ),
    CommandRoute(
        "/v1/counters/{id}/hold",
        Role.COUNTER,
        HoldRequest,
        Done,
        lambda sent: asked.HoldTicket(sent.id, sent.body.officer, sent.body.reason, sent.body.back_at),
    ),
    CommandRoute(
        "/v1/counters/{id}/priority",
        Role.COUNTER,
        PriorityRequest,
        Done,
        lambda sent: asked.CheckPriority(sent.id, sent.body.officer, sent.body.is_granted),
    ),
)


_OFFICERS: tuple[CommandRoute, ...] = (
    CommandRoute("/v1/sign-out", Role.COUNTER, SignOutRequest, Done, _sign_out, _known_officer),
)


_STOPS: tuple[CommandRoute, ...] = (
    CommandRoute(
        "/v1/services/{id}/suspend",
        Role.OFFICER,
        StopRequest,
        Done,
        _suspend,
    ),
    CommandRoute(
        "/v1/services/{id}/allow",
        Role.OFFICER,
        ReasonRequest,
        Done,
        lambda sent: asked.AllowIssuing(sent.id, sent.body.officer, sent.body.reason),
    ),
    CommandRoute(
        "/v1/hall/pause",
        Role.OFFICER,
        StopRequest,
        Done,
        _pause,
    ),
    CommandRoute(
        "/v1/hall/resume", Role.OFFICER, OfficerRequest, Done, lambda sent: asked.ResumeHall(sent.body.officer)
    ),
)


_RECORD: tuple[CommandRoute, ...] = (
    CommandRoute("/v1/record/seal", Role.MANAGER, SealRequest, Done, lambda _: asked.SealDay(), statuses=(403,)),
    CommandRoute("/v1/record/backup", Role.MANAGER, BackupReport, Done, _backup, statuses=(403,)),
    CommandRoute("/v1/record/export", Role.MANAGER, ExportReport, Done, _export, statuses=(403,)),
    CommandRoute("/v1/paper", Role.KIOSK, PaperReport, Done, _paper),
)


def _by_officer(thing: str, role: Role, **kinds: Callable[[str, str], Command]) -> tuple[CommandRoute, ...]:
    """The commands that need no more than who sends them."""

    def route(verb: str, kind: Callable[[str, str], Command]) -> CommandRoute:
        path = f"/v1/{thing}/{{id}}/{verb.replace('_', '-')}"
        return CommandRoute(path, role, OfficerRequest, Done, lambda sent: kind(sent.id, sent.body.officer))

    return tuple(route(verb, kind) for verb, kind in kinds.items())


COMMANDS: tuple[CommandRoute, ...] = (
    *_ROUTES,
    *_OFFICERS,
    *_STOPS,
    *_RECORD,
    *_by_officer(
        "counters",
        Role.COUNTER,
        open=asked.OpenCounter,
        close=asked.CloseCounter,
        resume=asked.ResumeCounter,
        recall=asked.Recall,
        start=asked.StartService,
        no_show=asked.RecordNoShow,
        undo=asked.Undo,
    ),
    *_by_officer("services", Role.OFFICER, resume=asked.ResumeService),
    *_by_officer("tickets", Role.COUNTER, **{"return": asked.ReturnTicket}, reinstate=asked.Reinstate),
)
"""All of them."""
