"""The certificate that a hub makes for itself. It vouches for nobody else: devices pin it when they are paired."""

import hashlib
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from shared.trust.owner_only import read_owner_only, write_owner_only

FILE = "hub.pem"
"""Key and certificate in one file, so that they are always of a pair."""

_LIFE = timedelta(days=20 * 365 + 5)
_CLOCKS_DIFFER = timedelta(days=1)
_NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Antrean hub")])


class CertificateError(Exception):
    """What should be a hub's certificate is none; the text names the way out."""


@dataclass(frozen=True, slots=True)
class HubCertificate:
    """The public half: what a device pins. The private half stays in `file`."""

    pem: str
    file: Path

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, as 64 hexadecimal digits."""
        return fingerprint_of(self.pem)


def load_or_make(folder: Path, now: datetime) -> HubCertificate:
    """The hub's certificate, made at the first start. CertificateError where its file is broken; OSError."""
    file = folder / FILE
    if not file.exists():
        write_owner_only(file, _make(now))
    return HubCertificate(_public_half(file), file)


def fingerprint_of(pem: str) -> str:
    """SHA-256 of a certificate in PEM, as 64 hexadecimal digits. CertificateError where it is none."""
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    except ValueError as error:
        raise CertificateError("this is no certificate in PEM; take it from the hub again") from error


def _make(now: datetime) -> bytes:
    """P-256: every TLS library takes it. A leaf that may sign nothing, so that no other certificate comes of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return secret + certificate.public_bytes(Encoding.PEM)


def _public_half(file: Path) -> str:
    content = read_owner_only(file)
    try:
        key = load_pem_private_key(content, password=None).public_key()
        certificate = x509.load_pem_x509_certificate(content)
    except (ValueError, TypeError) as error:
        raise CertificateError(_BROKEN.format(file=file)) from error
    if key != certificate.public_key():
        raise CertificateError(_BROKEN.format(file=file))
    return certificate.public_bytes(Encoding.PEM).decode()


_BROKEN = (
    "{file} holds no key with its certificate; put it back from a backup, "
    "or remove it, start the hub and pair every device again"
)
