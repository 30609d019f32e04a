"""A busy hall: kiosks that give out numbers, and officers who do again and again something that their desk allows."""

import json
import uuid
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from tests.bench.driver import Connection

OK: Final = 200

_BODIES: Final[dict[str, dict[str, object]]] = {
    "break": {"reason": "salat"},
    "cancel": {"reason": "salah pilih"},
    "hold": {"reason": "berkas kurang"},
    "priority": {"is_granted": False},
    "transfer": {"service": "s7", "note": "dari loket lain"},
    "call": {"reason": "system_error", "supervisor": "o0", "pin": "1234"},
}


@dataclass
class Sent:
    """A command, and its answer once there is one."""

    path: str
    body: bytes
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    answer: tuple[int, bytes] | None = None

    @property
    def kind(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


async def kiosk(
    connection: Connection, sent: list[Sent], chance: Random, services: int, *, is_with_appointments: bool
) -> None:
    """Give out numbers, or check reservations in, until the hub is gone."""
    try:
        while True:
            service, code = f"s{chance.randrange(services)}", uuid.uuid4().hex[:8].upper()
            if is_with_appointments and (await _book(connection, sent, service, code))[0] == OK:
                path, body = "/v1/check-in", {"code": code}
            else:
                path, body = "/v1/tickets", {"service": service, "category": chance.choice(("regular", "elderly"))}
            status, answer = await _send(connection, sent, path, body)
            if status == OK:
                outcome = chance.choice(("printed", "failed", "unconfirmed"))
                ticket = json.loads(answer)["ticket"]
                await _send(connection, sent, f"/v1/tickets/{ticket}/print", {"outcome": outcome})
    except ConnectionError:
        return


async def _book(connection: Connection, sent: list[Sent], service: str, code: str) -> tuple[int, bytes]:
    now = (await connection.get("/v1/counters/c0?officer=o0"))["now"]
    booked = {"appointments": [{"code": code, "service": service, "slot": now}]}
    return await _send(connection, sent, "/v1/appointments", booked)


async def officer(connection: Connection, index: int, sent: list[Sent], chance: Random) -> None:
    """Do what the desk allows, until the hub is gone."""
    try:
        while True:
            desk = await connection.get(f"/v1/counters/c{index}?officer=o{index}")
            path, body = await _choose(connection, index, desk, chance)
            await _send(connection, sent, path, {"officer": f"o{index}", **body})
    except ConnectionError:
        return


async def _choose(
    connection: Connection, index: int, desk: dict[str, Any], chance: Random
) -> tuple[str, dict[str, object]]:
    at = f"/v1/counters/c{index}"
    if desk["aside"] and chance.random() < _SOMETIMES:
        ticket = chance.choice(desk["aside"])
        back = "return" if ticket["state"] == "held" else "reinstate"
        return f"/v1/tickets/{ticket['ticket']}/{chance.choice((back, back, 'cancel'))}", _BODIES["cancel"]
    possible = [action for action, obstacle in desk["actions"].items() if obstacle is None]
    possible = [each for each in possible if each not in _RARE or chance.random() < _SOMETIMES] or ["recall"]
    verb = chance.choice(possible).replace("_", "-").replace("check-", "")
    if verb == "call-next" and desk["ticket"]:
        verb = "finish" if "finish" in possible else "recall"  # one event for one command
    if verb != "call":
        return f"{at}/{verb}", _BODIES.get(verb, {})
    waiting = (await connection.get(f"{at}/waiting?officer=o{index}"))["tickets"]
    if desk["ticket"] or not waiting:
        return f"{at}/undo", {}
    return f"{at}/call", _BODIES["call"] | {"ticket": chance.choice(waiting)["ticket"]}


async def _send(connection: Connection, sent: list[Sent], path: str, body: dict[str, Any]) -> tuple[int, bytes]:
    kept = {name: value for name, value in body.items() if not (name == "reason" and path.endswith(_NO_REASON))}
    one = Sent(path, json.dumps(kept).encode())
    sent.append(one)
    one.answer = await connection.post(one.path, one.body, one.key)
    return one.answer


_SOMETIMES: Final = 0.3
_RARE: Final = ("close", "break")
_NO_REASON: Final = ("/return", "/reinstate")
