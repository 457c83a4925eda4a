"""Which orders a country may give now, which together, and why not. Nothing else in the game decides that."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, permutations

import attrs
import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import ORDERS_A_QUARTER, Catalogue, Order, Sheet
from game.model.state.measures import row
from game.model.state.setting import ChoiceRules, Setting
from game.model.state.world import World

Legal = NDArray[np.bool_]


def legal(world: World, setting: Setting) -> Legal:
    """Which orders may be given, each by itself, (orders, W): affordable when light, rested, conditions met."""
    catalogue = setting.catalogue
    allowed: Legal = world.capital[catalogue.owners] >= catalogue.prices[:, 1:2]
    for back, resting in enumerate(catalogue.resting):
        allowed = allowed & ((world.orders[back] == 0) | ~resting)
    for place, condition in catalogue.conditions:
        allowed[place] = allowed[place] & met(row(world, condition.path), condition.at_least, condition.at_most)
    return allowed


def met(value: Array, at_least: float | None, at_most: float | None) -> Legal:
    """Where a condition holds, (W,)."""
    enough = value >= (-np.inf if at_least is None else at_least)
    return enough & (value <= (np.inf if at_most is None else at_most))


def why_not(world: World, setting: Setting, order: Order, k: int = 0) -> str:
    """Why an order cannot be given in world k, with the current value; "" when it can."""
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


@attrs.frozen
class WantedOrder:
    """An order that somebody wants to give.

    price  political capital at the level wanted
    bars   names of the orders that cannot be given beside it, as far as it says so itself
    """

    name: str
    price: int
    bars: Collection[str]


@attrs.frozen
class OrderConflict:
    """Why some orders cannot be given together.

    kind    "many", "barred" or "dear"
    names   of the orders: all of them, or the one that bars and the one that is barred
    amount  how many there are, or what they cost; 0 where one is barred
    """

    kind: str
    names: tuple[str, ...]
    amount: int = 0


def conflicts(wanted: Sequence[WantedOrder], capital: float) -> Iterator[OrderConflict]:
    """Yield everything for which orders of one country cannot be given together.

    Whether each may be given by itself is not asked; two that bar one another are named from both sides.
    """
    names = tuple(order.name for order in wanted)
    if len(wanted) > ORDERS_A_QUARTER:
        yield OrderConflict("many", names, len(wanted))
    for order, other in permutations(wanted, 2):
        if other.name in order.bars or order.name in other.bars:
            yield OrderConflict("barred", (order.name, other.name))
    price = sum(order.price for order in wanted)
    if price > capital:
        yield OrderConflict("dear", names, price)


def may_stand_together(orders: Iterable[Order]) -> bool:
    """Whether orders of one country can ever be given in the same quarter, whatever they cost."""
    some = tuple(orders)
    barred = (order.name in other.bars or other.name in order.bars for order, other in combinations(some, 2))
    return len(some) <= ORDERS_A_QUARTER and not any(barred)


def barred_beside(catalogue: Catalogue, order: Order) -> frozenset[str]:
    """Names of the orders that cannot be given beside one, whichever of the two says so."""
    return frozenset({*order.bars, *(other.name for other in catalogue.orders if order.name in other.bars)})


def choice_rules(catalogue: Catalogue, own: slice) -> ChoiceRules:
    """What of one country's orders may be given together, for whoever chooses among them in many worlds at once.

    own  the places of the country's orders in the catalogue
    """
    closing = list[list[int]]()
    for order in catalogue.orders[own]:
        beside = sorted(catalogue.number[name] - own.start for name in barred_beside(catalogue, order))
        itself = catalogue.number[order.name] - own.start
        closing.append([] if order.name.endswith(".hold") else list(dict.fromkeys([itself, *beside])))
    longest, padding = max(map(len, closing)), len(closing)
    rows = [places + [padding] * (longest - len(places)) for places in closing]
    return ChoiceRules(ORDERS_A_QUARTER, np.array(rows, np.intp).T)


def admitted(world: World, sheet: Sheet, setting: Setting) -> Sheet:
    """What of a sheet may be given, (orders, W), the rest left out.

    Each country's orders are gone through in the order of the catalogue; one is left out where it is illegal, beyond
    the capital that is left, barred by one that stays, or one too many.

    sheet  (orders, W) how hard each order is wanted, 0–3
    """
    catalogue, admissible = setting.catalogue, np.where(legal(world, setting), sheet, 0).astype(np.int8)
    for country, own in enumerate(catalogue.of_country):
        left, many = world.capital[country].copy(), np.zeros(world.worlds, np.int8)
        for place in own.start + np.flatnonzero(admissible[own].any(axis=1)):
            price = catalogue.prices[place, admissible[place]]
            beside = [catalogue.number[name] for name in barred_beside(catalogue, catalogue.orders[place])]
            before = [other for other in beside if own.start <= other < place]
            gives = (
                (admissible[place] > 0) & (price <= left) & (many < ORDERS_A_QUARTER) & ~admissible[before].any(axis=0)
            )
            admissible[place] = np.where(gives, admissible[place], 0)
            left -= np.where(gives, price, 0)
            many += gives
    return admissible


def still_legal(world: World, sheet: Sheet, setting: Setting, country: int) -> Sheet:
    """A country's own rows of a sheet that was legal elsewhere, (own orders, W), without what has become illegal.

    Nothing of it is given where the rest costs too much.
    """
    own = setting.catalogue.of_country[country]
    admissible = np.where(legal(world, setting)[own], sheet[own], 0)
    prices = np.take_along_axis(setting.catalogue.prices[own], admissible.astype(np.intp), axis=1)
    return np.where(prices.sum(axis=0) <= world.capital[country], admissible, 0).astype(np.int8)


def faults(world: World, sheet: Sheet, setting: Setting, k: int = 0) -> tuple[str, ...]:
    """Everything wrong with a whole sheet in world k: each order, the count, the bars and the capital."""
    wrong = list[str]()
    for country, places in enumerate(setting.catalogue.of_country):
        given = [setting.catalogue.orders[places.start + i] for i in np.flatnonzero(sheet[places, k])]
        wrong += [f"{order.title}: {reason}" for order in given if (reason := why_not(world, setting, order, k))]
        levels = (int(sheet[setting.catalogue.number[order.name], k]) for order in given)
        pairs = zip(given, levels, strict=True)
        wanted = [WantedOrder(order.name, order.price(level), order.bars) for order, level in pairs]
        capital = float(world.capital[country, k])
        wrong += [worded(conflict, country, capital, setting.catalogue) for conflict in conflicts(wanted, capital)]
    return tuple(wrong)


def worded(conflict: OrderConflict, country: int, capital: float, catalogue: Catalogue) -> str:
    """A conflict between a country's orders, in words."""
    who = COUNTRIES[country].replace("_", " ").title()
    match conflict.kind:
        case "many":
            return f"{who} gives {conflict.amount} orders; at most {ORDERS_A_QUARTER} are allowed"
        case "barred":
            title, other = (catalogue[name].title for name in conflict.names)
            return f"{title} bars {other}"
    return f"{who} would spend {conflict.amount} of {capital:.0f} political capital"
