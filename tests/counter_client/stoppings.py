"""A supervisor or a manager before a hall where something has been stopped."""

from counter_client.asks import Learned, LearnHall, Stop
from counter_client.presenters.pages import StopsPage
from counter_client.presenters.panels import ChoiceStep, ListStep
from shared.language import Language
from shared.protocol.base import Words
from shared.protocol.views import OfficerView, StopView
from tests.counter_client.desks import NOW, learned
from tests.counter_client.story import Story

SUPERVISOR = OfficerView(id="sari", name="Sari Wulandari", role="supervisor")
MANAGER = OfficerView(id="dewi", name="Dewi Anggraini", role="manager")
OUTAGE = StopView(reason=Words(indonesian="Gangguan sistem pusat", english="Central system down"), since=NOW)


def hall(sequence: int = 1, *, paused: StopView | None = None, **services: dict[str, object]) -> Learned:
    """The hall of the stories by the hub's clock, with changes to services by their ids."""
    told = learned()
    changed = tuple(each.model_copy(update=services.get(each.id, {})) for each in told.hall.services)
    update = {"sequence": sequence, "now": NOW, "paused": paused, "services": changed}
    return Learned(told.hall.model_copy(update=update), (*told.officers, MANAGER))


def suspended(stop: StopView = OUTAGE) -> dict[str, object]:
    """What a suspended service tells of itself."""
    reason: dict[str, object] = {"reason": stop.reason.indonesian, "reason_en": stop.reason.english}
    params = {"service": "ktp", "opens_at": "", "timezone": "Asia/Jakarta", **reason}
    return {"state": "suspended", "why": "service_suspended", "params": params, "stop": stop}


def short_of_time() -> dict[str, object]:
    """What a service tells whose counters have no time left."""
    params = {"service": "akta", "opens_at": "", "timezone": "Asia/Jakarta"}
    return {"state": "full", "why": "no_capacity", "params": params}


class Watch(Story):
    """Somebody who has signed in, and looks at the services and the hall."""

    def __init__(self, who: OfficerView = SUPERVISOR, language: Language = "id", known: Learned | None = None) -> None:
        super().__init__(language)
        self.learn(known or hall())
        self.sign_in(who)
        self.shift.open_stops()

    def learn(self, known: Learned) -> None:
        """Hear the hub tell the hall."""
        self.shift.answered(LearnHall(), known)

    @property
    def page(self) -> StopsPage:
        """What is shown."""
        page = self.shift.page()
        assert isinstance(page, StopsPage)
        return page

    @property
    def entries(self) -> ListStep:
        """The list that is shown."""
        assert isinstance(self.page.panel, ListStep)
        return self.page.panel

    @property
    def choice(self) -> ChoiceStep:
        """The step that is shown."""
        assert isinstance(self.page.panel, ChoiceStep)
        return self.page.panel

    @property
    def stops(self) -> list[Stop]:
        """The commands that were sent."""
        return [ask for ask in self.asks if isinstance(ask, Stop)]
