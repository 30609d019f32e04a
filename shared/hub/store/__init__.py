"""The only place that knows SQL: what a hall keeps on disk, written by its hub and read by whoever checks it."""

from shared.hub.store.batch import Batch, OfficerAccount, StoredAnswer
from shared.hub.store.database import NewerStoreError
from shared.hub.store.store import ContradictionError, Store, StoreError, read_entries

__all__ = [
    "Batch",
    "ContradictionError",
    "NewerStoreError",
    "OfficerAccount",
    "Store",
    "StoreError",
    "StoredAnswer",
    "read_entries",
]
