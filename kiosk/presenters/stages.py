"""Where a visit stands."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.printing.printer import PrintOutcome
from shared.protocol.views import IssuedTicket


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is there."""


@dataclass(frozen=True, slots=True)
class AtAgencies:
    """Choosing an agency."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class AtServices:
    """Choosing a service of an agency."""

    agency: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class AtCategories:
    """Choosing between the regular queue and the priority groups; `page` of the services to go back to."""

    service: str
    agency: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """The hub was asked for a number. `since` is when the first request had no answer, in seconds; None before that.

    `is_unknown`: a number may have been given, so the same key has to be asked again until it is known.
    """

    service: str
    category: str
    key: str
    since: float | None = None
    is_unknown: bool = False
    is_under_way: bool = True


@dataclass(frozen=True, slots=True)
class Holding:
    """A number was given. `outcome` is that of its printing, None while it prints; `until`: then the visit is over."""

    ticket: IssuedTicket
    outcome: PrintOutcome | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """No number: `code` is the refusal's; `opens_at` is when to come again, where that is known."""

    code: str
    until: float
    opens_at: datetime | None = None


Stage = Welcome | AtAgencies | AtServices | AtCategories | Asking | Holding | Refused
Choosing = AtAgencies | AtServices | AtCategories
