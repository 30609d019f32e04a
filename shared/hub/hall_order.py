"""How a hall file describes the order: a policy by name, or by name and figures."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from shared.hub.hall_fields import Table
from shared.queueing.plan import Policy, PolicyKind

Kind = Literal["first_come", "head_start", "strict", "ratio", "accumulating"]
Choice = Literal["earliest_rank", "listed_order", "greatest_share"]

_OWN_FIGURE = {"head_start": "head_start_minutes", "ratio": "ratio", "accumulating": "priority_percent"}


def _ratio(text: object) -> object:
    parts = text.split(":") if isinstance(text, str) else []
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 20 for part in parts):
        raise ValueError(f'{text!r} is no ratio; write it as "1:2", priority first, each from 1 to 20')
    return tuple(int(part) for part in parts)


def _by_name(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


class PolicySchema(Table):
    """`policy = "strict"` or `policy = { kind = "ratio", ratio = "1:2" }`."""

    kind: Kind
    head_start_minutes: Annotated[int, Field(ge=0, le=240)] | None = None
    ratio: Annotated[tuple[int, int], BeforeValidator(_ratio)] = Policy.ratio
    priority_percent: Annotated[int, Field(ge=100, le=1000)] = Policy.priority_percent

    @model_validator(mode="after")
    def _has_no_foreign_figure(self) -> "PolicySchema":
        for figure in self.model_fields_set - {"kind", _OWN_FIGURE.get(self.kind, "")}:
            raise ValueError(f"{figure} means nothing under {self.kind!r}; leave it out, or choose another kind")
        return self

    def to_policy(self, head_start_minutes: int) -> Policy:
        """The policy as the rules know it, with the hall's head start where it names none."""
        minutes = head_start_minutes if self.head_start_minutes is None else self.head_start_minutes
        return Policy(PolicyKind(self.kind), minutes * 60, self.ratio, self.priority_percent)


PolicyField = Annotated[PolicySchema, BeforeValidator(_by_name)]
