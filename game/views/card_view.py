"""The cards as one seat is shown them: the hand, what is not ready, the orders drafted, and a card opened."""

from functools import lru_cache
from math import ceil, floor

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.sentences import has, says
from game.forecast.intervals import Estimate, Spread
from game.model.legality import OrderConflict, WantedOrder, conflicts, faults, met
from game.model.scenario.claims import claims
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, ByProduct, Condition, Effect, Order, adds
from game.model.state.measures import place
from game.model.state.pushes import plan, pushed
from game.model.state.world import World
from game.printed_numbers import plain
from game.views.campaign_titles import last_year, quarter_now
from game.views.known import PagesSeen, how_sure, pages, single
from game.views.names import from_to, in_text, in_unit, title

READY, ORDERED, TOO_DEAR, NOT_READY = "ready", "ordered", "dear", "not_ready"


@attrs.frozen
class FanView:
    """How the partnership may go on: the fan from now to the end, and the share of each outcome, over `futures`."""

    spreads: tuple[Spread, ...]
    outcomes: tuple[tuple[str, Estimate], ...]
    futures: int
    of: int


@attrs.frozen
class OddsView:
    """The odds of fracture with an order and without it.

    share, base  shares of futures, with and without
    change       future by future
    helps        whether a clear change serves this seat's aims; None where it is not clear, or the seat does not care
    says         the odds in words
    """

    share: Estimate
    change: Estimate
    base: Estimate
    futures: int
    of: int
    status: str
    helps: bool | None
    says: str


@attrs.frozen
class CardView:
    """One order as a card.

    level   at which one key adds it, and whose `cost` is shown
    status  ready, ordered, dear or not_ready
    reason  the exact condition with the current value, or why it cannot stand beside the draft
    side    whom it touches beside, or how long it takes
    """

    order: str
    title: str
    lever: str
    cost: int
    level: str
    status: str
    reason: str = ""
    odds: OddsView | None = None
    side: str = ""
    key: str = ""


@attrs.frozen
class OrderView:
    """One order drafted."""

    order: str
    title: str
    lever: str
    level: str
    cost: int


@attrs.frozen
class Step:
    """One step of how an order works: what happens, and what is moved from where to where."""

    says: str
    detail: str
    countries: tuple[str, ...] = ()
    amount_text: str = ""


@attrs.frozen
class ClaimView:
    """One claim of the article that an order carries, in our words, with its number and what it is about."""

    number: str
    says: str
    section: str


@attrs.frozen
class RiskView:
    """What may go wrong: its chance, 0–1, what happens then, and what that moves."""

    chance: float
    says: str
    effect: str


@attrs.frozen
class LevelView:
    """How hard an order may be given: its price, whether it may, why not, and its odds where they are worked out."""

    level: str
    cost: int
    may: bool
    why_not: str
    odds: OddsView | None = None


@attrs.frozen
class SideEffect:
    """A figure next quarter, without the order and with it; half of the change's 95 % interval is its error."""

    label: str
    before: float
    after: float
    error: float
    unit: str
    digits: int


@attrs.frozen
class OpenCardView:
    """A card opened: the mechanism in steps, the claims it carries, what may go wrong, how hard, and what staff think.

    ordered_level  at which it is drafted; "" where it is not
    frayed         the index below which the partnership counts as frayed
    """

    card: CardView
    does: str
    steps: tuple[Step, ...]
    claims: tuple[ClaimView, ...]
    risks: tuple[RiskView, ...]
    levels: tuple[LevelView, ...]
    fan_without: FanView | None
    fan_with: FanView | None
    history: tuple[float, ...]
    quarter: str
    turn: int
    quarters: int
    ends: str
    side_effects: tuple[SideEffect, ...]
    ordered_level: str = ""
    words_only: bool = False
    country: str = ""
    frayed: float = attrs.field(kw_only=True)
    delay: int = 0
    rest: int = 0
    covert: bool = False


FIRM = LEVELS.index("firm") + 1
HOLD = "hold"


def own_orders(campaign: Campaign, seat: str) -> tuple[Order, ...]:
    """Return a country's orders but holding, by lever, in the catalogue's order within each."""
    catalogue = campaign.setting.catalogue
    own = [order for order in catalogue.orders[catalogue.of_country[COUNTRIES.index(seat)]] if not is_hold(order)]
    levers = list(dict.fromkeys(order.lever for order in own))
    return tuple(sorted(own, key=lambda order: levers.index(order.lever)))


def is_hold(order: Order) -> bool:
    """Return whether an order is to do nothing."""
    return order.name.endswith(f".{HOLD}")


def hand_cards(campaign: Campaign, seat: str) -> tuple[CardView, ...]:
    """Return the orders that a country may give now, also those that cannot stand beside its draft; none at the end."""
    if campaign.over:
        return ()
    allowed, drafted = set(campaign.legal(seat)), campaign.drafted(seat)
    return tuple(card(campaign, order, drafted) for order in own_orders(campaign, seat) if order.name in allowed)


def card(campaign: Campaign, order: Order, drafted: dict[str, str]) -> CardView:
    """Return one order as a card, beside what is drafted."""
    levels = [level(campaign, order, name, drafted) for name in LEVELS]
    fitting = [choice for choice in levels if choice.may]
    usual = next(
        (choice for choice in fitting if choice.level == "firm"),
        fitting[-1] if fitting else levels[FIRM - 1],
    )
    if how := drafted.get(order.name):
        usual = next(choice for choice in levels if choice.level == how)
    status = ORDERED if how else READY if fitting else TOO_DEAR
    reason = "" if how or fitting else levels[0].why_not
    return CardView(order.name, order.title, order.lever, usual.cost, usual.level, status, reason, side=tag(order))


def level(campaign: Campaign, order: Order, name: str, drafted: dict[str, str]) -> LevelView:
    """Return an order at one level, and why it cannot stand beside what is drafted."""
    price, wanted = order.price(LEVELS.index(name) + 1), {**drafted, order.name: name}
    return LevelView(name, price, not (why := conflict(campaign, order, wanted)), why)


def conflict(campaign: Campaign, order: Order, wanted: dict[str, str]) -> str:
    """Return why a draft with an order in it may not be given as a whole; "" where it may."""
    catalogue, capital = campaign.setting.catalogue, float(campaign.world.capital[COUNTRIES.index(order.country), 0])
    prices = {name: catalogue[name].price(LEVELS.index(how) + 1) for name, how in wanted.items()}
    together = [WantedOrder(name, price, catalogue[name].bars) for name, price in prices.items()]
    clashes = {clash.kind: clash for clash in reversed([*conflicts(together, capital)]) if of_order(clash, order)}
    if "dear" in clashes:
        return f"{plain(ceil(clashes['dear'].amount - capital))} capital short."
    if "barred" in clashes:
        return f"Cannot be given together with “{catalogue[clashes['barred'].names[1]].title}”."
    if "many" in clashes:
        return "Three orders a quarter are the most. Take one back first."
    return "; ".join(faults(campaign.world, campaign.sheet_of(wanted), campaign.setting))


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


def not_ready(campaign: Campaign, seat: str, seen: PagesSeen) -> tuple[CardView, ...]:
    """Return the orders that may not be given now, each with its reason; none when the campaign is over."""
    allowed = set(campaign.legal(seat)) if not campaign.over else {order.name for order in own_orders(campaign, seat)}
    waiting = (order for order in own_orders(campaign, seat) if order.name not in allowed)
    return tuple(closed(order, why_not(campaign, order, seen)) for order in waiting)


def closed(order: Order, reason: str) -> CardView:
    """Return an order that may not be given now."""
    return CardView(order.name, order.title, order.lever, order.price(FIRM), "firm", NOT_READY, reason, side=tag(order))


def why_not(campaign: Campaign, order: Order, seen: PagesSeen) -> str:
    """Return why an order cannot be given now, with the exact condition and the current value."""
    number = campaign.setting.catalogue.number[order.name]
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
    bound_text, now = in_unit(condition.path, bound), in_unit(condition.path, value)
    says_first = condition.says[:1].upper() + condition.says[1:]
    return f"{says_first}: {in_text(condition.path)} must {way} {bound_text}; now {now}."


