"""Parts what a printer is sent into the tickets that fall from it."""

from dataclasses import dataclass

from kiosk.printing.escpos_reader import EscPosReader
from kiosk.printing.operations import CutMark, Operation


@dataclass(frozen=True, slots=True)
class CutTicket:
    """One ticket: the bytes it was made of, and what they did to the paper."""

    data: bytes
    operations: tuple[Operation, ...]


class TicketCutter:
    """Takes bytes in any portions; a ticket is complete when it has been cut."""

    def __init__(self) -> None:
        self._reader = EscPosReader()
        self._data = bytearray()
        self._cut_before = 0
        self._operations: list[Operation] = []

    def take(self, data: bytes) -> tuple[CutTicket, ...]:
        """The tickets that these bytes complete."""
        self._data += data
        tickets: list[CutTicket] = []
        for operation in self._reader.read(data):
            self._operations.append(operation)
            if isinstance(operation, CutMark):
                tickets.append(self._cut(operation.offset))
        return tuple(tickets)

    def _cut(self, offset: int) -> CutTicket:
        length = offset - self._cut_before
        ticket = CutTicket(bytes(self._data[:length]), tuple(self._operations))
        del self._data[:length]
        self._cut_before = offset
        self._operations.clear()
        return ticket
