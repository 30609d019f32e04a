"""An officer's shift: from signing in to the desk and back. Knows no Qt and no network."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from counter_client.asks import (
    Act,
    Answer,
    Ask,
    ChangePin,
    Learned,
    LearnHall,
    LookAtDesk,
    LookAtWaiting,
    NoAnswer,
    SignIn,
    SignOut,
    Stop,
    Unlock,
)
from counter_client.presenters.choose_counter import ChooseCounterPresenter
from counter_client.presenters.desk import DeskPresenter
from counter_client.presenters.desk_state import DeskState
from counter_client.presenters.entrance import Entrance
from counter_client.presenters.forms.form import Form
from counter_client.presenters.frame import frame_of
from counter_client.presenters.kept import Kept, KeptWork
from counter_client.presenters.pages import Page
from counter_client.presenters.parts import Button
from counter_client.presenters.presses import Press
from counter_client.presenters.sign_in import SignInPresenter
from counter_client.presenters.speech import Speech
from counter_client.presenters.stops import STOPS_KEY, StopsPresenter, may_stop
from shared.language import Language
from shared.link.state import LinkState
from shared.protocol.requests import OfficerRequest
from shared.protocol.views import CalledTicket, DeskView, Done, OfficerView, Problem, WaitingList

LEARN_AGAIN_S: Final = 60
"""How old the hall's estimated waits may grow on a desk."""

_LONGEST_BREAK_S: Final = 7200
"""Friday's prayer takes 90 minutes: a break that nobody ends after two hours was forgotten."""


