"""Which form a press opens."""

from typing import Final

from counter_client.presenters.forms.aside import AsideForm
from counter_client.presenters.forms.form import Form, Sight
from counter_client.presenters.forms.hold import HoldForm
from counter_client.presenters.forms.out_of_order import OutOfOrderForm
from counter_client.presenters.forms.pause import BreakForm
from counter_client.presenters.forms.question import ask_end_of_visit, ask_rejection
from counter_client.presenters.forms.transfer import ReturnForm, TransferForm
from counter_client.presenters.presses import Press
from shared.protocol.views import DeskTicket

OPENING: Final[frozenset[Press]] = frozenset(
    ("break", "aside", "call", "transfer", "hold", "return_to_sender", "reject_priority", "end_visit")
)
"""The presses that open a form; every other one sends its command at once."""


def form_of(press: Press, sight: Sight) -> Form | None:
    """The form; None where what it is about is not in hand."""
    match press:
        case "break":
            return BreakForm()
        case "aside":
            return AsideForm(sight.desk, sight.speech)
        case "call":
            return OutOfOrderForm()
        case _:
            return _about(sight.desk.ticket, press, sight) if sight.desk.ticket else None


def _about(ticket: DeskTicket, press: Press, sight: Sight) -> Form | None:
    match press:
        case "transfer":
            return TransferForm(ticket, sight.speech)
        case "hold":
            return HoldForm(ticket)
        case "return_to_sender":
            return ReturnForm(ticket)
        case "reject_priority":
            return ask_rejection(ticket, sight.officer)
        case "end_visit":
            return ask_end_of_visit(ticket, sight.officer) if ticket.stages else None
        case _:
            return None
