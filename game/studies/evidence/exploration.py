"""What an answer hangs on: the figures of the laws within their ranges, start values, luck, and what countries follow.

Everything that is chosen on some worlds is judged on others: a figure is picked out by one half of the worlds and its
effect is told from fresh ones; so is a box of figures.
"""

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from game import statistics
from game.model.laws.common import flag
from game.model.laws.verdict import outcome
from game.model.play.seated import ENGINE, strategies_of
from game.model.play.simulation import Simulation
from game.model.scenario.beginning import figures_of
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.codes import OUTCOMES
from game.model.state.rules import Rules
from game.model.state.ruleset import with_drawn
from game.statistics import Bounded
from game.studies.evidence.arms import drawable, drawn_figures, script
from game.studies.evidence.boxes import BoxFound, best_box

SPREAD, DRIVERS, TORNADO, BOX = "spread", "drivers", "tornado", "box"
PARTS = (SPREAD, DRIVERS, TORNADO, BOX)
INDEX, WAR, FRACTURE = "index", "war", "fracture"
OUTCOME_OF = {FRACTURE: "fractured", "frayed": "frayed", "holds": "holds", "durable": "durable", WAR: "catastrophe"}
LEGACY = "legacy."
# Sources of what comes out, each of which is drawn by itself.
LUCK, STARTS, FIGURES, DECISIONS = "luck", "starts", "figures", "decisions"
SOURCES = (FIGURES, STARTS, DECISIONS, LUCK)
# How many times what all seats follow is drawn; the worlds are shared out among them.
DEALS = 24
# How many figures are told, and how many a box is looked for in.
MOST = 12
# Seeds of what is drawn beside the worlds of a seed.
FRESH = 1_000_003


def outcomes() -> tuple[str, ...]:
    """Everything that may be asked about."""
    return (
        FRACTURE,
        INDEX,
        *(name for name in OUTCOME_OF if name != FRACTURE),
        *(f"{LEGACY}{seat}" for seat in COUNTRIES),
    )


@attrs.frozen
class Exploration:
    """What is asked: where, about what, in how many worlds."""

    scenario: ScenarioSetup
    outcome: str
    worlds: int
    seed: int
    quarters: int


@attrs.frozen
class SourceShare:
    """How much of the variance of an outcome comes of one source.

    alone     what knowing it alone would explain, 0–1
    together  what would be left if all but it were known, its part in what several make together included
    """

    source: str
    alone: Bounded
    together: Bounded


@attrs.frozen
class FigureDriver:
    """A figure that was picked out by one half of the worlds, judged by the other.

    correlation  rank correlation with the outcome
    """

    path: str
    correlation: Bounded


@attrs.frozen
class FigureSwing:
    """What an outcome comes to with one figure at either end of its range, all others as printed.

    swing  at its high end less at its low end, on the same luck, bounded for all figures at once
    """

    path: str
    low: Bounded
    high: Bounded
    swing: Bounded
    ends: tuple[float, float]


@attrs.frozen(eq=False)
class Explored:
    """What was found; a part that was not asked for is empty.

    looked_at  how many figures were drawn
    by_chance  the rank correlation that the strongest of so many figures has by chance alone
    printed    the outcome by the printed figures, and `drawn` with all figures drawn
    """

    spread: tuple[SourceShare, ...] = ()
    drivers: tuple[FigureDriver, ...] = ()
    swings: tuple[FigureSwing, ...] = ()
    box: BoxFound | None = None
    looked_at: int = 0
    by_chance: float = 0.0
    printed: Bounded | None = None
    drawn: Bounded | None = None


@attrs.frozen
class Draws:
    """The seeds of the four sources of what comes out."""

    luck: int
    starts: int
    figures: int
    decisions: int


