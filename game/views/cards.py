"""The hand, what is not ready, and the tray: all that a seat may be told of its own orders."""

from math import ceil, floor

import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.sentences import has, plain, says
from game.model.legality import OrderConflict, WantedOrder, conflicts, faults, met
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Condition, Order
from game.views.card_view import LevelView
from game.views.known import PagesSeen
from game.views.names import in_text, in_unit, title
from game.views.turn_view import DEAR, NOT_READY, ORDERED, READY, CardShown, OrderShown

FIRM = LEVELS.index("firm") + 1
HOLD = "hold"


def own_orders(session: Campaign, seat: str) -> tuple[Order, ...]:
    """Return a country's orders but holding, by lever, in the catalogue's order within each."""
    catalogue = session.setting.catalogue
    own = [order for order in catalogue.orders[catalogue.of_country[COUNTRIES.index(seat)]] if not is_hold(order)]
    levers = list(dict.fromkeys(order.lever for order in own))
    return tuple(sorted(own, key=lambda order: levers.index(order.lever)))


def is_hold(order: Order) -> bool:
    """Return whether an order is to do nothing."""
    return order.name.endswith(f".{HOLD}")


def hand(session: Campaign, seat: str) -> tuple[CardShown, ...]:
    """Return the orders that a country may give now, also those that cannot stand beside its draft; none at the end."""
    if session.over:
        return ()
    allowed, drafted = set(session.legal(seat)), session.drafted(seat)
    return tuple(card(session, order, drafted) for order in own_orders(session, seat) if order.name in allowed)


def card(session: Campaign, order: Order, drafted: dict[str, str]) -> CardShown:
    """Return one order as a card, beside what is drafted."""
    levels = [level(session, order, name, drafted) for name in LEVELS]
    fitting = [one for one in levels if one.may]
    usual = next((one for one in fitting if one.level == "firm"), fitting[-1] if fitting else levels[FIRM - 1])
    if how := drafted.get(order.name):
        usual = next(one for one in levels if one.level == how)
    status = ORDERED if how else READY if fitting else DEAR
    reason = "" if how or fitting else levels[0].why_not
    return CardShown(order.name, order.title, order.lever, usual.cost, usual.level, status, reason, side=tag(order))


def level(session: Campaign, order: Order, name: str, drafted: dict[str, str]) -> LevelView:
    """Return an order at one level, and why it cannot stand beside what is drafted."""
    price, wanted = order.price(LEVELS.index(name) + 1), {**drafted, order.name: name}
    return LevelView(name, price, not (why := conflict(session, order, wanted)), why)


def conflict(session: Campaign, order: Order, wanted: dict[str, str]) -> str:
    """Return why a draft with an order in it may not be given as a whole; "" where it may."""
    catalogue, capital = session.setting.catalogue, float(session.world.capital[COUNTRIES.index(order.country), 0])
    prices = {name: catalogue[name].price(LEVELS.index(how) + 1) for name, how in wanted.items()}
    together = [WantedOrder(name, price, catalogue[name].bars) for name, price in prices.items()]
    clashes = {clash.kind: clash for clash in reversed([*conflicts(together, capital)]) if of_order(clash, order)}
    if "dear" in clashes:
        return f"{plain(ceil(clashes['dear'].amount - capital))} capital short."
    if "barred" in clashes:
        return f"Cannot be given together with “{catalogue[clashes['barred'].names[1]].title}”."
    if "many" in clashes:
        return "Three orders a quarter are the most. Take one back first."
    return "; ".join(faults(session.world, session.sheet_of(wanted), session.setting))


def of_order(clash: OrderConflict, order: Order) -> bool:
    """Whether a conflict is one that an order takes part in, told from its own side."""
    return clash.kind != "barred" or clash.names[0] == order.name


def tag(order: Order) -> str:
    """Return one short line on the side: how long it takes, or whom it touches beside."""
    if order.delay:
        return f"Takes {order.delay + 1} quarters"
    if order.by_product is None:
        return f"Rests {order.rest} quarters" if order.rest else ""
    return f"{short(order.by_product.path)} {'+' if order.by_product.push > 0 else '−'}"


def short(path: str) -> str:
    """Return what a row is called where there is little room: relations by the two countries alone."""
    measure, *names = path.split(".")
    if measure == "tie":
        return "–".join(says("country_short", name) for name in names)
    if not has("figure_short", measure):
        return title(path)
    who = says("country_short", names[0]) if names else ""
    return says("figure_short", measure, who=who, other=says("issue", names[1]) if names[1:] else "")


def not_ready(session: Campaign, seat: str, seen: PagesSeen) -> tuple[CardShown, ...]:
    """Return the orders that may not be given now, each with its reason; none when the campaign is over."""
    allowed = set(session.legal(seat)) if not session.over else {order.name for order in own_orders(session, seat)}
    waiting = (order for order in own_orders(session, seat) if order.name not in allowed)
    return tuple(closed(order, why_not(session, order, seen)) for order in waiting)


def closed(order: Order, reason: str) -> CardShown:
    """Return an order that may not be given now."""
    return CardShown(
        order.name, order.title, order.lever, order.price(FIRM), "firm", NOT_READY, reason, side=tag(order)
    )


def why_not(session: Campaign, order: Order, seen: PagesSeen) -> str:
    """Return why an order cannot be given now, with the exact condition and the current value."""
    number = session.setting.catalogue.number[order.name]
    given = np.flatnonzero(seen.now.seen.orders[: order.rest, number, 0])
    if given.size:
        left = order.rest - int(given[0])
        return f"Given lately: it can be given again in {left} quarter{'s' if left > 1 else ''}."
    for condition in order.needs:
        if not met(seen.now[condition.path], condition.at_least, condition.at_most)[0]:
            return unmet(condition, seen)
    price, has = order.price(1), float(seen.now[f"capital.{order.country}"][0])
    return f"Costs {price} at the least; there are {plain(has)}."


def unmet(condition: Condition, seen: PagesSeen) -> str:
    """Return a condition that does not hold, with the current value."""
    value = float(seen.now[condition.path][0])
    way, bound = (
        ("reach", condition.at_least) if condition.at_least is not None else ("fall to", condition.at_most or 0.0)
    )
    shown, now = in_unit(condition.path, bound), in_unit(condition.path, value)
    says_first = condition.says[:1].upper() + condition.says[1:]
    return f"{says_first}: {in_text(condition.path)} must {way} {shown}; now {now}."


def tray(session: Campaign, seat: str) -> tuple[OrderShown, ...]:
    """Return what a country has drafted, in the order in which it was added."""
    catalogue = session.setting.catalogue
    return tuple(
        OrderShown(
            name, catalogue[name].title, catalogue[name].lever, how, catalogue[name].price(LEVELS.index(how) + 1)
        )
        for name, how in session.drafted(seat).items()
    )


def capital_left(session: Campaign, seat: str) -> int:
    """Return the political capital that a country's draft leaves."""
    has = floor(float(session.world.capital[COUNTRIES.index(seat), 0]))
    return has - sum(one.cost for one in tray(session, seat))
