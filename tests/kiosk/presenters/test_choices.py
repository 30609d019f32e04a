"""The tree of the hall, what there is to read, and why there is no number now."""

import pytest

from kiosk.presenters.unavailable import is_known
from kiosk.presenters.views import CategoriesPage, RefusedPage, ServicePage, TilesPage, WelcomePage
from shared.language import Catalog
from shared.protocol.base import Words
from shared.protocol.views import HallView, Problem
from tests.kiosk.halls import full_hall, hall_view, paused_hall, silent, told
from tests.kiosk.presenters.visitor import Visitor


def tiles(visitor: Visitor) -> list[tuple[str, str]]:
    """What can be chosen: control and state."""
    page = visitor.page
    assert isinstance(page, TilesPage)
    return [(tile.control, tile.detail) for tile in page.tiles]


def read(visitor: Visitor) -> ServicePage:
    """The page of the service that the visitor reads."""
    page = visitor.page
    assert isinstance(page, ServicePage)
    return page


def test_an_agency_shows_its_groups_where_their_first_service_stands() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:dukcapil")
    assert [control for control, _ in tiles(visitor)] == ["service:ktp", "group:sipil"]
    visitor.touch("group:sipil")
    page = visitor.page
    assert isinstance(page, TilesPage)
    assert page.above == "Dinas Kependudukan dan Pencatatan Sipil · Pencatatan sipil"
    assert [tile.control for tile in page.tiles] == ["service:akta", "service:mati"]


def test_the_way_back_leads_through_the_group() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:dukcapil", "group:sipil", "service:akta", "priority")
    assert isinstance(visitor.page, CategoriesPage)
    visitor.touch("back", "back")
    assert [control for control, _ in tiles(visitor)] == ["service:akta", "service:mati"]
    visitor.touch("back")
    assert ("group:sipil", "2 layanan") in tiles(visitor)
    visitor.touch("back", "back")
    assert isinstance(visitor.page, WelcomePage)


def test_a_single_group_is_no_choice() -> None:
    hall = told(full_hall(), "ktp", group="sipil")
    visitor = Visitor(hall)
    visitor.touch("start", "agency:dukcapil")
    assert [control for control, _ in tiles(visitor)] == ["service:ktp", "service:akta", "service:mati"]


def test_a_service_that_is_only_a_stage_is_nowhere_on_the_kiosk() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:imigrasi")
    assert "service:foto" not in dict(tiles(visitor))
    visitor.touch("service:foto")
    assert isinstance(visitor.page, TilesPage)


def test_an_agency_with_nothing_for_visitors_is_not_shown() -> None:
    hall = hall_view()
    visitor = Visitor(told(hall, "pajak", is_on_kiosk=False))
    visitor.touch("start")
    assert [control for control, _ in tiles(visitor)] == ["agency:dukcapil", "agency:imigrasi"]


def test_what_there_is_to_know_stands_before_the_number_is_taken() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:imigrasi", "service:paspor")
    page = read(visitor)
    assert [(fact.label, fact.value) for fact in page.facts] == [
        ("Antrean di depan Anda", "31 orang"),
        ("Perkiraan waktu tunggu", "15\N{EN DASH}25 menit"),
        ("Biaya", "Rp350.000"),
        ("Jangka waktu", "3 hari kerja"),
        ("Tahapan", "Paspor baru, lalu Foto dan wawancara, lalu Pengambilan paspor"),
    ]
    assert page.requirements[0] == "KTP elektronik asli dan fotokopi"
    assert (page.take and page.take.text, page.notice) == ("Ambil nomor antrean", None)
    visitor.touch("category:regular")
    assert [request.service for _, request in visitor.asked] == ["paspor"]


def test_where_there_is_nothing_to_read_the_second_touch_is_the_last() -> None:
    visitor = Visitor(silent(hall_view(groups=0)))
    visitor.touch("start", "agency:dukcapil", "service:ktp")
    assert len(visitor.asked) == 1


def test_what_finds_no_room_has_a_page_of_its_own_without_the_queue() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:imigrasi", "service:paspor", "read")
    page = read(visitor)
    assert [fact.label for fact in page.facts] == ["Biaya", "Jangka waktu", "Tahapan"]
    assert (page.more, page.left_out[0]) == (None, "1 syarat lagi: tanyakan kepada petugas")
    assert page.take is not None
    visitor.touch("back")
    assert read(visitor).more is not None


