"""Whoever has the code is let in by the hub that showed it. Nobody else is, and no other hub is believed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.trust.desk import Admitted, Denied, Offer, PairingDesk, Reason
from shared.trust.pairing import Hello, Pairing, Proof, Reply, Welcome, WrongHubError
from shared.trust.roles import DeviceRole
from shared.trust.tokens import Token
from tests.trust.known import known_bytes

HUB, STRANGER = "a" * 64, "b" * 64


def test_a_device_with_the_code_gets_its_token() -> None:
    desk, code = _desk()
    device = _device(code)
    admitted = _admitted(desk, device)
    token = Token(device.accept(admitted.welcome))
    assert (admitted.device, admitted.role, token.device) == ("Loket 3", DeviceRole.COUNTER, "Loket 3")
    assert admitted.token_hash == token.hash


def test_a_device_with_another_code_is_not_let_in() -> None:
    desk, code = _desk()
    denied = _through(desk, _device(_other(code)))
    assert denied == Denied(Reason.WRONG_CODE, guesses_left=2)


def test_the_man_in_the_middle_who_shows_his_own_certificate_gets_nothing() -> None:
    """He hands every message on; but the device's key is made with his certificate, the hub's with its own."""
    desk, code = _desk()
    assert _through(desk, _device(code, fingerprint=STRANGER)) == Denied(Reason.WRONG_CODE, guesses_left=2)


def test_a_hub_that_does_not_know_the_code_is_not_believed() -> None:
    desk, code = _desk()
    device = _device(_other(code))
    reply = desk.answer(device.hello, 0.0)
    assert isinstance(reply, Reply)
    device.prove(reply)
    with pytest.raises(WrongHubError, match="ask for a new code"):
        device.accept(Welcome(b"x" * 32, b"y" * 60))


@pytest.mark.parametrize("changed", ["proof", "sealed_token"])
def test_a_welcome_that_was_changed_is_not_believed(changed: str) -> None:
    desk, code = _desk()
    device = _device(code)
    welcome = _admitted(desk, device).welcome
    broken = replace(welcome, **{changed: _flipped(getattr(welcome, changed))})
    with pytest.raises(WrongHubError):
        device.accept(broken)


@pytest.mark.parametrize("name", ["Loket 4", "Loket 3 ", ""])
def test_a_device_cannot_be_renamed_on_the_way(name: str) -> None:
    desk, code = _desk()
    device = _device(code)
    reply = desk.answer(replace(device.hello, device=name), 0.0)
    assert isinstance(reply, Reply)
    assert desk.confirm(device.prove(reply), 0.0) == Denied(Reason.WRONG_CODE, guesses_left=2)


def test_an_exchange_cannot_be_given_another_name_on_the_way() -> None:
    desk, code = _desk()
    device = _device(code)
    reply = desk.answer(device.hello, 0.0)
    assert isinstance(reply, Reply)
    proof = device.prove(replace(reply, run=b"another"))
    assert desk.confirm(replace(proof, run=reply.run), 0.0) == Denied(Reason.WRONG_CODE, guesses_left=2)


def test_a_share_sent_back_to_the_device_is_no_hubs() -> None:
    device = _device("12345678")
    with pytest.raises(WrongHubError):
        device.prove(Reply(b"run", device.hello.share))


@given(share=st.binary(max_size=40) | st.binary(min_size=32, max_size=32).map(lambda share: b"B" + share))
@settings(max_examples=50, deadline=None)
def test_a_device_falls_for_no_share(share: bytes) -> None:
    """Whatever bytes come: either they are no share, or the proof that is made with them opens nothing."""
    device = _device("12345678")
    try:
        device.prove(Reply(b"run", share))
    except WrongHubError:
        return
    with pytest.raises(WrongHubError):
        device.accept(Welcome(b"x" * 32, b"y" * 60))


@given(share=st.binary(max_size=40) | st.binary(min_size=32, max_size=32).map(lambda share: b"A" + share))
@settings(max_examples=50, deadline=None)
def test_the_hub_falls_for_no_share(share: bytes) -> None:
    desk, _ = _desk()
    reply = desk.answer(Hello("Loket 3", DeviceRole.COUNTER, share), 0.0)
    if isinstance(reply, Reply):
        assert desk.confirm(Proof(reply.run, b"x" * 32), 0.0) == Denied(Reason.WRONG_CODE, guesses_left=2)
    else:
        assert reply == Denied(Reason.NOT_UNDERSTOOD, guesses_left=3)


@given(typed=st.integers(0, 10**8 - 1), fingerprint=st.sampled_from([HUB, STRANGER]), name=st.text(max_size=8))
@settings(max_examples=25, deadline=None)
def test_only_the_right_code_against_the_right_hub_opens(typed: int, fingerprint: str, name: str) -> None:
    desk, code = _desk()
    is_right = typed % 2 == 0
    device = Pairing(
        code if is_right else f"{typed:08}", name, DeviceRole.COUNTER, fingerprint, known_bytes("the device")
    )
    outcome = _through(desk, device)
    assert isinstance(outcome, Admitted) == (fingerprint == HUB and (is_right or f"{typed:08}" == code))


def test_what_is_secret_is_not_printed() -> None:
    desk, code = _desk()
    device = _device(code)
    admitted = _admitted(desk, device)
    token = device.accept(admitted.welcome)
    seen = f"{desk.shown(0.0)} {admitted} {Token(token)}"
    assert code not in seen
    assert token not in seen


def _desk() -> tuple[PairingDesk, str]:
    desk = PairingDesk(HUB, known_bytes("the hub"))
    offer = desk.offer(DeviceRole.COUNTER, 0.0)
    assert isinstance(offer, Offer)
    return desk, offer.code


def _device(code: str, fingerprint: str = HUB) -> Pairing:
    return Pairing(code, "Loket 3", DeviceRole.COUNTER, fingerprint, known_bytes("the device"))


def _through(desk: PairingDesk, device: Pairing) -> Admitted | Denied:
    reply = desk.answer(device.hello, 0.0)
    assert isinstance(reply, Reply)
    return desk.confirm(device.prove(reply), 0.0)


def _admitted(desk: PairingDesk, device: Pairing) -> Admitted:
    admitted = _through(desk, device)
    assert isinstance(admitted, Admitted)
    return admitted


def _other(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08}"


def _flipped(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]
