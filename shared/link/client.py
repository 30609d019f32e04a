"""Questions and commands to the hub. Safe from any thread; one pool of connections that stay open."""

import ssl
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any, Final, Literal, TypeVar
from urllib.parse import quote

import httpx
from pydantic import TypeAdapter, ValidationError

from shared.link.address import HubAddress
from shared.link.answers import read_whole
from shared.link.credentials import Credentials
from shared.link.problems import HubAwayError
from shared.protocol.base import Asked
from shared.protocol.requests import (
    CallNextRequest,
    CallRequest,
    CheckInRequest,
    OfficerRequest,
    PaperReport,
    PinRequest,
    PrintReport,
    SignInRequest,
    SignOutRequest,
    TakeTicketRequest,
    UnlockRequest,
)
from shared.protocol.views import (
    AppointmentView,
    BoardView,
    CalledTicket,
    DeskView,
    Done,
    HallView,
    Health,
    IssuedTicket,
    OfficerView,
    Problem,
    SealView,
    SignedIn,
    WaitingList,
)

PATIENCE_S: Final = 8.0
"""How long a command is repeated while its outcome is unknown."""

_TIMEOUT: Final = httpx.Timeout(3.0, connect=1.0)
_PAUSE_S: Final = 0.1

_Answer = TypeVar("_Answer")


