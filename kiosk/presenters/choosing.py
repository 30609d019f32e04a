"""The way through the choices: hall, agency, group, service, what to read, category. Pure functions over stages."""

from dataclasses import dataclass, replace

from kiosk.presenters.stages import (
    AtAgencies,
    AtAppointment,
    AtCategories,
    AtCode,
    AtService,
    AtServices,
    Choosing,
    Stage,
    Welcome,
)
from shared.protocol.views import GroupView, HallView, NamedView, ServiceView
from shared.queueing.plan import REGULAR


@dataclass(frozen=True, slots=True)
class Wanted:
    """All is chosen: a number of this service for this category."""

    service: str
    category: str


def first_choice(hall: HallView) -> Choosing:
    """Where a visit begins: at the agencies, or at the services of the only one there is."""
    agencies = agencies_of(hall)
    return AtServices(agencies[0].id) if len(agencies) == 1 else AtAgencies()


def agencies_of(hall: HallView) -> tuple[NamedView, ...]:
    """The agencies that have something to choose at the kiosk."""
    return tuple(agency for agency in hall.agencies if services_of(hall, agency.id))


def services_of(hall: HallView, agency: str) -> tuple[ServiceView, ...]:
    """What an agency offers at the kiosk, in the order of the hall: no service that is only a stage of another."""
    return tuple(service for service in hall.services if service.agency == agency and service.is_on_kiosk)


def entries_of(hall: HallView, stage: AtServices) -> tuple[GroupView | ServiceView, ...]:
    """The groups and services to choose from, each group where its first service stands; one alone is no choice."""
    groups = {group.id: group for group in hall.groups if group.agency == stage.agency}
    services = services_of(hall, stage.agency)
    if stage.group:
        return tuple(service for service in services if service.group == stage.group)
    every = dict.fromkeys(service.group if service.group in groups else service.id for service in services)
    if len(every) == 1 and next(iter(every)) in groups:
        return services
    by_id = {service.id: service for service in services}
    return tuple(groups.get(one) or by_id[one] for one in every)


def service_of(hall: HallView, service: str) -> ServiceView | None:
    """The service, or None when the hall has it no more."""
    return next((one for one in hall.services if one.id == service), None)


def has_to_read(service: ServiceView) -> bool:
    """Whether there is something to know before a number is taken."""
    return bool(service.requirements or service.fee.indonesian or service.duration.indonesian or service.stages)


def turned(stage: AtAgencies | AtServices, pages: int) -> Stage:
    """The same choice on a later or earlier page."""
    return replace(stage, page=stage.page + pages)


def chosen(stage: Stage, hall: HallView, kind: str, what: str) -> Stage | Wanted | None:
    """What comes of touching a choice on this stage; None where there is no such choice."""
    match kind, stage:
        case "agency", AtAgencies():
            return AtServices(what, before=stage)
        case "group", AtServices():
            return AtServices(stage.agency, what, before=stage)
        case "service", AtServices():
            return _service(stage, hall, what)
        case "category", AtService(service=service) if what == REGULAR and _is_open(hall, service):
            return Wanted(service, REGULAR)
        case "read", AtService(has_all=False):
            return AtService(stage.service, stage, has_all=True)
        case "priority", AtService(service=service) if _is_open(hall, service) and hall.priority_groups:
            return AtCategories(service, stage)
        case "category", AtCategories(service=service):
            return Wanted(service, what)
    return None


def back(stage: Stage) -> Stage:
    """One step back; the beginning from the first choice."""
    match stage:
        case AtServices() | AtService() | AtCategories():
            return stage.before or Welcome()
        case AtAppointment(typed=typed):
            return AtCode(typed)
        case _:
            return Welcome()


def still_there(stage: Stage, hall: HallView) -> Stage:
    """The stage, or the first choice again when a changed hall has taken away what it stands on."""
    match stage:
        case AtServices() if not entries_of(hall, stage):
            return first_choice(hall)
        case AtService() | AtCategories() if service_of(hall, stage.service) is None:
            return first_choice(hall)
        case AtCode() | AtAppointment() if not hall.has_appointments:
            return Welcome()
        case _:
            return stage


def _service(stage: AtServices, hall: HallView, key: str) -> Stage | Wanted | None:
    """What there is to know comes first, then the question for the priority group; with neither, the number."""
    service = service_of(hall, key)
    if service is None or not service.is_on_kiosk:
        return None
    if has_to_read(service) or service.state != "open":
        return AtService(key, stage)
    return AtCategories(key, stage) if hall.priority_groups else Wanted(key, REGULAR)


def _is_open(hall: HallView, key: str) -> bool:
    service = service_of(hall, key)
    return service is not None and service.state == "open"
