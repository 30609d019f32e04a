"""`python -m kiosk`."""

from kiosk.bootstrap import app

app(prog_name="antrean kiosk")
