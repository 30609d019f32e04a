"""Estimates are scored against what happened."""

from shared.simulation.day import simulate
from shared.simulation.outcome import Outcome
from shared.simulation.scoring import ESTIMATORS, promise, scores
from tests.simulation.halls import hall_day, hall_day_plan


def _days() -> list[Outcome]:
    return [simulate(hall_day_plan(), hall_day(no_show=0.1, priority=0.3), seed) for seed in range(4)]


def test_every_estimator_is_judged_by_the_same_tickets() -> None:
    found = scores(_days())
    assert [score.estimator for score in found] == list(ESTIMATORS)
    assert len({score.tickets for score in found}) == 1
    assert found[0].tickets > 400


def test_ours_is_closer_than_what_history_alone_says() -> None:
    ours, _, head_of_line, last_to_enter, last_ten = scores(_days())
    assert ours.rmse < 0.8 * min(head_of_line.rmse, last_to_enter.rmse, last_ten.rmse)


def test_what_is_shown_holds_more_often_than_what_was_reckoned() -> None:
    held = promise(_days())
    assert 0.5 < held.covered <= held.covered_as_shown <= 1
    assert held.much_longer <= 1 - held.covered_as_shown


def test_a_day_without_visitors_has_no_scores() -> None:
    assert {score.tickets for score in scores([])} == {0}
    assert promise([]).tickets == 0
