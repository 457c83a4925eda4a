"""A card opened, for one seat, at the level looked at: how it is meant to work, from what the seat sees now."""

from functools import lru_cache

import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.scenario.claims import claims
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, ByProduct, Effect, Order, adds
from game.model.state.measures import place
from game.model.state.pushes import plan, pushed
from game.model.state.world import World
from game.views.card_view import CardOpened, ClaimView, RiskView, Step
from game.views.cards import FIRM, card, level, own_orders
from game.views.known import PagesSeen, how_sure, pages, single
from game.views.names import from_to, in_text, title
from game.views.turn_filled import last_year, quarter_now


def opened(session: Campaign, seat: str, name: str, at: str = "") -> CardOpened:
    """Return a card opened, without odds.

    at      the level at which its steps are worked out; "" for the level at which it would be added
    errors  KeyError where no order has the name; ValueError where it is not the seat's own
    """
    order = session.setting.catalogue[name]
    if order not in own_orders(session, seat):
        raise ValueError(f"{name} belongs to {order.country}, not to {seat}")
    drafted, seen = session.drafted(seat), pages(session, seat)
    face = card(session, order, drafted)
    return CardOpened(
        card=face,
        does=order.does,
        steps=steps(order, at or face.level, seen),
        claims=claims_of(order),
        risks=risks(order, at or face.level),
        levels=tuple(level(session, order, how, drafted) for how in LEVELS),
        fan_without=None,
        fan_with=None,
        history=tuple(float(world.index[0]) for world in session.worlds),
        quarter=quarter_now(session),
        turn=session.world.turn,
        quarters=session.setting.quarters,
        ends=last_year(session),
        side_effects=(),
        ordered_level=drafted.get(name, ""),
        words_only=session.terms.difficulty == "crisis",
        country=seat,
        frayed=single(session.setting.figures.endings.frayed_below),
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
    found = (claims()[number] for number in order.claims)
    return tuple(ClaimView(one.id, one.claim, ", ".join(says("theme", theme) for theme in one.theme)) for one in found)
