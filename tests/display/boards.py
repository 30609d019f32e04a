"""Boards and news of a small hall, in the words of a test."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from shared.protocol.base import Words
from shared.protocol.stream import Happened
from shared.protocol.views import BoardView, CallView, CounterStateName, CounterView, NoticeView

MORNING = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
"""09:41 on a Monday in Jakarta."""

NAME = Words(indonesian="Mal Pelayanan Publik Contoh", english="Example Public Service Mall")
RUNNING_TEXT = Words(
    indonesian="Semua layanan sesuai tarif resmi. Laporkan pungutan liar kepada petugas pengaduan di lobi.  •  "
    "Harap siapkan berkas sebelum nomor Anda dipanggil.",
    english="Official fees only. Report any unofficial charge to the complaint desk in the lobby.",
)


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def counter(name: str, state: CounterStateName = "open", ticket: str | None = None, zone: str = "utara") -> CounterView:
    """A counter."""
    return CounterView(id=name, name=name, zone=zone, services=("ktp",), state=state, ticket=ticket)


def call(
    label: str, at_counter: str, sequence: int, calls: int = 1, state: str = "called", at: datetime = MORNING
) -> CallView:
    """A called number on the board."""
    prefix, number = label.split("-")
    return CallView.model_validate(
        {
            "sequence": sequence,
            "label": label,
            "prefix": prefix,
            "number": int(number),
            "service": "ktp",
            "counter": at_counter,
            "counter_name": at_counter,
            "zone": "utara",
            "calls": calls,
            "called_at": at,
            "state": state,
        }
    )


def board(
    calls: Sequence[CallView] = (),
    counters: Sequence[CounterView] = (),
    *,
    sequence: int = 100,
    waiting: int = 0,
    name: Words = NAME,
    running_text: Words = RUNNING_TEXT,
    notices: Sequence[NoticeView] = (),
) -> BoardView:
    """A snapshot."""
    return BoardView(
        sequence=sequence,
        name=name,
        timezone="Asia/Jakarta",
        running_text=running_text,
        calls=tuple(calls),
        counters=tuple(counters),
        waiting=waiting,
        notices=tuple(notices),
    )


@dataclass
class News:
    """Makes the events of a hall, in order."""

    clock: Clock
    sequence: int = 100
    _calls: dict[str, int] = field(default_factory=dict)

    def tell(self, kind: str, label: str | None = None, at_counter: str | None = None, ago: float = 0) -> Happened:
        """An event, by the hub's clock so many seconds ago."""
        self.sequence += 1
        if label and kind in ("ticket_called", "ticket_recalled"):
            self._calls[label] = self._calls.get(label, 0) + 1 if kind == "ticket_recalled" else 1
        prefix, _, number = (label or "").partition("-")
        return Happened(
            sequence=self.sequence,
            type=kind,
            at=self.clock.now - timedelta(seconds=ago),
            label=label,
            prefix=prefix or None,
            number=int(number) if number else None,
            counter=at_counter,
            counter_name=at_counter,
            calls=self._calls.get(label or ""),
        )

    def called(self, label: str, at_counter: str, ago: float = 0) -> Happened:
        """A number was called."""
        return self.tell("ticket_called", label, at_counter, ago)

    def recalled(self, label: str, at_counter: str, ago: float = 0) -> Happened:
        """A number was called again."""
        return self.tell("ticket_recalled", label, at_counter, ago)
