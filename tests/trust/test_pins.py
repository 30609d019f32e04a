"""A PIN opens for who knows it; what is kept of it tells nobody; a plain one will not do."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from shared.trust.pins import KeptPin, Weakness, first_pin, is_right, own_pin, weakness

GOOD, BETTER = "402817", "91350274"


@pytest.fixture(scope="module")
def kept() -> KeptPin:
    return _kept(first_pin(GOOD))


def test_a_pin_opens(kept: KeptPin) -> None:
    assert kept.opens(GOOD)


@pytest.mark.parametrize("pin", ["", "402818", "0402817", "402817 ", "٤٠٢٨١٧", "\ud800"])
def test_no_other_does(kept: KeptPin, pin: str) -> None:
    assert not kept.opens(pin)


def test_the_same_pin_is_never_kept_the_same_way(kept: KeptPin) -> None:
    assert _kept(first_pin(GOOD)).hash != kept.hash


def test_it_is_kept_by_argon2id_with_the_memory_that_owasp_asks_for(kept: KeptPin) -> None:
    assert kept.hash.startswith("$argon2id$")
    assert extract_parameters(kept.hash).memory_cost >= 19 * 1024
    assert extract_parameters(kept.hash).time_cost >= 2


def test_neither_the_pin_nor_its_hash_is_printed(kept: KeptPin) -> None:
    assert repr(kept) == "KeptPin(must_change=True)"


@pytest.mark.parametrize("broken", ["", GOOD, "$argon2id$v=19$m=19456,t=3,p=1$torn"])
def test_a_broken_hash_opens_for_nobody(broken: str) -> None:
    assert not KeptPin(broken, must_change=False).opens(GOOD)


def test_the_first_pin_must_be_changed_and_ones_own_not(kept: KeptPin) -> None:
    assert kept.must_change
    changed = _kept(own_pin(BETTER, kept))
    assert not changed.must_change
    assert changed.opens(BETTER)
    assert not changed.opens(GOOD)


def test_a_change_to_the_same_pin_is_none(kept: KeptPin) -> None:
    assert own_pin(GOOD, kept) is Weakness.SAME_AS_BEFORE


def test_ones_own_pin_must_be_a_good_one_too(kept: KeptPin) -> None:
    assert own_pin("1234", kept) is Weakness.TOO_SHORT


def test_a_pin_kept_with_older_parameters_is_made_anew(kept: KeptPin) -> None:
    older = KeptPin(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(GOOD), must_change=False)
    assert older.needs_rehash
    assert not kept.needs_rehash
    newer = older.rehashed(GOOD)
    assert newer.opens(GOOD)
    assert (newer.needs_rehash, newer.must_change) == (False, False)


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("40281", Weakness.TOO_SHORT),
        ("", Weakness.NOT_DIGITS),
        ("4028a7", Weakness.NOT_DIGITS),
        ("٤٠٢٨١٧", Weakness.NOT_DIGITS),
        ("4028170281703", Weakness.TOO_LONG),
        ("000000", Weakness.TOO_PLAIN),
        ("123456", Weakness.TOO_PLAIN),
        ("987654", Weakness.TOO_PLAIN),
        ("890123", Weakness.TOO_PLAIN),
        ("246802", Weakness.TOO_PLAIN),
        ("121212", Weakness.TOO_PLAIN),
        ("407407", Weakness.TOO_PLAIN),
        (GOOD, None),
        (BETTER, None),
    ],
)
def test_what_will_not_do_as_a_pin(pin: str, why: Weakness | None) -> None:
    assert weakness(pin) is why


@given(st.text(max_size=14))
def test_whatever_is_typed_is_judged(pin: str) -> None:
    assert weakness(pin) is not None or (6 <= len(pin) <= 12 and set(pin) <= set("0123456789"))


def test_few_of_all_pins_are_too_plain() -> None:
    assert sum(weakness(f"{pin:06}") is Weakness.TOO_PLAIN for pin in range(0, 1_000_000, 9)) < 200


@pytest.mark.parametrize("pin", ["", GOOD])
def test_an_officer_who_does_not_exist_has_no_pin(kept: KeptPin, pin: str) -> None:
    assert not is_right(pin, None)
    assert is_right(GOOD, kept)


def _kept(made: KeptPin | Weakness) -> KeptPin:
    assert isinstance(made, KeptPin)
    return made
