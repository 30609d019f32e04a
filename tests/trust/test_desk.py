"""A code opens once, for five minutes, for one role, and dies of three wrong guesses."""

import pytest

from shared.trust.desk import (
    CODE_LIVES_S,
    FIRST_PAUSE_S,
    GUESSES,
    LONGEST_PAUSE_S,
    Admitted,
    Denied,
    Offer,
    PairingDesk,
    Reason,
)
from shared.trust.pairing import Pairing, Proof, Reply
from shared.trust.roles import DeviceRole
from tests.trust.known import known_bytes

HUB = "a" * 64
NO_CODE = Denied(Reason.NO_CODE)


@pytest.fixture
def desk() -> PairingDesk:
    return PairingDesk(HUB, known_bytes())


def test_without_a_code_nobody_is_answered(desk: PairingDesk) -> None:
    assert desk.answer(_device("12345678").hello, 0.0) == NO_CODE


def test_a_code_works_once(desk: PairingDesk) -> None:
    code = _offered(desk)
    assert isinstance(_pair(desk, code), Admitted)
    assert desk.shown(0.0) is None
    assert desk.answer(_device(code).hello, 0.0) == NO_CODE


def test_a_second_device_that_had_begun_comes_too_late(desk: PairingDesk) -> None:
    code = _offered(desk)
    first, second = _proof(desk, code), _proof(desk, code)
    assert isinstance(desk.confirm(first, 0.0), Admitted)
    assert desk.confirm(second, 0.0) == NO_CODE


def test_a_welcome_that_was_lost_is_sent_again(desk: PairingDesk) -> None:
    proof = _proof(desk, _offered(desk))
    assert desk.confirm(proof, 0.0) is desk.confirm(proof, 1.0)


def test_a_wrong_proof_for_a_device_that_is_in_harms_nothing(desk: PairingDesk) -> None:
    proof = _proof(desk, _offered(desk))
    admitted = desk.confirm(proof, 0.0)
    assert desk.confirm(Proof(proof.run, b"x" * 32), 1.0) == NO_CODE
    assert desk.confirm(proof, 2.0) is admitted


def test_a_code_ends_after_five_minutes(desk: PairingDesk) -> None:
    code = _offered(desk, now=10.0)
    last = 10.0 + CODE_LIVES_S - 0.1
    assert isinstance(desk.answer(_device(code).hello, last), Reply)
    assert desk.answer(_device(code).hello, last + 0.2) == NO_CODE
    assert desk.shown(last + 0.2) is None


def test_a_pairing_that_was_begun_ends_with_its_code(desk: PairingDesk) -> None:
    proof = _proof(desk, _offered(desk))
    assert desk.confirm(proof, CODE_LIVES_S) == NO_CODE


def test_a_new_code_ends_the_old_one(desk: PairingDesk) -> None:
    proof = _proof(desk, _offered(desk))
    assert _offered(desk) != ""
    assert desk.confirm(proof, 0.0) == NO_CODE


def test_a_code_that_is_withdrawn_opens_nothing(desk: PairingDesk) -> None:
    code = _offered(desk)
    desk.withdraw()
    assert desk.answer(_device(code).hello, 0.0) == NO_CODE


def test_a_code_is_for_one_role(desk: PairingDesk) -> None:
    code = _offered(desk)
    console = Pairing(code, "Laptop", DeviceRole.CONSOLE, HUB, known_bytes("a console"))
    assert desk.answer(console.hello, 0.0) == Denied(Reason.OTHER_ROLE, guesses_left=GUESSES)


def test_a_code_dies_of_three_wrong_guesses(desk: PairingDesk) -> None:
    code = _offered(desk)
    assert [_guess_wrong(desk, 0.0).guesses_left for _ in range(GUESSES)] == [2, 1, 0]
    assert desk.answer(_device(code).hello, 0.0) == Denied(Reason.NO_CODE, FIRST_PAUSE_S)


def test_an_exchange_is_one_guess(desk: PairingDesk) -> None:
    right = _proof(desk, _offered(desk))
    assert desk.confirm(Proof(right.run, b"x" * 32), 0.0) == Denied(Reason.WRONG_CODE, guesses_left=2)
    assert desk.confirm(right, 0.0) == NO_CODE


def test_guesses_begun_before_the_third_do_not_count_as_more(desk: PairingDesk) -> None:
    code = _offered(desk)
    wrong = [_begun(desk, 0.0) for _ in range(GUESSES)]
    right = _proof(desk, code)
    for run in wrong:
        desk.confirm(Proof(run, b"x" * 32), 0.0)
    assert desk.confirm(right, 0.0) == Denied(Reason.NO_CODE, FIRST_PAUSE_S)


def test_the_pause_after_a_code_that_was_guessed_at_grows(desk: PairingDesk) -> None:
    now, pauses = 0.0, []
    for _ in range(8):
        _offered(desk, now)
        pauses.append([_guess_wrong(desk, now).wait_s for _ in range(GUESSES)][-1])
        assert desk.offer(DeviceRole.COUNTER, now + 1.0) == Denied(Reason.TOO_SOON, pauses[-1] - 1.0)
        now += pauses[-1]
    assert pauses == [30.0, 60.0, 120.0, 240.0, 480.0, 900.0, 900.0, 900.0]
    assert pauses[-1] == LONGEST_PAUSE_S


def test_a_pairing_that_succeeds_ends_the_growing(desk: PairingDesk) -> None:
    for now in (0.0, FIRST_PAUSE_S):
        _offered(desk, now)
        for _ in range(GUESSES):
            _guess_wrong(desk, now)
    now = 3 * FIRST_PAUSE_S
    assert isinstance(_pair(desk, _offered(desk, now), now), Admitted)
    _offered(desk, now)
    assert [_guess_wrong(desk, now).wait_s for _ in range(GUESSES)][-1] == FIRST_PAUSE_S


def test_those_who_begin_and_never_end_do_not_fill_the_memory(desk: PairingDesk) -> None:
    code = _offered(desk)
    first = _begun(desk, 0.0)
    for _ in range(8):
        _begun(desk, 0.0)
    assert desk.confirm(Proof(first, b"x" * 32), 0.0) == NO_CODE
    assert isinstance(_pair(desk, code), Admitted)


def _offered(desk: PairingDesk, now: float = 0.0) -> str:
    offer = desk.offer(DeviceRole.COUNTER, now)
    assert isinstance(offer, Offer)
    return offer.code


def _device(code: str) -> Pairing:
    return Pairing(code, "Loket 3", DeviceRole.COUNTER, HUB, known_bytes("the device"))


def _proof(desk: PairingDesk, code: str, now: float = 0.0) -> Proof:
    device = _device(code)
    reply = desk.answer(device.hello, now)
    assert isinstance(reply, Reply)
    return device.prove(reply)


def _pair(desk: PairingDesk, code: str, now: float = 0.0) -> Admitted | Denied:
    return desk.confirm(_proof(desk, code, now), now)


def _begun(desk: PairingDesk, now: float) -> bytes:
    reply = desk.answer(_device("00000000").hello, now)
    assert isinstance(reply, Reply)
    return reply.run


def _guess_wrong(desk: PairingDesk, now: float) -> Denied:
    denied = desk.confirm(Proof(_begun(desk, now), b"x" * 32), now)
    assert isinstance(denied, Denied)
    assert denied.reason is Reason.WRONG_CODE
    return denied
