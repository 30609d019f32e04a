"""`antrean report`: what a record tells."""

import typer

from shared.report.integrity_command import report_integrity
from shared.report.waits_command import report_waits

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def report() -> None:
    """Tell what a record holds, while the hub runs or at rest. Nothing is changed."""


app.command("integrity")(report_integrity)
app.command("waits")(report_waits)
