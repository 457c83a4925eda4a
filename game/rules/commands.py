"""Phase 2, orders: all countries' orders at once, paid for and taking hold; the order of the seats changes nothing."""

import attrs
import numpy as np
from numpy.typing import NDArray

from game.world.arithmetic import clip
from game.world.axes import COUNTRIES, Array
from game.world.events import EVERYONE, Event, Step
from game.world.orders import Order, Sheet, intensity
from game.world.pushes import plan, pushed
from game.world.setting import Setting
from game.world.world import World


def commanded(world: World, sheet: Sheet) -> World:
    """Return the world with this quarter's sheet laid on top of the last quarters' sheets."""
    orders = np.concatenate([sheet[None], world.orders[:-1]])
    orders.flags.writeable = False
    return attrs.evolve(world, orders=orders)


def commands(world: World, before: World, setting: Setting) -> Step:
    """Return the world after every order given, or given earlier and due now, took hold."""
    del before
    catalogue = setting.catalogue
    given = due(world.orders, catalogue.delays)
    places = [place for place, _ in catalogue.risks]
    names = tuple(catalogue.names[place] for place in places)
    odds = np.minimum(np.array([[risk.chance] for _, risk in catalogue.risks]) * given[places], 1)
    wrong = setting.chance.each_happens(world.turn + 1, "risk", names, odds)
    pushes = catalogue.matrix @ given
    # One world in one has an accident a quarter, so they are added one by one and not as a second product.
    accident, where = np.nonzero(wrong)
    row, size = catalogue.accidents
    np.add.at(pushes, (row[accident], where), size[accident] * wrong[accident, where])
    world = world.but(capital=after_paying(world, setting))
    world = pushed(world, plan(catalogue.rows), pushes)
    return world, tuple(accident_of(catalogue[names[at]], size[at] * wrong[at]) for at in np.unique(accident))


def accident_of(order: Order, amount: Array) -> Event:
    """Return the event of an order gone wrong; of a covert order only its giver knows that it was the cause."""
    path = order.risk.path if order.risk else ""
    told = (order.country,) if order.covert else EVERYONE
    return Event(f"risk.{order.name}", path, amount, who=order.country, seen_by=told)


def due(orders: NDArray[np.int8], delays: NDArray[np.intp]) -> Array:
    """Return the intensity of every order that takes hold this quarter, (orders, W).

    orders  (quarters back, orders, W) levels 0–3
    delays  (orders,) quarters between giving and taking hold

    Source: design prior: light half, firm whole, hard one and a half.
    """
    return intensity(orders[delays, np.arange(len(delays))])


def after_paying(world: World, setting: Setting) -> Array:
    """Return each country's political capital, (C, W), after its orders were paid and its income came in.

    Source: design prior; features.md, mechanic 8 (tracks pay budgets).
    """
    figures = setting.figures.orders
    spent = setting.catalogue.bills @ intensity(world.orders[0]) + setting.catalogue.odd_bills @ (world.orders[0] & 1)
    income = np.array([[figures[f"income_{country}"]] for country in COUNTRIES]).reshape(len(COUNTRIES), -1)
    return clip(world.capital - spent + income, 0, figures.capital_ceiling)
