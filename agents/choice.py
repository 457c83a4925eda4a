"""Choice: quantal response (McKelvey and Palfrey 1995) by Gumbel-max, for all worlds at once.

Up to three orders are picked one after another, each the best of what is left by rationality times worth plus luck.
Luck belongs to the option's name, so a choice changes only when the ranking does, and a new option disturbs no other.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.appraisal import FIRM, Appraisal, desk
from game.world.arithmetic import clip
from game.world.axes import Array
from game.world.orders import INTENSITY, LEVELS, ORDERS_A_QUARTER, Sheet
from game.world.setting import Staff
from game.world.views import View

HARDEST = len(LEVELS)
STEPS = np.array([[1], [2], [3]])
# Masks are looked up and added, because choosing between numbers one by one is several times slower.
IF_LEGAL = np.array([-np.inf, 0.0])
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
    book, turn = desk(staff), view.seen.turn + 1
    score = temper.rationality * appraisal.worth
    score += staff.chance.gumbel(turn, f"{view.name}.order", book.names)
    # Whoever comes to rest stays there: holding is never closed, not even once picked, so it goes on being the best.
    score += IF_LEGAL.take(legal | book.holding)
    # One draw for the quarter: the mood in which all its orders are given.
    mood = staff.chance.gumbel(turn, f"{view.name}.level", LEVELS)
    # Prices are whole points, so the whole points are all of its capital that a country can spend.
    left = view[f"capital.{view.name}"].astype(np.int8)
    everywhere = np.arange(len(left))
    sheet = np.zeros(score.shape, np.int8)
    for _ in range(ORDERS_A_QUARTER):
        score += book.too_dear.take(left, axis=1, mode="clip")
        pick = best(score)
        costs = book.prices.take(pick, axis=1)[1:]
        spent = appraisal.price * costs
        pull = appraisal.worth[pick, everywhere] + spent[FIRM - 1]
        how_hard = temper.rationality * by_level(pull, spent, staff.figures.decision.zeal) + mood
        level = best(np.where((costs > left) | (temper.hardest < STEPS), -np.inf, how_hard))
        sheet[pick, everywhere] = level + 1
        left = left - costs[level, everywhere]
        score += book.closes.take(pick, axis=1)
    return np.where(book.holding, 0, sheet).astype(np.int8)


def best(score: Array) -> NDArray[np.int8]:
    """Return the place of the highest in each column, (W,); of equals the last. Much faster than numpy's own."""
    highest: NDArray[np.int8] = ((score == score.max(axis=0)).view(np.int8) * PLACES[: len(score)]).max(axis=0)
    return highest


def by_level(pull: Array, spent: Array, zeal: Array) -> Array:
    """Return what an order is worth light, firm and hard.

    pull     (W,) what it is worth at *firm*, its price not counted; standard deviations of gain
    spent    (levels, W) its price, same unit
    zeal     pull beyond which wanting an order more does not make it harder
    returns  (levels, W) same unit

    Source: theory.md 4.6 (quantal response); the limit is a design prior.
    """
    worth: Array = INTENSITY[1:, None] * clip(pull, -zeal, zeal) - spent
    return worth
