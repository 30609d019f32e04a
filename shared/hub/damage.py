"""Damage on the disk that a start does not see: looked for while the hub works."""

import asyncio
import logging
from pathlib import Path

from shared.hub.store import DamagedStoreError, StoreError, all_damage

FIRST_AFTER_S = 30.0
"""The start is over, and the screens are back."""

logger = logging.getLogger(__name__)


async def look_for_damage(data: Path, after_s: float = FIRST_AFTER_S) -> None:
    """Look once through the whole database of a data folder, and say in the log what is wrong with it.

    The day is good, or the hub would not have started: it goes on until a person has time for it.
    """
    await asyncio.sleep(after_s)
    try:
        found = await asyncio.to_thread(all_damage, data)
    except (OSError, StoreError) as error:
        logger.warning("whether the data is damaged is not known: %s", error)
        return
    if found:
        logger.error("%s", DamagedStoreError(data, found))
