"""The hub's signature under its seals: Ed25519 (RFC 8032). Keys and signatures are base64url without padding."""

import base64
import binascii
import re
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from shared.journal.slip import signed_text
from shared.queueing.facts import DaySealed

_RAW = re.compile(r"\b[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")


class KeyUnreadableError(ValueError):
    """A text that is no key of this kind."""


class SealKey:
    """The private key of one hub."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = _text(key.public_key().public_bytes_raw())
        """The key that everybody may know, 43 characters."""

    @classmethod
    def make(cls) -> Self:
        """A new one."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, pem: bytes) -> Self:
        """The key that `pem` wrote. KeyUnreadableError where it is none."""
        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError) as error:
            raise KeyUnreadableError("it is no private key in PEM form") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyUnreadableError("it is no Ed25519 key")
        return cls(key)

    @property
    def pem(self) -> bytes:
        """The key as a file: PKCS #8, not encrypted."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, text: str) -> str:
        """The signature over a text."""
        return _text(self._key.sign(text.encode()))


def is_signed_by(seal: DaySealed, key: str) -> bool:
    """Whether the signature of a seal, or of a slip, was made by the private key that belongs to `key`."""
    try:
        public = Ed25519PublicKey.from_public_bytes(_bytes(key))
        public.verify(_bytes(seal.signature), signed_text(seal).encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def read_public_key(text: str) -> str:
    """The public key in a text: PEM, or 43 characters of base64url. KeyUnreadableError where there is none."""
    if "BEGIN PUBLIC KEY" in text:
        try:
            key = load_pem_public_key(text.encode())
        except ValueError as error:
            raise KeyUnreadableError("the PEM in it is damaged") from error
        if isinstance(key, Ed25519PublicKey):
            return _text(key.public_bytes_raw())
    elif found := _RAW.search(text):
        return found[0]
    raise KeyUnreadableError("no Ed25519 public key is in it; `antrean key DATA` prints the hub's")


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError("no base64url") from error
