"""What the estimate is held to, on the days that the benchmark measures."""

import pytest

from shared.simulation.day import simulate
from shared.simulation.scoring import promise, scores
from tests.bench.waits import SEEDS, VARIANTS
from tests.simulation.halls import hall_day_plan


@pytest.mark.parametrize("variant", ["as planned", "10 % no-shows", "30 % priority"])
def test_the_wait_can_be_believed(variant: str) -> None:
    days = [simulate(hall_day_plan(), VARIANTS[variant], seed) for seed in SEEDS]
    rmse, held = {score.estimator: score.rmse for score in scores(days)}, promise(days)
    assert rmse["antrean"] <= 0.6 * rmse["last to enter"]
    assert rmse["antrean"] <= 0.6 * rmse["mean of last ten"]
    assert 0.75 <= held.covered <= 0.9
    assert held.much_longer <= 0.1


def test_it_learns_where_visits_are_longer_than_the_standard() -> None:
    days = [simulate(hall_day_plan(), VARIANTS["visits 20 % longer"], seed) for seed in SEEDS]
    rmse = {score.estimator: score.rmse for score in scores(days)}
    assert rmse["antrean"] <= 0.8 * rmse["queue length"]
    assert promise(days).much_longer <= 0.1
