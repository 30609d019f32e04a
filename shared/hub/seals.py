"""What only this hall can make.

The token that opens a ticket's page, the code that tells its paper from a fake, and the signature under a day.
"""

import base64
import hmac
from dataclasses import replace
from datetime import date

from shared.journal.signing import SealKey
from shared.journal.slip import signed_text
from shared.journal.tally import Tally
from shared.queueing.facts import DaySealed

_LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
"""No two that look alike on thermal paper (B 8, O 0, I 1, S 5, Z 2, G 6)."""

_CODE_LENGTH = 6
_TOKEN_BYTES = 12


class Seals:
    """Keyed by the hall's secret, which never leaves its store, and by the key of its seals."""

    def __init__(self, secret: bytes, key: SealKey) -> None:
        self._secret, self._key = secret, key

    @property
    def public_key(self) -> str:
        """What everybody checks this hall's seals with."""
        return self._key.public

    def seal(self, asked: DaySealed, *, hall: str, sequence: int, head: str, tally: Tally) -> DaySealed:
        """The seal of a day, complete and signed, over the record that ends with this entry."""
        seal = replace(
            asked,
            hall=hall,
            sequence=sequence,
            head=head,
            issued=tally.issued,
            called=tally.called,
            finished=tally.finished,
            no_shows=tally.no_shows,
            cancelled=tally.cancelled,
            numbers=tally.numbers,
            key=self._key.public,
        )
        return replace(seal, signature=self._key.sign(signed_text(seal)))

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
