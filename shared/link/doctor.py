"""`antrean doctor`: what works on this machine, what does not, and what to do about it."""

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from rich.console import Console
from rich.table import Table

from shared.discovery.interfaces import own_addresses
from shared.discovery.lan import Lan
from shared.discovery.program import Program
from shared.link.address import HubAddress
from shared.link.client import HubClient
from shared.link.credentials import DeviceName
from shared.link.devices_command import look_around
from shared.link.problems import HubAwayError
from shared.link.settings import DeviceSettings, SettingsError, load_settings
from shared.protocol.views import Health

Verdict = Literal["good", "warning", "trouble"]

_ENOUGH_MIB: Final = 512
_HEARS_ITSELF_WITHIN_S: Final = 3.0
_BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)
_SIGNS: Final = {"good": "[green]✓[/green]", "warning": "[yellow]![/yellow]", "trouble": "[red]✗[/red]"}

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and the way out where it is not good."""

    subject: str
    verdict: Verdict
    text: str
    remedy: str = ""


@app.command()
def doctor(
    hub: Annotated[str | None, typer.Option(help="Address of the hub, as HOST:PORT.")] = None,
    data: Annotated[Path | None, typer.Option(help="The folder of the program's own data.")] = None,
) -> None:
    """Look at network, clock, disk and hub."""
    findings = [*examine(hub, data)]
    table = Table(show_header=False, box=None, pad_edge=False)
    for finding in findings:
        table.add_row(_SIGNS[finding.verdict], finding.subject, f"{finding.text} {finding.remedy}".strip())
    Console().print(table)
    if any(finding.verdict == "trouble" for finding in findings):
        raise typer.Exit(1)


def examine(hub: str | None = None, data: Path | None = None) -> Iterator[Finding]:
    """Everything that can be looked at from here."""
    try:
        settings = load_settings(hub=hub, data=data)
    except SettingsError as mistake:
        yield Finding("settings", "trouble", str(mistake))
        return
    yield Finding("settings", "good", f"This device is called {settings.name}.")
    yield from (look_at_mdns(), look_at_clock(), look_at_disk(settings), look_at_hub(settings))


def look_at_mdns() -> Finding:
    """Whether this machine hears its own advert."""
    me = Program("display", "", "doctor")
    is_heard = threading.Event()

    def hear(programs: tuple[Program, ...]) -> None:
        if any(me.instance in program.instance for program in programs):
            is_heard.set()

    lan = Lan(me, hear)
    lan.start()
    is_good = is_heard.wait(_HEARS_ITSELF_WITHIN_S)
    lan.close()
    if is_good:
        return Finding("mDNS", "good", f"Adverts go out and come in, from {', '.join(own_addresses())}.")
    return Finding(
        "mDNS", "trouble", "An advert sent out did not come back.", "Let UDP port 5353 through, or set the hub by hand."
    )


def look_at_clock() -> Finding:
    """Whether the clock can be right, and time zones are known."""
    now = datetime.now(UTC)
    try:
        ZoneInfo("Asia/Jakarta")
    except ZoneInfoNotFoundError:
        return Finding("clock", "trouble", "Time zones are not known here.", "Install tzdata.")
    if now < _BUILT:
        return Finding("clock", "trouble", f"It cannot be {now:%Y-%m-%d}.", "Set the clock.")
    if _is_synchronised() is False:
        return Finding("clock", "warning", f"{now:%Y-%m-%d %H:%M} UTC, not synchronised.", "Switch on NTP if you can.")
    return Finding("clock", "good", f"{now:%Y-%m-%d %H:%M} UTC.")


def look_at_disk(settings: DeviceSettings) -> Finding:
    """Whether the data folder takes a file, and has room."""
    try:
        folder = settings.data_folder("doctor")
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"antrean")
        free = shutil.disk_usage(folder).free // 2**20
    except OSError as fault:
        return Finding(
            "disk", "trouble", f"Nothing can be written: {fault}.", "Free the disk, or choose another --data."
        )
    if free < _ENOUGH_MIB:
        return Finding("disk", "warning", f"Only {free} MiB are free in {folder}.", "Make room.")
    return Finding("disk", "good", f"{free} MiB are free in {folder}.")


def look_at_hub(settings: DeviceSettings) -> Finding:
    """Whether a hub answers: the one told, else any that advertises."""
    for address in _addresses(settings):
        health = _health(address, settings.name)
        if health is not None:
            return _ailing(health) or Finding(
                "hub", "good", f"{health.name.indonesian} ({health.hall}) answers at {address}."
            )
    return Finding("hub", "trouble", "No hub answers.", "Start the kiosk or `antrean hub`, or give --hub HOST:PORT.")


def _ailing(health: Health) -> Finding | None:
    """What is not well with a hub that answers."""
    name, copy = health.name.indonesian, health.copy_of_record
    if health.clock_off_seconds:
        told = f"{name} keeps its own time; its machine's clock is {health.clock_off_seconds} s off."
        return Finding("hub", "warning", told, "Set the clock of the hub's machine; the hub follows a later time.")
    if copy is not None and copy.state in ("away", "refused", "behind"):
        told = f"{name} answers, but the copy of its record is {copy.state} since entry {copy.sequence}: {copy.detail}."
        return Finding("hub", "warning", told, "Bring the stick or the share back; the copy makes up for it by itself.")
    return None


def _addresses(settings: DeviceSettings) -> list[HubAddress]:
    if settings.hub:
        return [HubAddress.parse(settings.hub)]
    hubs = [program for program in look_around(_HEARS_ITSELF_WITHIN_S) if program.role == "hub"]
    return [HubAddress(host, hub.port) for hub in hubs for host in hub.addresses]


def _health(address: HubAddress, name: str) -> Health | None:
    client = HubClient(lambda: address, DeviceName(name))
    try:
        return client.health()
    except HubAwayError:
        return None
    finally:
        client.close()


def _is_synchronised() -> bool | None:
    """What systemd knows; None where it is not there."""
    tool = shutil.which("timedatectl") if sys.platform == "linux" else None
    if tool is None:
        return None
    told = subprocess.run([tool, "show", "--property=NTPSynchronized", "--value"], capture_output=True, text=True)
    return {"yes": True, "no": False}.get(told.stdout.strip())
