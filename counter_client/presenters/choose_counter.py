"""Choosing the counter: a closed one is opened, one's own is gone on with, one left open may be taken over."""

from counter_client.asks import LookAtDesk
from counter_client.presenters.pages import Choice, ChoosePage, CounterCard, Frame
from counter_client.presenters.parts import Button, Notice, Row
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.views import CounterView, DeskView, Problem


class ChooseCounterPresenter:
    """Holds the counters of the hall, the one that is chosen, and what its desk looks like."""

    def __init__(self, officer: str, counter: str = "") -> None:
        """`counter` is chosen beforehand, where the hall has that id."""
        self._officer = officer
        self._wanted = counter
        self._counters: dict[str, CounterView] = {}
        self._pick = Pick()
        self._desk: DeskView | None = None
        self._problem: Problem | None = None
        self._is_under_way = False

    @property
    def chosen(self) -> str | None:
        """The id of the counter that is chosen."""
        return self._pick.chosen

    def know(self, counters: tuple[CounterView, ...]) -> None:
        """Take up the counters of the hall."""
        self._counters = {counter.id: counter for counter in counters}
        self._pick = self._pick.offering([(counter.id, counter.name) for counter in counters])
        if self._wanted in self._counters and self._pick.chosen is None:
            self._pick = self._pick.choosing(self._wanted)
            self._wanted = ""

    def type(self, query: str) -> None:
        """Look for a counter of this name."""
        self._choose(self._pick.typing(query))

    def move(self, step: int) -> None:
        """Go up or down in the list."""
        self._choose(self._pick.moving(step))

    def choose(self, counter: str) -> None:
        """Take this counter."""
        self._choose(self._pick.choosing(counter))

    def look(self) -> LookAtDesk | None:
        """What has to be asked to know who sits at the chosen counter."""
        return LookAtDesk(self._pick.chosen, self._officer) if self._pick.chosen else None

    def looked(self, desk: DeskView) -> None:
        """The desk of a counter as it is now."""
        if desk.counter == self._pick.chosen:
            self._desk = desk

    def choice(self) -> Choice | None:
        """What the officer may do about the chosen counter now."""
        desk = self._desk
        if desk is None or self._is_under_way:
            return None
        if desk.state == "closed":
            return "open"
        if desk.officer == self._officer:
            return "continue"
        return "take_over" if desk.ticket is None else None

    def begin(self) -> None:
        """A command is on its way."""
        self._is_under_way, self._problem = True, None

    def end(self, problem: Problem | None = None) -> None:
        """The command has its answer, or none."""
        self._is_under_way, self._problem = False, problem

    def page(self, speech: Speech, frame: Frame, *, is_away: bool) -> ChoosePage:
        """What the screen shows."""
        found = self._pick.found
        nothing = speech.say("choose_nothing", query=self._pick.query) if self._counters and not found else ""
        return ChoosePage(
            frame=frame,
            title=speech.say("choose_title"),
            hint=speech.say("choose_hint", officer=speech.officer(self._officer)),
            filter_hint=speech.say("choose_filter"),
            query=self._pick.query,
            counters=tuple(self._row(speech, self._counters[counter]) for counter in found),
            nothing=nothing,
            card=self._card(speech, is_away),
            card_hint=speech.say("choose_first"),
            problem=Notice("trouble", *speech.problem(self._problem)) if self._problem else None,
            sign_out=Button(speech.say("sign_out"), "Ctrl+Q"),
            keys=speech.say("choose_keys"),
        )

    def _choose(self, pick: Pick) -> None:
        if pick.chosen != self._pick.chosen:
            self._desk = None
        self._pick, self._problem = pick, None

    def _row(self, speech: Speech, counter: CounterView) -> Row:
        mark = speech.say("state_with_ticket", label=counter.ticket) if counter.ticket else ""
        return Row(
            id=counter.id,
            title=speech.say("counter_title", counter=counter.name),
            subtitle=" · ".join(speech.service(service) for service in counter.services),
            mark=mark or speech.say(f"state_{counter.state}"),
            state=counter.state,
            is_chosen=counter.id == self._pick.chosen,
        )

    def _card(self, speech: Speech, is_away: bool) -> CounterCard | None:
        counter = self._counters.get(self._pick.chosen or "")
        if counter is None:
            return None
        text, hint = self._about(speech, counter)
        state = self._desk.state if self._desk else counter.state
        return CounterCard(
            title=speech.say("counter_title", counter=counter.name),
            services_words=speech.say("choose_services"),
            services=tuple(speech.service(service) for service in counter.services),
            state=state,
            state_words=speech.say(f"state_{state}"),
            text=text,
            hint=hint,
            choice=self.choice(),
            button=self._button(speech, counter, is_away),
        )

    def _about(self, speech: Speech, counter: CounterView) -> tuple[str, str]:
        desk = self._desk
        if desk is None:
            return speech.say("choose_looking", counter=counter.name), ""
        if desk.state == "closed":
            return speech.say("choose_free"), ""
        if desk.officer == self._officer:
            return speech.say("choose_mine"), ""
        officer = speech.officer(desk.officer or "")
        if desk.ticket is not None:
            busy = speech.say("choose_busy", officer=officer, label=desk.ticket.label)
            return busy, speech.say("choose_busy_hint")
        return speech.say("choose_taken", officer=officer), speech.say("choose_taken_hint")

    def _button(self, speech: Speech, counter: CounterView, is_away: bool) -> Button | None:
        reason = "not_while_away" if is_away else "not_while_busy" if self._is_under_way else ""
        title = {
            "open": speech.say("open_counter", counter=counter.name),
            "continue": speech.say("continue_counter", counter=counter.name),
            "take_over": speech.say("take_over"),
        }
        choice = self.choice() or ("open" if self._is_under_way else None)
        return Button(title[choice], "Enter", speech.say(reason) if reason else "") if choice else None
