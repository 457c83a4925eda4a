"""Choice: quantal response (McKelvey and Palfrey 1995) by Gumbel-max, for all worlds at once.

Up to three orders are picked one after another, each the best of what is left by rationality times worth plus luck.
Luck belongs to the option's name, so a choice changes only when the ranking does, and a new option disturbs no other.
Countries do not hear of one another's choices; all are made in one go, because to begin a calculation takes as long as
to do it for a thousand worlds.
"""

from collections.abc import Sequence
from functools import lru_cache

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.utility import FIRM, Appraisal, desk
from game.model.state.arithmetic import clip
from game.model.state.axes import Array
from game.model.state.catalogue import INTENSITY, LEVELS, MOST_ORDERS, ORDERS_A_QUARTER, Sheet
from game.model.state.observation import Observation
from game.model.state.setting import Staff

HARDEST = len(LEVELS)
# Added to a score, whole numbers of it leave no chance; unlike infinity it can be taken no times.
NO_CHANCE = -1e300
# A score's last seven bits, a matter of 2⁻⁴⁵ of it, hold its place among the country's own.
PLACES = np.arange(MOST_ORDERS)[:, None]
PLACE_BITS = MOST_ORDERS - 1
# So that what cannot be paid has no chance where capital is worth nothing, or nothing is weighed.
LEAST_PRICE = 2.0**-60


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


@attrs.frozen(eq=False)
class OrderTable:
    """The orders of some countries under one another; the place after the last is nobody's.

    own      where each country's stand
    first    (countries, 1) the place of each country's first
    free     the places of each country's that cost nothing
    dear     the country, the light price and the place of each that costs more than one point even when light
    holding  (orders, 1) True for the orders to hold
    firm     (orders,) points of political capital at *firm*
    prices   ((levels + 1) × orders,) points of political capital, light after light, and so on
    purses   how many kinds of purse there are: with 0, 1, … points, and at last enough for anything
    reach    (levels, orders × purses) points of each order to one with such a purse; of what is more than there is, so
             many that there is no chance
    given    (orders,) each order's own place, nobody's where it is to hold
    bars     (most, orders) the places of what cannot be given beside each order, nobody's where there is none
    """

    own: tuple[slice, ...]
    first: NDArray[np.int64]
    free: tuple[tuple[int, ...], ...]
    dear: tuple[tuple[int, int, int], ...]
    holding: NDArray[np.bool_]
    firm: Array
    prices: NDArray[np.int64]
    purses: int
    reach: Array
    given: NDArray[np.intp]
    bars: NDArray[np.intp]


@lru_cache(maxsize=64)
def shelf(staffs: tuple[Staff, ...]) -> OrderTable:
    """Return the orders of some countries under one another."""
    books = [desk(staff) for staff in staffs]
    ends = np.cumsum([0, *(len(book.names) for book in books)]).tolist()
    own = tuple(map(slice, ends[:-1], ends[1:]))
    prices = np.concatenate([book.prices for book in books], axis=1)
    light, purse = prices[1].astype(int).tolist(), np.arange(prices.max() + 1)
    listed = [(country, at) for country, rows in enumerate(own) for at in range(rows.start, rows.stop)]
    closes = np.full((max(len(book.closes) for book in books), ends[-1]), ends[-1])
    for rows, book in zip(own, books, strict=True):
        closes[: len(book.closes), rows] = np.where(book.closes < len(book.names), book.closes + rows.start, ends[-1])
    return OrderTable(
        own=own,
        first=np.array(ends[:-1], np.int64)[:, None],
        free=tuple(tuple(at for one, at in listed if one == country and not light[at]) for country in range(len(own))),
        dear=tuple((country, light[at], at) for country, at in listed if light[at] > 1),
        holding=np.concatenate([book.holding for book in books]),
        firm=prices[FIRM],
        prices=prices.astype(np.int64).ravel(),
        purses=len(purse),
        reach=np.where(prices[1:, :, None] <= purse, prices[1:, :, None], -NO_CHANCE).reshape(len(LEVELS), -1),
        given=closes[0],
        bars=closes[1:],
    )


def choose(hand: ChoiceProblem) -> Sheet:
    """Return the levels of one country's orders, as `choose_all` does."""
    return choose_all([hand])[0]


def choose_all(hands: Sequence[ChoiceProblem]) -> list[Sheet]:
    """Return the levels of each country's orders, 0–3, (own orders, W): at most three, legal, paid for, none barred."""
    book, everywhere = shelf(tuple(hand.staff for hand in hands)), np.arange(hands[0].view.seen.worlds)
    score, left, mood = scores(hands, book), purses(hands), moods(hands)
    price, sharpness = np.array([hand.appraisal.price for hand in hands]), sharp(hands)
    felt_price = np.maximum(sharpness * price, LEAST_PRICE)
    sheet = np.zeros(score.shape, np.int8)
    # Single cells are read and written by their places in the flat array, which takes a third of the time.
    flat_score, flat_sheet = score.reshape(-1), sheet.reshape(-1)
    for round_ in range(ORDERS_A_QUARTER):
        pick = book.first + place_of(affordable(score, left, book) if round_ else highest(score, book))
        pull = worths(pick, everywhere, hands, book)
        pull += price * book.firm.take(pick)
        wanted = sharpness * by_level(pull, hands[0].staff.figures.decision.zeal)
        wanted -= felt_price * book.reach.take(pick * book.purses + np.minimum(left, book.purses - 1), axis=1)
        wanted += mood
        level = place_of(with_places(wanted, PLACES[: len(LEVELS), None]).max(axis=0)) + 1
        given = book.given.take(pick) * len(everywhere) + everywhere
        flat_sheet[given] = level.astype(np.int8)
        left -= book.prices.take(level * len(book.firm) + pick)
        if round_ < ORDERS_A_QUARTER - 1:
            flat_score[given] = NO_CHANCE
            flat_score[barred(pick, everywhere, book)] = NO_CHANCE
    return [sheet[rows] for rows in book.own]


