"""A seat's cards: every order it has, what it costs and does, and why it is not ready where it is not."""

import attrs

from game.campaign.campaign import Campaign
from game.model.legality import barred_beside
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, Order
from game.views.card_view import is_hold, own_orders, risks, short, steps, why_not
from game.views.known import PagesSeen, pages
from game.views.names import rounded
from game.views.world_view import SeatCard, SideNote

FIRM = "firm"


def seat_cards(campaign: Campaign, seat: str) -> tuple[SeatCard, ...]:
    """Return a country's cards, those that may be given first; holding last, since it is always there."""
    if campaign.over:
        return ()
    seen, allowed = pages(campaign, seat), set(campaign.legal(seat))
    cards = [seat_card(campaign, order, seen, order.name in allowed) for order in own_orders(campaign, seat)]
    cards.sort(key=lambda card: not card.ready)
    return (*cards, seat_card(campaign, holding(campaign, seat), seen, True))


def holding(campaign: Campaign, seat: str) -> Order:
    """Return the order with which a country holds."""
    catalogue = campaign.setting.catalogue
    own = catalogue.orders[catalogue.of_country[COUNTRIES.index(seat)]]
    return next(order for order in own if is_hold(order))


def seat_card(campaign: Campaign, order: Order, seen: PagesSeen, ready: bool) -> SeatCard:
    """Return one card, told from what its seat sees."""
    beside = order.by_product
    return SeatCard(
        name=order.name,
        title=order.title,
        lever=order.lever,
        does=order.does,
        covert=order.covert,
        delay=order.delay,
        rest=order.rest,
        claims=order.claims,
        prices={level: order.price(LEVELS.index(level) + 1) for level in LEVELS},
        ready=ready,
        why_not="" if ready else why_not(campaign, order, seen).rstrip("."),
        effects=steps(order, FIRM, seen),
        by_product=SideNote(beside.on, beside.says, short(beside.path)) if beside else None,
        risks=tuple(attrs.evolve(risk, chance=rounded(risk.chance)) for risk in risks(order, FIRM)),
        bars=tuple(sorted(barred_beside(campaign.setting.catalogue, order))),
    )