class Shift:
    """Asks of the hub go out through `ask`; whoever carries them brings each answer back to `answered`, in any order.

    `clock` gives seconds and never jumps. After any call `page()` is what the screen shows.
    """

    def __init__(
        self,
        ask: Callable[[Ask], None],
        clock: Callable[[], float],
        language: Language = "id",
        *,
        officer: str = "",
        counter: str = "",
        work: KeptWork | None = None,
        idle_after_s: float = 0,
    ) -> None:
        """`officer` and `counter` are chosen beforehand; the PIN is always asked for. `work` waits for the hub.

        Who touches nothing for `idle_after_s` is signed out; 0: nobody is.
        """
        self._ask: Final = ask
        self._clock: Final = clock
        self._counter = counter
        self._speech = Speech(language)
        self._link: LinkState | None = None
        self._work: Final = work or KeptWork()
        self._officer: str | None = None
        self._entrance = Entrance(self._work.new_key, officer)
        self._choose: ChooseCounterPresenter | None = None
        self._desk: DeskPresenter | None = None
        self._stops: StopsPresenter | None = None
        self._told_at = 0.0
        self._is_leaving = False
        self._idle_after_s: Final = idle_after_s
        self._touched_at, self._is_idle = clock(), False
        self._learned_at = -float(LEARN_AGAIN_S)

    def page(self) -> Page:
        """What the screen shows now."""
        is_away, state = self._is_away, self._desk_state
        frame = frame_of(self._speech, self._link, state, self._work, has_officer=self._officer is not None)
        if may_stop(self._officer_view):
            frame = replace(frame, stops=Button(self._speech.say("stops"), STOPS_KEY))
        if self._stops is not None:
            return self._stops.page(self._speech, frame, self._hub_time, is_away=is_away)
        if self._desk is not None:
            return self._desk.page(self._speech, frame, self._clock(), is_away=is_away)
        if self._choose is not None:
            return self._choose.page(self._speech, frame, is_away=is_away)
        return self._entrance.page(self._speech, frame, self._clock(), is_away=is_away)

    # What comes from the link

    def link_changed(self, state: LinkState) -> None:
        """The hub came or went."""
        was_away, self._link = self._is_away, state
        if was_away and state.is_connected:
            self.look_again()

    def snapshot_needed(self) -> None:
        """What is known has a gap."""
        if self._desk is not None:
            self._desk.state.begin_anew()
        if self._stops is not None:
            self._stops.begin_anew()
        self._ask(LearnHall())
        self.look_again()

    def look_again(self) -> None:
        """Something may have changed: look."""
        if self._is_away:
            return
        if act := self._work.take(self._desk_state):
            self._ask(act)
        if self._stops is not None:
            self._ask(LearnHall())
        if self._desk is not None:
            self._ask(LookAtDesk(self._desk.state.counter, self._desk.state.officer))
            self._look_who_waits(self._desk)
            self._learn_again()
        elif self._choose is not None:
            self._ask(LearnHall())
            self._look_at_chosen()

    # What the officer does

    def switch_language(self) -> None:
        """Speak the other language."""
        self._speech = self._speech.in_other_language()

    def type(self, query: str) -> None:
        """Narrow down the list of the page."""
        self._list.type(query)
        self._look_at_chosen()

    def move(self, step: int) -> None:
        """Go up or down in the list of the page."""
        self._list.move(step)
        self._look_at_chosen()

    def choose(self, entry: str) -> None:
        """Take an entry of the list of the page."""
        self._list.choose(entry)
        self._look_at_chosen()

    def sign_in(self, pin: str) -> None:
        """Have the PIN checked, of the officer or of the supervisor who is asked for."""
        if not self._is_away and (ask := self._entrance.submit(pin, self._clock())):
            self._ask(ask)

    def choose_pin(self, pin: str, again: str) -> None:
        """Have one's own PIN put in place of the first."""
        if not self._is_away and (ask := self._entrance.choose_pin(pin, again)):
            self._ask(ask)

    def call_supervisor(self) -> None:
        """Ask for a supervisor who lifts a pause, or go back from there."""
        if self._officer is None:
            self._entrance.call_supervisor(self._clock())

    def open_counter(self) -> None:
        """Sit down at the chosen counter, in the way that its state allows."""
        choose, officer = self._choose, self._officer
        if choose is None or officer is None or self._is_away or not (counter := choose.chosen):
            return
        match choose.choice():
            case "continue":
                self._sit_down(counter)
            case "open":
                choose.begin()
                self._ask(Act("open", counter, OfficerRequest(officer=officer)))
            case "take_over":
                choose.begin()
                self._ask(Act("close", counter, OfficerRequest(officer=officer)))

    def press(self, press: Press) -> None:
        """Press a button of the desk, or its key."""
        if desk := self._desk:
            self._work.refused = None
            if press == "finish" and self._is_away:
                desk.close_form()
                self._work.finish_later(desk.state, self._clock())
                return
            self._send(desk.press(press, self._speech, self._clock(), is_away=self._is_away))
            self._look_who_waits(desk)

    def open_stops(self) -> None:
        """Look at what gives out numbers, and go back to where the officer was by the same key."""
        officer = self._officer_view
        is_closing = self._stops is not None or officer is None or not may_stop(officer)
        self._stops = None if is_closing or officer is None else StopsPresenter(officer, self._speech)
        self.look_again()

    def give(self, words: str) -> None:
        """Answer what is asked: the id of an option, other words, or nothing for what is chosen in the list."""
        if self._stops is not None:
            if stop := self._stops.give(words, self._speech, self._hub_time, is_away=self._is_away):
                self._ask(stop)
        elif self._desk is not None:
            self._send(self._desk.give(words, self._speech, self._clock(), is_away=self._is_away))

    def drop(self) -> None:
        """Go back from what is asked."""
        if self._stops is not None:
            if not self._stops.back():
                self._stops = None
        elif self._desk is not None:
            self._desk.drop()
        elif self._officer is None:
            self._entrance.back()

    def touched(self) -> None:
        """A key was pressed, or the mouse moved."""
        self._touched_at, self._is_idle = self._clock(), False

    def leave_if_idle(self) -> None:
        """Sign out who has touched nothing for long, and close the counter: never with a ticket in hand.

        While the hub is away nobody is signed out, for a counter would stay open without its officer. A break is let
        last its time: who is away for lunch is expected back, and the record has the reason.
        """
        after = max(self._idle_after_s, _LONGEST_BREAK_S) if self._is_on_break() else self._idle_after_s
        is_idle = self._idle_after_s and self._clock() - self._touched_at >= after
        if is_idle and self._officer is not None and not self._is_away:
            self.touched()
            if self._desk is None or self._desk.can_sign_out(is_away=False):
                self._is_idle = True
                self.sign_out()

    def _is_on_break(self) -> bool:
        desk = self._desk.state.desk if self._desk else None
        return desk is not None and desk.state == "on_break"

    def sign_out(self) -> None:
        """Leave; an open counter is closed first."""
        desk, self._stops = self._desk, None
        if desk is None:
            self._forget_officer()
        elif desk.can_sign_out(is_away=self._is_away):
            is_closed = desk.state.desk is None or desk.state.desk.state == "closed"
            if self._is_away or is_closed:
                self._forget_officer()
            else:
                self._is_leaving = True
                desk.close_form()
                self.press("close")

    # What comes back

    def answered(self, ask: Ask, answer: Answer) -> None:
        """The hub's answer, or that there is none."""
        match ask, answer:
            case LearnHall(), Learned():
                self._learn(answer)
            case Stop(), _:
                if self._stops is not None:
                    self._stops.answered(answer)
                self.look_again()
            case SignIn() | ChangePin() | Unlock(), _:
                self._come_in(self._entrance.answered(ask, answer, self._clock()))
            case LookAtDesk(), DeskView():
                self._looked(ask, answer)
            case LookAtWaiting(), WaitingList() if self._desk is not None:
                self._desk.see_waiting(answer, self._speech)
            case Act(), _ if self._work.is_it(ask):
                if self._work.answered(ask, answer, self._desk_state, self._clock()):
                    self.look_again()
            case Act(), Done() | CalledTicket() | Problem() | NoAnswer() if self._desk is not None:
                self._acted(self._desk, ask, answer)
            case Act(), _ if self._choose is not None:
                self._opened(self._choose, ask, answer)

    def _learn_again(self) -> None:
        """The estimated waits grow old; they need not be of this second."""
        if self._clock() - self._learned_at >= LEARN_AGAIN_S:
            self._learned_at = self._clock()
            self._ask(LearnHall())

    def _learn(self, learned: Learned) -> None:
        self._learned_at = self._told_at = self._clock()
        self._speech = self._speech.knowing(learned)
        self._entrance.know(learned.officers)
        if self._choose is not None:
            self._choose.know(learned.hall.counters)

    def _come_in(self, officer: str | None) -> None:
        if officer is not None:
            self._officer = officer
            self.touched()
            self._stand_up(self._counter)

    def _looked(self, ask: LookAtDesk, desk: DeskView) -> None:
        if self._desk is not None:
            if ask.officer == self._officer:
                self._desk.see(desk, self._clock())
        elif self._choose is not None:
            self._choose.looked(desk)

    def _opened(self, choose: ChooseCounterPresenter, ask: Act, answer: Answer) -> None:
        match answer:
            case Done() if ask.action == "close":
                self._ask(Act("open", ask.counter, ask.body))
                return
            case Done():
                choose.end()
                self._sit_down(ask.counter)
                return
            case Problem():
                choose.end(answer)
            case _:
                choose.end()
        self.look_again()

    def _acted(self, desk: DeskPresenter, ask: Act, answer: Done | CalledTicket | Problem | NoAnswer) -> None:
        if isinstance(answer, NoAnswer) and ask.key and (ticket := desk.state.desk and desk.state.desk.ticket):
            self._work.keep(Kept(ask, ticket.label))
            desk.keep(ask)
            return
        desk.answered(ask, answer, self._clock())
        is_closed = isinstance(answer, Done) and ask.action == "close"
        if is_closed and self._is_leaving:
            self._forget_officer()
        elif is_closed:
            self._stand_up()
        else:
            self.look_again()
        self._is_leaving = self._is_idle = False

    def _send(self, act: Act | None) -> None:
        """A finish has a key: where the hub goes away at that very moment, it is kept."""
        if act is not None and act.action == "finish" and self._desk is not None:
            act = self._desk.state.under_way = replace(act, key=self._work.new_key())
        if act is not None:
            self._ask(act)

    def _sit_down(self, counter: str) -> None:
        assert self._officer is not None, "an officer has signed in"
        self._desk = DeskPresenter(DeskState(counter, self._officer))
        self._learned_at = -float(LEARN_AGAIN_S)
        self.look_again()

    def _stand_up(self, counter: str = "") -> None:
        """Choose a counter."""
        assert self._officer is not None, "an officer has signed in"
        self._desk = None
        self._choose = ChooseCounterPresenter(self._officer, counter)
        if self._speech.learned:
            self._choose.know(self._speech.learned.hall.counters)
        self.look_again()

    def _forget_officer(self) -> None:
        if self._officer is not None and not self._is_away:
            self._ask(SignOut(self._officer, "idle" if self._is_idle else ""))
        self._officer, self._choose, self._desk, self._stops = None, None, None, None
        self._entrance = Entrance(self._work.new_key)
        if self._is_idle:
            self._entrance.list.tell_idle()
        if self._speech.learned:
            self._entrance.know(self._speech.learned.officers)

    def _look_at_chosen(self) -> None:
        if (
            self._stops is None
            and self._desk is None
            and self._choose is not None
            and not self._is_away
            and (look := self._choose.look())
        ):
            self._ask(look)

    def _look_who_waits(self, desk: DeskPresenter) -> None:
        if desk.wants_waiting:
            self._ask(LookAtWaiting(desk.state.counter, desk.state.officer))

    @property
    def _desk_state(self) -> DeskState | None:
        return self._desk.state if self._desk else None

    @property
    def _list(self) -> Form | ChooseCounterPresenter | SignInPresenter | StopsPresenter:
        """The list of the page; a desk without a form has none, and then nobody types."""
        if self._stops is not None:
            return self._stops
        if self._desk is not None and self._desk.form is not None:
            return self._desk.form
        return self._choose or self._entrance.list

    @property
    def _officer_view(self) -> OfficerView | None:
        """The officer who is signed in, as the hall has it now."""
        every = self._speech.learned.officers if self._speech.learned else ()
        return next((each for each in every if each.id == self._officer), None)

    @property
    def _hub_time(self) -> datetime:
        """The hub's clock, else that of this machine."""
        told = self._speech.learned.hall.now if self._speech.learned else None
        return told + timedelta(seconds=self._clock() - self._told_at) if told else datetime.now(UTC)

    @property
    def _is_away(self) -> bool:
        return self._link is None or not self._link.is_connected
