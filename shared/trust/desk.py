"""How a device is paired, seen from the hub: one code at a time, for one device, for five minutes, for three guesses.

Time is seconds of a clock that no one can set: a step of the hall's clock neither prolongs a code nor shortens it.
"""

import hmac
from dataclasses import dataclass, field
from enum import StrEnum

from shared.trust.agreement import Agreement, AgreementError, hub_side
from shared.trust.code import Entropy, new_code
from shared.trust.pairing import Hello, Proof, Reply, Welcome, identity
from shared.trust.roles import DeviceRole
from shared.trust.tokens import new_token

CODE_LIVES_S = 300.0
GUESSES = 3
FIRST_PAUSE_S = 30.0
LONGEST_PAUSE_S = 900.0
_RUNS_OPEN = 8
"""More exchanges than this at a time is somebody's attempt to fill our memory."""
_RUN_BYTES = 16


class Reason(StrEnum):
    """Why a pairing does not go on."""

    TOO_SOON = "pairing_too_soon"
    NO_CODE = "pairing_no_code"
    OTHER_ROLE = "pairing_other_role"
    WRONG_CODE = "pairing_wrong_code"
    NOT_UNDERSTOOD = "pairing_not_understood"


@dataclass(frozen=True, slots=True)
class Denied:
    """A no with its reason. `wait_s` until a new code can be had, `guesses_left` for the code that is shown."""

    reason: Reason
    wait_s: float = 0.0
    guesses_left: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A code to be shown at the hub, for one device of one role."""

    code: str = field(repr=False)
    role: DeviceRole
    ends: float


@dataclass(frozen=True, slots=True)
class Admitted:
    """A device that knew the code: to be put into the registry before the welcome is sent."""

    device: str
    role: DeviceRole
    token_hash: str
    welcome: Welcome


class PairingDesk:
    """Lets devices in, one by one. `fingerprint` is that of the hub's certificate."""

    def __init__(self, fingerprint: str, entropy: Entropy) -> None:
        self._fingerprint, self._entropy = fingerprint.encode(), entropy
        self._offer: Offer | None = None
        self._wrong = 0
        self._runs: dict[bytes, _Run] = {}
        self._spoilt, self._closed_until = 0, 0.0

    def offer(self, role: DeviceRole, now: float) -> Offer | Denied:
        """A new code; the one before it opens nothing any more. Denied in the pause after three wrong guesses."""
        if now < self._closed_until:
            return Denied(Reason.TOO_SOON, self._closed_until - now)
        self.withdraw()
        self._offer = Offer(new_code(self._entropy), role, now + CODE_LIVES_S)
        return self._offer

    def shown(self, now: float) -> Offer | None:
        """The code that still opens, if there is one."""
        is_used = any(run.admitted for run in self._runs.values())
        return self._offer if self._is_alive(now) and not is_used else None

    def withdraw(self) -> None:
        """Show no code; whatever was begun with it ends."""
        self._offer, self._wrong = None, 0
        self._runs.clear()

    def answer(self, hello: Hello, now: float) -> Reply | Denied:
        """Begin an exchange with a device that asks to be let in."""
        offer = self.shown(now)
        if offer is None:
            return self._no_code(now)
        if hello.role is not offer.role:
            return Denied(Reason.OTHER_ROLE, guesses_left=self._guesses_left)
        run = self._entropy(_RUN_BYTES)
        side = hub_side(offer.code, identity(hello.device, hello.role), self._fingerprint, self._entropy)
        share = side.start()
        try:
            agreement = Agreement(side, hello.share, run)
        except AgreementError:
            return Denied(Reason.NOT_UNDERSTOOD, guesses_left=self._guesses_left)
        self._keep(run, _Run(hello, agreement))
        return Reply(run, share)

    def confirm(self, proof: Proof, now: float) -> Admitted | Denied:
        """Let the device in that knew the code, and end the code. The same proof again gets the same answer again."""
        run = self._runs.get(proof.run) if self._is_alive(now) else None
        if run is None:
            return self._no_code(now)
        if not hmac.compare_digest(run.agreement.device_proof(), proof.proof):
            return self._guessed_wrong(proof.run, now)
        if run.admitted is None:
            run.admitted = _admit(run, self._entropy)
            self._runs = {proof.run: run}
            self._spoilt = 0
        return run.admitted

    @property
    def _guesses_left(self) -> int:
        return GUESSES - self._wrong

    def _is_alive(self, now: float) -> bool:
        return self._offer is not None and now < self._offer.ends

    def _no_code(self, now: float) -> Denied:
        return Denied(Reason.NO_CODE, max(0.0, self._closed_until - now))

    def _keep(self, run: bytes, what: "_Run") -> None:
        if len(self._runs) >= _RUNS_OPEN:
            del self._runs[next(iter(self._runs))]
        self._runs[run] = what

    def _guessed_wrong(self, run: bytes, now: float) -> Denied:
        if self._runs[run].admitted:
            return self._no_code(now)
        del self._runs[run]
        self._wrong += 1
        left = self._guesses_left
        if not left:
            self.withdraw()
            self._closed_until = now + min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** min(self._spoilt, 10))
            self._spoilt += 1
        return Denied(Reason.WRONG_CODE, max(0.0, self._closed_until - now), left)


@dataclass(slots=True)
class _Run:
    hello: Hello
    agreement: Agreement
    admitted: Admitted | None = None


def _admit(run: _Run, entropy: Entropy) -> Admitted:
    token = new_token(run.hello.device, entropy)
    welcome = Welcome(run.agreement.hub_proof(), run.agreement.seal(token.text))
    return Admitted(run.hello.device, run.hello.role, token.hash, welcome)
