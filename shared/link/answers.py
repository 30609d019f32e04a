"""Reading an answer whole, but never one without end: whoever plays the hub cannot fill this program's memory."""

import time
from typing import Final

import httpx

LONGEST_ANSWER: Final = 16 * 1024 * 1024
"""Bytes: several times what the largest hall tells of itself."""

WITHIN_S: Final = 15.0
"""From the first byte of an answer to its last."""


def read_whole(response: httpx.Response) -> httpx.Response:
    """The answer with its content. httpx.ReadError for one that goes on for too long, in bytes or in time."""
    until = time.monotonic() + WITHIN_S
    content = bytearray()
    for part in response.iter_raw():
        content += part
        if len(content) > LONGEST_ANSWER or time.monotonic() > until:
            raise httpx.ReadError("an answer without end", request=response.request)
    return httpx.Response(response.status_code, content=bytes(content))
