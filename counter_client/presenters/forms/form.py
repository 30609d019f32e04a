"""What the forms of the desk have in common: they ask step by step, then say what to send."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from typing_extensions import override

from counter_client.asks import Action
from counter_client.presenters.panels import Panel
from counter_client.presenters.parts import Button
from counter_client.presenters.picking import Pick
from counter_client.presenters.speech import Speech
from shared.protocol.requests import OfficerRequest
from shared.protocol.views import DeskView, Problem


class Sending(NamedTuple):
    """A command to send."""

    action: Action
    body: OfficerRequest
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a form sees: the desk, who sits there, the hub's time, and why nothing can be sent now, if so."""

    speech: Speech
    desk: DeskView
    officer: str
    at: datetime
    why_not: str = ""

    def confirm(self, key: str, why_not: str = "") -> Button:
        """The button that goes on."""
        return Button(self.speech.say(key), "Enter", why_not or self.why_not)

    def cancel(self, key: str = "form_cancel") -> Button:
        """The button that goes back."""
        return Button(self.speech.say(key), "Esc")


class Form(ABC):
    """A form: `give` takes what the officer says at a step; what is chosen in a list it knows already."""

    @property
    def is_for_looking(self) -> bool:
        """Whether other keys of the desk close it and do their work: nothing has been filled in."""
        return False

    @abstractmethod
    def is_possible(self, desk: DeskView) -> bool:
        """Whether it still has a sense."""

    @abstractmethod
    def panel(self, sight: Sight) -> Panel:
        """The step that is shown."""

    @abstractmethod
    def give(self, words: str, sight: Sight) -> Sending | None:
        """Take the id of an option, or other words; empty for what is chosen in the list."""

    def type(self, query: str) -> None:
        """Narrow down the list."""
        del query

    def move(self, step: int) -> None:
        """Go up or down in the list."""
        del step

    def choose(self, entry: str) -> None:
        """Take an entry of the list."""
        del entry

    def back(self) -> bool:
        """Go one step back; False where there is none."""
        return False

    def take(self, problem: Problem) -> bool:
        """Show a refusal and let the officer try again; False where that makes no sense."""
        del problem
        return False


class ListForm(Form):
    """A form that begins with a list to pick from."""

    _pick: Pick

    @override
    def type(self, query: str) -> None:
        self._pick = self._pick.typing(query)

    @override
    def move(self, step: int) -> None:
        self._pick = self._pick.moving(step)
