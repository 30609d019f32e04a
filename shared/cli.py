"""The command `antrean`: finds the part that was asked for, and loads nothing else."""

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points, version
from typing import Annotated

import typer

PROGRAMS = "antrean.programs"
OURS = ("shared", "kiosk", "counter_client", "display")


@dataclass(frozen=True, slots=True)
class Part:
    """A subcommand: what it does, which extras it needs, and where its typer application stands."""

    name: str
    help: str
    extras: str
    target: str | None = None  # None: a program, registered as an entry point by its own package


PARTS = (
    Part("demo", "Run the whole hall on this machine.", "hub,screen", "shared.demo.main:app"),
    Part("hub", "Hold the hall's queue and its record.", "hub", "shared.hub.main:app"),
    Part("kiosk", "Let citizens take a number and print it.", "screen"),
    Part("counter", "Let an officer call, serve and finish.", "screen"),
    Part("display", "Show and speak the calls in the hall.", "screen"),
    Part("hall", "Check a hall file, or put it into force.", "hub", "shared.hub.hall_command:app"),
    Part("appointments", "Take over reservations from a file.", "hub", "shared.hub.appointments_command:app"),
    Part("devices", "Show who is on the LAN.", "screen", "shared.link.devices_command:app"),
    Part("doctor", "Say what works on this machine, and what does not.", "screen", "shared.link.doctor:app"),
    Part("pin", "Make the PIN that opens a kiosk while no hub is there.", "hub", "shared.trust.pin_command:app"),
    Part("seal", "Seal the day's record and show its slip.", "hub", "shared.hub.record.seal_command:seal_app"),
    Part("key", "Show the public key of a hall's seals.", "hub", "shared.hub.record.seal_command:key_app"),
    Part("verify", "Check the record of a hall.", "hub", "shared.hub.verify:app"),
    Part(
        "export", "Write the record to a file to be checked elsewhere.", "hub", "shared.hub.record.export_command:app"
    ),
    Part("backup", "Back a hall up while it works.", "hub", "shared.hub.record.backup_command:backup_app"),
    Part("restore", "Bring a hall back on this machine.", "hub", "shared.hub.record.backup_command:restore_app"),
    Part("report", "Tell what a record holds.", "hub", "shared.report.main:app"),
    Part("simulate", "Play a day of a hall on paper.", "hub,plan", "shared.simulation.main:app"),
)


def main() -> None:
    """Run the command line of this process."""
    _command_line()(prog_name="antrean")


def _command_line() -> typer.Typer:
    app = typer.Typer(add_completion=False, no_args_is_help=True, help="The queue of a public service hall.")
    app.callback()(_options)
    for part in PARTS:
        _add(app, part)
    return app


def _show_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(version("antrean"))
        raise typer.Exit


def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, help="Show the version and leave.")
    ] = False,
) -> None:
    """Take what stands before the subcommand."""


def _add(app: typer.Typer, part: Part) -> None:
    whole_line = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

    @app.command(part.name, help=part.help, context_settings=whole_line)
    def run(context: typer.Context) -> None:
        _load(part)(args=context.args, prog_name=f"antrean {part.name}")


def _load(part: Part) -> typer.Typer:
    try:
        return _find(part)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] in OURS:
            raise
        remedy = f"pip install 'antrean[{part.extras}]'"
        sys.exit(f"{part.name} needs the extra '{part.extras}' ({missing.name} is missing): {remedy}")


def _find(part: Part) -> typer.Typer:
    if part.target is None:
        (program,) = entry_points(group=PROGRAMS, name=part.name)
        found = program.load()
    else:
        module, _, attribute = part.target.partition(":")
        found = getattr(import_module(module), attribute)
    assert isinstance(found, typer.Typer)
    return found


if __name__ == "__main__":
    main()