def tray(campaign: Campaign, seat: str) -> tuple[OrderView, ...]:
    """Return what a country has drafted, in the order in which it was added."""
    catalogue = campaign.setting.catalogue
    return tuple(
        OrderView(name, catalogue[name].title, catalogue[name].lever, how, catalogue[name].price(LEVELS.index(how) + 1))
        for name, how in campaign.drafted(seat).items()
    )


def capital_left(campaign: Campaign, seat: str) -> int:
    """Return the political capital that a country's draft leaves."""
    has = floor(float(campaign.world.capital[COUNTRIES.index(seat), 0]))
    return has - sum(item.cost for item in tray(campaign, seat))


def opened(campaign: Campaign, seat: str, name: str, at: str = "") -> OpenCardView:
    """Return a card opened, without odds.

    at      the level at which its steps are worked out; "" for the level at which it would be added
    errors  KeyError where no order has the name; ValueError where it is not the seat's own
    """
    order = campaign.setting.catalogue[name]
    if order not in own_orders(campaign, seat):
        raise ValueError(f"{name} belongs to {order.country}, not to {seat}")
    drafted, seen = campaign.drafted(seat), pages(campaign, seat)
    face = card(campaign, order, drafted)
    return OpenCardView(
        card=face,
        does=order.does,
        steps=steps(order, at or face.level, seen),
        claims=claims_of(order),
        risks=risks(order, at or face.level),
        levels=tuple(level(campaign, order, how, drafted) for how in LEVELS),
        fan_without=None,
        fan_with=None,
        history=tuple(float(world.index[0]) for world in campaign.worlds),
        quarter=quarter_now(campaign),
        turn=campaign.world.turn,
        quarters=campaign.setting.quarters,
        ends=last_year(campaign),
        side_effects=(),
        ordered_level=drafted.get(name, ""),
        words_only=campaign.terms.difficulty == "crisis",
        country=seat,
        frayed=single(campaign.setting.figures.endings.frayed_below),
        delay=order.delay,
        rest=order.rest,
        covert=order.covert,
    )


def steps(order: Order, at: str, seen: PagesSeen) -> tuple[Step, ...]:
    """Return how an order works, step by step: what it puts in at a level."""
    strength = (LEVELS.index(at) + 1) / FIRM
    return tuple(step(push, push.push * strength, seen) for push in order.pushes())


def step(push: Effect | ByProduct, amount: float, seen: PagesSeen) -> Step:
    """Return one push in words and figures, worked out by the rules from the seat's own view."""
    measure, index = place(World, push.path)
    if measure.fleeting or measure.unit == "logit":
        return Step(push.says, title(push.path), whose(push))
    after = pushed(seen.now.seen, plan(((push.path, adds(push)),)), np.array([[amount]]))
    before, then = float(seen.now[push.path][0]), float(getattr(after, measure.name)[index][0])
    sure = how_sure(measure, index, seen.now.country)
    return Step(push.says, title(push.path), whose(push), from_to(push.path, before, then, sure))


def whose(push: Effect | ByProduct) -> tuple[str, ...]:
    """Return the countries whose marks stand beside a step; none where it is nobody's."""
    named = tuple(part for part in push.path.split(".")[1:] if part in COUNTRIES)
    owner = place(World, push.path)[0].owner
    return named or ((owner,) if owner else ())


def risks(order: Order, at: str) -> tuple[RiskView, ...]:
    """Return what may go wrong with an order at a level."""
    if order.risk is None:
        return ()
    chance = min(order.risk.chance * (LEVELS.index(at) + 1) / FIRM, 1)
    way = says("risk", "raises" if order.risk.push > 0 else "lowers", what=in_text(order.risk.path))
    return (RiskView(chance, order.risk.says, way),)


@lru_cache(maxsize=256)
def claims_of(order: Order) -> tuple[ClaimView, ...]:
    """Return the article's claims that an order carries, in our words."""
    carried = (claims()[number] for number in order.claims)
    return tuple(
        ClaimView(widget.id, widget.claim, ", ".join(says("theme", theme) for theme in widget.theme))
        for widget in carried
    )
