"""The bodies of commands."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from shared.protocol.base import Asked, Id, Note


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
    """`POST /v1/counters/{id}/{open,close,resume,recall,start,finish,no-show}`."""

    officer: Id


class ReasonRequest(OfficerRequest):
    """`POST /v1/counters/{id}/break` and `POST /v1/tickets/{id}/cancel`."""

    reason: Note


class CallNextRequest(OfficerRequest):
    """`POST /v1/counters/{id}/call-next`. `after` is the id of the ticket in hand as the officer sees it, or null."""

    after: Id | None = None


class SignInRequest(Asked):
    """`POST /v1/sign-in`."""

    officer: Id
    pin: Id


class PlanRequest(Asked):
    """`POST /v1/admin/plan`. `file` is the path of a hall file on the hub's own machine."""

    file: Annotated[str, StringConstraints(min_length=1, max_length=4096)]
