"""Appraisal: what each of a country's orders is worth to it, for all worlds at once, in standard deviations of gain.

Three things add up: the anticipated effect on its interests, weighed by what one more unit is worth now; what doctrine
or strategy adds; and, against both, the price of political capital and the boredom of doing the same again. Everything
stands on binary grids, so that the sums are exact for any number of worlds.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum, sqrt

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import GRAIN, WEIGHT_GRAIN, clip, exact_product, on_grain
from game.model.state.axes import Array
from game.model.state.interests import marginal_worth
from game.model.state.observation import Observation
from game.model.state.setting import Staff

# Within these bounds a product of at most 32 terms fits into the 53 bits of a number, so no sum is ever rounded.
LARGEST_GAIN = 32.0
LARGEST_AMOUNT = 16.0
SMALLEST_DEVIATION = 2.0**-10
FIRM = 2


@attrs.frozen(eq=False)
class Lean:
    """What doctrine or a strategy adds to the worth of some orders, and why.

    orders  names of the country's own orders
    amount  (W,) or one number, standard deviations of gain; below 0 it speaks against them
    says    the reason in words
    """

    orders: tuple[str, ...]
    amount: Array | float
    says: str


@attrs.frozen(eq=False)
class Reason:
    """One thing that speaks for an order, or below 0 against it.

    amount  (W,) standard deviations of gain
    """

    says: str
    amount: Array


@attrs.frozen(eq=False)
class Appraisal:
    """What a country thinks of its orders this quarter.

    worth  (own orders, W) of each at *firm*, its price taken off; standard deviations of gain
    price  (W,) of one point of political capital, same unit
    """

    worth: Array
    price: Array


@attrs.frozen(eq=False)
class Scales:
    """What is laid on the scales this quarter: interests, leans, and the price of capital.

    says    what each is, in words
    sides   (own orders, things) how far each thing speaks for each order; on the grid of weights
    amounts (things, W) how much there is of it; on the grain
    """

    says: tuple[str, ...]
    sides: Array
    amounts: Array


@attrs.frozen(eq=False)
class StaffView:
    """What a country's staff work out once, before the first quarter.

    rows    the place of each order among its own
    holding (own orders, 1) True for the order to hold
    paths   the rows of worlds that its interests look at
    ends    (2, interests, 1) worst and best values of those rows
    concern (interests, 1) the interests' weights
    gains   (own orders, interests) what each order at *firm* brings, per unit of marginal worth; on the grid of weights
    prices  (levels + 1, own orders) whole points of political capital
    """

    names: tuple[str, ...]
    rows: Mapping[str, int]
    holding: NDArray[np.bool_]
    paths: tuple[str, ...]
    ends: Array
    concern: Array
    gains: Array
    prices: Array

    def row(self, order: str) -> int:
        """Return an order's place among the country's own; KeyError says whose orders these are."""
        if order not in self.rows:
            raise KeyError(f"{order!r} is not among this country's orders; expected one of {', '.join(self.names)}")
        return self.rows[order]


@lru_cache(maxsize=64)
def desk(staff: Staff) -> StaffView:
    """Return what a country's staff work out once."""
    own = staff.catalogue.orders[staff.own]
    names = tuple(order.name for order in own)
    holding = np.array([name.endswith(".hold") for name in names])
    ends = np.array([[interest.worst for interest in staff.interests], [interest.best for interest in staff.interests]])
    shares = staff.anticipated / (ends[1] - ends[0])[:, None]
    concern = [interest.weight for interest in staff.interests]
    moved = on_grain(clip(shares.T / deviation(shares, concern), -LARGEST_GAIN, LARGEST_GAIN), WEIGHT_GRAIN)
    return StaffView(
        names=names,
        rows={name: place for place, name in enumerate(names)},
        holding=holding[:, None],
        paths=tuple(interest.path for interest in staff.interests),
        ends=ends[:, :, None],
        concern=np.array(concern)[:, None],
        gains=np.ascontiguousarray(moved),
        prices=np.ascontiguousarray(staff.catalogue.prices[staff.own].T),
    )


