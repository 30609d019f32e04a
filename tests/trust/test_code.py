"""A code is eight digits, however a person types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.trust.code import new_code, read_code, show_code


@given(st.binary(min_size=16, max_size=16))
def test_what_is_shown_can_be_typed(chance: bytes) -> None:
    code = new_code(lambda _: chance)
    assert read_code(show_code(code)) == code


def test_a_code_is_shown_in_two_groups() -> None:
    assert show_code("00420815") == "0042-0815"


@pytest.mark.parametrize("typed", ["1234-5678", "12345678", " 1234 5678\n", "12-34-56-78"])
def test_spaces_and_dashes_do_not_matter(typed: str) -> None:
    assert read_code(typed) == "12345678"


@pytest.mark.parametrize("typed", ["", "1234-567", "1234-56789", "1234-567a", "١٢٣٤٥٦٧٨"])
def test_what_is_no_code_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="1234-5678"):
        read_code(typed)
