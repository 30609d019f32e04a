"""The key that signs a hall's seals: made at the first start, in the data folder, for its owner alone."""

import os
from pathlib import Path

from shared.hub.store import StoreError
from shared.journal.signing import KeyUnreadableError, SealKey

KEY_FILE = "seal.key"


def seal_key(folder: Path) -> SealKey:
    """The key of a data folder, made where there is none. StoreError where it cannot be read or written."""
    file = folder / KEY_FILE
    try:
        if not file.exists():
            _write_for_owner(file, SealKey.make().pem)
        return SealKey.read(file.read_bytes())
    except OSError as error:
        raise StoreError(f"the key of the seals, {file}, cannot be used: {error.strerror}") from error
    except KeyUnreadableError as error:
        raise StoreError(
            f"the key of the seals, {file}, is damaged: {error}; bring it back from a backup, or move it away: "
            "a new one is made then, and the inspectorate needs its public half (antrean key)"
        ) from error


def public_key(folder: Path) -> str:
    """The public half of a data folder's key, "" where none was made yet. StoreError where it cannot be read."""
    return seal_key(folder).public if (folder / KEY_FILE).exists() else ""


def _write_for_owner(file: Path, pem: bytes) -> None:
    """Write it whole or not at all, so that no start ever meets half a key."""
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(pem)
        written.flush()
        os.fsync(descriptor)
    beside.replace(file)
