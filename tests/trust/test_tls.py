"""A device reaches the hub that it pinned and no other, by HTTP and by WebSocket."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from websockets.sync.client import connect

from shared.trust.certificate import CertificateError, HubCertificate, load_or_make
from shared.trust.tls import certificate_shown_at, pinned_context, server_context
from tests.trust.tls_server import serving

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> HubCertificate:
    return load_or_make(tmp_path_factory.mktemp("hub"), NOW)


@pytest.fixture(scope="module")
def port(hub: HubCertificate) -> Iterator[int]:
    with serving(server_context(hub)) as port:
        yield port


def test_http_reaches_the_pinned_hub(hub: HubCertificate, port: int) -> None:
    assert _get(port, pinned_context(hub.pem)) == "hub"


def test_the_stream_reaches_the_pinned_hub(hub: HubCertificate, port: int) -> None:
    assert _echo(port, pinned_context(hub.pem)) == "A-001"


def test_http_refuses_another_hub(tmp_path: Path, port: int) -> None:
    other = load_or_make(tmp_path, NOW)
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        _get(port, pinned_context(other.pem))


def test_the_stream_refuses_another_hub(tmp_path: Path, port: int) -> None:
    other = load_or_make(tmp_path, NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        _echo(port, pinned_context(other.pem))


def test_a_certificate_signed_with_the_hubs_own_key_is_not_the_hubs(hub: HubCertificate, tmp_path: Path) -> None:
    with serving(server_context(_child_of(hub, tmp_path / "child.pem"))) as port, pytest.raises(httpx.ConnectError):
        _get(port, pinned_context(hub.pem))


@pytest.mark.parametrize("made", [NOW.replace(year=1990), NOW.replace(year=2090)], ids=["expired", "not yet valid"])
def test_the_clock_of_a_device_does_not_matter(tmp_path: Path, made: datetime) -> None:
    hub = load_or_make(tmp_path, made)
    with serving(server_context(hub)) as port:
        assert _get(port, pinned_context(hub.pem)) == "hub"


def test_the_hub_speaks_nothing_older_than_tls_1_3(hub: HubCertificate, port: int) -> None:
    old = pinned_context(hub.pem)
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(httpx.ConnectError):
        _get(port, old)


def test_the_hub_sends_nothing_between_handshake_and_answer(hub: HubCertificate, port: int) -> None:
    """No session ticket: it could come while one thread reads and another writes, and the connection would hang."""
    with (
        socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
        pinned_context(hub.pem).wrap_socket(plain) as device,
    ):
        device.sendall(b"GET / HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")
        assert device.recv(1)
        assert device.session is None or not device.session.has_ticket


def test_a_device_can_look_at_the_certificate_before_it_is_paired(hub: HubCertificate, port: int) -> None:
    shown = HubCertificate(certificate_shown_at("127.0.0.1", port, 5.0), hub.file)
    assert shown.fingerprint == hub.fingerprint


def test_nothing_else_can_be_pinned() -> None:
    with pytest.raises(CertificateError):
        pinned_context("-----BEGIN CERTIFICATE-----\naHVi\n-----END CERTIFICATE-----\n")


def _get(port: int, context: ssl.SSLContext) -> str:
    with httpx.Client(verify=context, trust_env=False) as client:
        return client.get(f"https://127.0.0.1:{port}/").text


def _echo(port: int, context: ssl.SSLContext) -> str | bytes:
    with connect(f"wss://127.0.0.1:{port}/", ssl=context, proxy=None, compression=None) as stream:
        stream.send("A-001")
        return stream.recv(5)


def _child_of(hub: HubCertificate, file: Path) -> HubCertificate:
    """A certificate for another key, signed by the hub's."""
    hubs_key = load_pem_private_key(hub.file.read_bytes(), None)
    assert isinstance(hubs_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a child")]))
        .issuer_name(x509.load_pem_x509_certificate(hub.pem.encode()).subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=9000))
        .sign(hubs_key, hashes.SHA256())
    )
    pem = certificate.public_bytes(Encoding.PEM)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    return HubCertificate(pem.decode(), file)
