"""Halls as the hub tells of them, for tests and pictures of the kiosk."""

from datetime import UTC, datetime, timedelta

from shared.protocol.base import Words
from shared.protocol.views import HallView, IssuedTicket, NamedView, ServiceView, WaitRange

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
        wait=WaitRange(low=15, high=25) if waiting > 2 else None,
        fee=Words(indonesian="Gratis", english="Free"),
        requirements=(Words(indonesian="Kartu keluarga asli", english="Original family card"),),
    )


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
