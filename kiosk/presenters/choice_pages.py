"""The pages of the choices: agencies, services, categories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.presenters.choosing import service_of, services_of
from kiosk.presenters.hours import next_opening, opening
from kiosk.presenters.stages import AtAgencies, AtCategories, AtServices
from kiosk.presenters.views import Button, CategoriesPage, Tile, TilesPage
from shared.language import Catalog, Language, waiting_time
from shared.protocol.views import HallView, NamedView, ServiceView
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
        return self._page("choose_agency", [self._agency(agency) for agency in self.hall.agencies], stage.page)

    def services(self, stage: AtServices) -> TilesPage:
        """The services of an agency."""
        tiles = [self._service(service) for service in services_of(self.hall, stage.agency)]
        return self._page("choose_service", tiles, stage.page, self._agency_name(stage.agency))

    def categories(self, stage: AtCategories) -> CategoriesPage:
        """The regular queue and the priority groups."""
        service = service_of(self.hall, stage.service)
        regular = Tile(f"category:{REGULAR}", self._say("regular"), icon="people", detail=self._say("regular_hint"))
        return CategoriesPage(
            title=self._say("choose_category"),
            above=service.name.in_language(self.language) if service else "",
            hint=self._say("category_hint"),
            regular=regular,
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
        is_open = any(service.state == "open" for service in services)
        detail = self.words.count(self.language, "services", len(services))
        return Tile(
            control=f"agency:{agency.id}",
            title=agency.name.in_language(self.language),
            icon="agency",
            detail=detail if is_open else self._closed(next_opening(services)),
        )

    def _service(self, service: ServiceView) -> Tile:
        is_open = service.state == "open"
        return Tile(
            control=f"service:{service.id}",
            title=service.name.in_language(self.language),
            chip=service.prefix,
            detail=self._waiting(service) if is_open else "",
            why_not="" if is_open else self._closed(service.opens_at),
        )

    def _waiting(self, service: ServiceView) -> str:
        if not service.waiting:
            return self._say("nobody_waiting")
        waiting = self.words.count(self.language, "waiting", service.waiting)
        if service.wait is None:
            return waiting
        time = waiting_time(self.language, service.wait.low, service.wait.high)
        return self._say("waiting_and_time", waiting=waiting, time=time)

    def _closed(self, opens_at: datetime | None) -> str:
        local = opens_at.astimezone(self.now.tzinfo) if opens_at else None
        opens = opening(self.words, self.language, local, self.now)
        return self._say("closed_until", opens=opens) if opens else self._say("closed")

    def _agency_name(self, agency: str) -> str:
        names = (one.name.in_language(self.language) for one in self.hall.agencies if one.id == agency)
        return next(names, "")

    def _say(self, key: str, **params: object) -> str:
        return self.words.say(self.language, key, **params)
