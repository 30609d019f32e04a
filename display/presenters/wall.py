"""The wall's decisions: what is large, what is said, what is kept while the hub is away. No Qt, no clock of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from display.presenters.calls import Call, CallBook
from display.presenters.counters import Counters, is_sent_back_to_wait
from display.presenters.effects import Effects, ServiceBegan, Speak, Withdraw
from display.presenters.hub_clock import HubClock
from display.presenters.spotlight import Spotlight
from display.presenters.views import CallCard, CounterChip, HeadView, Said, WallView, WelcomeView
from display.presenters.words import WallWords
from display.voice.airtime import SpokenCall
from shared.language import LANGUAGES, Language, zone_name
from shared.protocol.stream import Happened
from shared.protocol.views import BoardView, CounterView

TOO_OLD_TO_SAY: Final = timedelta(seconds=30)
"""A call that was missed for longer is shown, without voice or attention."""

_ANSWERED: Final = ("service_started", "service_finished", "no_show_recorded", "ticket_cancelled", "ticket_held")
_WAITS_AGAIN: Final = ("ticket_moved_on", "ticket_transferred", "ticket_returned", "ticket_reinstated")
_SET_ASIDE: Final = ("ticket_held", "no_show_recorded")


@dataclass(frozen=True, slots=True)
class Setup:
    """What this wall is told about itself. `zone` is empty for the whole hall."""

    languages: tuple[Language, ...] = LANGUAGES
    zone: str = ""


class WallPresenter:
    """Takes facts in, gives effects back; `view` is what to show."""

    def __init__(self, setup: Setup, now: Callable[[], datetime]) -> None:
        self._setup, self._now = setup, now
        self._words = WallWords(setup.languages)
        self._board: BoardView | None = None
        self._sequence = 0
        self._book = CallBook()
        self._counters = Counters()
        self._spotlight = Spotlight()
        self._clock = HubClock()
        self._waiting = 0
        self._aside: set[str] = set()
        self._is_connected = True
        self._looking_for, self._trouble = "", ""
        self._has_sound = True

    def hear_link(self, *, is_connected: bool, looking_for: str = "", trouble: str = "") -> None:
        """The hub came or went."""
        self._is_connected, self._looking_for, self._trouble = is_connected, looking_for, trouble
        self._clock.link_changed(self._now(), is_connected=is_connected)

    def learn_board(self, board: BoardView) -> Effects:
        """Take up a snapshot. The first one repeats nothing; a later one brings the calls that were missed."""
        now = self._now()
        calls = [Call.from_view(view) for view in board.calls]
        is_first = self._board is None or board.sequence < self._sequence
        missed = [] if is_first else [call for call in calls if call.sequence > self._sequence and call.is_awaited]
        self._board, self._sequence = board, board.sequence
        self._book, self._counters = CallBook(calls), Counters(board.counters)
        self._waiting = board.waiting
        self._aside = {view.label for view in board.calls if view.state in ("held", "no_show")}
        if is_first or self._book.find(self._spotlight.large) is None:
            self._spotlight.rest_on(calls[0].label if calls else None)
        oldest_first = sorted(missed, key=lambda call: call.sequence)
        return _flat(self._announce(call, self._clock.missed(call.called_at, now), now) for call in oldest_first)

    def hear(self, event: Happened) -> Effects:
        """Take up what happened."""
        now = self._now()
        self._sequence = max(self._sequence, event.sequence)
        self._counters.hear(event)
        self._count(event)
        at = self._clock.local(event.at, now)
        call = Call.from_event(event)
        if call is not None:
            self._book.add(call)
            return self._announce(call, at, now)
        if _waits_again(event) and event.label:
            return self._forget(event.label, now)
        return self._answer(event) if event.type in _ANSWERED and event.label else ()

    def hear_voice(self, on_air: str | None) -> None:
        """The voice says this ticket now, or none."""
        known = self._book.find(on_air)
        self._spotlight.speak(known.label if known else None, self._now())

    def hear_sound(self, *, is_available: bool) -> None:
        """Sound came or went."""
        self._has_sound = is_available

    def tick(self) -> None:
        """Time has passed."""
        self._spotlight.pass_on(self._now())

    def find(self, label: str) -> Call | None:
        """The last call of a ticket, if it is known."""
        return self._book.find(label)

    @property
    def view(self) -> WallView:
        """The wall as it stands."""
        head, heads = self._head(), self._words.heads()
        if self._board is None:
            return WallView(head, heads, search=self._words.search(self._looking_for))
        large = self._book.find(self._spotlight.large)
        return WallView(
            head=head,
            heads=heads,
            large=self._card(large) if large else None,
            recent=tuple(self._card(call) for call in self._book.newest_first if call is not large),
            counters=tuple(self._chip(counter) for counter in self._counters.all),
            running_text=self._words.running(self._board.running_text),
            notices=tuple(self._notices(self._board)),
            welcome=None if large else self._welcome(),
        )

    def _announce(self, call: Call, at: datetime, now: datetime) -> Effects:
        if now - at > TOO_OLD_TO_SAY:
            self._show_quietly(call)
            return ()
        self._spotlight.call(call.label, now)
        return (Speak(SpokenCall(call.label, call.prefix, call.number, call.counter, at, call.calls > 1)),)

    def _show_quietly(self, call: Call) -> None:
        """An old call: it is the latest, but nobody shall look up for it."""
        if not any(self._spotlight.is_urgent(known.label, self._now()) for known in self._book.newest_first):
            self._spotlight.rest_on(call.label)

    def _answer(self, event: Happened) -> Effects:
        label = event.label or ""
        self._book.answered(label)
        self._spotlight.leave(label)
        return (ServiceBegan(label) if event.type == "service_started" else Withdraw(label),)

    def _forget(self, label: str, now: datetime) -> Effects:
        """Whoever was called waits again, for another counter or for later: the old call leads astray."""
        self._book.forget(label)
        newest = next((call.label for call in self._book.newest_first), None)
        self._spotlight.forget(label, newest, now)
        return (Withdraw(label),)

    def _count(self, event: Happened) -> None:
        label = event.label or ""
        if event.type == "ticket_issued" or _waits_again(event):
            self._waiting += 1
            self._aside.discard(label)
        elif event.type == "ticket_called" or (event.type == "ticket_cancelled" and label not in self._aside):
            self._waiting = max(0, self._waiting - 1)
        elif event.type in _SET_ASIDE:
            self._aside.add(label)

    def _notices(self, board: BoardView) -> Iterator[str]:
        """What stops the giving out of numbers at this moment."""
        now, zone = self._now(), ZoneInfo(board.timezone)
        for notice in board.notices:
            has_begun = notice.begins is None or self._clock.has_come(notice.begins, now)
            if has_begun and (notice.ends is None or not self._clock.has_come(notice.ends, now)):
                ends = notice.ends.astimezone(zone) if notice.ends else None
                yield self._words.notice(notice.service, notice.reason, ends, now.astimezone(zone))

    def _head(self) -> HeadView:
        here = self._now()
        notice = "" if self._is_connected or self._board is None else self._words.away(self._trouble)
        no_sound = "" if self._has_sound else self._words.say("no_sound").first
        if self._board is None:
            return HeadView("Antrean", "", "", "", "", notice, no_sound)
        here = here.astimezone(ZoneInfo(self._board.timezone))
        return HeadView(
            hall=self._words.of_hall(self._board.name),
            zone=self._words.say("zone", zone=self._setup.zone.capitalize()).first if self._setup.zone else "",
            date=self._words.date(here),
            clock=f"{self._words.clock(here)} {zone_name(here)}",
            waiting=self._words.say("waiting", count=self._waiting).first if self._counts_waiting else "",
            notice=notice,
            no_sound=no_sound,
        )

    @property
    def _counts_waiting(self) -> bool:
        """A zone does not hear the calls of the others, so it cannot count."""
        return not self._setup.zone and self._waiting > 0

    def _welcome(self) -> WelcomeView:
        welcome = self._words.welcome()
        if not self._setup.zone:
            return welcome
        return WelcomeView(Said(welcome.title.first, welcome.title.second), self._words.say("no_calls_in_zone"))

    def _card(self, call: Call) -> CallCard:
        is_urgent = self._spotlight.is_urgent(call.label, self._now())
        is_spoken = self._spotlight.on_air == call.label
        note = self._words.say("called_again", calls=call.calls).first if call.calls > 1 else ""
        return CallCard(call.label, call.counter, call.sequence, call.calls, is_urgent, is_spoken, note)

    def _chip(self, counter: CounterView) -> CounterChip:
        text = counter.ticket or self._words.state(counter.state)
        return CounterChip(counter.name, counter.state, text, has_number=counter.ticket is not None)


def _waits_again(event: Happened) -> bool:
    return event.type in _WAITS_AGAIN or is_sent_back_to_wait(event)


def _flat(effects: Iterable[Effects]) -> Effects:
    return tuple(effect for some in effects for effect in some)
