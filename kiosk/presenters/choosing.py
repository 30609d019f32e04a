"""The way through the choices: from the hall to an agency, a service, a category. Pure functions over stages."""

from kiosk.presenters.stages import AtAgencies, AtCategories, AtServices, Choosing, Stage, Welcome
from shared.protocol.views import HallView, ServiceView


def first_choice(hall: HallView) -> Choosing:
    """Where a visit begins: at the agencies, or at the services of the only one there is."""
    return AtServices(hall.agencies[0].id) if len(hall.agencies) == 1 else AtAgencies()


def services_of(hall: HallView, agency: str) -> tuple[ServiceView, ...]:
    """The services of an agency, in the order of the hall."""
    return tuple(service for service in hall.services if service.agency == agency)


def service_of(hall: HallView, service: str) -> ServiceView | None:
    """The service, or None when the hall has it no more."""
    return next((one for one in hall.services if one.id == service), None)


def turned(stage: AtAgencies | AtServices, pages: int) -> Stage:
    """The same choice on a later or earlier page."""
    if isinstance(stage, AtAgencies):
        return AtAgencies(stage.page + pages)
    return AtServices(stage.agency, stage.page + pages)


def back(stage: Stage, hall: HallView) -> Stage:
    """One step back; the beginning from the first choice."""
    match stage:
        case AtCategories():
            return AtServices(stage.agency, stage.page)
        case AtServices() if len(hall.agencies) > 1:
            return AtAgencies()
        case _:
            return Welcome()


def still_there(stage: Stage, hall: HallView) -> Stage:
    """The stage, or the first choice again when a changed hall has taken away what it stands on."""
    match stage:
        case AtServices() if not services_of(hall, stage.agency):
            return first_choice(hall)
        case AtCategories() if service_of(hall, stage.service) is None:
            return first_choice(hall)
        case _:
            return stage
