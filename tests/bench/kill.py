"""Power cuts: kill -9 at a thousand random moments while every kind of command is under way."""

import os

from tests.bench.report import Report
from tests.support.cuts import Account, cut_again_and_again
from tests.support.forked_hub import hub_nursery

CUTS = int(os.environ.get("ANTREAN_CUTS", "1000"))
CUTS_OF_A_DAY = 50
"""Then a new data folder: a day that is many hours long would only make the starts longer."""


def run(report: Report) -> None:
    """Kill, start, ask again; then hold the answers against the record."""
    account, folder = Account(), report.folder / "kill"
    folder.mkdir()
    with hub_nursery(folder / "hub.log") as nursery:
        for first in range(0, CUTS, CUTS_OF_A_DAY):
            cut_again_and_again(nursery, folder / str(first), min(CUTS_OF_A_DAY, CUTS - first), account)
    at = f"{CUTS} cuts, {account.answered} commands of {len(account.kinds)} kinds"
    report.add("kill -9: answered but lost", at, account.lost, "", "0")
    report.add("kill -9: done twice", at, account.done_twice, "", "0")
    report.add("kill -9: answered otherwise the second time", at, account.answered_otherwise, "", "0")
    report.add("kill -9: another order after the start", at, account.out_of_order, "", "0")
    report.add("kill -9: flaws in the record", at, account.flaws, "", "0")
    report.add("kill -9: faults", at, len(account.faults), "", "0")
    report.add("kill -9: under way when the hub died", at, account.unanswered, "")
