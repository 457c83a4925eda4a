"""What everybody may know of a world: public measures as they are, all else as it was known at the opening.

No country's view is used for it, because a country knows its own secrets.
"""

from typing import Any

import attrs
import numpy as np

from game.rules.intelligence import hidden_measures, scale
from game.seat.known import Pages
from game.session.acts import Act
from game.session.brief import Headline, happenings, headlines
from game.session.brief import Pages as BriefPages
from game.session.futures import agreeing
from game.session.seats import viewed
from game.session.sentences import says
from game.session.session import Session, levels
from game.world.axes import COUNTRIES, ISRAEL
from game.world.events import EVERYONE
from game.world.orders import LEVELS
from game.world.setting import Setting
from game.world.views import OBSERVED, View
from game.world.world import World

# A view is some country's; this one's owes nothing to whose it is, since every hidden row is replaced.
NOBODY = ISRAEL


def public_view(world: World, setting: Setting) -> View:
    """Return what everybody may know of a world, with how far from the truth it may be."""
    hidden = {one.name: getattr(setting.opening, one.name) for one in hidden_measures()}
    orders = world.orders * open_orders(setting)[:, None]
    seen = attrs.evolve(world, orders=orders, **hidden)
    # Everybody sees how strong the partnership is, so the halves of its strands are taken to agree with that.
    seen = seen.but(help=agreeing(seen.help, seen, setting.figures))
    width = float(setting.figures.intelligence.error)
    error = {one.name: width * widest(one, setting) for one in hidden_measures()}
    return View(NOBODY, seen, error)


def widest(measure: Any, setting: Setting) -> Any:
    """Return what an outsider's error is a share of: the larger of what two different countries' would be."""
    return np.maximum(scale(measure, COUNTRIES.index("russia"), setting), scale(measure, NOBODY, setting))


def open_orders(setting: Setting) -> Any:
    """Return 1 for each order that everybody sees being given, 0 for covert ones, (orders,)."""
    return np.array([not order.covert for order in setting.catalogue.orders], np.int8)


def public_pages(session: Session) -> Pages:
    """Return what everybody may know now and what it was a quarter ago."""
    before = session.worlds[max(len(session.worlds) - 2, 0)]
    return Pages(public_view(session.world, session.setting), public_view(before, session.setting))


def public_news(session: Session, turn: int) -> tuple[tuple[Headline, ...], tuple[Headline, ...], tuple[Act, ...]]:
    """Return what everybody learns of a quarter: headlines, what happened beside the orders, the open orders."""
    before, after = (public_view(session.worlds[at], session.setting).seen for at in (turn - 1, turn))
    shown = tuple(event for event in session.events[turn - 1] if set(EVERYONE) <= set(event.seen_by))
    news = happenings(session, BriefPages(before, after, None, shown))
    acts = tuple(
        Act(
            country,
            name,
            level,
            says("order", name),
            session.setting.catalogue[name].price(number(level)),
            OBSERVED,
            (),
        )
        for country in COUNTRIES
        for name, level in levels(session.setting, after.orders[0], country).items()
    )
    return headlines(news, acts), news, acts


def private_news(session: Session, turn: int, reader: str) -> tuple[Headline, ...]:
    """Return what one country learned of a quarter and not everybody did."""
    events = tuple(
        event
        for event in session.events[turn - 1]
        if reader in event.seen_by and not set(EVERYONE) <= set(event.seen_by)
    )
    view = session_view(session, turn, reader)
    return happenings(session, BriefPages(session_view(session, turn - 1, reader), view, None, events))


def session_view(session: Session, turn: int, reader: str) -> World:
    """Return the world after a quarter as a country sees it."""
    return viewed(session.worlds[turn], COUNTRIES.index(reader), session.setting).seen


def number(level: str) -> int:
    """Return how hard a level is, 1–3."""
    return LEVELS.index(level) + 1
