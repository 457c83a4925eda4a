"""Rivals: which course each follows by what it has been seen to do, and how it would answer what one may do.

Source: play2.md section 5 (belief; regret matching, own orders by courses of the others).
"""

from math import fsum

import numpy as np

from agents.regret_matching import MatrixGame, held_close
from game.campaign.campaign import script_of
from game.forecast.prospect import Prospect
from game.model.levers.catalogue import seat_of
from game.model.state.axes import COUNTRIES, Array
from game.search.tried_orders import Trialled

# How likely a move is that is a step of the course that one follows, and one that is not: the logarithm of the odds.
STEP_OF_IT = 2.0
# After so many moves more of them tell nothing new.
MOST_TOLD = 2.0
# So many futures of a cell are as good as all that is known beside them.
SHRINKS = 8.0
# Points that a shift of one's mind by one unit of relative entropy has to pay: one's own, and a rival's.
OWN_WEIGHT, RIVAL_WEIGHT = 0.25, 1.0
# No future counts for more than so many others.
HEAVIEST = 3.0
ROUNDS = 100


def leanings(prospect: Prospect) -> dict[str, Array]:
    """By country: (courses,) how much likelier each course is by the moves that the seat saw, in logarithms of odds."""
    script, lean = script_of(prospect.quarters), dict[str, Array]()
    levers = script.anchor.levers
    moves_made = {
        move.id: min(float(prospect.moves[:, move.row, 0].sum()), MOST_TOLD)
        for move in levers.moves
        if prospect.moves[:, move.row, 0].any()
    }
    for country, own in zip(COUNTRIES, script.anchor.courses.courses, strict=True):
        if country == prospect.seat or not own:
            continue
        rows = [0.0] * len(own)
        for place, course in enumerate(own):
            own_moves = {step.what for step in course.all_steps if step.does == "order"}
            steps = [many for move, many in moves_made.items() if seat_of(move) == country and move in own_moves]
            rows[place] = STEP_OF_IT * sum(steps)
        lean[country] = np.array(rows)
    return lean


def weights(seat: str, courses: Array, came: Trialled) -> Array:
    """How much each future counts once rivals answer what the seat may order, (n,), 1 in the mean.

    Each rival knows what its courses pay it against each of the seat's orders; all play against one another by regrets,
    held close to what is believed of them, and futures in which a rival does what it comes to do count for more.

    courses  (countries, n) which course each follows
    """
    row, options = COUNTRIES.index(seat), came.points.shape[0]
    pays, habit = dict[tuple[int, int], Array](), [np.full(options, 1 / options)]
    rivals = list[tuple[int, Array]]()
    for country in range(len(COUNTRIES)):
        known = np.unique(courses[country])
        if country == row or len(known) < 2:
            continue
        here = np.stack([np.equal(courses[country], place) for place in known]) * 1.0
        player = len(habit)
        pays[0, player] = cells(came.points, here)
        pays[player, 0] = cells(came.others[country], here).T
        habit.append(np.array([fsum(course) / len(course) for course in here]))
        rivals.append((player, here))
    if not rivals:
        return np.ones(courses.shape[1])
    plays = held_close(MatrixGame(pays, habit), [OWN_WEIGHT] + [RIVAL_WEIGHT] * len(rivals), ROUNDS)
    share = np.ones(courses.shape[1])
    for player, here in rivals:
        shift = np.clip(plays[player] / habit[player], 1 / HEAVIEST, HEAVIEST)
        share = share * sum(here[place] * shift[place] for place in range(len(shift)))
    return np.clip(share * (len(share) / fsum(share)), 1 / HEAVIEST, HEAVIEST)


def cells(points: Array, here: Array) -> Array:
    """What each order came to with each course of a rival, (orders, courses) points beyond the order's mean.

    Cells of few futures are drawn towards the mean.

    points  (orders, n)
    here    (courses, n) 1 where the rival follows it
    """
    rows = []
    for own in points:
        middle = fsum(own) / len(own)
        rows.append([fsum((own - middle) * course) / (fsum(course) + SHRINKS) for course in here])
    return np.array(rows)
