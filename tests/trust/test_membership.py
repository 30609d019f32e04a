"""A device remembers its hub and its token, for its owner's eyes only."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.trust.certificate import CertificateError, load_or_make
from shared.trust.membership import Membership, keep, recall
from shared.trust.roles import DeviceRole

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)


@pytest.fixture
def membership(tmp_path: Path) -> Membership:
    return Membership("Loket 3", DeviceRole.COUNTER, load_or_make(tmp_path / "hub", NOW).pem, "Loket%203.secret")


def test_what_was_kept_is_recalled(tmp_path: Path, membership: Membership) -> None:
    keep(tmp_path / "trust" / "hub.json", membership)
    assert recall(tmp_path / "trust" / "hub.json") == membership


def test_a_new_pairing_replaces_the_old_one(tmp_path: Path, membership: Membership) -> None:
    newer = Membership("Loket 4", DeviceRole.COUNTER, membership.certificate, "Loket%204.secret")
    for each in (membership, newer):
        keep(tmp_path / "hub.json", each)
    assert recall(tmp_path / "hub.json") == newer


def test_a_device_that_was_never_paired_has_none(tmp_path: Path) -> None:
    assert recall(tmp_path / "hub.json") is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"device": 1, "role": "king"}', b"null"])
def test_a_broken_file_is_none_and_says_so(tmp_path: Path, content: bytes, expect_log: Callable[[str], None]) -> None:
    expect_log("cannot be read .* pair this device again")
    (tmp_path / "hub.json").write_bytes(content)
    assert recall(tmp_path / "hub.json") is None


def test_a_pairing_without_a_certificate_is_none(membership: Membership) -> None:
    with pytest.raises(CertificateError):
        Membership(membership.device, membership.role, "", membership.token)


def test_the_token_goes_with_each_request_and_is_not_printed(membership: Membership) -> None:
    assert membership.headers() == {"Authorization": "Bearer Loket%203.secret"}
    assert "secret" not in repr(membership)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes of files")
def test_its_owner_alone_can_read_it(tmp_path: Path, membership: Membership) -> None:
    keep(tmp_path / "hub.json", membership)
    assert (tmp_path / "hub.json").stat().st_mode & 0o777 == 0o600


def test_what_a_torn_write_left_is_in_nobodys_way(tmp_path: Path, membership: Membership) -> None:
    (tmp_path / "hub.json.new").write_text("half of")
    keep(tmp_path / "hub.json", membership)
    assert recall(tmp_path / "hub.json") == membership
