"""The key that two sides with the same code agree on (SPAKE2), and what is made of it: proofs, and a sealed token.

An eavesdropper learns nothing of the code, and whoever takes part can try one code for each run. Both names and the
hub's certificate are part of the key: two sides that differ in any of them share nothing.
"""

import hmac
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from spake2 import SPAKE2_A, SPAKE2_B, SPAKEError  # type: ignore[import-untyped]
from spake2.ed25519_basic import NotOnCurve  # type: ignore[import-untyped]

from shared.trust.code import Entropy

SHARE_BYTES = 33
_CONTEXT = b"antrean pairing 1"
_KEY_BYTES = 32
_NONCE = bytes(12)
"""Each key seals one token only, so that the nonce need not change."""


class AgreementError(Exception):
    """The other side's share is none."""


class Side(Protocol):
    """One side of an exchange, used once."""

    def start(self) -> bytes:
        """Our share, to be sent."""
        ...

    def finish(self, inbound: bytes, /) -> bytes:
        """The key, from the other's share."""
        ...


def device_side(code: str, device: bytes, hub: bytes, entropy: Entropy) -> Side:
    """The side of a device that calls itself `device` and sees the hub as `hub`."""
    side: Side = SPAKE2_A(code.encode(), idA=device, idB=hub, entropy_f=entropy)
    return side


def hub_side(code: str, device: bytes, hub: bytes, entropy: Entropy) -> Side:
    """The side of the hub."""
    side: Side = SPAKE2_B(code.encode(), idA=device, idB=hub, entropy_f=entropy)
    return side


class Agreement:
    """What a finished exchange gives. Equal on both sides, or of no use to either."""

    def __init__(self, side: Side, share: bytes, run: bytes) -> None:
        """`share` is the other side's, `run` the exchange's name. AgreementError where the share is none."""
        made = HKDF(SHA256(), 3 * _KEY_BYTES, salt=run, info=_CONTEXT).derive(_finish(side, share))
        self._of_device, self._of_hub, self._of_token = (made[at : at + _KEY_BYTES] for at in (0, 32, 64))

    def device_proof(self) -> bytes:
        """Shows the hub that the device has the same code, names and certificate."""
        return hmac.digest(self._of_device, _CONTEXT, "sha256")

    def hub_proof(self) -> bytes:
        """Shows it the other way round."""
        return hmac.digest(self._of_hub, _CONTEXT, "sha256")

    def seal(self, token: str) -> bytes:
        """The token for the other side's eyes only. Once."""
        return ChaCha20Poly1305(self._of_token).encrypt(_NONCE, token.encode(), _CONTEXT)

    def unseal(self, sealed: bytes) -> str:
        """The token. AgreementError where it was sealed by somebody else, or changed on its way."""
        try:
            return ChaCha20Poly1305(self._of_token).decrypt(_NONCE, sealed, _CONTEXT).decode()
        except InvalidTag as error:
            raise AgreementError("the token was not sealed for this device") from error


def _finish(side: Side, share: bytes) -> bytes:
    if len(share) != SHARE_BYTES:
        raise AgreementError("the other side's share has another length")
    try:
        return side.finish(share)
    except (SPAKEError, NotOnCurve, ValueError) as error:
        raise AgreementError("the other side's share is none") from error
