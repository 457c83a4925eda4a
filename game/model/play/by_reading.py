"""A seat played by the printed tests of its policies and moves: one way while a test fits, another while it does not.

Who plays so sees every test as it truly stands and knows no future. What it does in either case was laid down before.
"""

from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np

from agents.draft import Draft, Orders
from game.loose_types import JsonDict
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram, fits
from game.model.levers.expressions import GOOD_FIT
from game.model.play.simulation import Simulation
from game.model.state.axes import COUNTRIES, Array
from game.paths import shipped
from game.toml_tables import toml_table

FILE = "good_play.toml"


@attrs.frozen(eq=False)
class LeverPlan:
    """What one seat does with its levers: policies first, then moves, as they stand in the catalogue.

    good, bad  (levers,) the dial, or 1 for a move that is made, while the lever's test holds and while it does not
    """

    good: Array
    bad: Array


def holding(program: LeverProgram) -> LeverPlan:
    """Every dial at its opening and no move."""
    row = np.array([float(policy.opening) for policy in program.policies] + [0.0] * len(program.moves))
    return LeverPlan(row, row)


def good_plan(program: LeverProgram) -> LeverPlan:
    """The plan of all six seats that ships with Wedge, the best that a search found; what it leaves out holds.

    errors  KeyError where the file names a lever that there is not
    """
    plan = holding(program)
    good, bad = plan.good.copy(), plan.bad.copy()
    for lever, ways in _written().items():
        place = program.places[lever]
        good[place], bad[place] = float(ways["fits"]), float(ways["fails"])
    return LeverPlan(good, bad)


@cache
def _written() -> Mapping[str, JsonDict]:
    """What the file says, by lever."""
    table = toml_table((shipped("scenarios") / FILE).read_bytes())
    return {lever: ways for country in COUNTRIES for lever, ways in table.get(country, {}).items()}


def by_plans(game: Simulation, mine: Array, plans: tuple[Array, Array]) -> Orders:
    """Everybody's orders: some seats' by plans, within their weeks, and the others' by their courses.

    mine   (countries, W) 1 where a seat is played by its plan
    plans  (levers, W) each, or (levers, 1) for all worlds: while a lever's test holds and while it does not
    """
    by_course, program, readings = game.decide(), game.anchor.levers, game.readings()
    wanted = np.where(fits(program, readings) >= GOOD_FIT, *plans)
    draft = Draft(program, readings, game.rules.figures)
    draft.wary, draft.heated = draft.wary * 0, draft.heated * 0
    for country in range(len(COUNTRIES)):
        policies = sorted(draft.own_policies[country], key=lambda policy: -policy.weight)
        for lowering in (1.0, 0.0):
            for policy in policies:
                down = np.where(wanted[policy.row] < draft.before[policy.row], 1.0, 0.0)
                draft.turn(country, policy.id, wanted[policy.row], mine[country] * np.where(down == lowering, 1.0, 0.0))
        for move in sorted(draft.own[country], key=lambda move: -move.weight):
            draft.order(country, move.id, mine[country] * wanted[draft.first + move.row])
    orders, owners = draft.orders, [COUNTRIES.index(seat_of(lever)) for lever in program.catalogue.levers]
    own = mine[owners] > 0
    dials = np.where(own[: draft.first], orders.dials, by_course.dials)
    return Orders(dials, np.where(own[draft.first :], orders.moves, by_course.moves))
