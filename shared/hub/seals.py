"""What only this hall can make: the token that opens a ticket's page, and the code that tells its paper from a fake."""

import base64
import hmac
from datetime import date

_LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
"""No two that look alike on thermal paper (B 8, O 0, I 1, S 5, Z 2, G 6)."""

_CODE_LENGTH = 6
_TOKEN_BYTES = 12


class Seals:
    """Keyed by the hall's secret, which never leaves its store."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, ticket: str) -> str:
        """16 characters that nobody can guess from any other ticket's; safe in a URL."""
        return base64.urlsafe_b64encode(self._digest(f"track\n{ticket}")[:_TOKEN_BYTES]).decode()

    def check_code(self, hall: str, day: date, label: str) -> str:
        """6 characters for one number of one day, such as "K7RX4M"."""
        value = int.from_bytes(self._digest(f"paper\n{hall}\n{day.isoformat()}\n{label}")[:8])
        letters = []
        for _ in range(_CODE_LENGTH):
            value, index = divmod(value, len(_LETTERS))
            letters.append(_LETTERS[index])
        return "".join(letters)

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._secret, text.encode(), "sha256")
