"""A quarter judged: what a team's orders promised beside others it could have given, and what luck made of it.

Decision: the team's orders and others are tried in the same futures, every country answering as it will; they are
valued by the seat's own score at the end. How the quarter then fell does not enter. Luck: what everybody's score may
be expected to be after the quarter as it fell, less what it was expected to be just before, these orders given; so its
mean is nought whatever is ordered.

Source: variance-reduced evaluation as of backgammon rollouts and AIVAT (Burch et al. 2018): a game's result is the sum
of what was chosen and what chance did, each against an expectation.
"""

from collections.abc import Sequence
from math import hypot, sqrt
from random import Random

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders, seats_of
from game.campaign.permission import Permission
from game.classroom.engine.futures import course, interval
from game.classroom.engine.room_campaign import fresh, orders_of, put_in, seated
from game.classroom.protocol.positions import DecisionJudged, LuckJudged, QuarterKept
from game.model.state.axes import COUNTRIES, Array
from game.views.shown_figures import Estimated

FUTURES = 32
OTHERS = 5
TRIES = 30
MOST_LAID = 4
SURE = 1.96


def decision(session: Campaign, seat: str, quarter: QuarterKept) -> DecisionJudged:
    """Return how a seat's orders in the quarter to come compare with what else it could order.

    returns  points of its score over what the computer in its seat would order, and the share of other sheets that
             promise less, ties counting half
    """
    put_in(session, quarter.events, quarter.left_out)
    seated(session, quarter.people)
    place = COUNTRIES.index(seat)
    mine = tried(session, seat, orders_of(quarter.orders[seat]))
    computer = tried(session, seat, computers(session, seat))
    rest = [computer, *(tried(session, seat, orders) for orders in other_orders(session, seat))]
    value, low, high = interval(mine[place] - computer[place], 2)
    worth, level = np.array([float(np.mean(scores[place])) for scores in rest]), float(np.mean(mine[place]))
    rank = float(np.mean((worth < level) + (worth == level) / 2))
    return DecisionJudged(value, low, high, round(rank, 3))


def tried(session: Campaign, seat: str, orders: SeatOrders) -> Array:
    """Return everybody's score at the end of the futures in which a seat orders something, (countries, n)."""
    return course(session, FUTURES, {seat: orders}).legacy


def computers(session: Campaign, seat: str) -> SeatOrders:
    """Return what the computer would order and choose in a seat in the quarter to come."""
    # Deciding reviews courses, which must not move the futures that are compared.
    other = fresh(session)
    seated(other, [country for country in session.terms.seats if country != seat])
    decided = seats_of(other.game.decide(), other.game.history.dials[0], other.game.anchor.levers)
    return other.with_choices(decided, other.game.tonight())[seat]


def other_orders(session: Campaign, seat: str) -> list[SeatOrders]:
    """Return orders that a seat could give as well, drawn from all it may and can pay for; holding is the first."""
    luck, permission = Random(f"{session.world.turn}/{seat}/{float(session.world.index[0])}"), session.permission
    return [SeatOrders(), *(some_orders(permission, seat, luck) for _ in range(OTHERS - 1))]


def some_orders(permission: Permission, seat: str, luck: Random) -> SeatOrders:
    """Return one to four things drawn at random that may be ordered together."""
    draft, wanted, orders, laid = permission.draft, luck.randint(1, MOST_LAID), SeatOrders(), 0
    place = COUNTRIES.index(seat)
    moves, dials = [move.id for move in draft.own[place]], [policy.id for policy in draft.own_policies[place]]
    for _ in range(TRIES):
        if luck.random() < len(dials) / (len(dials) + len(moves)):
            more = attrs.evolve(orders, dials={**orders.dials, luck.choice(dials): luck.randint(0, 3)})
        else:
            more = attrs.evolve(orders, moves=tuple(dict.fromkeys((*orders.moves, luck.choice(moves)))))
        if not permission.against(seat, more):
            orders, laid = more, laid + 1
        if laid >= wanted:
            break
    return orders


def luck(before: Campaign, quarter: QuarterKept, after: Campaign) -> dict[str, LuckJudged]:
    """Return by how much the way a quarter fell moved what each country's score may be expected to be.

    before  the campaign at the quarter's beginning; what was put into the quarter is put into it
    after   the campaign after it
    """
    put_in(before, quarter.events, quarter.left_out)
    seated(before, ())
    ahead = course(before, FUTURES, {country: orders_of(sheet) for country, sheet in quarter.orders.items()}).legacy
    came = after.game.legacy() if after.over else course(after, FUTURES).legacy
    return {name: apart(came[at], ahead[at]) for at, name in enumerate(COUNTRIES)}


def apart(first: Array, second: Array) -> LuckJudged:
    """Return the difference of two means that were counted apart, (n,) each."""
    (value, low, _), (other, lower, _) = interval(first, 3), interval(second, 3)
    half = hypot(value - low, other - lower)
    return LuckJudged(round(value - other, 2), round(value - other - half, 2), round(value - other + half, 2))


def summed(some: Sequence[LuckJudged | DecisionJudged]) -> Estimated:
    """Return the sum of differences that were counted apart."""
    value = sum(part.value for part in some)
    half = sqrt(sum((part.high - part.value) ** 2 for part in some))
    return Estimated(round(value, 2), round(value - half, 2), round(value + half, 2))
