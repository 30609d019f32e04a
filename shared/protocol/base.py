"""Where every message begins."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
AppointmentCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{6,16}$")]
"""The code of a reservation: capital letters and digits."""

Note = Annotated[str, StringConstraints(max_length=200)]


class Asked(BaseModel):
    """A body that a client sends: a field that is not ours is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Told(BaseModel):
    """What a hub answers: a client passes over fields that a newer hub adds."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Words(Told):
    """A text in both languages of the hall."""

    indonesian: str
    english: str = ""

    def in_language(self, language: str) -> str:
        """The words in `language` ("id" or "en")."""
        return self.english if language == "en" and self.english else self.indonesian