def explored(study: Exploration, parts: Sequence[str], advance: Callable[[int], None]) -> Explored:
    """What was found of the parts asked for.

    advance  called with how many more parts are done
    """
    whole = Explored(looked_at=len(drawable(study.scenario.figures)))
    if SPREAD in parts:
        whole = attrs.evolve(whole, spread=spread(study))
        advance(1)
    if {DRIVERS, TORNADO, BOX} & set(parts):
        values, came = screened(study)
        paths, drivers, bound = picked_out(study, values, came)
        own = drivers if DRIVERS in parts else ()
        whole = attrs.evolve(
            whole,
            drivers=own,
            by_chance=bound,
            drawn=statistics.estimate(came),
            printed=statistics.estimate(printed(study, {})),
        )
        advance(1)
        if TORNADO in parts:
            whole = attrs.evolve(whole, swings=swings(study, paths))
            advance(1)
        if BOX in parts and statistics.is_yes_or_no(came):
            ranges = {path: (study.scenario.figures[path].low, study.scenario.figures[path].high) for path in paths}
            rows = {path: values[path] for path in paths}
            whole = attrs.evolve(whole, box=best_box(rows, ranges, came, study.seed))
            advance(1)
    return whole


def read(game: Simulation, name: str) -> Array:
    """An outcome of campaigns that are over, (W,): points, or 1 where it came."""
    if name == INDEX:
        return game.world.index + 0.0
    if name.startswith(LEGACY):
        points: Array = game.legacy()[COUNTRIES.index(name.removeprefix(LEGACY))]
        return points
    return flag(np.equal(outcome(game.world, game.rules), OUTCOMES.index(OUTCOME_OF[name])))


def run(study: Exploration, rules: Rules, luck: Dice, strategies: Mapping[str, str]) -> Array:
    """The outcome of worlds that begin by some rules and go on by other luck, (W,)."""
    game = Simulation.begun(study.scenario, script(study.quarters), rules)
    game.rules = attrs.evolve(rules, chance=luck)
    game.follow(strategies)
    game.compiled(study.quarters)
    game.run()
    return read(game, study.outcome)


def dice(seed: int, first: int, many: int) -> Dice:
    """The luck of some worlds of a seed."""
    return Dice(seed, np.arange(first, first + many, dtype=np.uint64))


def varied(study: Exploration, draws: Draws) -> Array:
    """The outcome where all four sources are drawn, (W,); what seats follow is drawn for some worlds at a time."""
    rows, many = [], study.worlds // DEALS
    for first in range(0, many * DEALS, many):
        begins = dice(draws.starts, first, many)
        figures = figures_of(study.scenario, script(study.quarters).figures, begins)
        drawn = drawn_figures(study.scenario.figures, dice(draws.figures, first, many))
        rules = Rules(with_drawn(figures, drawn), begins, study.quarters)
        rows.append(run(study, rules, dice(draws.luck, first, many), courses_drawn(draws.decisions + first)))
    return np.concatenate(rows)


def courses_drawn(seed: int) -> dict[str, str]:
    """One course for every seat, drawn; it is followed whatever happens."""
    luck, courses = np.random.Generator(np.random.PCG64(seed)), script(1).anchor.courses
    own = {seat: [name for name in strategies_of(seat, courses) if name != ENGINE] for seat in COUNTRIES}
    return {seat: names[int(luck.integers(len(names)))] for seat, names in own.items()}


def spread(study: Exploration) -> tuple[SourceShare, ...]:
    """How much each source explains: by pairs of campaigns that share it alone, and that share all but it.

    Source: Jansen (1999) and Saltelli (2010), for sources that are drawn whole.
    """
    base, fresh = (Draws(*(seed + place for place in range(4))) for seed in (study.seed, study.seed + FRESH))
    first = varied(study, base)
    shares = []
    for source in SOURCES:
        sharing = varied(study, attrs.evolve(fresh, **{source: getattr(base, source)}))
        differing = varied(study, attrs.evolve(base, **{source: getattr(fresh, source)}))
        shares.append(SourceShare(source, shared(first, sharing), left(first, differing)))
    return tuple(shares)


