"""The pages of a reservation: typing its code, seeing it, and why it cannot be checked in now."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.presenters.choosing import service_of
from kiosk.presenters.scanner import LONGEST_CODE, is_complete
from kiosk.presenters.stages import AtAppointment, AtCode, Refused
from kiosk.presenters.views import AppointmentPage, Button, CodePage, Fact, RefusedPage, WaitingPage
from shared.language import Catalog, Language, clock, date
from shared.protocol.views import HallView
from shared.queueing.plan import REGULAR


@dataclass(frozen=True, slots=True)
class AppointmentPages:
    """Writes for one language and moment (local)."""

    words: Catalog
    language: Language
    hall: HallView
    now: datetime

    def code(self, stage: AtCode) -> CodePage:
        """Type it, or scan it."""
        return CodePage(
            title=self._say("type_code"),
            hint=self._say("type_code_hint"),
            typed=stage.typed,
            longest=LONGEST_CODE,
            erase=Button("erase", self._say("erase")),
            confirm=Button("confirm", self._say("confirm_code")),
            is_complete=is_complete(stage.typed),
        )

    def looking_up(self) -> WaitingPage:
        """The hub looks for it."""
        return WaitingPage(self._say("looking_up"), self._say("asking_hint"), is_troubled=False)

    def appointment(self, stage: AtAppointment) -> AppointmentPage:
        """Is it this one?"""
        found = stage.found
        service = service_of(self.hall, found.service)
        agency = next((one for one in self.hall.agencies if service and one.id == service.agency), None)
        return AppointmentPage(
            title=self._say("your_appointment"),
            service=service.name.in_language(self.language) if service else found.service,
            agency=agency.name.in_language(self.language) if agency else "",
            facts=self._facts(stage),
            check_in=Button("check-in", self._say("check_in")),
            hint=self._say("check_in_hint"),
        )

    def refused(self, stage: Refused) -> RefusedPage | None:
        """Why not, and the way out; None for a no that any number may meet."""
        match stage.code:
            case "unknown_appointment" | "not_a_code":
                return self._page(stage, first="try_code", second="without_code")
            case "appointment_other_day" | "appointment_too_early":
                return self._page(stage, first="done", second="without_code")
            case "checked_in_before":
                return self._page(stage, first="done")
        return None

    def _page(self, stage: Refused, first: str, second: str = "") -> RefusedPage:
        params = {"code": stage.reservation, **stage.params, "time": self._time(stage), "day": self._day(stage)}
        return RefusedPage(
            title=self._say(f"no_{stage.code}", **params),
            remedy=self._say(f"no_{stage.code}_remedy", **params),
            again=self._button(first),
            other=self._button(second) if second else None,
            number=str(stage.params.get("label", "")),
        )

    def _button(self, key: str) -> Button:
        controls = {"try_code": "appointment", "without_code": "again", "done": "done"}
        return Button(controls[key], self._say(key))

    def _facts(self, stage: AtAppointment) -> tuple[Fact, ...]:
        slot = stage.found.slot.astimezone(self.now.tzinfo)
        day, time = date(self.language, slot.date()), clock(self.language, slot)
        facts = [
            Fact(self._say("appointment_time"), self._say("at_day_and_time", day=day, time=time)),
            Fact(self._say("appointment_code"), stage.found.code),
        ]
        names = {group.id: group.name.in_language(self.language) for group in self.hall.priority_groups}
        if stage.found.category != REGULAR:
            facts.append(Fact(self._say("priority"), names.get(stage.found.category, stage.found.category)))
        return tuple(facts)

    def _time(self, stage: Refused) -> str:
        told = moment_of(stage.params.get("from", ""))
        return clock(self.language, told.astimezone(self.now.tzinfo)) if told else ""

    def _day(self, stage: Refused) -> str:
        try:
            return date(self.language, datetime.fromisoformat(str(stage.params["day"])).date())
        except (KeyError, ValueError):
            return ""

    def _say(self, key: str, **params: object) -> str:
        return self.words.say(self.language, key, **params)


def moment_of(told: object) -> datetime | None:
    """A time that a refusal tells, ISO 8601; None where it tells none."""
    try:
        return datetime.fromisoformat(str(told))
    except ValueError:
        return None
