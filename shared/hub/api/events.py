"""The event stream: hello, what was missed (or a gap), then whatever happens."""

import asyncio
import contextlib
import time

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from shared.hub.api.hub import Hub
from shared.hub.api.roles import credentials
from shared.hub.stream import Listener
from shared.protocol import VERSION
from shared.protocol.stream import Hello

TOO_SLOW = 4008
"""The close code for a listener that fell behind."""

TOO_MANY = 4029
"""The close code where an address holds too many streams."""

BAD_QUESTION = 4000
"""The close code where `after` is no whole number."""


def event_routes(hub: Hub) -> APIRouter:
    """The one WebSocket."""
    router = APIRouter(prefix="/v1")

    @router.websocket("/stream")
    async def stream(socket: WebSocket) -> None:
        address = socket.client.host if socket.client else ""
        await socket.accept()
        if not hub.stream.has_room_for(address):
            await socket.close(TOO_MANY, "too many streams from this address")
            return
        try:
            after = int(socket.query_params["after"]) if "after" in socket.query_params else None
        except ValueError:
            await socket.close(BAD_QUESTION, "after is no whole number")
            return
        hall = await hub.engine.read(lambda day: day.hall.plan.id)
        listener, missed = hub.stream.listen(after, socket.query_params.get("zone", ""), address)
        device = credentials(socket).device
        hub.presence.came(device, time.monotonic())
        hello = Hello(protocol=VERSION, hall=hall, sequence=hub.stream.sequence).model_dump_json()
        sending = asyncio.create_task(_send(socket, listener, [hello, *missed]))
        try:
            await _until_gone(socket)
        finally:
            hub.stream.leave(listener)
            hub.presence.went(device, time.monotonic())
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending

    return router


async def _send(socket: WebSocket, listener: Listener, first: list[str]) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        for text in first:
            await socket.send_text(text)
        while not listener.is_cut_off:
            for text in await listener.take():
                await socket.send_text(text)
        await socket.close(TOO_SLOW, "too slow: take a snapshot")


async def _until_gone(socket: WebSocket) -> None:
    """Nobody has anything to say here but good-bye."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass
