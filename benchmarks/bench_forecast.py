"""What a seat waits for when it looks ahead, and how well it foresees.

A whole hand of options is played through the same futures to the end of the campaign. The peer is the same engine
without worlds side by side: the same futures played one by one. Below stands what seats foresaw beside what then
happened (`foresight.py`): shares that come true as often as they say are honest. `make bench` runs it.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from benchmarks import foresight
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.forecast.prospect import Prospect
from game.forecast.rollouts import FirstQuarter, played_out
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.staff import options_of

SCENARIO = "partners_of_convenience"
PLAYED = (0, 8)
STAGES = (32, 128, 512)
ROUNDS = 5


def never() -> bool:
    """Whether somebody has called it off: nobody does."""
    return False


def seconds(act: Callable[[], object]) -> float:
    """Return the median time of an act."""
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        act()
        times.append(perf_counter() - began)
    return median(times)


def looked_ahead(prospect: Prospect, drafts: list[SeatOrders], futures: int) -> None:
    """Play drafts through so many futures."""
    played_out(prospect, FirstQuarter.of(prospect, futures), drafts, never)


def told(campaign: Campaign, seat: str) -> str:
    """What a seat waits for where a campaign stands."""
    prospect = Prospect.of(campaign, seat)
    drafts = [SeatOrders(), *(draft for _, draft in options_of(campaign, board(campaign, seat)))]
    looked_ahead(prospect, drafts, STAGES[0])
    waits = [seconds(partial(looked_ahead, prospect, drafts, many)) for many in STAGES]
    hand = ", ".join(f"{wait * 1000:.0f} ms on {many}" for wait, many in zip(waits, STAGES, strict=True))
    one = seconds(partial(looked_ahead, prospect, [SeatOrders()], 1))
    ratio = one * len(drafts) * STAGES[-1] / waits[-1]
    return f"{len(drafts)} drafts: {hand} futures; one by one would take {ratio:,.0f} times as long"


def main() -> None:
    """Print each figure."""
    for quarters in PLAYED:
        campaign = Campaign.new(CampaignTerms(SCENARIO, seed=1, seats=COUNTRIES))
        for _ in range(quarters):
            campaign.end_quarter()
        for seat in ("united_states", "iran"):
            print(f"after {quarters} quarters, {seat.replace('_', ' ')}, {told(campaign, seat)}")
    foresight.main()


if __name__ == "__main__":
    main()
