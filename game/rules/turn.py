"""The table of contents of the game: a quarter, phase by phase."""

from collections.abc import Callable

import attrs
import numpy as np

from game.rules.beliefs import beliefs
from game.rules.budgets import budgets
from game.rules.commands import commanded, commands
from game.rules.cooperation import cooperation, strength
from game.rules.endings import contentment, endings
from game.rules.factions import factions
from game.rules.oil import oil
from game.rules.rupture import rupture
from game.rules.sanctions import sanctions
from game.rules.shocks import shocks
from game.rules.ties import ties
from game.rules.war import war
from game.rules.willingness import terms, wishes
from game.world.arithmetic import logit, total
from game.world.axes import Array
from game.world.events import Event, Step
from game.world.orders import Sheet
from game.world.setting import Setting
from game.world.world import World, settled

Phase = Callable[[World, World, Setting], Step]


def together(world: World, before: World, setting: Setting) -> Step:
    """Return the world after both sides wished (phase 10) and gave what both wished (phase 11)."""
    del before
    return cooperation(world, wishes(world, setting), setting)


PHASES: tuple[Phase, ...] = (
    shocks,
    commands,
    sanctions,
    oil,
    budgets,
    factions,
    war,
    ties,
    beliefs,
    together,
    rupture,
    endings,
)


def play(world: World, sheet: Sheet, setting: Setting) -> Step:
    """Return the world a quarter later, and the events that explain the change.

    sheet  (orders, W) how hard each order of every country is given, 0–3; the rules take it as legal
    """
    before, events = world, list[Event]()
    world = commanded(world, sheet)
    for phase in PHASES:
        world, explained = phase(world, before, setting)
        events += explained
    return settled(attrs.evolve(world, turn=before.turn + 1), before), tuple(events)


def ready(opening: World, setting: Setting) -> World:
    """Return the opening with its derived rows filled in, at rest: with nothing changed, nobody gives more or less.

    What the reasons in the model do not account for at the opening is kept as each side's standing inclination.
    """
    blank = opening.but(inclination=np.zeros_like(opening.inclination))
    bare = attrs.evolve(setting, opening=blank)
    known = total([term for cause, term in terms(blank, bare).items() if cause != "inclination"])
    wish = rest_wish(opening.help, setting.figures.cooperation.own_say)
    world = opening.but(inclination=logit(wish) - known,
        index=strength(opening.help, setting.figures),
    )
    points = setting.figures.units.points
    content = np.stack([points * contentment(world, country, setting) for country in range(len(setting.interests))])
    return settled(world.but(satisfaction=content), opening)


def rest_wish(given: Array, own_say: Array) -> Array:
    """Return the wishes under which help stays as it is, (D, 2, W): `cooperation.agreed` turned round."""
    inverse = 1 / (given * given)
    wished = (own_say * inverse - (1 - own_say) * inverse[:, ::-1]) / (2 * own_say - 1)
    wish: Array = np.sqrt(1 / np.maximum(wished, 1))
    return wish
