"""The engine: the only writer. It decides what waits on the event loop, and one thread waits for the disk."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, Self, TypeVar

from shared.hub.answers import Answer
from shared.hub.clock import Clock
from shared.hub.day import Day
from shared.hub.draft import Ask, Draft
from shared.hub.replay import read_day
from shared.hub.seal_key import seal_key
from shared.hub.seals import Seals
from shared.hub.store import OfficerAccount, Store, StoredAnswer, StoreError
from shared.protocol.stream import Happened
from shared.queueing.commands import KeepTime
from shared.queueing.visits import is_time_due

MOST_AT_ONCE = 256
"""How many commands one transaction takes: enough to share a slow disk, few enough to answer soon."""

logger = logging.getLogger(__name__)
Seen = TypeVar("Seen")


class StoreAwayError(Exception):
    """The store does not take or give anything now; nothing has happened. The hub goes on when it can."""


class Publisher(Protocol):
    """Tells the listeners."""

    def start_at(self, sequence: int, recent: list[Happened]) -> None:
        """Begin where the record stands; `recent` are its last events."""
        ...

    def publish(self, events: list[Happened]) -> None:
        """Pass on what is on disk, in order."""
        ...


class Engine:
    """Lives on one event loop. Whoever asks or reads meets a state that is on disk, never one that may yet fail."""

    def __init__(self, store: Store, clock: Clock, publisher: Publisher) -> None:
        self._store, self._clock, self._publisher = store, clock, publisher
        self._seals = Seals(store.secret(), seal_key(store.folder))
        self._answered = store.answered_keys()
        self._day: Day | None
        self._day, recent = read_day(store, self._seals)
        publisher.start_at(self._day.sequence, recent)
        self._asks: list[tuple[Ask, asyncio.Future[Answer]]] = []
        self._looks: list[asyncio.Future[None]] = []
        self._work = asyncio.Event()
        self._is_committing = False
        self._is_stopping = False
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._task: asyncio.Task[None] | None = None

    def start(self) -> Self:
        """Begin to take commands, on the running event loop."""
        self._task = asyncio.get_running_loop().create_task(self._run())
        return self

    async def ask(self, ask: Ask) -> Answer:
        """Have a command decided; the answer is on disk when it comes. StoreAwayError where it cannot be."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asks.append((ask, answer))
        self._work.set()
        return await answer

    async def read(self, look: Callable[[Day], Seen]) -> Seen:
        """Look at the day while nothing is on its way to the disk. StoreAwayError while nobody knows the day."""
        while self._is_committing or self._day is None:
            settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._looks.append(settled)
            self._work.set()
            await settled
        return look(self._day)

    async def answered(self, key: str, fingerprint: str) -> Answer | None:
        """What this very request was answered before."""
        before = await self.read(lambda _: self._remembered(key))
        return Answer(before.status, before.body) if before and before.fingerprint == fingerprint else None

    async def officers(self) -> tuple[OfficerAccount, ...]:
        """Who may sign in, as the store has it."""
        return await self.read(lambda _: self._store.officers())

    async def keep_time_if_due(self) -> None:
        """Do what the clock demands, where it demands something: begin the day, end a hold."""
        if await self.read(lambda day: is_time_due(day.hall, self._clock.now())):
            await self.ask(Ask(KeepTime()))

    async def stop(self) -> None:
        """Finish what was asked, then let go of the store."""
        self._is_stopping = True
        self._work.set()
        if self._task is not None:
            await self._task
        self._disk.shutdown()
        self._store.close()

    async def _run(self) -> None:
        while self._asks or not self._is_stopping:
            await self._work.wait()
            self._work.clear()
            while self._asks or self._looks:
                await self._turn()

    async def _turn(self) -> None:
        some, self._asks = self._asks[:MOST_AT_ONCE], self._asks[MOST_AT_ONCE:]
        try:
            await self._recover()
            await self._settle(some)
        except StoreError as error:
            logger.warning("the store is away: %s", error)
            self._fail(some, StoreAwayError(str(error)))
        self._let_look()

    async def _settle(self, some: list[tuple[Ask, asyncio.Future[Answer]]]) -> None:
        """Decide, write, commit, answer, publish. A command that cannot be written takes no other down with it."""
        try:
            await self._write(some)
        except StoreError:
            raise
        except Exception as error:  # a bug, or a rule that the store knows better: the pump goes on
            logger.exception("not carried out: %d commands", len(some))
            await self._recover()
            if len(some) > 1:
                for one in some:
                    await self._settle([one])
            else:
                self._fail(some, error)

    async def _write(self, some: list[tuple[Ask, asyncio.Future[Answer]]]) -> None:
        assert self._day is not None, "the day was recovered"
        draft = Draft(self._day, self._remembered)
        day, self._day = self._day, None
        answers = [draft.take(ask, self._clock.now()) for ask, _ in some]
        if not draft.batch.is_empty:
            self._store.write(draft.batch)
            self._is_committing = True
            try:
                await asyncio.get_running_loop().run_in_executor(self._disk, self._store.commit)
            finally:
                self._is_committing = False
        self._day = day
        self._answered.update(draft.answers)
        for (_, future), answer in zip(some, answers, strict=True):
            if not future.done():
                future.set_result(answer)
        self._publisher.publish(draft.happened)

    async def _recover(self) -> None:
        """Where the last batch failed, memory may be ahead of the disk: take the disk's word."""
        if self._day is None:
            self._day = await asyncio.get_running_loop().run_in_executor(self._disk, self._read_again)

    def _read_again(self) -> Day:
        try:
            return self._read_from_disk()
        except StoreError:
            self._store.reconnect()
            return self._read_from_disk()

    def _read_from_disk(self) -> Day:
        self._store.rollback()
        self._answered = self._store.answered_keys()
        return read_day(self._store, self._seals)[0]

    def _remembered(self, key: str) -> StoredAnswer | None:
        return self._store.answer(key) if key in self._answered else None

    def _fail(self, some: list[tuple[Ask, asyncio.Future[Answer]]], error: Exception) -> None:
        for _, future in some:
            if not future.done():
                future.set_exception(error)

    def _let_look(self) -> None:
        looks, self._looks = self._looks, []
        for look in looks:
            if look.done():
                continue
            if self._day is None:
                look.set_exception(StoreAwayError("the day is not known"))
            else:
                look.set_result(None)
