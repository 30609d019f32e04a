"""From the hub's answer to the words on the paper."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.presenters.choosing import service_of
from kiosk.presenters.service_page import stages_of
from kiosk.printing.paper import TicketPaper
from shared.language import Language, zone_name
from shared.protocol.views import HallView, IssuedTicket
from shared.queueing.plan import REGULAR


def paper_of(ticket: IssuedTicket, hall: HallView, language: Language, slot: datetime | None = None) -> TicketPaper:
    """The ticket as it is printed; `slot` is the time of the reservation that it is for."""
    service = service_of(hall, ticket.service)
    agency = next((one for one in hall.agencies if service and one.id == service.agency), None)
    issued_at = ticket.issued_at.astimezone(ZoneInfo(hall.timezone))
    return TicketPaper(
        hall=hall.name.in_language(language),
        agency=agency.name.in_language(language) if agency else "",
        service=service.name.in_language(language) if service else ticket.service,
        number=ticket.label,
        issued_at=issued_at,
        zone=zone_name(issued_at),
        check_code=ticket.check_code,
        qr=ticket.token,
        people_ahead=ticket.ahead,
        wait_minutes=(ticket.wait.low, ticket.wait.high) if ticket.wait else None,
        waiting_zone=_waiting_zone(ticket.service, hall),
        requirements=tuple(words.in_language(language) for words in service.requirements) if service else (),
        fee=service.fee.in_language(language) if service else "",
        complaint_contact=hall.complaint.in_language(language),
        language=language,
        is_priority=ticket.category != REGULAR,
        slot=slot.astimezone(ZoneInfo(hall.timezone)) if slot else None,
        stages=stages_of(hall, language, ticket.service, ticket.stages),
    )


def _waiting_zone(service: str, hall: HallView) -> str:
    """The zone to wait in, where every counter of the service calls into the same one."""
    zones = {counter.zone for counter in hall.counters if service in counter.services}
    return zones.pop().capitalize() if len(zones) == 1 else ""
