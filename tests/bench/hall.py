"""The hall that is measured: open all day, a hundred counters, one command to finish a ticket and call the next."""

from pathlib import Path

COUNTERS = 100
SERVICES = 10
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LETTERS = "AFHKLRSUWY"
SECOND = "0123456789ABCDEF"


def write_hall(folder: Path, services: int = SERVICES, counters: int = COUNTERS) -> Path:
    """A hall file; each counter serves two services that follow each other. At most 160 services."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        '[hall]\nid = "bench"\nname = { id = "Gerai ukur", en = "Hall to measure" }\ntimezone = "Asia/Jakarta"',
        "[rules]\nstart_required = false\ndouble_press_seconds = 0\nday_change = 00:00:00",
        "[hours]\nkiosk_lead_minutes = 0\n" + "\n".join(f'{day} = ["00:00-23:59"]' for day in DAYS),
        '[[priority]]\nid = "elderly"\nname = { id = "Lansia" }',
        '[[agency]]\nid = "agency"\nname = { id = "Instansi" }',
        *(_service(index, services) for index in range(services)),
        *(_counter(index, services) for index in range(counters)),
        *(_officer(index) for index in range(counters)),
    ]
    file = folder / "bench.toml"
    file.write_text("\n\n".join(parts) + "\n")
    return file


def _service(index: int, services: int) -> str:
    first, second = divmod(index, len(SECOND))
    prefix = LETTERS[index] if services <= len(LETTERS) else LETTERS[first] + SECOND[second]
    name = f'name = {{ id = "Layanan {index}" }}'
    return f'[[service]]\nid = "s{index}"\nagency = "agency"\n{name}\nprefix = "{prefix}"\nstandard_minutes = 6'


def _counter(index: int, services: int) -> str:
    pair = f'["s{index % services}", "s{(index + 1) % services}"]'
    return f'[[counter]]\nid = "c{index}"\nname = "{index + 1}"\nservices = {pair}'


def _officer(index: int) -> str:
    return (
        f'[[officer]]\nid = "o{index}"\nname = "Petugas {index}"\npin = "1234"\nmust_change = false\nrole = "officer"'
    )
