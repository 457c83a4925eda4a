"""A seat's cards: every order it has, what it costs and does, and why it is not ready where it is not."""

from typing import Any

from game.campaign.campaign import Campaign
from game.classroom.engine.room_campaign import plain
from game.model.legality import barred_beside
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Order
from game.views.card_view import own_orders, risks, short, steps, why_not
from game.views.known import PagesSeen, pages

FIRM = "firm"


def cards(session: Campaign, seat: str) -> list[dict[str, Any]]:
    """Return a country's cards, those that may be given first; holding last, since it is always there."""
    if session.over:
        return []
    seen, allowed = pages(session, seat), set(session.legal(seat))
    found = [card(session, order, seen, order.name in allowed) for order in own_orders(session, seat)]
    found.sort(key=lambda one: not one["ready"])
    return [*found, card(session, holding(session, seat), seen, True)]


def holding(session: Campaign, seat: str) -> Order:
    """Return the order with which a country holds."""
    catalogue = session.setting.catalogue
    own = catalogue.orders[catalogue.of_country[COUNTRIES.index(seat)]]
    return next(order for order in own if order.name.endswith(".hold"))


def card(session: Campaign, order: Order, seen: PagesSeen, ready: bool) -> dict[str, Any]:
    """Return one card, told from what its seat sees."""
    beside = order.by_product
    return {
        "name": order.name,
        "title": order.title,
        "lever": order.lever,
        "does": order.does,
        "covert": order.covert,
        "delay": order.delay,
        "rest": order.rest,
        "claims": list(order.claims),
        "prices": {level: order.price(LEVELS.index(level) + 1) for level in LEVELS},
        "ready": ready,
        "why_not": "" if ready else why_not(session, order, seen).rstrip("."),
        "effects": [plain(step) for step in steps(order, FIRM, seen)],
        "by_product": {"on": beside.on, "says": beside.says, "short": short(beside.path)} if beside else None,
        "risks": [plain(one) for one in risks(order, FIRM)],
        "bars": sorted(barred_beside(session.setting.catalogue, order)),
    }