def scores(hands: Sequence[ChoiceProblem], book: OrderTable) -> Array:
    """Return how each order ranks, (orders + 1, W): what it is worth to reason, and luck; the last row is nobody's.

    Whoever comes to rest stays there: holding is never closed, not even once picked, so it goes on being the best.
    """
    score = np.empty((len(book.holding) + 1, hands[0].view.seen.worlds))
    for hand, rows in zip(hands, book.own, strict=True):
        own, view = score[rows], hand.view
        np.multiply(hand.temper.rationality, hand.appraisal.worth, out=own)
        own += hand.staff.chance.gumbel(view.seen.turn + 1, f"{view.name}.order", desk(hand.staff).names)
        closed = (~(hand.legal | book.holding[rows])).astype(np.float64)
        closed *= NO_CHANCE
        own += closed
        with_places(own, PLACES[: len(own)])
    return score


def purses(hands: Sequence[ChoiceProblem]) -> NDArray[np.int64]:
    """Return the whole points of capital that each country can spend, (countries, W): prices are whole points."""
    return np.array([hand.view[f"capital.{hand.view.name}"] for hand in hands]).astype(np.int64)


def sharp(hands: Sequence[ChoiceProblem]) -> Array:
    """Return how sharply each country chooses, (countries, 1 or W)."""
    return np.stack(np.broadcast_arrays(*(np.atleast_1d(hand.temper.rationality) for hand in hands)))


def moods(hands: Sequence[ChoiceProblem]) -> Array:
    """Return the luck of each level, (levels, countries, W): one draw for the quarter, for all orders of a country."""
    drawn = [hand.staff.chance.gumbel(hand.view.seen.turn + 1, f"{hand.view.name}.level", LEVELS) for hand in hands]
    mood = np.stack(drawn, axis=1)
    for country, hand in enumerate(hands):
        mood[hand.temper.hardest :, country] = NO_CHANCE
    return mood


def worths(
    pick: NDArray[np.int64], everywhere: NDArray[np.intp], hands: Sequence[ChoiceProblem], book: OrderTable
) -> Array:
    """Return what the picked orders are worth, (countries, W)."""
    found = np.empty(pick.shape)
    for hand, rows, places, out in zip(hands, book.own, pick, found, strict=True):
        cells = (places - rows.start) * len(everywhere) + everywhere
        hand.appraisal.worth.reshape(-1).take(cells, out=out, mode="clip")
    return found


def barred(pick: NDArray[np.int64], everywhere: NDArray[np.intp], book: OrderTable) -> NDArray[np.intp]:
    """Return the cells of what cannot be given beside the picked orders, in the flat score, (most, n)."""
    bars = np.flatnonzero((book.bars < len(book.firm)).any(axis=0).take(pick))
    world = np.broadcast_to(everywhere, pick.shape).reshape(-1)
    cells: NDArray[np.intp] = book.bars.take(pick.reshape(-1).take(bars), axis=1) * len(everywhere) + world.take(bars)
    return cells


def highest(score: Array, book: OrderTable) -> Array:
    """Return each country's highest score, (countries, W)."""
    return np.array([score[rows].max(axis=0) for rows in book.own])


def affordable(score: Array, left: NDArray[np.int64], book: OrderTable) -> Array:
    """Return each country's highest score among orders that can be paid at least when light, (countries, W).

    left  (countries, W) whole points of capital
    """
    for country, price, place in book.dear:
        score[place] += NO_CHANCE * (left[country] < price)
    free = np.array([score[list(places)].max(axis=0) for places in book.free])
    return np.where(left > 0, highest(score, book), free)


def with_places(score: Array, places: NDArray[np.int64]) -> Array:
    """Return scores in whose last bits places are written, changed where they stand."""
    bits = score.view(np.int64)
    bits &= ~PLACE_BITS
    bits |= places
    return score


def place_of(score: Array) -> NDArray[np.int64]:
    """Return the places written in scores, same shape."""
    return score.view(np.int64) & PLACE_BITS


def by_level(pull: Array, zeal: Array) -> Array:
    """Return what an order is worth light, firm and hard, its price not counted.

    pull     (countries, W) what it is worth at *firm*; standard deviations of gain
    zeal     pull beyond which wanting an order more does not make it harder
    returns  (levels, countries, W) same unit

    Source: theory.md 4.6 (quantal response); the limit is a design prior.
    """
    return INTENSITY[1:, None, None] * clip(pull, -zeal, zeal)
