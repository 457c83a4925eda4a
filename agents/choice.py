"""Choice: quantal response (McKelvey and Palfrey 1995) by Gumbel-max.

Up to three orders are picked one after another, each the best of what is left by rationality times worth plus luck.
Luck belongs to the option's name, so a choice changes only when the ranking does, and a new option disturbs no other.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.utility import FIRM, Appraisal, desk
from game.model.state.arithmetic import clip, first_best, of_the_one
from game.model.state.axes import Array
from game.model.state.catalogue import INTENSITY, LEVELS, points
from game.model.state.observation import Observation
from game.model.state.setting import Staff

HARDEST = len(LEVELS)
# The score of what cannot be given.
NO_CHANCE = -1e300


@attrs.frozen(eq=False)
class ChoiceParameters:
    """How a country chooses among what it has appraised.

    rationality  () or (W,): 0 picks at random, large picks the best
    hardest      the hardest level it uses, 1–3
    """

    rationality: Array | float
    hardest: int = HARDEST


@attrs.frozen(eq=False)
class ChoiceProblem:
    """What one country chooses from.

    legal  (own orders, W); what is legal can be paid for by itself
    """

    view: Observation
    legal: NDArray[np.bool_]
    staff: Staff
    appraisal: Appraisal
    temper: ChoiceParameters


def choose(problem: ChoiceProblem) -> Array:
    """Return the levels of one country's orders, 0–3, (own orders, W): at most three, legal, paid for, none barred.

    Whoever comes to rest stays there: holding costs nothing and is never closed, so it goes on being the best. An
    order is wanted the harder the more it is worth, up to a limit; of equals the one that stands first is picked.

    Source: theory.md 4.6 (quantal response); the limit is a design prior.
    """
    staff, book, worth, price = problem.staff, desk(problem.staff), problem.appraisal.worth, problem.appraisal.price
    turn, name, sharp = problem.view.seen.turn + 1, problem.view.name, problem.temper.rationality
    score = sharp * worth + staff.chance.gumbel(turn, f"{name}.order", book.names)
    mood = staff.chance.gumbel(turn, f"{name}.level", LEVELS)[: problem.temper.hardest]
    strength, zeal = INTENSITY[1 : len(mood) + 1, None], staff.figures.decision.zeal
    cost, light = book.prices[FIRM][:, None], book.prices[1][:, None]
    left, open_to, levels = problem.view[f"capital.{name}"], problem.legal | book.holding, np.zeros_like(worth)
    for _ in range(staff.rules.most):
        picked = first_best(np.where(open_to & (light <= left), score, NO_CHANCE))
        firm = of_the_one(picked, cost)
        pull = of_the_one(picked, worth) + price * firm
        paid = points(firm, strength)
        wanted = sharp * (strength * clip(pull, -zeal, zeal)) - sharp * price * paid + mood
        level = first_best(np.where(paid <= left, wanted, NO_CHANCE))
        levels = np.where(picked & ~book.holding, of_the_one(level, 2.0 * strength), levels)
        left = left - of_the_one(level, paid)
        open_to = open_to & ~beside(picked, staff.rules.closes)
    return levels


def beside(picked: NDArray[np.bool_], closes: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return which orders are closed by the one picked: those it bars, those that bar it, and itself; (own orders, W).

    closes  (most, own orders) the places of what closes each; a place past the last order is padding
    """
    padding = np.zeros_like(picked[:1])
    closed: NDArray[np.bool_] = np.logical_or.reduce(np.concatenate([picked, padding])[closes], axis=0)
    return closed