class HubClient:
    """Speaks to the hub at the address that `where` gives, which raises HubAwayError while none is known.

    A refusal, or a fault of the hub itself, comes back as a Problem; no answer raises HubAwayError. A command carries a
    key and is repeated with the same key while nobody knows whether it was done, so that nothing is done twice.
    """

    def __init__(
        self,
        where: Callable[[], HubAddress],
        credentials: Credentials,
        *,
        timeout: httpx.Timeout = _TIMEOUT,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._where = where
        self._credentials = credentials
        self._patience_s = patience_s
        self._closing = threading.Event()
        # A context without the system's certificates: a hub's own one will be pinned, and loading them takes its time.
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(timeout=timeout, trust_env=False, verify=tls)

    def close(self) -> None:
        """Give up what is being repeated and let the connections go."""
        self._closing.set()
        self._http.close()

    def health(self) -> Health:
        """Version, hall and sequence of the hub."""
        return _expect(self._ask("/v1/health", TypeAdapter(Health)))

    def hall(self) -> HallView:
        """The hall with the state of its services."""
        return _expect(self._ask("/v1/hall", TypeAdapter(HallView)))

    def board(self, zone: str = "") -> BoardView:
        """The last calls and the counters, of one zone or of all."""
        return _expect(self._ask("/v1/board", TypeAdapter(BoardView), zone=zone))

    def seal(self) -> SealView:
        """The last seal of the record."""
        return _expect(self._ask("/v1/seal", TypeAdapter(SealView)))

    def officers(self) -> tuple[OfficerView, ...]:
        """Who may sign in."""
        return _expect(self._ask("/v1/officers", TypeAdapter(tuple[OfficerView, ...])))

    def desk(self, counter: str, officer: str) -> DeskView | Problem:
        """All that a desk shows."""
        return self._ask(f"/v1/counters/{_segment(counter)}", TypeAdapter(DeskView), officer=officer)

    def waiting(self, counter: str, officer: str) -> WaitingList | Problem:
        """Who waits for the services that the officer may serve there."""
        return self._ask(f"/v1/counters/{_segment(counter)}/waiting", TypeAdapter(WaitingList), officer=officer)

    def sign_in(self, officer: str, pin: str) -> SignedIn | Problem:
        """Check an officer's PIN."""
        return self._command("/v1/sign-in", SignInRequest(officer=officer, pin=pin), SignedIn)

    def sign_out(self, officer: str, reason: Literal["", "idle"] = "") -> Done | Problem:
        """Tell that an officer has left, or has touched nothing for long."""
        return self._command("/v1/sign-out", SignOutRequest(officer=officer, reason=reason), Done)

    def change_pin(self, officer: str, old: str, new: str, key: str | None = None) -> Done | Problem:
        """Put an officer's own PIN in place of the old one. Whoever asks again gives the same `key`."""
        return self._command(f"/v1/officers/{_segment(officer)}/pin", PinRequest(old=old, new=new), Done, key)

    def unlock(self, officer: str, supervisor: str, pin: str) -> Done | Problem:
        """Let an officer try a PIN again, as a supervisor."""
        request = UnlockRequest(supervisor=supervisor, pin=pin)
        return self._command(f"/v1/officers/{_segment(officer)}/unlock", request, Done)

    def take_ticket(self, request: TakeTicketRequest, key: str | None = None) -> IssuedTicket | Problem:
        """Draw a number. Whoever asks again after HubAwayError("outcome_unknown") gives the same `key`."""
        return self._command("/v1/tickets", request, IssuedTicket, key)

    def appointment(self, code: str) -> AppointmentView | Problem:
        """The reservation with this code."""
        return self._ask(f"/v1/appointments/{_segment(code)}", TypeAdapter(AppointmentView))

    def check_in(self, request: CheckInRequest, key: str | None = None) -> IssuedTicket | Problem:
        """Turn a reservation into a number. Whoever asks again gives the same `key`."""
        return self._command("/v1/check-in", request, IssuedTicket, key)

    def report_print(self, ticket: str, report: PrintReport, key: str | None = None) -> Done | Problem:
        """Tell what became of the paper; whoever tells it again later gives the same `key`."""
        return self._command(f"/v1/tickets/{_segment(ticket)}/print", report, Done, key)

    def report_paper(self, has_paper: bool) -> Done | Problem:
        """Tell that this kiosk's printer has run out of paper, or has paper again."""
        return self._command("/v1/paper", PaperReport(has_paper=has_paper), Done)

    def call(self, counter: str, body: CallNextRequest | CallRequest) -> CalledTicket | Problem:
        """Call whoever is next, or a chosen ticket out of order."""
        path = "call-next" if isinstance(body, CallNextRequest) else "call"
        return self._command(f"/v1/counters/{_segment(counter)}/{path}", body, CalledTicket)

    def act_at(self, counter: str, action: str, body: OfficerRequest, key: str | None = None) -> Done | Problem:
        """Do something else at a counter: the last part of its path, and the body that belongs to it.

        Whoever asks again later gives the same `key`.
        """
        return self._command(f"/v1/counters/{_segment(counter)}/{action}", body, Done, key)

    def act_on(self, ticket: str, action: str, body: OfficerRequest) -> Done | Problem:
        """Do something about a ticket: the last part of its path, and the body that belongs to it."""
        return self._command(f"/v1/tickets/{_segment(ticket)}/{action}", body, Done)

    def stop(self, service: str, action: str, body: OfficerRequest) -> Done | Problem:
        """Stop the giving out of numbers of a service ("" for the whole hall), or let it go on: the end of the path."""
        at = f"services/{_segment(service)}" if service else "hall"
        return self._command(f"/v1/{at}/{action}", body, Done)

    def _ask(self, path: str, kind: TypeAdapter[_Answer], **query: str) -> _Answer | Problem:
        try:
            response = self._send("GET", path, params={key: value for key, value in query.items() if value})
        except HubAwayError as away:
            if away.reason != "outcome_unknown":
                raise
            # The hub may have closed an idle connection that very moment: a question may simply be asked again.
            response = self._send("GET", path, params=query)
        return _read(response, kind)

    def _command(self, path: str, body: Asked, kind: type[_Answer], key: str | None = None) -> _Answer | Problem:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, "Content-Type": "application/json"}
        return _read(self._insist(path, body.model_dump_json().encode(), headers), TypeAdapter(kind))

    def _insist(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        until = time.monotonic() + self._patience_s
        is_unknown = False
        while True:
            try:
                return self._send("POST", path, content=content, headers=headers)
            except HubAwayError as away:
                is_unknown = is_unknown or away.reason == "outcome_unknown"
                if not is_unknown:
                    raise
            if time.monotonic() > until or self._closing.wait(_PAUSE_S):
                raise HubAwayError("outcome_unknown")

    def _send(self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
        url = f"{self._where().url}{path}"
        if self._closing.is_set():
            raise HubAwayError("no_hub")
        try:
            sent = {"Accept-Encoding": "identity", **self._credentials.headers(), **(headers or {})}
            with self._http.stream(method, url, headers=sent, **more) as response:
                return read_whole(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise HubAwayError("unreachable") from None
        except httpx.RequestError:
            raise HubAwayError("outcome_unknown") from None


def _read(response: httpx.Response, kind: TypeAdapter[_Answer]) -> _Answer | Problem:
    try:
        if response.is_success:
            return kind.validate_json(response.content)
        return Problem.model_validate_json(response.content)
    except ValidationError:
        raise HubAwayError("unreadable") from None


def _expect(answer: _Answer | Problem) -> _Answer:
    if isinstance(answer, Problem):
        raise HubAwayError(answer.code)
    return answer


def _segment(text: str) -> str:
    return quote(text, safe="")
