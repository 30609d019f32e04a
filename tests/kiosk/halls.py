"""Halls as the hub tells of them, for tests and pictures of the kiosk."""

from datetime import UTC, datetime, timedelta

from shared.protocol.base import Words
from shared.protocol.views import (
    AppointmentView,
    GroupView,
    HallView,
    IssuedTicket,
    NamedView,
    ServiceView,
    WaitRange,
)

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""12:00 on a Monday in Jakarta."""

LONGEST_AGENCY = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
LONGEST_SERVICE = "Penerbitan Akta Kelahiran bagi Anak yang Lahir di Luar Wilayah Negara Kesatuan Republik Indonesia"
GROUPS = (
    ("elderly", "Lansia (60 tahun ke atas)", "Elderly (60 and over)"),
    ("disability", "Penyandang disabilitas", "Persons with disabilities"),
    ("pregnant", "Ibu hamil atau menyusui", "Pregnant or nursing women"),
    ("child", "Anak-anak", "Children"),
    ("disaster", "Korban bencana", "Victims of disasters"),
)


def hall_view(
    *, is_open: bool = True, agencies: int = 3, groups: int = 5, closed: tuple[str, ...] = ("kk",)
) -> HallView:
    """A hall with three agencies; the first has three services, of which one is closed."""
    every = (
        ("ktp", "dukcapil", "KTP elektronik", "Electronic identity card", "A", 12),
        ("akta", "dukcapil", "Akta kelahiran", "Birth certificate", "F", 1),
        ("kk", "dukcapil", "Kartu keluarga", "Family card", "H", 0),
        ("paspor", "imigrasi", "Paspor baru", "New passport", "K", 0),
        ("pajak", "samsat", "Pajak kendaraan tahunan", "Yearly vehicle tax", "S", 4),
    )
    names = (
        ("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Population and Civil Registry"),
        ("imigrasi", "Kantor Imigrasi", "Immigration Office"),
        ("samsat", "Samsat", "Vehicle Registration"),
    )[:agencies]
    there = {agency for agency, *_ in names}
    services = tuple(
        service(key, agency, Words(indonesian=name, english=english), prefix, waiting, is_open and key not in closed)
        for key, agency, name, english, prefix, waiting in every
        if agency in there
    )
    return _hall("Mal Pelayanan Publik Kabupaten Sejahtera", names, services, groups)


def large_hall() -> HallView:
    """Twenty agencies and twenty services of the first one, all with long names."""
    names = tuple((f"a{n}", f"{LONGEST_AGENCY}{f' {n}' if n else ''}", "") for n in range(20))
    services = tuple(
        service(f"s{n}", "a0", Words(indonesian=LONGEST_SERVICE), "AF"[: 1 + n % 2], 128 - n, n % 3 != 1)
        for n in range(20)
    )
    others = tuple(service(f"o{n}", f"a{n}", Words(indonesian="Layanan"), "K", 0, n != 2) for n in range(1, 20))
    name = "Mal Pelayanan Publik Kabupaten Hulu Sungai Selatan Provinsi Kalimantan Selatan"
    return _hall(name, names, services + others, 5)


def service(key: str, agency: str, name: Words, prefix: str, waiting: int, is_open: bool) -> ServiceView:
    """A service; a closed one opens at eight tomorrow."""
    return ServiceView(
        id=key,
        agency=agency,
        name=name,
        prefix=prefix,
        state="open" if is_open else "closed",
        why=None if is_open else "service_closed",
        opens_at=None if is_open else NOON + timedelta(hours=20),
        waiting=waiting,
        wait=WaitRange(low=15, high=25) if waiting > 2 and is_open else None,
        fee=Words(indonesian="Gratis", english="Free"),
        requirements=(Words(indonesian="Kartu keluarga asli", english="Original family card"),),
    )


def told(hall: HallView, service: str, **fields: object) -> HallView:
    """The hall with these fields of a service changed."""
    changed = (one.model_copy(update=fields) if one.id == service else one for one in hall.services)
    return hall.model_copy(update={"services": tuple(changed)})


def silent(hall: HallView) -> HallView:
    """The hall with nothing to read of any service."""
    nothing = {"fee": Words(indonesian=""), "requirements": ()}
    return hall.model_copy(update={"services": tuple(one.model_copy(update=nothing) for one in hall.services)})


def full_hall() -> HallView:
    """A hall with all there is: a group, a visit of three stages, each state of a service, reservations."""
    names = (
        ("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Population and Civil Registry"),
        ("imigrasi", "Kantor Imigrasi", "Immigration Office"),
        ("samsat", "Samsat", "Vehicle Registration"),
    )
    services = (
        _service("ktp", "dukcapil", "KTP elektronik", "Electronic identity card", "A", 12),
        _service("akta", "dukcapil", "Akta kelahiran", "Birth certificate", "F", 1, group="sipil"),
        _service("mati", "dukcapil", "Akta kematian", "Death certificate", "H", 0, group="sipil"),
        _service("paspor", "imigrasi", "Paspor baru", "New passport", "K", 31, stages=("foto", "ambil")),
        _service("foto", "imigrasi", "Foto dan wawancara", "Photo and interview", "K", 9, is_on_kiosk=False),
        _service("ambil", "imigrasi", "Pengambilan paspor", "Collection of the passport", "L", 2),
        _service("ganti", "imigrasi", "Penggantian paspor", "Passport renewal", "L", 4, **_shut("quota_of_day", 20)),
        _service("pajak", "samsat", "Pajak kendaraan tahunan", "Yearly vehicle tax", "S", 0),
        _service("plat", "samsat", "Pelat nomor", "Number plates", "W", 5, **_shut("service_suspended", None)),
        _service("mutasi", "samsat", "Mutasi kendaraan", "Change of owner", "U", 5, **_shut("hall_paused", 1)),
        _service("cek", "samsat", "Cek fisik", "Inspection", "Y", 17, **_shut("no_capacity", 20)),
        _service("blokir", "samsat", "Blokir kendaraan", "Blocking", "Z", 0, **_shut("holiday", 44)),
        _service("lapor", "samsat", "Lapor jual", "Report of sale", "R", 8, **_shut("quota_of_hour", 1)),
    )
    hall = _hall("Mal Pelayanan Publik Kabupaten Sejahtera", names, services, 5)
    group = GroupView(
        id="sipil", agency="dukcapil", name=Words(indonesian="Pencatatan sipil", english="Civil registry")
    )
    hall = hall.model_copy(update={"groups": (group,), "has_appointments": True})
    duration = Words(indonesian="3 hari kerja", english="3 working days")
    fee = Words(indonesian="Rp350.000", english="Rp350,000")
    hall = told(hall, "paspor", duration=duration, fee=fee, requirements=_PASSPORT)
    return told(hall, "pajak", fee=Words(indonesian=""), requirements=())


def paused_hall() -> HallView:
    """The hall with all there is, paused as a whole."""
    hall = full_hall()
    for one in hall.services:
        hall = told(hall, one.id, **_shut("hall_paused", 1))
    return hall


def long_to_read() -> HallView:
    """The hall with the longest names, and a service of which there is a great deal to read."""
    hall = large_hall().model_copy(update={"has_appointments": True})
    requirements = tuple(
        Words(indonesian=f"Fotokopi dokumen pendukung ke-{n} yang telah dilegalisasi oleh pejabat yang berwenang")
        for n in range(1, 13)
    )
    fee = Words(indonesian="Rp1.350.000 untuk paspor elektronik, Rp650.000 untuk paspor biasa, sesuai PP 45/2024")
    duration = Words(indonesian="Paling lama 14 hari kerja sejak berkas dinyatakan lengkap dan benar")
    return told(hall, "s0", requirements=requirements, fee=fee, duration=duration, stages=("s3", "s6"))


def reservation(**fields: object) -> AppointmentView:
    """A reservation for half past one, as the hub tells of it."""
    slot = NOON + timedelta(minutes=90)
    found = AppointmentView(code="KM7Q2P", service="paspor", slot=slot, category="regular")
    return found.model_copy(update=fields)


def issued(
    label: str = "A-012",
    service: str = "ktp",
    *,
    category: str = "regular",
    ahead: int = 12,
    low: int = 15,
    high: int = 25,
) -> IssuedTicket:
    """A ticket as the hub answers."""
    prefix, _, number = label.partition("-")
    return IssuedTicket(
        sequence=7,
        ticket="t1",
        label=label,
        prefix=prefix,
        number=int(number),
        service=service,
        category=category,
        issued_at=NOON,
        ahead=ahead,
        wait=WaitRange(low=low, high=high),
        token="Zk3vQ9aXb2LwPq7T",
        check_code="7F3K9Q",
    )


_PASSPORT = (
    Words(indonesian="KTP elektronik asli dan fotokopi", english="Identity card, original and copy"),
    Words(indonesian="Kartu keluarga asli dan fotokopi", english="Family card, original and copy"),
    Words(indonesian="Akta kelahiran, ijazah, atau buku nikah", english="Birth, school or marriage certificate"),
)


def _service(
    key: str, agency: str, name: str, english: str, prefix: str, waiting: int, **fields: object
) -> ServiceView:
    words = Words(indonesian=name, english=english)
    return service(key, agency, words, prefix, waiting, is_open=True).model_copy(update=fields)


def _shut(why: str, hours: float | None) -> dict[str, object]:
    """A service that gives no number; again in so many hours, or nobody knows."""
    states = {"holiday": "closed", "service_suspended": "suspended", "hall_paused": "suspended"}
    reason = {
        "service_suspended": ("gangguan jaringan pusat", "the central network is down"),
        "hall_paused": ("upacara Hari Guru", "ceremony of Teachers' Day"),
        "holiday": ("Cuti bersama", "joint leave"),
    }.get(why, ("", ""))
    again = NOON + timedelta(hours=hours) if hours is not None else None
    params = {
        "service": "x",
        "opens_at": again.isoformat() if again else "",
        "timezone": "Asia/Jakarta",
        "quota": 60,
        "reason": reason[0],
        "reason_en": reason[1],
    }
    return {"state": states.get(why, "full"), "why": why, "opens_at": again, "params": params, "wait": None}


def _hall(
    name: str, agencies: tuple[tuple[str, str, str], ...], services: tuple[ServiceView, ...], groups: int
) -> HallView:
    return HallView(
        sequence=1,
        hall="mpp",
        name=Words(indonesian=name),
        timezone="Asia/Jakarta",
        day=NOON.date(),
        languages=("id", "en"),
        agencies=tuple(_named(*agency) for agency in agencies),
        services=services,
        priority_groups=tuple(_named(*group) for group in GROUPS[:groups]),
        counters=(),
        running_text=Words(indonesian=""),
        complaint=Words(indonesian="meja pengaduan lobi"),
        head_start_minutes=30,
        calls_before_no_show=3,
    )


def _named(key: str, name: str, english: str) -> NamedView:
    return NamedView(id=key, name=Words(indonesian=name, english=english))
