"""A morning in the hall: three citizens take a number, an officer serves them, the wall shows and speaks it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from shared.demo.hall import DemoHall
from shared.demo.output import Output
from shared.demo.programs import COUNTER, Cast
from shared.language import Catalog, Language
from shared.queueing.plan import REGULAR

OFFICER: Final = "andi"
_FINDS_WITHIN_S: Final = 30.0
_SPEAKS_WITHIN_S: Final = 30.0
_CALL_NEXT, _RECALL, _START, _FINISH, _BREAK = "F9", "F10", "F11", "F12", "F6"


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who takes a number, for what, and the number to expect."""

    service: str
    label: str
    language: Language = "id"
    group: str = ""


CITIZENS: Final = (
    Citizen("ktp", "A-001"),
    Citizen("ktp", "A-002", group="elderly"),
    Citizen("kk", "H-001", language="en"),
)
CALLS: Final = ("A-002", "A-001", "H-001")
"""The order of the calls: the elderly citizen has a head start of 30 minutes."""

Told = Callable[[str], None]


class Scene:
    """Plays the steps one after the other; each leaves a picture of every screen. Raise StageError where one fails."""

    def __init__(self, cast: Cast, hall: DemoHall, output: Output, tell: Told) -> None:
        self._cast = cast
        self._hall = hall
        self._output = output
        self._tell = tell
        self._steps: Iterator[int] = count(1)
        self._kiosk = Catalog.load("kiosk")
        self._counter = Catalog.load("counter")

    def play(self) -> None:
        """The whole scene."""
        self._open_the_hall()
        for citizen in CITIZENS:
            self._take(citizen)
        self._sign_in()
        self._serve(CALLS[0], is_called_twice=True)
        for label in CALLS[1:]:
            self._serve(label)
        self._pause()

    def _open_the_hall(self) -> None:
        self._cast.kiosk.wait("start", enabled=True, timeout=_FINDS_WITHIN_S)
        self._cast.counter.wait(f"officer:{OFFICER}", timeout=_FINDS_WITHIN_S)
        self._cast.display.wait(text=self._hall.running_text, timeout=_FINDS_WITHIN_S)
        self._picture("open", "The kiosk started the hub; counter and display found it by mDNS.")

    def _take(self, citizen: Citizen) -> None:
        kiosk, category = self._cast.kiosk, f"category:{citizen.group or REGULAR}"
        if citizen.language == "en":
            self._touch("language:en")
        self._touch("start")
        self._touch(f"agency:{self._hall.agency_of(citizen.service)}")
        self._touch(f"service:{citizen.service}")
        if citizen.group:
            self._touch("priority")
        kiosk.wait(category, enabled=True)
        self._picture(f"choice-{citizen.label}")
        kiosk.tap(category)
        kiosk.wait_mark("printed", label=citizen.label)
        kiosk.wait(text=self._kiosk.say(citizen.language, "take_ticket"))
        self._picture(f"ticket-{citizen.label}", f"{self._who(citizen)} took {citizen.label}, printed.")
        self._touch("done")
        kiosk.wait("start", enabled=True)

    def _who(self, citizen: Citizen) -> str:
        if citizen.group:
            return f"A citizen of the group “{self._hall.group(citizen.group)}”"
        return "A citizen who reads English" if citizen.language == "en" else "A citizen"

    def _touch(self, control: str) -> None:
        self._cast.kiosk.wait(control, enabled=True)
        self._cast.kiosk.tap(control)

    def _sign_in(self) -> None:
        counter, officer = self._cast.counter, self._hall.officer(OFFICER)
        counter.type(officer.name)
        counter.key("Return")
        counter.type(officer.pin)
        counter.key("Return")
        counter.wait(f"counter:{COUNTER}")
        self._picture("signed-in", f"{officer.name} signed in at the counter's PC, by keyboard.")
        counter.type(COUNTER)
        counter.wait("open-counter", enabled=True)
        counter.key("Return")
        counter.wait(_ACTION_OF[_CALL_NEXT], enabled=True)
        self._picture("desk", f"Counter {COUNTER} is open.")

    def _serve(self, label: str, *, is_called_twice: bool = False) -> None:
        self._press(_CALL_NEXT)
        self._cast.counter.wait_mark("called", label=label)
        self._hear(label, calls=1)
        self._picture(f"called-{label}", f"{label} was called: it stands on the wall and is spoken.")
        if is_called_twice:
            self._press(_RECALL)
            self._hear(label, calls=2)
            self._picture(f"recalled-{label}", f"{label} was called again.")
        self._press(_START)
        self._press(_FINISH)
        self._cast.counter.wait(text=label, gone=True)
        self._picture(f"finished-{label}", f"{label} was served.")

    def _hear(self, label: str, *, calls: int) -> None:
        """Wait as the visitor does: until the call is shown, and its turn to be spoken has come."""
        self._cast.display.wait_mark("shown", label=label, calls=calls)
        self._cast.display.wait_mark("spoken", label=label, calls=calls, timeout=_SPEAKS_WITHIN_S)

    def _pause(self) -> None:
        self._press(_BREAK)
        self._cast.counter.wait(text=self._counter.say("id", "reason_title"))
        self._picture("reasons")
        self._cast.counter.key("2")
        self._cast.counter.wait(text=self._counter.say("id", "idle_break"))
        self._picture("break", f"Counter {COUNTER} is on a break.")

    def _press(self, key: str) -> None:
        """Press a key of the desk as soon as its action is possible."""
        self._cast.counter.wait(_ACTION_OF[key], enabled=True)
        self._cast.counter.key(key)

    def _picture(self, name: str, said: str = "") -> None:
        number = next(self._steps)
        for role, program in self._cast.by_role().items():
            program.grab(self._output.screens / f"{number:02}-{name}-{role}.png")
        if said:
            self._tell(said)


_ACTION_OF: Final = {_CALL_NEXT: "call-next", _RECALL: "recall", _START: "start", _FINISH: "finish", _BREAK: "break"}
