"""The only place that knows SQL: what a hall keeps on disk, written by its hub and read by whoever checks it."""

from shared.hub.store.batch import Batch, OfficerAccount, StoredAnswer
from shared.hub.store.database import NewerStoreError, all_damage
from shared.hub.store.faults import DamagedStoreError, StoreError
from shared.hub.store.reading import copy_database, read_entries
from shared.hub.store.store import ContradictionError, Store

__all__ = [
    "Batch",
    "ContradictionError",
    "DamagedStoreError",
    "NewerStoreError",
    "OfficerAccount",
    "Store",
    "StoreError",
    "StoredAnswer",
    "all_damage",
    "copy_database",
    "read_entries",
]
