"""What the store reports in place of the errors of its libraries."""

from sqlalchemy.exc import SQLAlchemyError


class StoreError(Exception):
    """The store could not read or write; what it held before is still there."""


def reason_of(error: SQLAlchemyError) -> str:
    """What the database itself said."""
    cause = getattr(error, "orig", None)
    return str(cause if cause is not None else error)
