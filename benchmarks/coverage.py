"""The claims of `game.statistics` in large numbers: how often intervals hold the truth, and how seldom noise is found.

python -m benchmarks.coverage          # a few minutes; prints a table, which stands in benchmarks/record/coverage.txt
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from game import statistics
from game.model.state.axes import Array
from game.statistics import Bounded
from game.studies.cells.game_matrix import FALLS, game_of

TIMES, NOISE = 20_000, 1_000
Trial = Callable[[np.random.Generator], bool]


def holds(bounded: Bounded, truth: float) -> bool:
    """Whether an interval holds the truth."""
    return bounded.low <= truth <= bounded.high


def share_of(chance: float, many: int, luck: np.random.Generator) -> bool:
    """Wilson's interval of a share."""
    return holds(statistics.share(int(luck.binomial(many, chance)), many), chance)


def paired_of(gains: float, losses: float, many: int, luck: np.random.Generator) -> bool:
    """Agresti and Min's interval of a paired difference of shares."""
    gained, lost, _ = luck.multinomial(many, (gains, losses, 1 - gains - losses))
    return holds(statistics.paired_shares(int(gained), int(lost), many), gains - losses)


def mean_of(many: int, draw: str, luck: np.random.Generator) -> bool:
    """Student's interval of a mean of normal or of skewed numbers."""
    values = luck.standard_normal(many) if draw == "normal" else luck.exponential(1.0, many) - 1
    return holds(statistics.mean(values), 0.0)


def apart_of(many: int, luck: np.random.Generator) -> bool:
    """Newcombe's interval of a difference of shares with no world in common."""
    first, second = (luck.random(many) < 0.1).astype(float), (luck.random(many) < 0.3).astype(float)
    return holds(statistics.apart(second, first), 0.2)


def median_of(many: int, luck: np.random.Generator) -> bool:
    """The interval of a median by ranks."""
    return holds(statistics.quantile(luck.standard_normal(many), 0.5), 0.0)


def correlation_of(many: int, luck: np.random.Generator) -> bool:
    """The interval of a rank correlation of nought."""
    return holds(statistics.correlation(luck.standard_normal(many), luck.standard_normal(many)), 0.0)


def joint_of(arms: int, many: int, luck: np.random.Generator) -> bool:
    """All pairs of arms that differ in nothing, told apart in none."""
    common = luck.standard_normal(many)
    rows = {str(arm): common + luck.standard_normal(many) for arm in range(arms)}
    return not any(pair.exceeds.clear for pair in statistics.all_pairs(rows))


def best_of(arms: int, many: int, luck: np.random.Generator) -> bool:
    """The best of arms that differ in nothing: the first is not ruled out."""
    rows = {str(arm): luck.standard_normal(many) for arm in range(arms)}
    return "0" in statistics.may_be_best(rows)


def equilibrium_of(many: int, luck: np.random.Generator) -> bool:
    """An equilibrium of pure chance, which fresh luck does not call wrong."""
    payoffs: Array = luck.standard_normal((2, 3, 3, many))
    game = game_of("", {"united_states": ("a", "b", "c"), "russia": ("d", "e", "f")}, payoffs)
    return game is None or all(solution.verdict != FALLS for solution in game.equilibria)


def trials() -> Iterator[tuple[str, int, Trial]]:
    """Every trial with its name and how often it is made."""
    for chance, many in ((0.0, 100), (0.002, 400), (0.02, 400), (0.1, 100), (0.5, 400), (1.0, 100)):
        yield f"share {chance:g} of {many}", TIMES, partial(share_of, chance, many)
    for gains, losses in ((0.0, 0.0), (0.01, 0.0), (0.05, 0.05), (0.3, 0.1)):
        yield f"paired shares +{gains:g} -{losses:g} of 400", TIMES, partial(paired_of, gains, losses, 400)
    for many in (5, 30, 400):
        yield f"mean of {many} normal numbers", TIMES, partial(mean_of, many, "normal")
    yield "mean of 400 skewed numbers", TIMES, partial(mean_of, 400, "skewed")
    yield "shares apart, 200 worlds each", TIMES, partial(apart_of, 200)
    yield "median of 200", TIMES, partial(median_of, 200)
    yield "rank correlation of 100", TIMES // 10, partial(correlation_of, 100)
    yield "noise: no pair of 6 arms differs", NOISE, partial(joint_of, 6, 200)
    yield "noise: the best of 6 is kept", NOISE, partial(best_of, 6, 200)
    yield "noise: equilibria do not fall", NOISE, partial(equilibrium_of, 200)


def main() -> None:
    """Print how often each claim held, with Wilson's interval of that."""
    print(f"{'claim at 95 %':40} {'times':>7} {'held, %':>8}  95 % of that")
    for name, times, trial in trials():
        luck = np.random.Generator(np.random.PCG64(20241108))
        held = statistics.share(sum(trial(luck) for _ in range(times)), times).times(100)
        print(f"{name:40} {times:7,} {held.value:8.2f}  {held.low:.2f} to {held.high:.2f}", flush=True)


if __name__ == "__main__":
    main()
