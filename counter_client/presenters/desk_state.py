"""What a desk knows: the hub's last word, what is under way, and what happened since."""

from datetime import datetime, timedelta
from typing import Final

from counter_client.asks import Act, Action
from counter_client.presenters.obstacles import obstacle_now
from shared.protocol.requests import FinishRequest, OfficerRequest
from shared.protocol.views import CalledTicket, DeskView, Done, Obstacle, Problem
from shared.queueing.refusals import Code

JUST_CALLED_S: Final = 1.5
"""So long after a call the next press cannot be meant, also where the hall does not ask for a start."""


class DeskState:
    """Times are seconds of a clock that never jumps; the hub's own time is reckoned from its last word."""

    def __init__(self, counter: str, officer: str) -> None:
        self.counter: Final = counter
        self.officer: Final = officer
        self.desk: DeskView | None = None
        self.problem: Problem | None = None
        self.under_way: Act | None = None
        self.unresolved: Act | None = None
        self.kept: Act | None = None
        """What was done while the hub was away, and waits for it."""
        self._seen_at = 0.0
        self._called_at = -JUST_CALLED_S
        self._settles_at = 0

    @property
    def is_busy(self) -> bool:
        """Whether a command is under way, or done but not yet seen on the desk."""
        is_open = self.under_way is not None or self.unresolved is not None or self.kept is not None
        return is_open or self._sequence < self._settles_at

    def see(self, desk: DeskView, now: float) -> None:
        """Take up the hub's word, unless it is older than what is known."""
        if desk.counter != self.counter or desk.sequence < max(self._sequence, self._settles_at):
            return
        self.desk, self._seen_at = desk, now
        self.unresolved = None

    def begin_anew(self) -> None:
        """Trust the next word whatever its sequence: the hub may have another record now."""
        self._settles_at = 0
        if self.desk is not None:
            self.desk = self.desk.model_copy(update={"sequence": 0})

    def send(self, action: Action, body: OfficerRequest, now: float, ticket: str = "") -> Act | None:
        """The command to send; None where the action is not possible now."""
        if self.is_busy or self.desk is None or self.obstacle(action, now) or self.is_just_called(action, now):
            return None
        self.problem = None
        self.under_way = Act(action, self.counter, body, ticket)
        return self.under_way

    def finish_later(self, now: float, key: str) -> Act | None:
        """Finish the ticket in hand when the hub is back; None where it could not be meant, or is kept already."""
        ticket = self.desk.ticket if self.desk else None
        if ticket is None or not self.can_finish_later(now):
            return None
        body = FinishRequest(officer=self.officer, ticket=ticket.ticket, is_sure=True, was_away=True)
        self.kept = Act("finish", self.counter, body, key=key)
        return self.kept

    def can_finish_later(self, now: float) -> bool:
        """Whether the visitor in front of the officer can be finished while the hub is away."""
        if self.kept is not None or self.is_busy or self.desk is None or self.desk.ticket is None:
            return False
        obstacle = self.obstacle("finish", now)
        return obstacle is None or obstacle.code == Code.NOT_STARTED

    def send_kept(self, act: Act) -> None:
        """What was kept is on its way."""
        self.problem, self.under_way, self.kept = None, act, None

    def keep(self, act: Act) -> None:
        """It did not arrive: it waits again."""
        self.under_way, self.kept = None, act

    def done(self, answer: Done | CalledTicket, now: float) -> None:
        """The command has been done; what it changed is seen once the desk is as new as its answer."""
        self.under_way, self._settles_at = None, answer.sequence
        if isinstance(answer, CalledTicket) and self.desk is not None:
            self._called_at = now
            self.desk = self.desk.model_copy(update={"ticket": answer.ticket})

    def refused(self, problem: Problem | None) -> None:
        """The command was refused; None where that is told elsewhere."""
        self.under_way, self.problem = None, problem

    def gave_no_answer(self, *, is_unknown: bool) -> None:
        """The hub went away; where the outcome is unknown the next word of the hub settles it."""
        self.unresolved = self.under_way if is_unknown else None
        self.under_way = None

    def obstacle(self, action: Action, now: float) -> Obstacle | None:
        """Why the rules would refuse it now."""
        assert self.desk is not None, "asked of a desk that has been seen"
        return obstacle_now(self.desk, action, now - self._seen_at)

    def is_just_called(self, action: Action, now: float) -> bool:
        """Whether a number was called by this desk this very moment, and nobody has been served since."""
        ticket = self.desk.ticket if self.desk else None
        is_called = ticket is not None and ticket.state == "called"
        return action == "call_next" and is_called and now - self._called_at < JUST_CALLED_S

    def hub_time(self, now: float) -> datetime | None:
        """The hub's clock."""
        return self.desk.now + timedelta(seconds=now - self._seen_at) if self.desk else None

    @property
    def _sequence(self) -> int:
        return self.desk.sequence if self.desk else -1