@pytest.mark.parametrize(
    ("service", "tile", "mark", "sentence"),
    [
        ("plat", "Dihentikan sementara", "warning", "Layanan ini dihentikan sementara: gangguan jaringan pusat."),
        ("mutasi", "Jeda. Buka pukul 13.00", "pause", "Semua layanan berhenti sementara: upacara Hari Guru."),
        ("cek", "Antrean penuh. Buka besok pukul 08.00", "people", "Antrean yang ada sudah memerlukan"),
        ("blokir", "Libur. Buka Rabu pukul 08.00", "lock", "Hari ini tutup: Cuti bersama."),
        (
            "lapor",
            "Kuota jam ini habis. Buka pukul 13.00",
            "people",
            "Kuota layanan ini untuk jam ini habis (60 nomor).",
        ),
    ],
)
def test_each_state_stands_on_the_tile_and_in_a_sentence(service: str, tile: str, mark: str, sentence: str) -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:samsat")
    assert dict(tiles(visitor))[f"service:{service}"] == tile
    visitor.touch(f"service:{service}")
    page = read(visitor)
    assert page.notice is not None
    assert page.notice.text.startswith(sentence)
    assert page.notice.mark == mark
    assert (page.take, page.priority) == (None, None)
    visitor.touch("category:regular", "priority")
    assert visitor.asked == []
    visitor.touch("others")
    assert isinstance(visitor.page, TilesPage)


def test_the_sentence_tells_when_again_in_both_languages() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:imigrasi", "service:ganti")
    notice = read(visitor).notice
    assert notice is not None
    assert notice.text.endswith("Nomor dapat diambil lagi besok pukul 08.00.")
    visitor.touch("language:en")
    notice = read(visitor).notice
    assert notice is not None
    assert notice.text.endswith("Numbers are given out again tomorrow at 08:00.")


def test_a_reason_that_only_a_newer_hub_knows_is_told_by_the_state() -> None:
    visitor = Visitor(told(full_hall(), "ktp", state="suspended", why="flood", params={}))
    visitor.touch("start", "agency:dukcapil", "service:ktp")
    notice = read(visitor).notice
    assert notice is not None
    assert notice.text == "Dihentikan sementara"


def test_an_agency_of_which_nothing_is_open_says_so_and_can_be_looked_into() -> None:
    visitor = Visitor(hall_view(is_open=False))
    visitor.touch("start")
    assert dict(tiles(visitor))["agency:imigrasi"] == "Tutup. Buka besok pukul 08.00"
    visitor.touch("agency:imigrasi")
    assert dict(tiles(visitor))["service:paspor"] == "Tutup. Buka besok pukul 08.00"


@pytest.mark.parametrize("why", ["hall_paused", "holiday"])
def test_a_hall_that_pauses_says_why_before_anything_is_chosen(why: str) -> None:
    hall = paused_hall()
    for service in hall.services:
        hall = told(hall, service.id, why=why)
    visitor = Visitor(hall)
    page = visitor.page
    assert isinstance(page, WelcomePage)
    assert not page.is_open
    assert "upacara Hari Guru" in page.hours
    assert "pukul 13.00" in page.hours


def test_a_service_that_is_only_a_stage_opens_no_kiosk() -> None:
    hall = full_hall()
    for service in hall.services:
        if service.is_on_kiosk:
            hall = told(hall, service.id, state="closed", why="service_closed", opens_at=None)
    page = Visitor(hall).page
    assert isinstance(page, WelcomePage)
    assert page.hours == "Pengambilan nomor sedang ditutup"


def test_a_service_that_stops_while_it_is_read_takes_its_key_away() -> None:
    visitor = Visitor(full_hall())
    visitor.touch("start", "agency:dukcapil", "service:ktp")
    assert read(visitor).take is not None
    stopped = {"state": "full", "why": "quota_of_day", "params": {"quota": 60}}
    visitor.kiosk.learn_hall(told(full_hall(), "ktp", **stopped))
    assert read(visitor).take is None
    visitor.touch("category:regular")
    assert visitor.asked == []


def test_the_kiosk_knows_every_reason_that_has_a_next_time() -> None:
    texts = Catalog.load("refusals").texts["id"]
    reasons = {key.removesuffix(".again") for key in texts if key.endswith(".again")}
    assert [reason for reason in sorted(reasons) if not is_known(reason)] == []


@pytest.mark.parametrize("code", ["quota_of_day", "no_capacity", "service_suspended", "hall_paused", "cooling_down"])
def test_a_refusal_at_the_last_touch_is_a_sentence_too(code: str) -> None:
    visitor = Visitor()
    visitor.touch("start", "agency:dukcapil", "service:ktp", "category:regular")
    params: dict[str, str | int] = {"quota": 60, "seconds": 40, "reason": "listrik padam", "opens_at": ""}
    visitor.kiosk.number_came(
        "key-1", Problem(title="", status=409, code=code, detail="", remedy="", params={**params})
    )
    page = visitor.page
    assert isinstance(page, RefusedPage)
    assert page.title.endswith(".")
    assert page.remedy.endswith(".")
    assert page.title != "Nomor belum dapat diberikan"


def _with_fee(hall: HallView) -> HallView:
    return told(silent(hall), "ktp", fee=Words(indonesian="Gratis", english="Free"))


def test_a_fee_alone_is_worth_reading() -> None:
    visitor = Visitor(_with_fee(hall_view()))
    visitor.touch("start", "agency:dukcapil", "service:akta")
    assert isinstance(visitor.page, CategoriesPage)
    visitor.touch("back", "service:ktp")
    assert [fact.value for fact in read(visitor).facts][-1] == "Gratis"
