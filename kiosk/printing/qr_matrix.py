"""The modules of a QR code."""

from functools import lru_cache
from typing import Final, Literal

import qrcode.constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

ErrorCorrection = Literal["L", "M", "Q", "H"]
Matrix = tuple[tuple[bool, ...], ...]

_LEVELS: Final[dict[ErrorCorrection, int]] = {
    "L": qrcode.constants.ERROR_CORRECT_L,
    "M": qrcode.constants.ERROR_CORRECT_M,
    "Q": qrcode.constants.ERROR_CORRECT_Q,
    "H": qrcode.constants.ERROR_CORRECT_H,
}


@lru_cache(maxsize=64)
def qr_matrix(payload: bytes, error_correction: ErrorCorrection) -> Matrix:
    """Rows of modules, True where dark, without the quiet zone; empty when there is nothing or too much to say."""
    if not payload:
        return ()
    code = QRCode(error_correction=_LEVELS[error_correction], border=0)
    code.add_data(payload)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return ()
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
