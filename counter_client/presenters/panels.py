"""What stands in the place of the desk while something is asked before a command goes out: one step at a time."""

from dataclasses import dataclass
from typing import Literal

from counter_client.presenters.parts import Button, Notice, Row


@dataclass(frozen=True, slots=True)
class Option:
    """One of a few things to choose; `more` is a second line."""

    id: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """A few things to choose by their digit. `other` is the hint of a field for other words, empty for none."""

    step: str
    title: str
    hint: str
    options: tuple[Option, ...]
    other: str
    confirm: Button
    cancel: Button


@dataclass(frozen=True, slots=True)
class ListStep:
    """Many things to choose by typing, arrows or a click. `more` is a second thing to do with the chosen one."""

    step: str
    title: str
    hint: str
    filter_hint: str
    query: str
    rows: tuple[Row, ...]
    nothing: str
    confirm: Button
    cancel: Button
    more: Button | None = None


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """A supervisor's name and PIN. `tries` grows with each PIN that was wrong."""

    step: str
    title: str
    hint: str
    who_words: str
    supervisors: tuple[Row, ...]
    query: str
    filter_hint: str
    nobody: str
    pin_words: str
    pin_hint: str
    confirm: Button
    cancel: Button
    problem: Notice | None
    tries: int


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """A question that "no" answers unless somebody says yes."""

    step: str
    severity: Literal["info", "warning"]
    title: str
    text: str
    yes: Button
    no: Button


Panel = ChoiceStep | ListStep | ApprovalStep | QuestionStep
