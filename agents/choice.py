"""Choice: quantal response (McKelvey and Palfrey 1995) by Gumbel-max, for all worlds at once.

Up to three orders are picked one after another, each the best of what is left by rationality times worth plus luck.
Luck belongs to the option's name, so a choice changes only when the ranking does, and a new option disturbs no other.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.appraisal import FIRM, Appraisal, desk
from game.world.axes import Array
from game.world.orders import INTENSITY, LEVELS, ORDERS_A_QUARTER, Sheet
from game.world.setting import Staff
from game.world.views import View

HARDEST = len(LEVELS)
STEPS = np.array([[1], [2], [3]])
# How hard each pick is given has luck of its own, by place in the queue and level.
LEVEL_NAMES = tuple(f"{nth}.{level}" for nth in range(ORDERS_A_QUARTER) for level in LEVELS)


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
    closed = ~legal
    # Whoever comes to rest stays there: holding is never closed and never taken, so it goes on being the best.
    closed[book.hold] = False
    luck = staff.chance.gumbel(turn, f"{view.name}.level", LEVEL_NAMES)
    left = view[f"capital.{view.name}"]
    sheet = np.zeros(score.shape, np.int8)
    for nth in range(ORDERS_A_QUARTER):
        closed |= book.prices[:, 1:2] > left
        np.copyto(score, -np.inf, where=closed)
        pick = score.argmax(axis=0)
        costs = book.prices[pick, 1:].T
        how_hard = temper.rationality * by_level(appraisal, pick, costs, staff.figures.decision.zeal)
        how_hard += luck[nth * HARDEST : (nth + 1) * HARDEST]
        np.copyto(how_hard, -np.inf, where=(costs > left) | (temper.hardest < STEPS))
        level = how_hard.argmax(axis=0)
        np.put_along_axis(sheet, pick[None], level[None] + 1, axis=0)
        left = left - np.take_along_axis(costs, level[None], axis=0)[0]
        closed = book.bars[:, pick]
    sheet[book.hold] = 0
    return sheet


def by_level(appraisal: Appraisal, pick: NDArray[np.intp], costs: Array, zeal: Array) -> Array:
    """Return what the picked order is worth light, firm and hard.

    pick     (W,) places among the country's own orders
    costs    (levels, W) points of political capital
    zeal     standard deviations beyond which wanting an order more does not make it harder
    returns  (levels, W) standard deviations of gain

    Source: theory.md 4.6 (quantal response); the limit is a design prior.
    """
    spent = appraisal.price * costs
    pull = np.take_along_axis(appraisal.worth, pick[None], axis=0) + spent[FIRM - 1]
    worth: Array = INTENSITY[1:, None] * np.clip(pull, -zeal, zeal) - spent
    return worth