def deviation(shares: Array, concern: Iterable[float]) -> float:
    """Return the standard deviation over a country's orders of what they bring when every interest is half way met.

    shares   (interests, own orders) of the way from worst to best
    concern  the interests' weights
    returns  above 0, share of satisfaction; the yardstick of every worth

    Source: theory.md 4.6 (normalise utilities to unit standard deviation).
    """
    weights = list(concern)
    gains = [
        fsum(weight * share for weight, share in zip(weights, column, strict=True)) for column in shares.T.tolist()
    ]
    middle = fsum(gains) / len(gains)
    spread = sqrt(fsum((gain - middle) * (gain - middle) for gain in gains) / len(gains))
    return max(round(spread / GRAIN) * GRAIN, SMALLEST_DEVIATION)


def appraise(view: Observation, staff: Staff, leans: tuple[Lean, ...], heeds_interests: bool = True) -> Appraisal:
    """Return what every own order is worth.

    leans            what doctrine or a strategy adds
    heeds_interests  False for a strategy that looks at nothing but its own plan
    """
    scales = weighed(view, staff, leans, heeds_interests)
    worth = exact_product(scales.sides, scales.amounts)
    return Appraisal(worth - given_before(view, staff) * boredom(staff), scales.amounts[0])


def weighed(view: Observation, staff: Staff, leans: tuple[Lean, ...], heeds_interests: bool) -> Scales:
    """Return everything that counts this quarter: the price of capital first, then leans, then interests."""
    book = desk(staff)
    after, interests = 1 + len(leans), staff.interests if heeds_interests else ()
    sides = np.zeros((len(book.names), after + len(interests)))
    sides[:, 0], amounts = -book.prices[FIRM], [capital_price(view, staff)]
    for place, lean in enumerate(leans, start=1):
        sides[[book.row(order) for order in lean.orders], place] = 1.0
        amounts.append(np.zeros_like(amounts[0]) + lean.amount)
    laid = np.stack(amounts)
    if interests:
        sides[:, after:] = book.gains
        laid = np.concatenate([laid, book.concern * slopes(view, book)])
    says = ("It costs political capital", *(lean.says for lean in leans), *(interest.name for interest in interests))
    return Scales(says, sides, on_grain(clip(laid, -LARGEST_AMOUNT, LARGEST_AMOUNT)))


def slopes(view: Observation, book: StaffView) -> Array:
    """Return what going on towards the best of each interest's row is worth now, (interests, W)."""
    worst, best = book.ends
    return marginal_worth(np.stack([view[path] for path in book.paths]), worst, best)


def capital_price(view: Observation, staff: Staff) -> Array:
    """Return what a point of political capital costs, (W,): twice the usual when there is none left, less when rich.

    Source: design prior; scarce fuel counts more.
    """
    decision = staff.figures.decision
    usual = decision.usual_capital
    return decision.capital_price * (2 * usual / (usual + view[f"capital.{view.name}"]))


def boredom(staff: Staff) -> Array:
    """Return what doing the same again costs, () or (W,); on the grain."""
    return on_grain(staff.figures.decision.habit_cost)


def given_before(view: Observation, staff: Staff) -> NDArray[np.bool_]:
    """Return where an own order was given in the last year, (own orders, W)."""
    given: NDArray[np.bool_] = np.logical_or.reduce(view.given(staff.own) > 0, axis=0)
    return given


def contributions(
    view: Observation, staff: Staff, leans: tuple[Lean, ...], order: str, heeds_interests: bool = True
) -> tuple[Reason, ...]:
    """Return all that speaks for and against an order; the amounts add up to its worth."""
    row, scales = desk(staff).row(order), weighed(view, staff, leans, heeds_interests)
    parts = zip(scales.says, scales.sides[row], scales.amounts, strict=True)
    again = Reason("It was ordered within the year already", -boredom(staff) * given_before(view, staff)[row])
    return (*(Reason(says, side * amount) for says, side, amount in parts if side), again)
