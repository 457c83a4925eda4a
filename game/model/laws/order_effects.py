"""Phase 2, orders: all countries' orders at once, paid for and taking hold; the order of the seats changes nothing."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.model.state.arithmetic import clip
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import Catalogue, Order, Sheet
from game.model.state.chance import Cells
from game.model.state.events import EVERYONE, Event, Events, Step
from game.model.state.pushes import Besides, plan, pushed
from game.model.state.setting import Setting
from game.model.state.world import World


def commanded(world: World, sheet: Sheet) -> World:
    """Return the world with this quarter's sheet laid on top of the last quarters' sheets."""
    orders = np.concatenate([sheet[None], world.orders[:-1]])
    orders.flags.writeable = False
    return world.but(orders=orders)


def commands(world: World, before: World, setting: Setting) -> Step:
    """Return the world after every order given, or given earlier and due now, took hold."""
    del before
    catalogue = setting.catalogue
    given = due(world.orders, catalogue.delays)
    pushes = added_up(given, catalogue)
    cells, wrong = accidents(given, world.turn + 1, setting)
    row, size = catalogue.accidents
    besides = Besides.of(row[cells[0]], cells[1], size[cells[0]] * wrong, len(catalogue.rows))
    world = world.but(capital=after_paying(world, setting))
    return pushed(world, plan(catalogue.rows), pushes, besides), lambda: told(cells, wrong, world.worlds, catalogue)


def added_up(given: Sheet, catalogue: Catalogue) -> NDArray[np.floating[Any]]:
    """Return what all orders put into each row for certain, (rows, W), in single or double precision.

    given  (orders, W) levels that take hold
    """
    pushes = np.empty((len(catalogue.rows), given.shape[1]), catalogue.step.dtype)
    for rows, orders, step in catalogue.steps:
        np.matmul(step, given[orders].astype(step.dtype), out=pushes[rows])
    return pushes


def accidents(given: Sheet, turn: int, setting: Setting) -> tuple[Cells, Array]:
    """Return which risks come true in which worlds, (n,) places each, and how far, 1 unless there is no luck.

    given  (orders, W) levels that take hold
    """
    catalogue = setting.catalogue
    places = [place for place, _ in catalogue.risks]
    names = tuple(catalogue.names[place] for place in places)
    taken = given[places]
    risk, world = where_true(taken > 0)
    # Single cells are read by their places in the flat table, which takes a third of the time.
    level = taken.reshape(-1).take(risk * given.shape[1] + world)
    danger = catalogue.dangers.reshape(-1).take(risk * catalogue.dangers.shape[1] + level)
    wrong = setting.chance.each_happens(turn, "risk", names, (risk, world), danger)
    came_true = np.flatnonzero(wrong > 0)
    return (risk[came_true], world[came_true]), wrong[came_true]


def where_true(mask: NDArray[np.bool_]) -> Cells:
    """Return row and column of all that is true, faster than `np.nonzero` tells them."""
    rows, columns = mask.shape
    places = np.flatnonzero(mask)
    row = np.repeat(np.arange(rows), np.diff(np.searchsorted(places, np.arange(rows + 1) * columns)))
    return row, places - row * columns


def told(cells: Cells, wrong: Array, worlds: int, catalogue: Catalogue) -> Events:
    """Return the event of each order that went wrong anywhere."""
    (risk, where), (_, size), events = cells, catalogue.accidents, list[Event]()
    for at in np.unique(risk):
        amount, here = np.zeros(worlds), risk == at
        amount[where[here]] = size[at] * wrong[here]
        place, _ = catalogue.risks[at]
        events.append(accident_of(catalogue.orders[place], amount))
    return tuple(events)


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
    # Half the cost a level, rounded up to whole points.
    prices = (catalogue.costs * world.orders[0] + 1) >> 1
    spent = np.array([np.add.reduce(prices[own], axis=0, dtype=np.int16) for own in catalogue.of_country])
    income = np.array([[figures[f"income_{country}"]] for country in COUNTRIES]).reshape(len(COUNTRIES), -1)
    return clip(world.capital - spent + income, 0, figures.capital_ceiling)
