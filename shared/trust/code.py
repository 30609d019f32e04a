"""The code of a pairing: eight digits that one person reads and types, "1234-5678"."""

from collections.abc import Callable

Entropy = Callable[[int], bytes]
"""So many bytes that nobody can guess; `secrets.token_bytes`, unless a test wants to know them."""

DIGITS = 8
_FORGIVEN = str.maketrans("", "", "- \t\n")


def new_code(entropy: Entropy) -> str:
    """Eight digits, each code as likely as any other."""
    # 128 bits make the remainder's bias smaller than anybody could measure.
    return f"{int.from_bytes(entropy(16)) % 10**DIGITS:0{DIGITS}}"


def show_code(code: str) -> str:
    """In two groups of four, as people read it."""
    return f"{code[: DIGITS // 2]}-{code[DIGITS // 2 :]}"


def read_code(text: str) -> str:
    """The digits alone. ValueError for what is no code; the message says how one is written."""
    code = text.translate(_FORGIVEN)
    if len(code) != DIGITS or not (code.isascii() and code.isdecimal()):
        raise ValueError("a code has eight digits, such as 1234-5678; read it again from the hub's screen")
    return code
