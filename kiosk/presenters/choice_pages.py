"""The pages of the choices: agencies, groups and services, categories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.presenters.choosing import agencies_of, entries_of, service_of, services_of
from kiosk.presenters.hours import next_opening
from kiosk.presenters.stages import AtAgencies, AtCategories, AtServices
from kiosk.presenters.unavailable import in_short, mark_of
from kiosk.presenters.views import Button, CategoriesPage, Tile, TilesPage
from shared.language import Catalog, Language, waiting_time
from shared.protocol.views import GroupView, HallView, NamedView, ServiceView
from shared.queueing.plan import REGULAR


@dataclass(frozen=True, slots=True)
class ChoicePages:
    """Writes a choice for one language, moment (local) and number of tiles that the screen has room for."""

    words: Catalog
    language: Language
    hall: HallView
    now: datetime
    room: int

    def agencies(self, stage: AtAgencies) -> TilesPage:
        """The agencies of the hall."""
        tiles = [self._agency(agency) for agency in agencies_of(self.hall)]
        return self._page("choose_agency", tiles, stage.page)

    def services(self, stage: AtServices) -> TilesPage:
        """The groups and services of an agency, or the services of a group."""
        tiles = [
            self._group(one) if isinstance(one, GroupView) else self._service(one)
            for one in entries_of(self.hall, stage)
        ]
        return self._page("choose_service", tiles, stage.page, self._above(stage))

    def categories(self, stage: AtCategories) -> CategoriesPage:
        """The priority groups, with the regular queue before them where nobody has offered it yet."""
        service = service_of(self.hall, stage.service)
        regular = Tile(f"category:{REGULAR}", self._say("regular"), icon="people", detail=self._say("regular_hint"))
        is_first = isinstance(stage.before, AtServices)
        return CategoriesPage(
            title=self._say("choose_category" if is_first else "choose_group"),
            above=service.name.in_language(self.language) if service else "",
            hint=self._say("category_hint"),
            regular=regular if is_first else None,
            groups=tuple(
                Tile(f"category:{group.id}", group.name.in_language(self.language), icon="priority")
                for group in self.hall.priority_groups
            ),
        )

    def _page(self, title: str, tiles: Sequence[Tile], number: int, above: str = "") -> TilesPage:
        pages = max(1, -(-len(tiles) // self.room))
        number = max(0, min(number, pages - 1))
        return TilesPage(
            title=self._say(title),
            tiles=tuple(tiles[number * self.room : (number + 1) * self.room]),
            above=above,
            place=self._say("page_of", page=number + 1, pages=pages) if pages > 1 else "",
            previous=Button("page:previous", self._say("page_previous")) if number else None,
            next=Button("page:next", self._say("page_next")) if number < pages - 1 else None,
        )

    def _agency(self, agency: NamedView) -> Tile:
        services = services_of(self.hall, agency.id)
        return self._several(f"agency:{agency.id}", agency, services, icon="agency")

    def _group(self, group: GroupView) -> Tile:
        services = [one for one in services_of(self.hall, group.agency) if one.group == group.id]
        return self._several(f"group:{group.id}", group, services, icon="group")

    def _several(self, control: str, named: NamedView, services: Sequence[ServiceView], icon: str) -> Tile:
        """A tile that stands for several services: it can always be looked into."""
        name, why_not = named.name.in_language(self.language), self._why_none(services)
        if why_not is not None:
            return Tile(control, name, icon=icon, detail=self._short(why_not), mark=mark_of(why_not))
        count = self.words.count(self.language, "services", len(services))
        return Tile(control, name, icon=icon, detail=count, mark="ticket")

    def _service(self, service: ServiceView) -> Tile:
        is_open = service.state == "open"
        return Tile(
            control=f"service:{service.id}",
            title=service.name.in_language(self.language),
            chip=service.prefix,
            detail=self._waiting(service) if is_open else self._short(service),
            mark="people" if is_open else mark_of(service),
            is_shut=not is_open,
        )

    def _why_none(self, services: Sequence[ServiceView]) -> ServiceView | None:
        """The service that says why none of these gives a number: the first to open again. None while one is open."""
        if any(service.state == "open" for service in services):
            return None
        first = next_opening(services)
        return next((service for service in services if service.opens_at == first), services[0])

    def _short(self, service: ServiceView) -> str:
        return in_short(self.words, self.language, service, self.now)

    def _waiting(self, service: ServiceView) -> str:
        if not service.waiting:
            return self._say("nobody_waiting")
        waiting = self.words.count(self.language, "waiting", service.waiting)
        if service.wait is None:
            return waiting
        time = waiting_time(self.language, service.wait.low, service.wait.high)
        return self._say("waiting_and_time", waiting=waiting, time=time)

    def _above(self, stage: AtServices) -> str:
        """The names of agency and group."""
        chosen = [one for one in self.hall.agencies if one.id == stage.agency]
        chosen += [one for one in self.hall.groups if one.id == stage.group]
        return " · ".join(one.name.in_language(self.language) for one in chosen)

    def _say(self, key: str, **params: object) -> str:
        return self.words.say(self.language, key, **params)
