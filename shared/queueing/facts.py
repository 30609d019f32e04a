"""What has happened around the queue and changes nothing in it: seals, sign-ins, devices, clock, paper, copies.

Facts are events: they stand in the record, and a name or a field, once written, keeps its meaning for ever. They hold
ids of officers and names of devices, never a person's data.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

WHENEVER = datetime.fromtimestamp(0, UTC)
"""The time of a fact that nobody has taken down yet: `RecordFact` gives it its own."""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers of one prefix that a day gave out: the first and the last."""

    prefix: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DaySealed:
    """The record of a day was sealed, as far as it went: up to entry `sequence`, whose hash is `head`.

    The counts are of events since the day started, less those taken back. `signature` is by `key` (Ed25519, both in
    base64url) over the slip's text (docs/record.md). The rules know that a day is sealed; the hub, which knows the
    record, fills in the rest.
    """

    at: datetime
    day: date
    hall: str = ""
    sequence: int = 0
    head: str = ""
    issued: int = 0
    called: int = 0
    finished: int = 0
    no_shows: int = 0
    cancelled: int = 0
    numbers: tuple[NumberRange, ...] = ()
    key: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class OfficerSignedIn:
    """An officer gave the right PIN; the entry's device is where."""

    at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class OfficerSignedOut:
    """An officer's session ended; `reason` is "" where the officer ended it, else such as "idle"."""

    at: datetime
    officer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """Somebody was not let in as `officer` ("" for an id that the hall does not have); `reason` is a refusal's code."""

    at: datetime
    officer: str
    reason: str


@dataclass(frozen=True, slots=True)
class PinChanged:
    """An officer chose a new PIN."""

    at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class OfficerUnlocked:
    """`allowed_by` let an officer try a PIN again, after too many wrong ones."""

    at: datetime
    officer: str
    allowed_by: str


@dataclass(frozen=True, slots=True)
class DeviceArrived:
    """A program of the hall was seen on the network."""

    at: datetime
    device: str
    role: str


@dataclass(frozen=True, slots=True)
class DeviceLeft:
    """A program of the hall was seen no more."""

    at: datetime
    device: str
    role: str


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The clock of the hub's machine went forth by so many seconds, or back where negative.

    `is_followed`: the hub's own time, by which `at` is, went with it (docs/decisions/0006).
    """

    at: datetime
    seconds: int
    is_followed: bool = True


@dataclass(frozen=True, slots=True)
class PaperRanOut:
    """A kiosk's printer had no paper."""

    at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class PaperReplaced:
    """A kiosk's printer had paper again."""

    at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class BackupTaken:
    """A backup was taken that ends with entry `sequence`, whose hash is `head`."""

    at: datetime
    sequence: int
    head: str


@dataclass(frozen=True, slots=True)
class StoreRestored:
    """This record goes on from a backup, or a copy, that ended with entry `sequence`, whose hash is `head`."""

    at: datetime
    sequence: int
    head: str
    source: str


@dataclass(frozen=True, slots=True)
class RecordExported:
    """The entries from `first` to `last` were given out as a file."""

    at: datetime
    first: int
    last: int


Fact = (
    DaySealed
    | OfficerSignedIn
    | OfficerSignedOut
    | SignInFailed
    | PinChanged
    | OfficerUnlocked
    | DeviceArrived
    | DeviceLeft
    | ClockStepped
    | PaperRanOut
    | PaperReplaced
    | BackupTaken
    | StoreRestored
    | RecordExported
)
