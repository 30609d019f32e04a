"""Stories of a supervisor and a manager who stop the giving out of numbers, and let it go on."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_client.asks import NoAnswer, Stop
from counter_client.presenters.pages import ChoosePage, DeskPage
from counter_client.presenters.phrases import PAUSES, SUSPENSIONS, Phrases
from counter_client.presenters.speech import Speech
from counter_client.presenters.stop_words import WHOLE_HALL
from shared.language import LANGUAGES, Language
from shared.protocol.base import Words
from shared.protocol.requests import OfficerRequest, ReasonRequest, StopRequest
from shared.protocol.views import Done, Problem, StopView
from tests.counter_client.desks import NOW, SERVICES, desk, queue
from tests.counter_client.stoppings import MANAGER, OUTAGE, Watch, hall, short_of_time, suspended
from tests.counter_client.story import ANDI, Story


def test_a_service_is_suspended_for_a_reason_and_half_an_hour() -> None:
    watch = Watch()
    watch.shift.type("elektronik")
    assert watch.entries.confirm.title == "Hentikan sementara"
    watch.shift.give("")
    assert watch.choice.title == "Mengapa KTP elektronik dihentikan?"
    watch.shift.give("system")
    assert watch.choice.options[0].more == "10.11"
    watch.shift.give("30")
    until = datetime(2026, 11, 23, 3, 11, tzinfo=UTC)
    body = StopRequest(officer="sari", reason="Gangguan sistem pusat", until=until, reason_en="Central system down")
    assert watch.stops == [Stop("suspend", "ktp", body)]


def test_nothing_more_is_sent_until_the_hall_is_as_new_as_the_answer() -> None:
    watch = Watch()
    watch.shift.choose("ktp")
    for words in ("", "system", ""):
        watch.shift.give(words)
    watch.shift.give("")
    assert len(watch.stops) == 1
    watch.reply(Stop, Done(sequence=7))
    assert watch.entries.confirm.why_not == "Sedang diproses…"
    watch.learn(hall(7, ktp=suspended()))
    assert watch.entries.confirm.why_not == ""
    row = next(row for row in watch.entries.rows if row.is_chosen)
    assert (row.title, row.mark) == ("KTP elektronik", "Dihentikan")
    assert row.subtitle.startswith("Gangguan sistem pusat · sejak 09.41 · sampai dilanjutkan")


def test_other_words_are_the_reason_too_but_not_none() -> None:
    watch = Watch()
    watch.shift.choose("akta")
    watch.shift.give("")
    watch.shift.give("  ")
    assert watch.choice.title.startswith("Mengapa")
    watch.shift.give("Pejabat penanda tangan dinas luar")
    watch.shift.give("open")
    body = watch.stops[0].body
    assert isinstance(body, StopRequest)
    assert (body.reason, body.reason_en, body.until) == ("Pejabat penanda tangan dinas luar", "", None)


def test_the_end_of_the_day_is_that_of_the_hall() -> None:
    watch = Watch()
    watch.shift.choose("akta")
    for words in ("", "power", "day"):
        watch.shift.give(words)
    body = watch.stops[0].body
    assert isinstance(body, StopRequest)
    assert body.until == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def test_half_an_hour_counts_by_the_clock_of_the_hub() -> None:
    watch = Watch()
    watch.seconds += 600
    watch.shift.choose("akta")
    for words in ("", "power", "30"):
        watch.shift.give(words)
    body = watch.stops[0].body
    assert isinstance(body, StopRequest)
    assert body.until == NOW + timedelta(minutes=40)


def test_a_suspended_service_is_resumed_at_once_or_gets_another_reason() -> None:
    watch = Watch(known=hall(ktp=suspended()))
    watch.shift.choose("ktp")
    assert watch.entries.confirm.title == "Lanjutkan"
    assert watch.entries.more is not None
    assert watch.entries.more.title == "Ubah alasan atau waktu"
    watch.shift.give("cancel")
    assert watch.choice.title == "Mengapa KTP elektronik dihentikan?"
    watch.shift.drop()
    watch.shift.give("")
    assert watch.stops == [Stop("resume", "ktp", OfficerRequest(officer="sari"))]


def test_a_step_back_leads_to_the_list_and_from_there_to_where_one_was() -> None:
    watch = Watch()
    watch.shift.choose("akta")
    watch.shift.give("")
    watch.shift.give("power")
    watch.shift.drop()
    assert watch.choice.title.startswith("Mengapa")
    watch.shift.drop()
    assert [row.id for row in watch.entries.rows if row.is_chosen] == ["akta"]
    watch.shift.drop()
    assert isinstance(watch.shift.page(), ChoosePage)


def test_only_a_manager_sees_the_hall_and_pauses_it() -> None:
    assert WHOLE_HALL not in {row.id for row in Watch().entries.rows}
    watch = Watch(MANAGER)
    assert watch.entries.rows[0].is_chosen
    assert watch.entries.confirm.title == "Jeda seluruh gerai"
    for words in ("", "ceremony", "60"):
        watch.shift.give(words)
    sent = watch.stops[0]
    assert (sent.action, sent.service) == ("pause", "")
    assert isinstance(sent.body, StopRequest)
    assert (sent.body.reason, sent.body.reason_en) == ("Upacara", "Ceremony")


def test_a_supervisor_sees_a_pause_of_the_hall_but_cannot_end_it() -> None:
    watch = Watch(known=hall(paused=OUTAGE))
    assert watch.entries.rows[0].mark == "Dihentikan"
    assert watch.entries.confirm.why_not.startswith("Hanya pengelola gerai")
    assert watch.entries.more is None
    watch.shift.give("")
    watch.shift.give("cancel")
    assert watch.stops == []
    assert watch.entries.title == "Layanan dan gerai"


def test_a_manager_ends_the_pause() -> None:
    watch = Watch(MANAGER, known=hall(paused=OUTAGE))
    watch.shift.give("")
    assert watch.stops == [Stop("resume", "", OfficerRequest(officer="dewi"))]


def test_a_manager_allows_more_than_the_time_until_closing() -> None:
    watch = Watch(known=hall(akta=short_of_time()))
    watch.shift.choose("akta")
    assert watch.entries.more is None
    watch = Watch(MANAGER, known=hall(akta=short_of_time()))
    watch.shift.choose("akta")
    assert watch.entries.more is not None
    assert watch.entries.more.title == "Izinkan melebihi waktu"
    watch.shift.give("cancel")
    watch.shift.give("overtime")
    assert watch.stops == [Stop("allow", "akta", ReasonRequest(officer="dewi", reason="Petugas bersedia lembur"))]
    watch.reply(Stop, Done(sequence=2))
    watch.learn(hall(2, akta={"is_allowed": True}))
    row = next(row for row in watch.entries.rows if row.id == "akta")
    assert row.subtitle.startswith("boleh melebihi sisa waktu hari ini")


def test_a_refusal_is_told_and_gone_with_the_next_step() -> None:
    watch = Watch()
    watch.shift.choose("akta")
    for words in ("", "power", ""):
        watch.shift.give(words)
    watch.reply(Stop, Problem(title="", status=409, code="until_in_the_past", detail="", remedy=""))
    assert watch.page.frame.notice is not None
    assert watch.page.frame.notice.text == "Waktu berakhirnya sudah lewat."
    watch.shift.move(1)
    assert watch.page.frame.notice is None


def test_a_command_without_an_answer_is_told_and_never_sent_twice() -> None:
    watch = Watch()
    watch.shift.choose("akta")
    for words in ("", "power", ""):
        watch.shift.give(words)
    watch.reply(Stop, NoAnswer("outcome_unknown"))
    assert watch.page.frame.notice is not None
    assert watch.page.frame.notice.text.startswith("Pusat antrean tidak menjawab.")
    assert len(watch.stops) == 1


def test_while_the_hub_is_away_nothing_can_be_stopped() -> None:
    watch = Watch()
    watch.lose_hub()
    assert watch.entries.confirm.why_not == "Menunggu sambungan ke pusat antrean."
    watch.shift.give("")
    assert watch.entries.title == "Layanan dan gerai"


def test_an_officer_is_not_led_there() -> None:
    watch = Watch(ANDI)
    page = watch.shift.page()
    assert isinstance(page, ChoosePage)
    assert page.frame.stops is None


def test_a_supervisor_gets_there_from_the_choice_of_a_counter_and_back_by_the_same_key() -> None:
    watch = Watch()
    assert watch.page.frame.stops is None
    watch.shift.open_stops()
    page = watch.shift.page()
    assert isinstance(page, ChoosePage)
    assert page.frame.stops is not None
    assert (page.frame.stops.title, page.frame.stops.key) == ("Layanan", "Ctrl+L")


def test_signing_out_leaves_nothing_behind() -> None:
    watch = Watch()
    watch.shift.sign_out()
    assert watch.sign_in_page.frame.stops is None
    watch.shift.open_stops()
    assert watch.sign_in_page.title == "Masuk"


def test_whoever_may_do_so_no_more_loses_the_way_there() -> None:
    watch = Watch()
    watch.shift.open_stops()
    known = hall()
    demoted = tuple(each.model_copy(update={"role": "officer"}) for each in known.officers)
    watch.learn(type(known)(known.hall, demoted))
    assert watch.choose_page.frame.stops is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phrases", [SUSPENSIONS, PAUSES], ids=["suspend", "pause"])
def test_the_common_reasons_are_told_to_visitors_in_both_languages(phrases: Phrases, language: Language) -> None:
    for option in phrases.options(Speech(language)):
        told = Words(indonesian=phrases.on_record(option.id), english=phrases.in_english(option.id))
        assert told.in_language(language) == option.words


def test_a_desk_tells_that_one_of_its_services_is_suspended() -> None:
    story = Story("en")
    stop = StopView(reason=OUTAGE.reason, since=NOW - timedelta(minutes=12), until=NOW + timedelta(minutes=18))
    line = queue(SERVICES[0], 9, 2, 31).model_copy(update={"stop": stop})
    story.sit_down(desk(queues=(line, queue(SERVICES[1]))))
    page = story.shift.page()
    assert isinstance(page, DeskPage)
    first, second = page.queues
    assert (first.stopped, first.wait) == ("suspended", "")
    assert first.stopped_why == "suspended: Central system down · since 09:29 · until 09:59"
    assert second.stopped == ""
