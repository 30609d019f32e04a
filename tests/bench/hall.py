"""The hall that is measured: open all day, a hundred counters, one command to finish a ticket and call the next."""

from pathlib import Path

COUNTERS = 100
SERVICES = 10
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LETTERS = "AFHKLRSUWY"


def write_hall(folder: Path) -> Path:
    """A hall file of ten services; each counter serves two of them, every service has twenty counters."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        '[hall]\nid = "bench"\nname = { id = "Gerai ukur", en = "Hall to measure" }\ntimezone = "Asia/Jakarta"',
        "[rules]\nstart_required = false\ndouble_press_seconds = 0\nday_change = 00:00:00",
        "[hours]\nkiosk_lead_minutes = 0\n" + "\n".join(f'{day} = ["00:00-23:59"]' for day in DAYS),
        '[[priority]]\nid = "elderly"\nname = { id = "Lansia" }',
        '[[agency]]\nid = "agency"\nname = { id = "Instansi" }',
        *(_service(index) for index in range(SERVICES)),
        *(_counter(index) for index in range(COUNTERS)),
        *(_officer(index) for index in range(COUNTERS)),
    ]
    file = folder / "bench.toml"
    file.write_text("\n\n".join(parts) + "\n")
    return file


def _service(index: int) -> str:
    name = f'name = {{ id = "Layanan {index}" }}'
    return f'[[service]]\nid = "s{index}"\nagency = "agency"\n{name}\nprefix = "{LETTERS[index]}"\nstandard_minutes = 6'


def _counter(index: int) -> str:
    pair = f'["s{index % SERVICES}", "s{(index + 1) % SERVICES}"]'
    return f'[[counter]]\nid = "c{index}"\nname = "{index + 1}"\nservices = {pair}'


def _officer(index: int) -> str:
    return f'[[officer]]\nid = "o{index}"\nname = "Petugas {index}"\npin = "1234"\nrole = "officer"'
