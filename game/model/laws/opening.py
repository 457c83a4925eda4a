"""Openings: a scenario's first world with everything filled in that the laws work out, at rest.

At rest means that with nothing changed nobody gives more or less. What the reasons in the model do not account for at
the opening is kept as each side's standing inclination.
"""

import attrs
import numpy as np

from game.model.laws.budgets import by_partner, due_share, paid
from game.model.laws.cooperation import strength
from game.model.laws.endings import contentment
from game.model.laws.factions import hazards
from game.model.laws.oil import balance, discounts, netbacks, shipped, takings
from game.model.laws.sanctions import biting
from game.model.laws.war import days_to_breakout
from game.model.laws.willingness import terms
from game.model.state.arithmetic import logit, total
from game.model.state.axes import Array
from game.model.state.setting import Setting
from game.model.state.world import World, settled


def ready(opening: World, setting: Setting) -> World:
    """Return the opening with its derived rows filled in."""
    world = funded(sold(opening, setting), setting)
    world = world.but(breakout=days_to_breakout(world.enrichment, setting.figures.war))
    world = world.but(hazard=hazards(world, world.loyalty, setting.figures.factions))
    world = world.but(
        inclination=resting(world, setting),
        index=strength(world.help, setting.figures),
    )
    points = setting.figures.units.points
    return settled(world.but(satisfaction=points * contentment(world, setting)), opening)


def sold(world: World, setting: Setting) -> World:
    """Return the world with a quarter's barrels sold at the opening's price."""
    figures = setting.figures.oil
    offset = setting.figures.sanctions.evasion_offset
    world = world.but(pressure=biting(world.enforcement, world.evasion, offset))
    sales = shipped(world, figures)
    discount = discounts(world, sales, figures)
    netback = netbacks(world, world.brent, discount, sales, figures)
    return world.but(
        sales=sales,
        bought=total(sales),
        glut=balance(world, sales, figures),
        discount=discount,
        netback=netback,
        revenue=takings(total(sales.swapaxes(0, 1)), netback, setting.figures.units),
    )


def funded(world: World, setting: Setting) -> World:
    """Return the world with both budgets and every faction's pay as the opening's revenue allows."""
    figures = setting.figures.budgets
    needs = {name: by_partner(figures, name) for name in ("take", "other_income", "elite_need", "public_need")}
    income = needs["take"] * world.revenue + needs["other_income"]
    elite, public, _ = paid(income, world, needs["elite_need"], needs["public_need"], figures)
    covered = np.stack([elite / needs["elite_need"], public / needs["public_need"]])
    return world.but(income=income, spent=elite + public, patronage=due_share(covered, world.rents, figures))


def resting(world: World, setting: Setting) -> Array:
    """Return the standing inclination, (D, 2, W) logit units, under which the opening is at rest."""
    here = attrs.evolve(setting, opening=world)
    known = total([term for cause, term in terms(world, here).items() if cause != "inclination"])
    return logit(rest_wish(world.help, setting.figures.cooperation.own_say)) - known


def rest_wish(given: Array, own_say: Array) -> Array:
    """Return the wishes under which help stays as it is, (D, 2, W): `cooperation.agreed` turned round.

    given    (D, 2, W) help by giver, 0–1
    own_say  weight of the giver's own wish, above ½

    Source: theory.md 4.1, CES with ρ ≈ −2, solved for the wishes.
    """
    inverse = 1 / (given * given)
    wished = (own_say * inverse - (1 - own_say) * inverse[:, ::-1]) / (2 * own_say - 1)
    wish: Array = np.sqrt(1 / np.maximum(wished, 1))
    return wish
