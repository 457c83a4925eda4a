"""What a seat waits for when it looks ahead, and whether the odds it gets are honest.

The peer is the same engine without worlds side by side: the same futures played one by one. `make bench` runs it.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from benchmarks.calibration import Bin, bins, covered, fan_covered, foretold, games
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.forecast.forecast import SIZES, forecasts
from game.forecast.odds import SIZES as CARD_SIZES
from game.forecast.odds import Question, odds
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import played
from game.model.state.axes import COUNTRIES

SCENARIO, SIDE = "partners_of_convenience", "united_states"
PLAYED = (0, 8)
FIRST = CARD_SIZES[0]
ROUNDS, ONE_BY_ONE = 5, 24
SEED, GAMES, HALF_WAY, QUARTERS, FUTURES, BIN = 20241108, 400, 8, 20, 256, 20


def seconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time an act takes, after a first one that warms up."""
    act()
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        act()
        taken.append(perf_counter() - begun)
    return median(taken)


def speeds(campaign: Campaign) -> Iterator[str]:
    """Yield what a seat waits for at one moment of a campaign; prospects begin with nothing kept but their pasts."""
    view, known = campaign.view(SIDE), campaign.prospect(SIDE).known
    many, firm = SIZES[-1], Question(levels=("firm",))

    def fresh() -> Prospect:
        """Return a prospect of which nothing is known yet."""
        return Prospect(view, known)

    def waited(says: str, act: Callable[[], object], rounds: int = ROUNDS) -> str:
        """Return a line: what was waited for, and how long."""
        return f"  {says:52}{seconds(act, rounds) * 1000:7.0f} ms"

    found = next(odds(fresh(), firm, (FIRST,)))
    card, begun = found.orders[0].order, fresh()
    next(odds(begun, firm, (FIRST,)))
    levels = len(next(odds(fresh(), sizes=(1,))).orders)
    alone = seconds(lambda: [played(view, known, range(k, k + 1), None) for k in range(ONE_BY_ONE)], 1) / ONE_BY_ONE
    yield f"after {view.seen.turn} of {known.setting.quarters} quarters, as Washington sees it"
    yield waited(
        f"gauge: first figure, {SIZES[0]} futures, pasts imagined anew",
        lambda: next(forecasts(campaign.prospect(SIDE), {})),
    )
    yield waited(f"gauge: {many} futures to the horizon", lambda: list(forecasts(fresh(), sizes=(many,))))
    yield f"  {'the same one by one':52}{alone * many * 1000:7.0f} ms"
    yield waited(f"every card: first figures, {FIRST} futures", lambda: next(odds(fresh(), firm, (FIRST,))))
    yield waited(
        "focused card, tried as the quarter began", lambda: next(odds(begun, Question({}, (card,), ("firm",))))
    )
    yield waited(f"focused card: 3 levels, {FIRST} futures", lambda: next(odds(fresh(), Question({}, (card,)))))
    yield waited("focused card: 3 levels, 256 futures, in 3 steps", lambda: list(odds(fresh(), Question({}, (card,)))))
    yield waited(f"{len(found.orders)} orders at firm, 256 futures each", lambda: list(odds(fresh(), firm, (256,))), 3)
    yield waited(f"{levels} orders and levels, 256 futures each", lambda: list(odds(fresh(), sizes=(256,))), 1)


def honesty() -> Iterator[str]:
    """Yield how the forecasts of each seat compare with what came."""
    table, gathered = games(SCENARIO, SEED, GAMES, QUARTERS), list[Bin]()
    yield f"{GAMES} games, each forecast after {HALF_WAY} quarters in {FUTURES} futures; bins of {BIN} games"
    for country, name in enumerate(COUNTRIES):
        told = foretold(table, country, HALF_WAY, FUTURES)
        found = bins(table, told, BIN)
        gathered += found
        fan = f"the 90 % fan holds {100 * fan_covered(told):.1f} % of the indices that came"
        yield f"  {name:14} 90 % intervals cover {100 * covered(found):5.1f} % of {len(found)} bins; {fan}"
    yield f"  all six        90 % intervals cover {100 * covered(gathered):5.1f} % of {len(gathered)} bins"


def main() -> None:
    """Print the figures."""
    campaign = Campaign.new(CampaignTerms(SCENARIO, seed=1))
    for turn in PLAYED:
        while campaign.world.turn < turn:
            campaign.end_quarter()
        for line in speeds(campaign):
            print(line, flush=True)
    for line in honesty():
        print(line, flush=True)


if __name__ == "__main__":
    main()
