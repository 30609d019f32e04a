"""Times as they are written: ISO 8601 in UTC with `Z`, to the millisecond."""

from datetime import UTC, datetime


def iso(moment: datetime) -> str:
    """`2026-11-23T02:41:07.250Z` for an aware datetime."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_iso(text: str) -> datetime:
    """The aware datetime in UTC that `iso` wrote. ValueError where it is none."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
