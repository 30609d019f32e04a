"""Where a visit stands. A choice holds the one `before` it, so that the way back is the way that was come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.printing.printer import PrintOutcome
from shared.protocol.requests import CheckInRequest, TakeTicketRequest
from shared.protocol.views import AppointmentView, IssuedTicket


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is there."""


@dataclass(frozen=True, slots=True)
class AtAgencies:
    """Choosing an agency."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class AtServices:
    """Choosing among the services of an agency, or of one of its groups."""

    agency: str
    group: str = ""
    page: int = 0
    before: "AtAgencies | AtServices | None" = None


@dataclass(frozen=True, slots=True)
class AtService:
    """Reading about a service before a number is taken, or why none is given now; `has_all`: all but the queue."""

    service: str
    before: "AtServices | AtService"
    has_all: bool = False


@dataclass(frozen=True, slots=True)
class AtCategories:
    """Choosing between the regular queue and the priority groups; among the groups alone after the service's page."""

    service: str
    before: AtServices | AtService


@dataclass(frozen=True, slots=True)
class AtCode:
    """Typing the code of a reservation."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class LookingUp:
    """The hub was asked for the reservation with this code; `typed` is what fingers typed of it, "" for a scanner."""

    code: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class AtAppointment:
    """The holder sees the reservation, and has not checked in yet."""

    found: AppointmentView
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The hub was asked for a number. `since` is when the first request had no answer, in seconds; None before that.

    `is_unknown`: a number may have been given, so the same key has to be asked again until it is known. `slot` is the
    time of the reservation that it is for.
    """

    request: TakeTicketRequest | CheckInRequest
    key: str
    slot: datetime | None = None
    since: float | None = None
    is_unknown: bool = False
    is_under_way: bool = True


@dataclass(frozen=True, slots=True)
class Holding:
    """A number was given. `outcome` is that of its printing, None while it prints; `until`: then the visit is over."""

    ticket: IssuedTicket
    slot: datetime | None = None
    outcome: PrintOutcome | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """No number: `code` and `params` are the refusal's; `reservation` is the code of the one that it is about.

    `typed` is that code as fingers typed it, to be corrected.
    """

    code: str
    until: float
    params: Mapping[str, str | int] = field(default_factory=dict)
    reservation: str = ""
    typed: str = ""


Choosing = AtAgencies | AtServices | AtService | AtCategories | AtCode | AtAppointment
Stage = Welcome | Choosing | LookingUp | Asking | Holding | Refused