def shared(first: Array, second: Array) -> Bounded:
    """What two campaigns that share a source have in common, as a share of their variance."""
    spread_of = (first.std() * second.std()) or 1.0
    products = (first - first.mean()) * (second - second.mean()) / spread_of
    together = blocks(products)
    came = statistics.mean(together)
    return Bounded(came.value, max(came.low, -1.0), min(came.high, 1.0))


def left(first: Array, second: Array) -> Bounded:
    """What is left of the variance where two campaigns share all but a source."""
    variance = ((first.var() + second.var()) / 2) or 1.0
    came = statistics.mean(blocks((first - second) ** 2 / (2 * variance)))
    return Bounded(came.value, max(came.low, 0.0), came.high)


def blocks(row: Array) -> Array:
    """A row's means over the worlds that share what seats follow, since they are not independent."""
    means: Array = row.reshape(DEALS, -1).mean(1)
    return means


def screened(study: Exploration) -> tuple[dict[str, Array], Array]:
    """Every figure drawn over its range in every world, and the outcome."""
    luck = dice(study.seed, 0, study.worlds)
    values = drawn_figures(study.scenario.figures, luck)
    rules = Rules(
        with_drawn(figures_of(study.scenario, script(study.quarters).figures, luck), values),
        luck,
        study.quarters,
    )
    return values, run(study, rules, luck, {})


def picked_out(
    study: Exploration, values: Mapping[str, Array], came: Array
) -> tuple[tuple[str, ...], tuple[FigureDriver, ...], float]:
    """The figures that go most with the outcome in one half of the worlds, judged by the other half.

    returns  the paths picked out, those that hold in the other half, and what chance alone would find
    """
    half = len(came) // 2
    rows = np.stack([ranks(value[:half]) for value in values.values()])
    strength = np.abs(rows @ ranks(came[:half])) / half
    paths = [list(values)[place] for place in np.argsort(-strength)[:MOST]]
    level = statistics.by_chance(paths)
    judged = [FigureDriver(path, statistics.correlation(values[path][half:], came[half:], level)) for path in paths]

    def strongest(row: Array) -> float:
        """The largest correlation of any figure with an outcome."""
        return float(np.abs(rows @ ranks(row)).max()) / half

    bound = statistics.permutation_bound(strongest, came[:half], study.seed, draws=100)
    holding = tuple(driver for driver in judged if driver.correlation.clear)
    return tuple(paths), tuple(sorted(holding, key=lambda driver: -abs(driver.correlation.value))), bound


def ranks(row: Array) -> Array:
    """Ranks with mean 0 and variance 1; noughts where all are alike."""
    ranked = statistics.ranked(row)
    wide = ranked.std()
    return (ranked - ranked.mean()) / wide if wide else ranked * 0


def printed(study: Exploration, changes: Mapping[str, float]) -> Array:
    """The outcome by the printed figures with some of them set, on luck that no figure was picked out by."""
    luck = dice(study.seed + FRESH, 0, study.worlds)
    figures = figures_of(study.scenario, script(study.quarters).figures, luck)
    return run(study, Rules(figures.but(dict(changes)), luck, study.quarters), luck, {})


def swings(study: Exploration, paths: Sequence[str]) -> tuple[FigureSwing, ...]:
    """What each figure does from one end of its range to the other, on the same fresh luck, the widest first."""
    ends = {path: (study.scenario.figures[path].low, study.scenario.figures[path].high) for path in paths}
    pairs = {path: [printed(study, {path: end}) for end in ends[path]] for path in paths}
    z = statistics.joint_z(np.stack([high - low for low, high in pairs.values()]), seed=study.seed)
    came = [
        FigureSwing(
            path,
            statistics.estimate(low),
            statistics.estimate(high),
            statistics.difference(high, low, z=z),
            ends[path],
        )
        for path, (low, high) in pairs.items()
    ]
    return tuple(sorted(came, key=lambda swing: -abs(swing.swing.value)))
