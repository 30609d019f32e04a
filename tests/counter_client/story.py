"""An officer at a desk whose hub answers by hand."""

from datetime import UTC, datetime

from counter_client.asks import Act, Answer, Ask, LearnHall, LookAtDesk, SignIn
from counter_client.presenters.pages import ChoosePage, DeskPage, SignInPage
from counter_client.presenters.panels import Panel
from counter_client.presenters.shift import Shift
from shared.language import Language
from shared.link.address import HubAddress
from shared.link.state import LinkState
from shared.protocol.requests import OfficerRequest
from shared.protocol.views import DeskView, Done, OfficerView
from tests.counter_client.desks import NOW, desk, learned

ANDI = OfficerView(id="andi", name="Andi Saputra", role="officer")


class Story:
    """An officer and a hub, taking turns."""

    def __init__(self, language: Language = "id", officer: str = "", idle_after_s: float = 0) -> None:
        self.asks: list[Ask] = []
        self.seconds = 100.0
        self.shift = Shift(self.asks.append, lambda: self.seconds, language, officer=officer, idle_after_s=idle_after_s)
        self.connect()
        self.shift.answered(LearnHall(), learned())

    def connect(self) -> None:
        self.shift.link_changed(LinkState(True, HubAddress("127.0.0.1"), "", NOW))

    def lose_hub(self) -> None:
        self.shift.link_changed(LinkState(False, None, "mpp-contoh", datetime.now(UTC), "looking"))

    def reply(self, kind: type[Ask], reply: Answer) -> Ask:
        ask = next(ask for ask in reversed(self.asks) if isinstance(ask, kind))
        self.shift.answered(ask, reply)
        return ask

    def sign_in(self, who: OfficerView = ANDI) -> None:
        self.shift.choose(who.id)
        self.shift.sign_in("2468")
        self.reply(SignIn, who)

    def sit_down(self, view: DeskView | None = None) -> None:
        self.sign_in()
        self.shift.choose("3")
        self.reply(LookAtDesk, desk(state="closed", sequence=1))
        self.shift.open_counter()
        self.reply(Act, Done(sequence=2))
        self.reply(LookAtDesk, view or desk())

    @property
    def acts(self) -> list[Act]:
        return [ask for ask in self.asks if isinstance(ask, Act)]

    @property
    def sign_in_page(self) -> SignInPage:
        page = self.shift.page()
        assert isinstance(page, SignInPage)
        return page

    @property
    def choose_page(self) -> ChoosePage:
        page = self.shift.page()
        assert isinstance(page, ChoosePage)
        return page

    @property
    def desk(self) -> DeskPage:
        page = self.shift.page()
        assert isinstance(page, DeskPage)
        return page

    @property
    def panel(self) -> Panel:
        panel = self.desk.panel
        assert panel is not None
        return panel

    @property
    def sent(self) -> OfficerRequest:
        return self.acts[-1].body

    def look(self, view: DeskView) -> None:
        self.shift.look_again()
        self.reply(LookAtDesk, view)
