"""Who may sign in: PINs are tried, changed and unlocked here, and each step is on disk before it counts."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from shared.hub.answers import OK, Answer
from shared.hub.clock import Clock
from shared.hub.draft import Ask
from shared.hub.engine import Engine
from shared.hub.store import OfficerAccount
from shared.queueing.commands import ApplyPlan, RecordFact
from shared.queueing.facts import WHENEVER, Fact, OfficerUnlocked, PinChanged
from shared.queueing.plan import HallPlan
from shared.trust.attempts import Attempts
from shared.trust.pins import KeptPin, Weakness, given_pin, is_right, own_pin


@dataclass(frozen=True, slots=True)
class GivenOfficer:
    """An officer as a hall file gives him, with the first PIN as it stands there."""

    id: str
    name: str
    role: str
    pin: str = field(repr=False)
    must_change: bool = True


class Accounts:
    """The accounts of one hub, on its event loop. `known` are those of its store."""

    def __init__(self, engine: Engine, clock: Clock, known: Iterable[OfficerAccount]) -> None:
        self._engine, self._clock = engine, clock
        self._by_id = {account.id: account for account in known}
        self._turn = asyncio.Lock()

    def __iter__(self) -> Iterator[OfficerAccount]:
        return iter(self._by_id.values())

    def find(self, officer: str) -> OfficerAccount | None:
        """The account with this id."""
        return self._by_id.get(officer)

    async def try_pin(self, officer: str, pin: str) -> OfficerAccount | timedelta | None:
        """The account that this PIN opens; None for a wrong one; how long the pause lasts, where no PIN is looked at.

        The try is on disk before the PIN is looked at, so that neither haste nor a restart gives more of them.
        """
        async with self._turn:
            account, now = self._by_id[officer], self._clock.now()
            if left := account.attempts.pause_left(now):
                return left
            await self._keep(replace(account, attempts=account.attempts.tried(now)))
        kept = await asyncio.to_thread(_opened, pin, account.pin)
        return await self._passed(account, kept) if kept else None

    async def change_pin(self, account: OfficerAccount, pin: str, asked: Ask) -> Weakness | Answer:
        """Put an officer's own PIN in place of the one that was just tried; else why it will not do.

        `asked` tells who asks, and by which key: the command is made here.
        """
        chosen = await asyncio.to_thread(own_pin, pin, account.pin)
        if isinstance(chosen, Weakness):
            return chosen
        async with self._turn:
            changed = replace(self._by_id.get(account.id, account), pin=chosen)
            fact = RecordFact(PinChanged(WHENEVER, account.id))
            answer = await self._engine.ask(replace(asked, command=fact, account=changed))
            if answer.status == OK:
                self._by_id[account.id] = changed
        return answer

    async def unlock(self, officer: str, allowed_by: str, device: str) -> None:
        """Let an officer try again at once."""
        async with self._turn:
            account = replace(self._by_id[officer], attempts=Attempts())
            await self._keep(account, OfficerUnlocked(WHENEVER, officer, allowed_by), device)

    async def apply(self, plan: HallPlan, given: tuple[GivenOfficer, ...], device: str) -> Answer:
        """Put a hall into force with its officers. Whose first PIN is the same keeps the own one, and the tries."""
        enrolled = await asyncio.to_thread(lambda: [_enrolled(each, self._by_id.get(each.id)) for each in given])
        async with self._turn:
            accounts = tuple(_up_to_date(each, self._by_id.get(each.id)) for each in enrolled)
            answer = await self._engine.ask(Ask(ApplyPlan(plan), device=device, officers=accounts))
            if answer.status == OK:
                self._by_id = {account.id: account for account in accounts}
        return answer

    async def _passed(self, account: OfficerAccount, kept: KeptPin) -> OfficerAccount | None:
        async with self._turn:
            now = self._by_id.get(account.id)
            if now is None or now.pin != account.pin:  # changed while it was looked at
                return None
            passed = replace(now, pin=kept, attempts=now.attempts.passed())
            await self._keep(passed)
        return passed

    async def _keep(self, account: OfficerAccount, fact: Fact | None = None, device: str = "") -> None:
        await self._engine.ask(Ask(RecordFact(fact) if fact else None, device=device, account=account))
        self._by_id[account.id] = account


def _opened(pin: str, kept: KeptPin) -> KeptPin | None:
    """What to keep of a PIN that is right; takes its time."""
    if not is_right(pin, kept):
        return None
    return kept.rehashed(pin) if kept.needs_rehash else kept


def _enrolled(given: GivenOfficer, before: OfficerAccount | None) -> OfficerAccount:
    """The account as the hall file wants it; with the same `first_hash` where that PIN was given before."""
    pin = KeptPin(before.first_hash, given.must_change) if before else None
    if pin is None or not is_right(given.pin, pin):
        pin = given_pin(given.pin, must_change=given.must_change)
    return OfficerAccount(given.id, given.name, given.role, pin, pin.hash)


def _up_to_date(enrolled: OfficerAccount, now: OfficerAccount | None) -> OfficerAccount:
    if now is None or now.first_hash != enrolled.first_hash:
        return enrolled
    has_own_pin = now.pin.hash != now.first_hash
    return replace(enrolled, pin=now.pin if has_own_pin else enrolled.pin, attempts=now.attempts)
