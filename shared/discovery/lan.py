"""This program's place on the LAN: its advert out, the others' in, kept up while addresses change."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from zeroconf import (
    BadTypeInNameException,
    EventLoopBlocked,
    InterfaceChoice,
    NotRunningException,
    ServiceBrowser,
    ServiceInfo,
    ServiceStateChange,
    Zeroconf,
)

from shared.discovery.interfaces import chosen_interfaces, own_addresses
from shared.discovery.program import Program
from shared.protocol import SERVICE_TYPE

Programs = tuple[Program, ...]

MOST_SEEN: Final = 512
"""Programs known at once: more than any hall has."""

_LOOK_S: Final = 1.0
_RESOLVE_MS: Final = 500
_RESOLVERS: Final = 8
_MOST_UNRESOLVED: Final = 256
_FAULTS: Final = (OSError, RuntimeError, EventLoopBlocked, NotRunningException)

_log = logging.getLogger(__name__)


class Lan:
    """Registers `program` and tells `watch` all that are there (this one too) whenever anything about them changes.

    `interfaces` are own addresses to use; by default those that ANTREAN_INTERFACES names, else all. What cannot be
    done now (no network, the port taken) is tried again every second. `watch` is called from threads of the LAN.
    """

    def __init__(
        self,
        program: Program | None = None,
        watch: Callable[[Programs], None] | None = None,
        *,
        interfaces: Sequence[str] | None = None,
    ) -> None:
        self._program = program
        self._watch = watch
        self._interfaces = tuple(interfaces) if interfaces is not None else chosen_interfaces()
        self._wake = threading.Event()
        self._is_closing = False
        self._is_asking = False
        self._is_renewing = False
        self._is_ailing = False
        self._addresses: tuple[str, ...] = ()
        self._zeroconf: Zeroconf | None = None
        self._info: ServiceInfo | None = None
        self._browser: ServiceBrowser | None = None
        self._seen: dict[str, Program] = {}
        self._seeing = threading.RLock()
        self._resolving = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="lan-resolver")
        self._unresolved: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="lan")

    def start(self) -> None:
        """Go on the air; returns at once."""
        self._thread.start()

    def close(self) -> None:
        """Say goodbye and end all threads."""
        self._is_closing = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def become(self, program: Program) -> None:
        """Advertise this from now on: the same program of the same name, with other facts."""
        self._program = program
        self._is_renewing = True
        self._wake.set()

    def ask_again(self) -> None:
        """Ask the LAN anew who is there, for whoever waits."""
        self._is_asking = True
        self._wake.set()

    def _run(self) -> None:
        while not self._is_closing:
            self._wake.clear()
            try:
                self._keep_up()
                self._is_ailing = False
            except _FAULTS as fault:
                self._is_renewing = True
                self._note(fault)
            self._wake.wait(_LOOK_S)
        self._leave()

    def _keep_up(self) -> None:
        addresses = own_addresses(self._interfaces)
        has_changed = addresses != self._addresses
        if self._zeroconf is None:
            self._open()
        elif has_changed:
            self._zeroconf.update_interfaces()
        if (has_changed or self._is_asking) and self._watch is not None:
            self._ask()
        if (has_changed or self._is_renewing) and self._program is not None:
            self._is_renewing = False
            self._announce(self._program.to_info(addresses))
        self._addresses = addresses

    def _open(self) -> None:
        choice = [*self._interfaces] if self._interfaces else InterfaceChoice.All
        self._zeroconf = Zeroconf(interfaces=choice)

    def _announce(self, info: ServiceInfo) -> None:
        assert self._zeroconf is not None
        if self._info is None:
            self._zeroconf.register_service(info, cooperating_responders=True)
        else:
            self._zeroconf.update_service(info)
        self._info = info

    def _ask(self) -> None:
        assert self._zeroconf is not None
        self._is_asking = False
        if self._browser is not None:
            self._browser.cancel()
        self._browser = ServiceBrowser(self._zeroconf, SERVICE_TYPE, handlers=[self._hear])

    def _hear(self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        try:
            info = ServiceInfo(service_type, name)
        except BadTypeInNameException:
            return  # control characters, for one: what came out of here would end the browser's thread
        if state_change is ServiceStateChange.Removed:
            self._know(name, None)
        elif info.load_from_cache(zeroconf):
            self._know(name, Program.from_info(info))
        else:
            self._ask_for(zeroconf, name)

    def _ask_for(self, zeroconf: Zeroconf, name: str) -> None:
        """An advert came without its facts. Asking for them takes time, and nobody else's advert waits for it."""
        with self._seeing:
            if self._is_closing or name in self._unresolved or len(self._unresolved) >= _MOST_UNRESOLVED:
                return
            self._unresolved.add(name)
            self._resolving.submit(self._resolve, zeroconf, name)

    def _resolve(self, zeroconf: Zeroconf, name: str) -> None:
        try:
            info = zeroconf.get_service_info(SERVICE_TYPE, name, timeout=_RESOLVE_MS)
            self._know(name, None if info is None else Program.from_info(info))
        except _FAULTS as fault:
            _log.debug("%s cannot be asked: %s", name, fault)
        finally:
            self._unresolved.discard(name)

    def _know(self, name: str, program: Program | None) -> None:
        with self._seeing:
            before = self._seen.get(name)
            if program == before:
                return
            self._seen.pop(name, None)
            if program is not None:
                self._seen[name] = program
            while len(self._seen) > MOST_SEEN:
                self._seen.pop(self._least_wanted())
            if self._watch is not None and not self._is_closing:
                self._watch(tuple(self._seen.values()))

    def _least_wanted(self) -> str:
        """Who was heard of longest ago: of other halls as long as there are any, so that those push out nobody here."""
        hall = self._program.hall if self._program is not None else ""
        strangers = (name for name, program in self._seen.items() if program.hall != hall)
        return next(strangers, next(iter(self._seen)))

    def _leave(self) -> None:
        if self._browser is not None:
            self._browser.cancel()
        with self._seeing:
            self._resolving.shutdown(wait=False, cancel_futures=True)
        if self._zeroconf is not None:
            try:
                self._zeroconf.close()
            except _FAULTS as fault:
                self._note(fault)
        self._resolving.shutdown()

    def _note(self, fault: BaseException) -> None:
        if not self._is_ailing:
            _log.warning("mDNS is not possible now: %s", fault or type(fault).__name__)
        self._is_ailing = True
