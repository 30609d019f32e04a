"""The frames of `WS /v1/stream?after=SEQ&zone=`: one JSON object each."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from shared.protocol.base import Told


class Hello(Told):
    """The first frame. The events after the asked sequence follow, then live ones."""

    frame: Literal["hello"] = "hello"
    protocol: int
    hall: str
    sequence: int


class Gap(Told):
    """The events after the asked sequence are not all at hand: take a snapshot, then ask from its sequence."""

    frame: Literal["gap"] = "gap"
    sequence: int


class Happened(Told):
    """An event, as everybody may know it: no ids of tickets, no officers. `type` is its name in the record.

    `state` is that of the ticket after it.

    Fields that an event does not have are null. `plan_applied`, `day_started`, `action_undone` and what stops the
    giving out of numbers, or lets it go on, mean: take a snapshot.
    """

    frame: Literal["event"] = "event"
    sequence: int
    type: str
    at: datetime
    label: str | None = None
    prefix: str | None = None
    number: int | None = None
    service: str | None = None
    counter: str | None = None
    counter_name: str | None = None
    zone: str | None = None
    calls: int | None = None
    state: str | None = None


Frame = Annotated[Hello | Gap | Happened, Field(discriminator="frame")]
FRAME: TypeAdapter[Frame] = TypeAdapter(Frame)
"""Reads a frame: `FRAME.validate_json(text)`."""
