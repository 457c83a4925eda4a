"""Portfolios: which orders of Washington's, given whenever they may be, buy what at which price.

Found in some campaigns, judged in others: what looks best is always a little lucky.
"""

from collections.abc import Sequence
from itertools import combinations

import attrs
import numpy as np

from game.model.legality import may_stand_together
from game.model.state.axes import UNITED_STATES, Array
from game.studies.evidence.parameter_space import Field, Lever, played
from game.studies.run.process_pool import Advance

LARGEST, KEPT_ORDERS = 3, 8
CANDIDATES, ROUNDS, QUARTER, FRESH = 256, 4, 4, 8
NOTHING: tuple[Lever, ...] = ()


@attrs.frozen
class Portfolio:
    """What a few orders come to.

    cost                   political capital a quarter
    fracture, escalation   mean, with its error at 95 %
    best                   whether no other is cheaper, breaks it more and escalates less, all at once
    """

    orders: tuple[str, ...]
    cost: float
    fracture: float
    fracture_error: float
    escalation: float
    score: float
    best: bool = False


@attrs.frozen
class Response:
    """A plan found by searching, and judged on fresh luck.

    found   Washington's score where it was found
    judged  the same on fresh luck, with its error at 95 %
    gain    over what Washington does by itself, on the same fresh luck, with its error
    """

    orders: tuple[str, ...]
    estimate: float
    judged: float
    error: float
    gain: float
    gain_error: float


def choices(ground: Field) -> list[str]:
    """Return Washington's orders, but for holding."""
    own = ground.setting.catalogue.of_country[UNITED_STATES]
    return [name for name in ground.setting.catalogue.names[own] if not name.endswith(".hold")]


def plans_of(ground: Field, portfolios: Sequence[tuple[str, ...]]) -> Array:
    """Return portfolios as rows of orders, (portfolios, orders)."""
    rows = np.zeros((len(portfolios), len(ground.setting.catalogue.orders)))
    for n, some in enumerate(portfolios):
        rows[n, [ground.setting.catalogue.number[name] for name in some]] = 1
    return rows


def frontier(ground: Field, advance: Advance) -> list[Portfolio]:
    """Return single orders, and pairs and triples of those that do most, with the best of them marked."""
    names = choices(ground)
    tried = tested(ground, [(name,) for name in names], advance)
    strong = [
        portfolio.orders[0] for portfolio in sorted(tried, key=lambda portfolio: -portfolio.fracture)[:KEPT_ORDERS]
    ]
    more = [some for size in range(2, LARGEST + 1) for some in combinations(strong, size)]
    return marked([*tried, *tested(ground, [some for some in more if may_be_ordered(ground, some)], advance)])


def may_be_ordered(ground: Field, portfolio: Sequence[str]) -> bool:
    """Whether a player may ever give all orders of a portfolio in one quarter."""
    return may_stand_together(ground.setting.catalogue[name] for name in portfolio)


def frontier_campaigns(ground: Field) -> int:
    """Return how many campaigns the frontier takes, or a few more: some pairs and triples may not be ordered."""
    pairs = sum(1 for size in range(2, LARGEST + 1) for _ in combinations(range(KEPT_ORDERS), size))
    return (len(choices(ground)) + pairs) * ground.worlds


def tested(ground: Field, portfolios: Sequence[tuple[str, ...]], advance: Advance) -> list[Portfolio]:
    """Return what some portfolios come to."""
    outcomes = played(ground, NOTHING, np.zeros((len(portfolios), 0)), advance, plans_of(ground, portfolios))
    return [
        Portfolio(
            some,
            float(outcomes["cost"][n].mean()),
            float(outcomes["fracture"][n].mean()),
            error(outcomes["fracture"][n]),
            float(outcomes["escalation"][n].mean()),
            float(outcomes["score"][n].mean()),
        )
        for n, some in enumerate(portfolios)
    ]


def response_campaigns(ground: Field) -> int:
    """Return how many campaigns the search takes, or a few more."""
    running, total = CANDIDATES, 0
    for _ in range(ROUNDS):
        total += running
        running = max(1, running // QUARTER)
    return (total + 2 * FRESH) * ground.worlds


def marked(portfolios: Sequence[Portfolio]) -> list[Portfolio]:
    """Return portfolios with those marked that no other beats in cost, fracture and escalation at once."""

    def beaten(portfolio: Portfolio) -> bool:
        """Return whether another is as good in all three and better in one."""
        own = (portfolio.cost, -portfolio.fracture, portfolio.escalation)
        rivals = ((other.cost, -other.fracture, other.escalation) for other in portfolios)
        return any(all(a <= b for a, b in zip(rival, own, strict=True)) and rival != own for rival in rivals)

    return [attrs.evolve(portfolio, best=not beaten(portfolio)) for portfolio in portfolios]


def response(ground: Field, levers: Sequence[Lever], advance: Advance) -> Response:
    """Return the plan that serves Washington best over all draws of the figures, found by a race and judged afresh.

    In each round the best quarter goes on with new draws and new luck.

    Source: Karnin et al. (2013), successive halving.
    """
    names, chance = choices(ground), np.random.default_rng(ground.seed)
    running = [
        tuple(sorted(str(order) for order in chance.choice(names, LARGEST, replace=False))) for _ in range(CANDIDATES)
    ]
    running = [some for some in dict.fromkeys(running) if may_be_ordered(ground, some)]
    totals = {some: list[float]() for some in running}
    for number in range(ROUNDS):
        for some, scores in zip(running, scored(ground, levers, running, number + 1, advance), strict=True):
            totals[some] += [float(score) for score in scores]
        running = sorted(running, key=lambda some: -float(np.mean(totals[some])))[: max(1, len(running) // QUARTER)]
    winner = running[0]
    judges = attrs.evolve(ground, worlds=ground.worlds * FRESH)
    fresh = scored(judges, levers, [winner], ROUNDS + 1, advance)[0]
    alone = scored(judges, levers, None, ROUNDS + 1, advance)[0]
    gain = fresh - alone
    judged = float(fresh.mean()), error(fresh), float(gain.mean()), error(gain)
    return Response(winner, float(np.mean(totals[winner])), *judged)


def scored(
    ground: Field, levers: Sequence[Lever], portfolios: Sequence[tuple[str, ...]] | None, stage: int, advance: Advance
) -> Array:
    """Return Washington's score under each portfolio, (portfolios, draws); each draw has its figures and its luck.

    None stands for what Washington does by itself.
    """
    draws = ground.worlds
    shares = np.random.default_rng([ground.seed, stage]).random((draws, len(levers)))
    points = np.array([axis.low for axis in levers]) + shares * np.array([axis.high - axis.low for axis in levers])
    own = attrs.evolve(ground, worlds=1, lucks=draws, seed=ground.seed + 1000 * stage)
    if portfolios is None:
        return played(own, levers, points, advance)["score"].reshape(1, draws)
    plans = np.repeat(plans_of(ground, portfolios), draws, axis=0)
    return played(own, levers, np.tile(points, (len(portfolios), 1)), advance, plans)["score"].reshape(-1, draws)


def error(values: Array) -> float:
    """Return how far off a mean may be, at 95 %."""
    return float(1.96 * values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else 0.0
