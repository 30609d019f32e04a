"""One connection to the event stream of a hub."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from pydantic import ValidationError
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect

from shared.link.address import HubAddress
from shared.protocol.stream import FRAME, Frame

_OPEN_S: Final = 2.0
_CLOSE_S: Final = 0.3
_PING_EVERY_S: Final = 1.0
_PONG_WITHIN_S: Final = 2.0

# A hub that went away is a state of the link, told by it; the library would log a traceback each time.
_mute = logging.getLogger(f"{__name__}.websockets")
_mute.setLevel(logging.CRITICAL)


class StreamLostError(Exception):
    """The stream cannot be had or has ended. `trouble` is the code for people."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class EventStream:
    """The frames of one connection. A hub that does not answer a ping within 3 s counts as lost."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def __iter__(self) -> Iterator[Frame]:
        """Frames as they come, those we do not know passed over. Raise StreamLostError when the hub is gone."""
        while True:
            try:
                message = self._connection.recv(decode=False)
            except (WebSocketException, OSError):
                raise StreamLostError("looking") from None
            frame = _read(message)
            if frame is not None:
                yield frame

    def close(self) -> None:
        """End it, from any thread."""
        self._connection.close()


@contextmanager
def open_stream(address: HubAddress, headers: Mapping[str, str], after: int, zone: str) -> Iterator[EventStream]:
    """Connect for the events after a sequence. Raise StreamLostError when that is not possible."""
    query = urlencode({"after": after, **({"zone": zone} if zone else {})})
    try:
        connection = connect(
            f"{address.ws_url}/v1/stream?{query}",
            additional_headers=dict(headers),
            proxy=None,
            compression=None,
            open_timeout=_OPEN_S,
            close_timeout=_CLOSE_S,
            ping_interval=_PING_EVERY_S,
            ping_timeout=_PONG_WITHIN_S,
            logger=_mute,
        )
    except InvalidStatus as answer:
        is_refused = answer.response.status_code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
        raise StreamLostError("refused" if is_refused else "looking") from None
    except (WebSocketException, OSError):
        raise StreamLostError("looking") from None
    with connection:
        yield EventStream(connection)


def _read(message: bytes | str) -> Frame | None:
    try:
        return FRAME.validate_json(message)
    except ValidationError:
        return None
