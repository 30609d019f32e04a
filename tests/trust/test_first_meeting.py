"""A device meets its hub for the first time over real TLS, alone with it or with a stranger in between."""

from datetime import UTC, datetime
from pathlib import Path

from shared.trust.certificate import HubCertificate, fingerprint_of, load_or_make
from shared.trust.code import read_code, show_code
from shared.trust.desk import Admitted, Denied, Offer, PairingDesk, Reason
from shared.trust.membership import Membership, keep, recall
from shared.trust.pairing import Pairing, Reply
from shared.trust.roles import DeviceRole
from shared.trust.tls import certificate_shown_at, server_context
from shared.trust.tokens import DeviceRegistry, Token
from tests.trust.known import known_bytes
from tests.trust.tls_server import serving

NOW = datetime(2026, 5, 4, 7, 0, tzinfo=UTC)


def test_a_device_that_met_its_hub_is_known_there_from_then_on(tmp_path: Path) -> None:
    hub = load_or_make(tmp_path / "hub", NOW)
    device, shown, desk = _meet(hub, at=hub)
    admitted = _paired(device, desk)
    assert isinstance(admitted, Admitted)
    registry = DeviceRegistry().enrol(admitted.device, admitted.role, admitted.token_hash, NOW)
    keep(tmp_path / "hub.json", Membership("Kios 1", DeviceRole.KIOSK, shown, device.accept(admitted.welcome)))

    kept = recall(tmp_path / "hub.json")
    assert kept is not None
    assert fingerprint_of(kept.certificate) == hub.fingerprint
    holder = registry.holder(Token(kept.token))
    assert holder is not None
    assert (holder.id, holder.role) == ("Kios 1", DeviceRole.KIOSK)


def test_a_stranger_between_device_and_hub_lets_nobody_in(tmp_path: Path) -> None:
    hub, stranger = load_or_make(tmp_path / "hub", NOW), load_or_make(tmp_path / "stranger", NOW)
    device, _, desk = _meet(hub, at=stranger)
    assert _paired(device, desk) == Denied(Reason.WRONG_CODE, guesses_left=2)


def _meet(hub: HubCertificate, at: HubCertificate) -> tuple[Pairing, str, PairingDesk]:
    """A device that was given the hub's code, the certificate that it saw where it looked, and the hub's desk."""
    desk = PairingDesk(hub.fingerprint, known_bytes("the hub"))
    offer = desk.offer(DeviceRole.KIOSK, 0.0)
    assert isinstance(offer, Offer)
    with serving(server_context(at)) as port:
        shown = certificate_shown_at("127.0.0.1", port, 5.0)
    code = read_code(show_code(offer.code))
    return Pairing(code, "Kios 1", DeviceRole.KIOSK, fingerprint_of(shown), known_bytes("the kiosk")), shown, desk


def _paired(device: Pairing, desk: PairingDesk) -> Admitted | Denied:
    reply = desk.answer(device.hello, 1.0)
    assert isinstance(reply, Reply)
    return desk.confirm(device.prove(reply), 2.0)
