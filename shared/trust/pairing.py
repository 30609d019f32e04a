"""How a device is paired, seen from the device: four messages, at the end of which it has a token and knows its hub.

    device                                    hub
    Hello    name, role, share         ─►     for the one code that it shows
    Reply    run, share                ◄─
    Proof    run, the device's proof   ─►     a wrong one is a guess, and counted
    Welcome  the hub's proof, token    ◄─     the token sealed with the key of both

The device proves first, so that a stranger gets nothing from the hub to try codes on.
"""

import hmac
from dataclasses import dataclass, field

from shared.trust.agreement import Agreement, AgreementError, device_side
from shared.trust.code import Entropy
from shared.trust.roles import DeviceRole


class WrongHubError(Exception):
    """What answers does not know the code: nothing of it may be believed. The text names the way out."""

    def __init__(self) -> None:
        super().__init__("this is not the hub that shows the code; check the network, then ask for a new code")


@dataclass(frozen=True, slots=True)
class Hello:
    """Who wants to be let in."""

    device: str
    role: DeviceRole
    share: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """The hub's half of the key, and the name of this exchange."""

    run: bytes
    share: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """The device knows the code."""

    run: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class Welcome:
    """The hub knows it too; here is the token."""

    proof: bytes
    sealed_token: bytes = field(repr=False)


class Pairing:
    """One attempt of a device with one code, against the hub whose certificate has `fingerprint`."""

    def __init__(self, code: str, device: str, role: DeviceRole, fingerprint: str, entropy: Entropy) -> None:
        self._side = device_side(code, identity(device, role), fingerprint.encode(), entropy)
        self._agreement: Agreement | None = None
        self.hello = Hello(device, role, self._side.start())

    def prove(self, reply: Reply) -> Proof:
        """The answer to the hub's reply. WrongHubError where that is none. Once."""
        try:
            self._agreement = Agreement(self._side, reply.share, reply.run)
        except AgreementError as error:
            raise WrongHubError from error
        return Proof(reply.run, self._agreement.device_proof())

    def accept(self, welcome: Welcome) -> str:
        """The device's token, from the hub that showed the code. WrongHubError from any other."""
        assert self._agreement is not None, "prove comes first"
        if not hmac.compare_digest(self._agreement.hub_proof(), welcome.proof):
            raise WrongHubError
        try:
            return self._agreement.unseal(welcome.sealed_token)
        except AgreementError as error:
            raise WrongHubError from error


def identity(device: str, role: DeviceRole) -> bytes:
    """Name and role as they enter the key. A role holds no line break, so no two devices read the same."""
    return f"{role}\n{device}".encode()
