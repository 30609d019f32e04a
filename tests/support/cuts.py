"""A busy hall whose hub is killed again and again, and the account of what became of every command."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, Final

from shared.hub.store import read_entries
from shared.journal.verify import verify
from tests.bench.driver import Connection
from tests.bench.hall import write_hall
from tests.support.busy_hall import OK, Sent, kiosk, officer
from tests.support.forked_hub import ForkedHub, HubNursery

COUNTERS: Final = 12
SERVICES: Final = 10
KIOSKS: Final = 4
_LONGEST_BURST_S: Final = 0.08
_IDLE_CUT_EVERY: Final = 10
_CHECKED_AGAIN: Final = 20
"""How many of the last answers of a burst are asked for again after the cut: they were nearest to it."""

_RULES: Final = "calls_before_no_show = 1\nrecall_gap_seconds = 0\ndouble_press_seconds = 0"

_EVENTS: Final = {
    "tickets": "ticket_issued",
    "check-in": "ticket_issued",
    "print": "print_reported",
    "cancel": "ticket_cancelled",
    "call-next": "ticket_called",
    "call": "ticket_called",
    "recall": "ticket_recalled",
    "start": "service_started",
    "finish": "service_finished",
    "no-show": "no_show_recorded",
    "hold": "ticket_held",
    "transfer": "ticket_transferred",
    "return-to-sender": "ticket_transferred",
    "priority": "priority_checked",
    "undo": "action_undone",
    "return": "ticket_returned",
    "reinstate": "ticket_reinstated",
    "break": "break_started",
    "resume": "break_ended",
    "open": "counter_opened",
    "close": "counter_closed",
    "appointments": "appointment_booked",
}
"""The event that each command leaves once, where it is not refused."""


@dataclass
class Account:
    """What became of the commands; all but `answered`, `unanswered` and `kinds` should be nothing."""

    answered: int = 0
    unanswered: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    done_twice: int = 0
    answered_otherwise: int = 0
    out_of_order: int = 0
    flaws: int = 0
    faults: list[str] = field(default_factory=list)


def cut_again_and_again(nursery: HubNursery, folder: Path, cuts: int, account: Account) -> None:
    """Kill the hub of one data folder in so many bursts, at random moments; then hold the answers against it."""
    hall, sent = _hall(folder), list[Sent]()
    (folder / "data").mkdir()
    asyncio.run(_cut_again_and_again(nursery, folder / "data", hall, cuts, sent, account))
    _settle(folder / "data", sent, account)


async def _cut_again_and_again(
    nursery: HubNursery, data: Path, hall: Path, cuts: int, sent: list[Sent], account: Account
) -> None:
    hub, chance, last = nursery.start(data, hall), SystemRandom(), list[Sent]()
    for cut in range(cuts + 1):
        connections = [await Connection.open(hub.host, hub.port) for _ in range(COUNTERS + KIOSKS)]
        await _ask_again(connections[0], last, account)
        sent += last
        if cut % _IDLE_CUT_EVERY == 0:
            before = await _order(connections[0])
            hub = await _replaced(nursery, hub, data, hall, connections)
            connections = [await Connection.open(hub.host, hub.port) for _ in range(COUNTERS + KIOSKS)]
            account.out_of_order += await _order(connections[0]) != before
        if cut < cuts:
            last = await _burst(hub, connections, chance)
            hub = await asyncio.to_thread(nursery.start, data, hall)
    await asyncio.to_thread(hub.kill)


async def _replaced(
    nursery: HubNursery, hub: ForkedHub, data: Path, hall: Path, connections: Iterable[Connection]
) -> ForkedHub:
    for connection in connections:
        connection.close()
    await asyncio.to_thread(hub.kill)
    return await asyncio.to_thread(nursery.start, data, hall)


async def _burst(hub: ForkedHub, connections: list[Connection], chance: Random) -> list[Sent]:
    """All press at once until the hub is gone; what they sent."""
    sent = list[Sent]()
    clients = [
        asyncio.create_task(
            officer(one, index, sent, chance)
            if index < COUNTERS
            else kiosk(one, sent, chance, SERVICES, is_with_appointments=index == COUNTERS)
        )
        for index, one in enumerate(connections)
    ]
    await asyncio.sleep(chance.uniform(0, _LONGEST_BURST_S))
    await asyncio.to_thread(hub.kill)
    await asyncio.gather(*clients)
    return sent


async def _ask_again(connection: Connection, last: list[Sent], account: Account) -> None:
    """Send what was not answered, and the last of what was, once more under their keys."""
    answered = [one for one in last if one.answer is not None and one.answer[0] != _PAUSED]
    for one in answered[-_CHECKED_AGAIN:]:
        again = await connection.post(one.path, one.body, one.key)
        account.answered_otherwise += again != one.answer
    for one in last:
        if one.answer is None:
            account.unanswered += 1
            one.answer = await connection.post(one.path, one.body, one.key)


async def _order(connection: Connection) -> list[Any]:
    """Who waits, in order, and what is in hand at each counter."""
    desks = [f"/v1/counters/c{index}" for index in range(COUNTERS)]
    waiting = [(await connection.get(f"{desk}/waiting?officer=o0"))["tickets"] for desk in desks]
    return [*waiting, *[(await connection.get(f"{desk}?officer=o0"))["ticket"] for desk in desks]]


def _settle(data: Path, sent: list[Sent], account: Account) -> None:
    """Each command that was carried out has left its event once, and nothing else has."""
    entries = list(read_entries(data))
    recorded, asked = Counter(entry.type for entry in entries), Counter[str]()
    for one in sent:
        status = one.answer[0] if one.answer else 0
        account.kinds[one.kind] += status == OK
        asked[_EVENTS[one.kind]] += status == OK
        if status not in (OK, _REFUSED, _PAUSED):
            account.faults.append(f"{one.path}: {one.answer}")
    for event in set(_EVENTS.values()):
        account.lost += max(0, asked[event] - recorded[event])
        account.done_twice += max(0, recorded[event] - asked[event])
    account.answered += len(sent)
    account.flaws += not verify(entries).is_whole


def _hall(folder: Path) -> Path:
    file = write_hall(folder, SERVICES, COUNTERS)
    text = file.read_text().replace("double_press_seconds = 0", _RULES)
    file.write_text(text.replace('role = "officer"', 'role = "supervisor"', 1))
    return file


_REFUSED = 409
_PAUSED = 429
"""A try of a PIN that a cut fell into counts as a wrong one, and a few of them make a pause: no answer is kept."""
