"""`python -m display`."""

from display.bootstrap import app

app(prog_name="antrean display")
