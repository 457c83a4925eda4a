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
from game.session.forecast import SIZES, forecasts, outlook, played
from game.session.log import Campaign
from game.session.odds import Question, odds
from game.session.session import Session
from game.world.axes import COUNTRIES

SCENARIO, SIDE = "partners_of_convenience", "united_states"
PLAYED = (0, 8)
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


def speeds(session: Session) -> Iterator[str]:
    """Yield what a seat waits for at one moment of a campaign."""
    view, known = outlook(session, SIDE)
    many, question = SIZES[-1], Question(levels=("firm",))
    first = seconds(lambda: next(forecasts(view, known)))
    whole = seconds(lambda: list(forecasts(view, known, (many,))))
    steps = seconds(lambda: list(forecasts(view, known)))
    alone = seconds(lambda: [played(view, known, range(k, k + 1), None) for k in range(ONE_BY_ONE)], 1) / ONE_BY_ONE
    found = next(odds(view, known, question, (1,)))
    card = seconds(lambda: next(odds(view, known, Question(orders=(found.orders[0].order,)), (64,))))
    firm = seconds(lambda: list(odds(view, known, question, (256,))), 3)
    all_levels = len(next(odds(view, known, sizes=(1,))).orders)
    levels = seconds(lambda: list(odds(view, known, sizes=(256,))), 1)
    yield f"after {view.seen.turn} of {known.setting.quarters} quarters, as Washington sees it"
    yield f"  first figure, {SIZES[0]} futures              {first * 1000:7.0f} ms"
    yield f"  {many} futures to the horizon          {whole * 1000:7.0f} ms   {alone * many / whole:.0f} × one by one"
    yield f"  the same in {len(SIZES)} steps, each shown      {steps * 1000:7.0f} ms"
    yield f"  odds of one card, 3 levels, 64 futures{card * 1000:7.0f} ms"
    yield f"  odds of {len(found.orders)} orders at firm, 256 futures{firm * 1000:6.0f} ms"
    yield f"  odds of {all_levels} orders and levels, 256 each {levels * 1000:6.0f} ms"


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
    session = Session.new(Campaign(SCENARIO, seed=1))
    for turn in PLAYED:
        while session.world.turn < turn:
            session.end_quarter()
        for line in speeds(session):
            print(line, flush=True)
    for line in honesty():
        print(line, flush=True)


if __name__ == "__main__":
    main()
