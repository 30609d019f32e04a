"""A hub makes its certificate once, and keeps the private half to itself."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from shared.trust.certificate import CertificateError, fingerprint_of, load_or_make

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes of files")


def test_the_certificate_outlives_restarts(tmp_path: Path) -> None:
    first = load_or_make(tmp_path / "trust", NOW)
    assert load_or_make(tmp_path / "trust", NOW.replace(year=2030)) == first


def test_two_hubs_have_two_certificates(tmp_path: Path) -> None:
    one, other = (load_or_make(tmp_path / name, NOW) for name in ("one", "other"))
    assert one.fingerprint != other.fingerprint


def test_it_lives_for_twenty_years_and_may_sign_no_other(tmp_path: Path) -> None:
    read = x509.load_pem_x509_certificate(load_or_make(tmp_path, NOW).pem.encode())
    assert read.not_valid_before_utc < NOW
    assert read.not_valid_after_utc >= NOW.replace(year=NOW.year + 20)
    assert not read.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_the_public_half_holds_no_key(tmp_path: Path) -> None:
    made = load_or_make(tmp_path, NOW)
    assert "PRIVATE" in made.file.read_text()
    assert "PRIVATE" not in made.pem


@needs_modes
def test_its_owner_alone_can_read_the_key(tmp_path: Path) -> None:
    made = load_or_make(tmp_path / "trust", NOW)
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.file.parent.stat().st_mode & 0o777 == 0o700


@needs_modes
def test_a_key_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    made = load_or_make(tmp_path, NOW)
    made.file.chmod(0o644)
    load_or_make(tmp_path, NOW)
    assert made.file.stat().st_mode & 0o777 == 0o600


def test_no_key_is_left_beside_the_file(tmp_path: Path) -> None:
    made = load_or_make(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == [made.file]


@pytest.mark.parametrize("damage", ["empty", "no key", "no certificate", "another's key"])
def test_a_broken_file_is_named_with_the_way_out(tmp_path: Path, damage: str) -> None:
    file = load_or_make(tmp_path, NOW).file
    key, certificate = _halves(file)
    others_key, _ = _halves(load_or_make(tmp_path / "other", NOW).file)
    broken = {"empty": "", "no key": certificate, "no certificate": key, "another's key": others_key + certificate}
    file.write_text(broken[damage])
    with pytest.raises(CertificateError, match=r"hub\.pem holds no key .* backup"):
        load_or_make(tmp_path, NOW)


def test_a_broken_file_is_never_replaced(tmp_path: Path) -> None:
    file = load_or_make(tmp_path, NOW).file
    file.write_text("torn")
    with pytest.raises(CertificateError):
        load_or_make(tmp_path, NOW)
    assert file.read_text() == "torn"


def test_what_is_no_certificate_has_no_fingerprint() -> None:
    with pytest.raises(CertificateError):
        fingerprint_of("hub")


def _halves(file: Path) -> tuple[str, str]:
    key, mark, certificate = file.read_text().partition("-----BEGIN CERTIFICATE-----")
    return key, mark + certificate
