"""How good the estimates were: what was said at issue against what happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from shared.simulation.outcome import Outcome, Told

_TOLERANCE_SECONDS = 300

Estimator = Callable[[Told], float | None]
ESTIMATORS: dict[str, Estimator] = {
    "antrean": lambda told: told.forecast.median if told.forecast else None,
    "queue length": lambda told: told.others.queue_length,
    "head of line": lambda told: told.others.head_of_line,
    "last to enter": lambda told: told.others.last_to_enter,
    "mean of last ten": lambda told: told.others.last_ten,
}


@dataclass(frozen=True, slots=True)
class Score:
    """Minutes; `bias` is what was said less what happened, so a negative one promised too much."""

    estimator: str
    tickets: int
    rmse: float
    mae: float
    bias: float


@dataclass(frozen=True, slots=True)
class Promise:
    """Of the range shown: the share of waits within its upper end, unrounded and as shown, and of waits over 5 minutes
    longer than shown."""

    tickets: int
    covered: float
    covered_as_shown: float
    much_longer: float


def scores(outcomes: Iterable[Outcome]) -> list[Score]:
    """One for each estimator, over the tickets for which every one of them had something to say."""
    pairs = [pair for outcome in outcomes for pair in _pairs(outcome)]
    known = [(told, wait) for told, wait in pairs if all(said(told) is not None for said in ESTIMATORS.values())]
    return [_score(name, estimator, known) for name, estimator in ESTIMATORS.items()]


def promise(outcomes: Iterable[Outcome]) -> Promise:
    """How the ranges held, over all tickets that were told one."""
    pairs = [(told.forecast.high, wait) for day in outcomes for told, wait in _pairs(day) if told.forecast]
    high, wait = np.array([said for said, _ in pairs]), np.array([happened for _, happened in pairs])
    shown = np.maximum(np.ceil(high / _TOLERANCE_SECONDS), 1) * _TOLERANCE_SECONDS
    if not pairs:
        return Promise(0, 0.0, 0.0, 0.0)
    return Promise(
        len(pairs),
        float(np.mean(wait <= high)),
        float(np.mean(wait <= shown)),
        float(np.mean(wait > shown + _TOLERANCE_SECONDS)),
    )


def _pairs(outcome: Outcome) -> list[tuple[Told, float]]:
    return [(told, outcome.waits[told.ticket]) for told in outcome.told if told.ticket in outcome.waits]


def _score(name: str, estimator: Estimator, known: list[tuple[Told, float]]) -> Score:
    if not known:
        return Score(name, 0, 0.0, 0.0, 0.0)
    off = np.array([(estimator(told) or 0.0) - wait for told, wait in known]) / 60
    return Score(name, len(known), float(np.sqrt(np.mean(off**2))), float(np.mean(abs(off))), float(np.mean(off)))
