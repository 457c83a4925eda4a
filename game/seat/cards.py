"""The hand, what is not ready, the tray, and a card opened: all that a seat may be told of its own orders."""

from functools import lru_cache

import numpy as np

from game.rules.legality import faults, met
from game.scenario.claims import claims
from game.seat.known import Pages, how_sure
from game.seat.turn import Card, ClaimLine, Level, NotReady, Ordered, Step
from game.seat.words import from_to, in_unit, title
from game.session.sentences import plain, says
from game.session.session import Session
from game.world.axes import CODES, COUNTRIES, PARTNERS
from game.world.measures import place
from game.world.orders import LEVELS, Condition, Order, adds
from game.world.pushes import plan, pushed
from game.world.world import World

FIRM = LEVELS.index("firm") + 1
HOLD = "hold"
OWN_NAMES = {country: f"{code}." for code, country in CODES.items()}
PERCENT = 100


def own_orders(session: Session, seat: str) -> tuple[Order, ...]:
    """Return a country's orders but holding, by lever, in the catalogue's order within each."""
    catalogue = session.setting.catalogue
    own = [order for order in catalogue.orders[catalogue.of_country[COUNTRIES.index(seat)]] if not is_hold(order)]
    levers = list(dict.fromkeys(order.lever for order in own))
    return tuple(sorted(own, key=lambda order: levers.index(order.lever)))


def is_hold(order: Order) -> bool:
    """Return whether an order is to do nothing."""
    return order.name.endswith(f".{HOLD}")


def hand(session: Session, seat: str) -> tuple[Card, ...]:
    """Return the orders that a country may give now; none when the campaign is over."""
    if session.over:
        return ()
    allowed, drafted = set(session.legal(seat)), session.drafted(seat)
    return tuple(card(session, order, drafted) for order in own_orders(session, seat) if order.name in allowed)


def card(session: Session, order: Order, drafted: dict[str, str]) -> Card:
    """Return one order as a card, beside what is drafted."""
    levels = tuple(level(session, order, name, drafted) for name in LEVELS)
    fitting = [one for one in levels if not one.why_not]
    usual = next((one for one in fitting if one.name == "firm"), fitting[-1] if fitting else levels[FIRM - 1])
    return Card(
        order=order.name,
        title=order.title,
        lever=order.lever,
        does=order.does,
        price=usual.price,
        level=usual.name,
        tag=tag(order),
        levels=levels,
        drafted=drafted.get(order.name, ""),
        why_not="" if fitting else levels[0].why_not,
    )


def level(session: Session, order: Order, name: str, drafted: dict[str, str]) -> Level:
    """Return an order at one level, and why it cannot stand beside what is drafted."""
    price = order.price(LEVELS.index(name) + 1)
    wanted = {**drafted, order.name: name}
    catalogue, capital = session.setting.catalogue, session.world.capital[COUNTRIES.index(order.country), 0]
    spent = sum(catalogue[one].price(LEVELS.index(how) + 1) for one, how in wanted.items())
    if spent > capital:
        left = capital - spent + price
        return Level(name, price, f"Costs {price}; {plain(float(left))} left of {plain(float(capital))}.")
    barred = [catalogue[one].title for one in drafted if one in order.bars or order.name in catalogue[one].bars]
    if barred:
        return Level(name, price, f"Cannot be given together with “{barred[0]}”.")
    wrong = faults(session.world, session.sheet_of(wanted), session.setting)
    if len(wanted) > len(drafted) and wrong:
        return Level(name, price, "Three orders a quarter are the most. Take one back first.")
    return Level(name, price)


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
    return "–".join(says("country_short", name) for name in names) if measure == "tie" else title(path)


def not_ready(session: Session, seat: str, seen: Pages) -> tuple[NotReady, ...]:
    """Return the orders that may not be given now, each with its reason; none when the campaign is over."""
    allowed = set(session.legal(seat)) if not session.over else {order.name for order in own_orders(session, seat)}
    waiting = (order for order in own_orders(session, seat) if order.name not in allowed)
    return tuple(NotReady(order.name, order.title, order.lever, why_not(session, order, seen)) for order in waiting)


def why_not(session: Session, order: Order, seen: Pages) -> str:
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


def unmet(condition: Condition, seen: Pages) -> str:
    """Return a condition that does not hold, with the current value."""
    value = float(seen.now[condition.path][0])
    way, bound = (
        ("reach", condition.at_least) if condition.at_least is not None else ("fall to", condition.at_most or 0.0)
    )
    shown, now = in_unit(condition.path, bound), in_unit(condition.path, value)
    says_first = condition.says[:1].upper() + condition.says[1:]
    return f"{says_first}: {title(condition.path).lower()} must {way} {shown}; now {now}."


def tray(session: Session, seat: str) -> tuple[Ordered, ...]:
    """Return what a country has drafted, in the order in which it was added."""
    catalogue = session.setting.catalogue
    return tuple(
        Ordered(name, catalogue[name].title, catalogue[name].lever, how, catalogue[name].price(LEVELS.index(how) + 1))
        for name, how in session.drafted(seat).items()
    )


def steps(order: Order, how: str, seen: Pages) -> tuple[Step, ...]:
    """Return how an order works, step by step: what it puts in at a level, from what the seat sees now."""
    strength = (LEVELS.index(how) + 1) / FIRM
    found = [step(push.path, push.push * strength, push.says, adds(push), seen) for push in order.effects]
    if order.by_product:
        beside = order.by_product
        found.append(step(beside.path, beside.push * strength, beside.says, adds(beside), seen))
    return tuple(found)


def step(path: str, push: float, words: str, adds_up: bool, seen: Pages) -> Step:
    """Return one push in words and figures, worked out by the rules from the seat's own view."""
    measure, index = place(World, path)
    certainty = how_sure(measure, index, seen.now.country)
    if measure.fleeting or measure.unit == "logit":
        return Step(whose(path), words, "", certainty)
    after = pushed(seen.now.seen, plan(((path, adds_up),)), np.array([[push]]))
    before, then = float(seen.now[path][0]), float(getattr(after, measure.name)[index][0])
    return Step(whose(path), words, from_to(path, before, then, certainty), certainty)


def whose(path: str) -> str:
    """Return the country whose mark stands beside a step; "" where it is nobody's."""
    parts = path.split(".")[1:]
    mine = next((part for part in reversed(parts) if part in (*PARTNERS, *COUNTRIES)), "")
    return mine or place(World, path)[0].owner


def risks(order: Order, how: str) -> tuple[str, ...]:
    """Return what may go wrong with an order at a level, with its chance."""
    if order.risk is None:
        return ()
    chance = min(order.risk.chance * (LEVELS.index(how) + 1) / FIRM, 1)
    return (f"{order.risk.says.rstrip('.')} ({plain(PERCENT * chance)} %).",)


@lru_cache(maxsize=256)
def claim_lines(order: Order) -> tuple[ClaimLine, ...]:
    """Return the article's claims that an order carries, in our words."""
    return tuple(ClaimLine(number, claims()[number].claim) for number in order.claims)
