"""A wall in a test: what it is told, what it then shows and says."""

from dataclasses import dataclass, field

from display.presenters.effects import Effects, ServiceBegan, Speak
from display.presenters.views import WallView
from display.presenters.wall import Setup, WallPresenter
from shared.protocol.stream import Happened
from shared.protocol.views import BoardView
from tests.display.boards import Clock, News


@dataclass
class Wall:
    """A presenter with its clock; `said` notes what it asks of the voice."""

    setup: Setup = field(default_factory=Setup)
    clock: Clock = field(default_factory=Clock)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.news = News(self.clock)
        self.presenter = WallPresenter(self.setup, self.clock)
        self.presenter.hear_link(is_connected=True)

    def learn(self, board: BoardView) -> None:
        """A snapshot comes."""
        self._note(self.presenter.learn_board(board))

    def hear(self, *events: Happened) -> None:
        """News comes."""
        for event in events:
            self._note(self.presenter.hear(event))

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.clock.pass_by(seconds)
        self.presenter.tick()

    def go_away(self) -> None:
        """The hub goes away."""
        self.presenter.hear_link(is_connected=False, looking_for="mpp-contoh", trouble="looking")

    def come_back(self) -> None:
        """The hub is back."""
        self.presenter.hear_link(is_connected=True)

    @property
    def view(self) -> WallView:
        """What is to be seen."""
        return self.presenter.view

    @property
    def large(self) -> str:
        """The large call: number and counter, "!" while it asks for attention, "♪" while it is spoken."""
        card = self.view.large
        return f"{card.label} → {card.counter}{'!' * card.is_urgent}{'♪' * card.is_spoken}" if card else ""

    @property
    def recent(self) -> list[str]:
        """The list, from above."""
        return [f"{card.label}{'!' * card.is_urgent}" for card in self.view.recent]

    @property
    def counters(self) -> str:
        """The counters in a line."""
        return "  ".join(f"{chip.name}: {chip.text}" for chip in self.view.counters)

    def _note(self, effects: Effects) -> None:
        for effect in effects:
            if isinstance(effect, Speak):
                again = " again" if effect.call.is_recall else ""
                self.said.append(f"speak {effect.call.key} at {effect.call.counter}{again}")
            else:
                kind = "began" if isinstance(effect, ServiceBegan) else "withdraw"
                self.said.append(f"{kind} {effect.label}")
