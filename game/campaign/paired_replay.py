"""Paired replays: a campaign played again on the same luck, without some of what one country ordered.

Its other orders stay, where they are still legal, as do people's and those of countries that look ahead; the engine's
other countries decide anew once something has changed.
"""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.agent import StateAgent
from game.campaign.campaign import Campaign
from game.model.decisions import decided
from game.model.laws.staff_estimates import repeated
from game.model.laws.turn import passed
from game.model.legality import legal
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Sheet
from game.model.state.chance import Dice
from game.model.state.setting import Setting
from game.model.state.world import World

Omitted = NDArray[np.bool_]


def without_each(session: Campaign, side: str) -> World:
    """Return the last worlds of as many campaigns as there were quarters: in number k, the side passed in quarter k."""
    *_, last = lives_without(session, side, each_quarter(session, side))
    return last


def each_quarter(session: Campaign, side: str) -> Omitted:
    """Return what is left out where the side passes one quarter: number k is quarter k."""
    played = session.world.turn
    own = session.setting.catalogue.of_country[COUNTRIES.index(side)]
    return np.repeat(np.eye(played, dtype=bool)[:, :, None], own.stop - own.start, axis=2)


def lives_without(session: Campaign, side: str, omitted: Omitted) -> Iterator[World]:
    """Yield the worlds after each quarter of as many campaigns as are asked for.

    omitted  (campaigns, quarters played, own orders) what of the side's orders is left out
    """
    setting = widened(session, len(omitted))
    staffs = [attrs.evolve(staff, chance=setting.chance) for staff in session.staffs]
    country = COUNTRIES.index(side)
    people = {COUNTRIES.index(name) for name in session.campaign.sides} | {country}
    engine = [one for one in session.agents if isinstance(one, StateAgent) and one.country not in people]
    fixed = set(range(len(COUNTRIES))) - {agent.country for agent in engine}
    world, catalogue = setting.opening, setting.catalogue
    for turn in range(session.world.turn):
        changed = omitted[:, :turn].any(axis=(1, 2))
        sheet = np.repeat(session.sheets[turn], len(omitted), axis=1)
        anew = decided(engine, world, setting, staffs)
        for place in range(len(COUNTRIES)):
            own = catalogue.of_country[place]
            kept = still_legal(sheet, world, setting, place) if place in fixed else anew[own]
            sheet[own] = np.where(changed, kept, sheet[own])
        own = catalogue.of_country[country]
        sheet[own] = np.where(omitted[:, turn].T, 0, sheet[own])
        world = passed(world, sheet, setting)
        yield world


def widened(session: Campaign, worlds: int) -> Setting:
    """Return the campaign's setting for many worlds that share its luck."""
    luck = Dice(session.campaign.seed, np.full(worlds, session.campaign.world, np.uint64))
    return attrs.evolve(session.setting, chance=luck, opening=repeated(session.setting.opening, worlds))


def still_legal(sheet: Sheet, world: World, setting: Setting, country: int) -> Sheet:
    """Return a country's rows of a sheet without what has become illegal; without all of it where it costs too much."""
    own = setting.catalogue.of_country[country]
    kept = np.where(legal(world, setting)[own], sheet[own], 0)
    prices = np.take_along_axis(setting.catalogue.prices[own], kept.astype(np.intp), axis=1)
    return np.where(prices.sum(axis=0) <= world.capital[country], kept, 0).astype(np.int8)
