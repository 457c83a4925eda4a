"""The fit: which values of the uncertain figures go best with a record, how surely, and whether that helps elsewhere.

Every draw is replayed without luck and weighed by how well it goes with what was coded; the weights are tempered until
enough draws still count, because so short a record cannot single out one. Source: Beven and Binley (1992), generalised
likelihood uncertainty estimation; Rubin (1988), sampling and resampling by importance.
"""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.model.scenario.values import Value
from game.model.state.axes import PARTNERS, Array
from game.model.state.chance import NoLuck
from game.studies.evidence.bench import Ground, drawn_figures
from game.studies.evidence.hindcast import plainly_expected, seen_discounts
from game.studies.evidence.record_replay import RecordReplay, ReplayedRecord, replayed, table, unheard
from game.studies.evidence.scores import POINTS, balanced, learnt_band, signs, weighted_quantiles
from game.studies.evidence.timeline import QUARTERS_A_YEAR, quarter_name
from game.studies.run.process_pool import Advance

# What a coded unit, and a discount, may be off by.
UNIT_OFF, DOLLARS_OFF = 1.0, 3.0
# A figure is fitted where its weighted mean has moved by so many standard errors; what moves less may be chance.
CLEAR = 3.0
# At least this share of the draws has to count, as effective sample size.
KEPT_SHARE = 0.05
BLOCK_YEARS = 2
SURE = (0.05, 0.5, 0.95)


@attrs.frozen
class Block:
    """One block of years that was left out of the fit and foretold by the rest.

    fitted, unfitted, naive  balanced share of right signs in it
    """

    first: str
    last: str
    moved: int
    fitted: float
    unfitted: float
    naive: float


@attrs.frozen(eq=False)
class Fit:
    """What a record says of the figures.

    figures  value and interval of each, by "section.name"
    weights  (W,) of the draws
    counts   effective number of draws
    blocks   the cross-validation
    """

    quarters: range
    figures: Mapping[str, Value]
    weights: Array
    counts: float
    blocks: tuple[Block, ...]
    played: ReplayedRecord


def fit(setup: RecordReplay, ground: Ground, quarters: range, advance: Advance = unheard) -> Fit:
    """Return what some quarters of a record say of the figures; nothing after them is looked at.

    quarters  those fitted to, part of the replay's
    told      called after each quarter that is played
    """
    bench = table(setup, ground, NoLuck(len(ground.worlds)))
    played = replayed(setup, bench, advance)
    coded = setup.timeline.moves(setup.quarters)
    misses = missed(setup, played, coded)
    weights = weighed(misses[:, place_of(setup, quarters)].sum(axis=(0, 1)))
    source = f"fitted to {quarter_name(quarters.start)}–{quarter_name(quarters.stop - 1)} of a coded timeline"
    return Fit(
        quarters=quarters,
        figures=intervals(ground, weights, source),
        weights=weights,
        counts=float(1 / (weights**2).sum()),
        blocks=tuple(block(setup, played, misses, quarters, left_out) for left_out in blocks(quarters)),
        played=played,
    )


def place_of(setup: RecordReplay, quarters: range) -> slice:
    """Return where some quarters lie among those played."""
    return slice(quarters.start - setup.first, quarters.stop - setup.first)


def missed(setup: RecordReplay, played: ReplayedRecord, coded: Array) -> Array:
    """Return by how much each draw misses each domain and quarter, (8, quarters, W), squared and in units of the error.

    The eighth row is the discounts'.
    """
    units = ((played.moves / POINTS - coded[..., None]) / UNIT_OFF) ** 2
    dollars = np.zeros_like(played.breaking)
    for place, exporter in enumerate(PARTNERS):
        for quarter, seen in seen_discounts(exporter).items():
            if quarter in setup.quarters:
                at = quarter - setup.first
                dollars[at] += ((played.discounts[place, at] - seen) / DOLLARS_OFF) ** 2
    return np.concatenate([units, dollars[None]])


def weighed(misses: Array) -> Array:
    """Return the weight of each draw, (W,), tempered until enough of them count."""
    ahead = misses - misses.min()
    least = max(2.0, KEPT_SHARE * len(misses))
    heat = 1.0
    while True:
        weights: Array = np.exp(-ahead / (2 * heat))
        weights /= weights.sum()
        if 1 / (weights**2).sum() >= least:
            return weights
        heat *= 1.25


def intervals(ground: Ground, weights: Array, source: str) -> dict[str, Value]:
    """Return the value and the interval of each drawn figure on which the record bears clearly."""
    figures, values = drawn_figures(ground.scenario, ground.dice), dict[str, Value]()
    for path in ground.scenario.figures:
        section, name = path.split(".")
        drawn = figures.sections[section][name]
        if np.ndim(drawn) and np.ptp(drawn) and is_moved(drawn, weights):
            low, middle, high = (float(f"{bound:.4g}") for bound in weighted_quantiles(drawn, weights, SURE))
            values[path] = Value(middle, min(low, middle), max(high, middle), source)
    return values


def is_moved(drawn: Array, weights: Array) -> bool:
    """Return whether weighing moves a figure's mean by more than chance would."""
    error = float(drawn.std() * np.sqrt((weights**2).sum()))
    return abs(float(drawn @ weights) - float(drawn.mean())) > CLEAR * error


def blocks(quarters: range) -> list[range]:
    """Return blocks of years, each to be left out once."""
    size = BLOCK_YEARS * QUARTERS_A_YEAR
    starts = range(quarters.start, quarters.stop, size)
    return [range(start, min(start + size, quarters.stop)) for start in starts]


def block(setup: RecordReplay, played: ReplayedRecord, misses: Array, quarters: range, left_out: range) -> Block:
    """Return how well a block of years is foretold by a fit to all others."""
    here = place_of(setup, left_out)
    others = [quarter - setup.first for quarter in quarters if quarter not in left_out]
    coded = setup.timeline.moves(setup.quarters)
    weights = weighed(misses[:, others].sum(axis=(0, 1))) if others else even(misses)
    rivals = {
        "fitted": played.moves @ weights,
        "unfitted": played.moves @ even(misses),
        "naive": plainly_expected(setup),
    }
    right = {name: foretold(forecast, coded, others, here) for name, forecast in rivals.items()}
    moved = int(np.count_nonzero(coded[:, here]))
    return Block(quarter_name(left_out.start), quarter_name(left_out.stop - 1), moved, **right)


def even(misses: Array) -> Array:
    """Return the same weight for every draw."""
    worlds = misses.shape[-1]
    return np.full(worlds, 1 / worlds)


def foretold(forecast: Array, coded: Array, others: Sequence[int], here: slice) -> float:
    """Return the balanced share of right signs in a block, its bound learnt from the others."""
    band = learnt_band(forecast[:, others], coded[:, others])
    return balanced(signs(forecast[:, here], band), coded[:, here])
