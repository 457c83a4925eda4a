"""Phase 2, orders: all countries' orders at once, paid for and taking hold; the order of the seats changes nothing."""

import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import clip, column, total
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import Catalogue, Order, Sheet, intensity, points
from game.model.state.events import EVERYONE, Event, Events, Step
from game.model.state.pushes import plan, pushed
from game.model.state.setting import Setting
from game.model.state.world import World


def commanded(world: World, sheet: Sheet) -> World:
    """Return the world with this quarter's sheet laid on top of the last quarters' sheets."""
    orders = np.concatenate([sheet[None], world.orders[:-1]])
    orders.setflags(write=False)
    return world.but(orders=orders)


def commands(world: World, before: World, setting: Setting) -> Step:
    """Return the world after every order given, or given earlier and due now, took hold."""
    del before
    catalogue = setting.catalogue
    given = due(world.orders, catalogue.delays)
    went_wrong = accidents(given, world.turn + 1, setting)
    pushes = catalogue.step @ given.astype(np.float64)
    for risk, (row, size) in enumerate(zip(*catalogue.accidents, strict=True)):
        pushes[row] = pushes[row] + size * went_wrong[risk]
    world = world.but(capital=after_paying(world, setting))
    return pushed(world, plan(catalogue.rows), pushes), lambda: told(went_wrong, catalogue)


def accidents(given: Sheet, turn: int, setting: Setting) -> Array:
    """Return which risks come true, (risks, W): 1 where they do, 0 elsewhere, and chances where there is no luck.

    given  (orders, W) levels that take hold
    """
    catalogue = setting.catalogue
    places = [place for place, _ in catalogue.risks]
    names = tuple(catalogue.names[place] for place in places)
    danger = np.minimum(catalogue.chances * intensity(given[places]), 1)
    return setting.chance.each_happens(turn, "risk", names, danger)


def told(went_wrong: Array, catalogue: Catalogue) -> Events:
    """Return the event of each order that went wrong anywhere."""
    listed = zip(catalogue.risks, catalogue.accidents[1], went_wrong, strict=True)
    return tuple(
        accident_of(catalogue.orders[place], size * wrong) for (place, _), size, wrong in listed if wrong.any()
    )


def accident_of(order: Order, amount: Array) -> Event:
    """Return the event of an order gone wrong; of a covert order only its giver knows that it was the cause."""
    path = order.risk.path if order.risk else ""
    told = (order.country,) if order.covert else EVERYONE
    return Event(f"risk.{order.name}", path, amount, who=order.country, seen_by=told)


def due(orders: NDArray[np.int8], delays: NDArray[np.intp]) -> Sheet:
    """Return the level of every order that takes hold this quarter, (orders, W).

    orders  (quarters back, orders, W) levels 0–3
    delays  (orders,) quarters between giving and taking hold
    """
    return orders[delays, np.arange(len(delays))]


def after_paying(world: World, setting: Setting) -> Array:
    """Return each country's political capital, (C, W), after its orders were paid and its income came in.

    Source: design prior; features.md, mechanic 8 (tracks pay budgets).
    """
    figures, catalogue = setting.figures.orders, setting.catalogue
    prices = points(catalogue.costs, intensity(world.orders[0]))
    spent = np.stack([total(prices[own]) for own in catalogue.of_country])
    income = column(*(figures[f"income_{country}"] for country in COUNTRIES))
    return clip(world.capital - spent + income, 0, figures.capital_ceiling)
