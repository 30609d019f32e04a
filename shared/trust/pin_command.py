"""`antrean pin`: makes what a kiosk keeps of the PIN that opens it while no hub is there."""

from typing import Annotated

import typer

from shared.trust.pins import Weakness, first_pin

app = typer.Typer(add_completion=False)

WAYS_OUT = {
    Weakness.NOT_DIGITS: "a PIN has digits only; the kiosk has no other keys",
    Weakness.TOO_SHORT: "the PIN is too short; take six digits at least",
    Weakness.TOO_LONG: "the PIN is too long; take twelve digits at most",
    Weakness.TOO_PLAIN: "the PIN is too plain; take one without a pattern",
}


@app.command()
def pin(
    pin: Annotated[str, typer.Option(prompt="PIN", hide_input=True, confirmation_prompt=True, help="Asked for.")],
) -> None:
    """Ask for a PIN and write the line for the device file that lets a technician into this kiosk without a hub."""
    kept = first_pin(pin)
    if isinstance(kept, Weakness):
        typer.echo(f"antrean pin: {WAYS_OUT[kept]}", err=True)
        raise typer.Exit(1)
    typer.echo(f'technician_pin = "{kept.hash}"')
