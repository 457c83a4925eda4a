"""Choice: quantal response (McKelvey and Palfrey 1995) by Gumbel-max, for all worlds at once.

Up to three orders are picked one after another, each the best of what is left by rationality times worth plus luck.
Luck belongs to the option's name, so a choice changes only when the ranking does, and a new option disturbs no other.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.appraisal import FIRM, Appraisal, Desk, desk
from game.world.arithmetic import clip
from game.world.axes import Array
from game.world.orders import INTENSITY, LEVELS, ORDERS_A_QUARTER, Sheet
from game.world.setting import Staff
from game.world.views import View

HARDEST = len(LEVELS)
# Added to a score, whole numbers of it leave no chance; unlike infinity it can be taken no times.
NO_CHANCE = -1e300
PLACES = np.arange(128, dtype=np.int8)[:, None]


@attrs.frozen(eq=False)
class Temper:
    """How a country chooses among what it has appraised.

    rationality  () or (W,): 0 picks at random, large picks the best
    hardest      the hardest level it uses, 1–3
    """

    rationality: Array | float
    hardest: int = HARDEST


def choose(view: View, legal: NDArray[np.bool_], staff: Staff, appraisal: Appraisal, temper: Temper) -> Sheet:
    """Return the levels of a country's orders, 0–3, (own orders, W): at most three, legal, paid for, none barred.

    legal  (own orders, W)
    """
    book, everywhere = desk(staff), np.arange(view.seen.worlds)
    # One draw for the quarter: the mood in which all its orders are given.
    mood = staff.chance.gumbel(view.seen.turn + 1, f"{view.name}.level", LEVELS)
    # Prices are whole points, so the whole points are all of its capital that a country can spend.
    left = np.floor(view[f"capital.{view.name}"])
    score = scores(view, legal, staff, appraisal, temper)
    sheet = np.zeros(score.shape, np.int8)
    # Single cells are read and written by their places in the flat array, which takes a third of the time.
    worths, flat_score, flat_sheet = (table.reshape(-1) for table in (appraisal.worth, score, sheet))
    closes = book.closes * len(everywhere)
    for round_ in range(ORDERS_A_QUARTER):
        without_the_dear(score, left, book)
        pick = best(score[:-1])
        costs = book.prices.take(pick, axis=1)
        spent = appraisal.price * costs[1:]
        pull = worths.take(pick * len(everywhere) + everywhere)
        pull += spent[FIRM - 1]
        how_hard = by_level(pull, spent, staff.figures.decision.zeal)
        how_hard *= temper.rationality
        how_hard += mood
        how_hard += NO_CHANCE * np.maximum(costs[1:] - left, 0.0)
        level = best(how_hard[: temper.hardest]) + 1
        flat_sheet[closes[0].take(pick) + everywhere] = level
        left = left - costs.reshape(-1).take(level * len(everywhere) + everywhere)
        if round_ < ORDERS_A_QUARTER - 1:
            for closed in closes:
                flat_score[closed.take(pick) + everywhere] = NO_CHANCE
    return sheet[:-1]


def scores(view: View, legal: NDArray[np.bool_], staff: Staff, appraisal: Appraisal, temper: Temper) -> Array:
    """Return how each order ranks, (own orders + 1, W): what it is worth to reason, and luck; the last row is nobody's.

    Whoever comes to rest stays there: holding is never closed, not even once picked, so it goes on being the best.
    """
    book, orders = desk(staff), len(appraisal.worth)
    score = np.empty((orders + 1, view.seen.worlds))
    np.multiply(temper.rationality, appraisal.worth, out=score[:orders])
    score[:orders] += staff.chance.gumbel(view.seen.turn + 1, f"{view.name}.order", book.names)
    closed = (~(legal | book.holding)).astype(np.float64)
    closed *= NO_CHANCE
    score[:orders] += closed
    return score


def without_the_dear(score: Array, left: Array, book: Desk) -> None:
    """Leave no chance to orders that even light cost more than what is left.

    left  (W,) whole points of capital
    """
    for price, places in book.dear.items():
        short = NO_CHANCE * np.maximum(price - left, 0)
        for place in places:
            score[place] += short


def best(score: Array) -> NDArray[np.intp]:
    """Return the place of the highest in each column, (W,); of equals the last. Much faster than numpy's own."""
    highest = (score == score.max(axis=0)).view(np.int8)
    highest *= PLACES[: len(score)]
    place: NDArray[np.intp] = highest.max(axis=0).astype(np.intp)
    return place


def by_level(pull: Array, spent: Array, zeal: Array) -> Array:
    """Return what an order is worth light, firm and hard.

    pull     (W,) what it is worth at *firm*, its price not counted; standard deviations of gain
    spent    (levels, W) its price, same unit
    zeal     pull beyond which wanting an order more does not make it harder
    returns  (levels, W) same unit

    Source: theory.md 4.6 (quantal response); the limit is a design prior.
    """
    worth = INTENSITY[1:, None] * clip(pull, -zeal, zeal)
    worth -= spent
    return worth
