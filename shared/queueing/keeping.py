"""The rules of the record itself: a day is sealed, a fact is taken down."""

from dataclasses import replace
from datetime import datetime

from shared.queueing.commands import RecordFact, SealDay
from shared.queueing.facts import DaySealed
from shared.queueing.hall import Hall
from shared.queueing.refusals import Decision


def seal_day(hall: Hall, _command: SealDay, now: datetime) -> Decision:
    """A day may be sealed at any time, and more than once: each seal covers what was before it."""
    assert hall.day is not None, "a command is decided on a day"
    return (DaySealed(now, hall.day),)


def record_fact(_hall: Hall, command: RecordFact, now: datetime) -> Decision:
    """What has happened is taken down, whatever it was."""
    return (replace(command.fact, at=now),)
