"""Which orders a country may give now, and why not."""

import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import ORDERS_A_QUARTER, Order, Sheet
from game.model.state.measures import row
from game.model.state.setting import Setting
from game.model.state.world import World

Legal = NDArray[np.bool_]


def legal(world: World, setting: Setting) -> Legal:
    """Return which orders may be given, each by itself, (orders, W): affordable when light, rested, conditions met."""
    catalogue = setting.catalogue
    # Prices are whole points, so the whole points are all of its capital that a country can spend.
    purse = world.capital.astype(np.int8)[catalogue.owners]
    allowed: Legal = purse >= catalogue.prices[:, 1:2].astype(np.int8)
    for back, resting in enumerate(catalogue.resting):
        allowed &= world.orders[back] & resting == 0
    for place, condition in catalogue.conditions:
        allowed[place] &= met(row(world, condition.path), condition.at_least, condition.at_most)
    return allowed


def met(value: Array, at_least: float | None, at_most: float | None) -> Legal:
    """Return where a condition holds, (W,)."""
    enough = value >= at_least if at_least is not None else np.ones(value.shape, bool)
    return enough & (value <= at_most) if at_most is not None else enough


def why_not(world: World, setting: Setting, order: Order, k: int = 0) -> str:
    """Return why an order cannot be given in world k, with the current value; "" when it can."""
    place, capital = setting.catalogue.number[order.name], world.capital[COUNTRIES.index(order.country), k]
    price = setting.catalogue.prices[place, 1]
    if capital < price:
        return f"costs at least {price:.0f} political capital; there are {capital:.0f}"
    given = np.flatnonzero(world.orders[: order.rest, place, k])
    if given.size:
        return f"was given {given[0] + 1} quarter(s) ago; it must rest {order.rest}"
    for condition in order.needs:
        value = row(world, condition.path)
        if not met(value, condition.at_least, condition.at_most)[k]:
            bound = (
                f"at least {condition.at_least}" if condition.at_least is not None else f"at most {condition.at_most}"
            )
            return f"{condition.says}: {condition.path} must be {bound}; it is {value[k]:.2f}"
    return ""


def faults(world: World, sheet: Sheet, setting: Setting, k: int = 0) -> tuple[str, ...]:
    """Return everything wrong with a whole sheet in world k: each order, the count, the bars and the capital."""
    found = []
    for country, places in enumerate(setting.catalogue.of_country):
        given = [setting.catalogue.orders[places.start + i] for i in np.flatnonzero(sheet[places, k])]
        found += [f"{order.title}: {reason}" for order in given if (reason := why_not(world, setting, order, k))]
        who = COUNTRIES[country].replace("_", " ").title()
        if len(given) > ORDERS_A_QUARTER:
            found.append(f"{who} gives {len(given)} orders; at most {ORDERS_A_QUARTER} are allowed")
        titles = {order.name: order.title for order in given}
        found += [f"{order.title} bars {titles[bar]}" for order in given for bar in order.bars if bar in titles]
        price = int(sum(order.price(int(sheet[setting.catalogue.number[order.name], k])) for order in given))
        if price > world.capital[country, k]:
            found.append(f"{who} would spend {price} of {world.capital[country, k]:.0f} political capital")
    return tuple(found)
