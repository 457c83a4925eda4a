"""Beginnings: the opening world and the setting of a scenario."""

import numpy as np

from game.loose_types import FieldValues
from game.model.scenario import ruleset
from game.model.scenario.schema import Goal, Scenario
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import LONGEST_DELAY
from game.model.state.chance import Chance
from game.model.state.interests import Interest
from game.model.state.measures import Measure, measures_of
from game.model.state.setting import Setting
from game.model.state.world import World


def opening(scenario: Scenario, worlds: int) -> World:
    """The world as a scenario begins, the same in every world; what the rules work out is still empty.

    worlds  how many, 1 or more
    """
    if worlds < 1:
        raise ValueError(f"found {worlds} worlds; expected 1 or more")
    rows: FieldValues = {name: filled(measure, scenario, worlds) for name, measure in measures_of(World).items()}
    orders = np.zeros((LONGEST_DELAY + 1, len(scenario.catalogue.orders), worlds), np.int8)
    orders.flags.writeable = False
    return World(turn=0, orders=orders, **rows)


def filled(measure: Measure, scenario: Scenario, worlds: int) -> Array:
    """A measure's rows at their start values, read-only; 0, or the bound nearest to it, where none is given."""
    empty = min(max(0.0, measure.low), measure.high)
    rows = np.empty((*measure.shape, worlds))
    for path, index in measure.places():
        rows[index] = scenario.start[path].value if path in scenario.start else empty
    rows = on_grain(rows)
    rows.flags.writeable = False
    return rows


def setting(scenario: Scenario, chance: Chance, worlds: int) -> Setting:
    """All that the rules need beside the world.

    chance  the luck of these worlds
    worlds  how many the opening holds, 1 or more
    """
    sheets = {sheet.name: sheet for sheet in scenario.countries}
    return Setting(
        figures=ruleset.figures(scenario),
        catalogue=scenario.catalogue,
        chance=chance,
        interests=tuple(tuple(interest(goal) for goal in sheets[name].interests) for name in COUNTRIES),
        injects=scenario.injects,
        opening=opening(scenario, worlds),
        quarters=scenario.quarters,
    )


def interest(goal: Goal) -> Interest:
    """An interest at its central weight, as the rules and the agents read it."""
    return Interest(
        name=goal.name,
        path=goal.path,
        worst=goal.worst,
        best=goal.best,
        weight=goal.weight.value,
        source=goal.weight.source,
        claims=goal.claims,
        public=goal.public,
    )
