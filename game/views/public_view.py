"""What everybody may know of a world: public measures as they are, all else as it was known at the opening.

No country's view is used for it, because a country knows its own secrets.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from game.campaign.acts import CountryAct
from game.campaign.brief import BriefPages, Headline, happenings, headlines
from game.campaign.campaign import Campaign, levels
from game.campaign.sentences import says
from game.forecast.rollouts import agreeing
from game.model.laws.intelligence import hidden_measures, scale
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES, ISRAEL, Array
from game.model.state.catalogue import LEVELS
from game.model.state.events import EVERYONE
from game.model.state.measures import Measure
from game.model.state.observation import OBSERVED, Observation
from game.model.state.setting import Setting
from game.model.state.world import World
from game.views.known import PagesSeen

# A view is some country's; this one's owes nothing to whose it is, since every hidden row is replaced.
NOBODY = ISRAEL


def public_view(world: World, setting: Setting) -> Observation:
    """Return what everybody may know of a world, with how far from the truth it may be."""
    hidden = {measure.name: getattr(setting.opening, measure.name) for measure in hidden_measures()}
    orders = world.orders * open_orders(setting)[:, None]
    seen = attrs.evolve(world, orders=orders, **hidden)
    # Everybody sees how strong the partnership is, so the halves of its strands are taken to agree with that.
    seen = seen.but(help=agreeing(seen.help, seen, setting.figures))
    width = float(setting.figures.intelligence.error)
    error = {measure.name: width * widest(measure, setting) for measure in hidden_measures()}
    return Observation(NOBODY, seen, error)


def widest(measure: Measure, setting: Setting) -> Array:
    """Return what an outsider's error is a share of: the larger of what two different countries' would be."""
    return np.maximum(scale(measure, COUNTRIES.index("russia"), setting), scale(measure, NOBODY, setting))


def open_orders(setting: Setting) -> NDArray[np.int8]:
    """Return 1 for each order that everybody sees being given, 0 for covert ones, (orders,)."""
    return np.array([not order.covert for order in setting.catalogue.orders], np.int8)


def public_pages(campaign: Campaign) -> PagesSeen:
    """Return what everybody may know now and what it was a quarter ago."""
    before = campaign.worlds[max(len(campaign.worlds) - 2, 0)]
    return PagesSeen(public_view(campaign.world, campaign.setting), public_view(before, campaign.setting))


def public_news(
    campaign: Campaign, turn: int
) -> tuple[tuple[Headline, ...], tuple[Headline, ...], tuple[CountryAct, ...]]:
    """Return what everybody learns of a quarter: headlines, what happened beside the orders, the open orders."""
    before, after = (public_view(campaign.worlds[at], campaign.setting).seen for at in (turn - 1, turn))
    seen_by_all = tuple(event for event in campaign.events[turn - 1] if set(EVERYONE) <= set(event.seen_by))
    news = happenings(campaign, BriefPages(before, after, None, seen_by_all))
    acts = tuple(
        CountryAct(
            country,
            name,
            level,
            says("order", name),
            campaign.setting.catalogue[name].price(number(level)),
            OBSERVED,
            (),
        )
        for country in COUNTRIES
        for name, level in levels(campaign.setting, after.orders[0], country).items()
    )
    return headlines(news, acts), news, acts


def private_news(campaign: Campaign, turn: int, reader: str) -> tuple[Headline, ...]:
    """Return what one country learned of a quarter and not everybody did."""
    events = tuple(
        event
        for event in campaign.events[turn - 1]
        if reader in event.seen_by and not set(EVERYONE) <= set(event.seen_by)
    )
    view = session_view(campaign, turn, reader)
    return happenings(campaign, BriefPages(session_view(campaign, turn - 1, reader), view, None, events))


def session_view(campaign: Campaign, turn: int, reader: str) -> World:
    """Return the world after a quarter as a country sees it."""
    return observed(campaign.worlds[turn], COUNTRIES.index(reader), campaign.setting).seen


def number(level: str) -> int:
    """Return how hard a level is, 1–3."""
    return LEVELS.index(level) + 1
