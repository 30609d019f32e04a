"""Who may ask what. Each route names its roles; today every device on the hall's network is taken at its word."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from shared.hub.api.problems import ProblemError, Trouble

DEVICE_HEADER = "antrean-device"
_LONGEST_DEVICE = 64

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


class Role(StrEnum):
    """What a device or an officer is let in as."""

    ANYONE = "anyone"
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    OFFICER = "officer"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: the device by its own word, and whether it is this machine."""

    device: str
    is_local: bool


def credentials(request: HTTPConnection) -> Credentials:
    """Who sends this request."""
    host = request.client.host if request.client else ""
    return Credentials(request.headers.get(DEVICE_HEADER, "")[:_LONGEST_DEVICE], host in ("127.0.0.1", "::1", ""))


def admit(who: Credentials, role: Role) -> None:
    """Raise ProblemError for whoever has not this role. The manager's routes are open to this machine alone."""
    if role is Role.MANAGER and not who.is_local:
        raise ProblemError(403, Trouble.NOT_ALLOWED, role=role)
