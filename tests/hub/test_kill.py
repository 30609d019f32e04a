"""kill -9 at random moments of a busy hall; `make bench` does it a thousand times."""

from pathlib import Path

import pytest

from tests.support.cuts import Account, cut_again_and_again
from tests.support.forked_hub import hub_nursery

CUTS = 10


@pytest.mark.timeout(120)
def test_no_answered_command_is_lost_or_done_twice(tmp_path: Path) -> None:
    account = Account()
    with hub_nursery(tmp_path / "hub.log") as nursery:
        cut_again_and_again(nursery, tmp_path / "hall", CUTS, account)
    assert (account.lost, account.done_twice, account.answered_otherwise) == (0, 0, 0)
    assert (account.out_of_order, account.flaws, account.faults) == (0, 0, [])
    assert account.unanswered > 0, "no cut fell into the middle of a command"
