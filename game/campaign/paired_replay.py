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
from game.model.legality import still_legal
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice
from game.model.state.world import World

Omitted = NDArray[np.bool_]


def without_each(campaign: Campaign, side: str) -> World:
    """The last worlds of as many campaigns as there were quarters: in number k, the side passed in quarter k."""
    *_, last = lives_without(campaign, side, each_quarter(campaign, side))
    return last


def each_quarter(campaign: Campaign, side: str) -> Omitted:
    """What is left out where the side passes one quarter: number k is quarter k."""
    played = campaign.world.turn
    own = campaign.setting.catalogue.of_country[COUNTRIES.index(side)]
    return np.repeat(np.eye(played, dtype=bool)[:, :, None], own.stop - own.start, axis=2)


def lives_without(campaign: Campaign, side: str, omitted: Omitted) -> Iterator[World]:
    """Yield the worlds after each quarter of as many campaigns as are asked for.

    omitted  (campaigns, quarters played, own orders) what of the side's orders is left out
    """
    country, catalogue = COUNTRIES.index(side), campaign.setting.catalogue
    luck = Dice(campaign.terms.seed, np.full(len(omitted), campaign.terms.world, np.uint64))
    game = campaign.simulation.elsewhere(luck, len(omitted))
    people = {COUNTRIES.index(name) for name in campaign.terms.sides} | {country}
    engine = tuple(agent for agent in game.agents if isinstance(agent, StateAgent) and agent.country not in people)
    fixed = set(range(len(COUNTRIES))) - {agent.country for agent in engine}
    game = attrs.evolve(game, agents=engine)
    for turn in range(campaign.world.turn):
        changed = omitted[:, :turn].any(axis=(1, 2))
        sheet = np.repeat(campaign.sheets[turn], len(omitted), axis=1)
        anew = game.decide()
        for place, own in enumerate(catalogue.of_country):
            decided = still_legal(game.world, sheet, game.setting, place) if place in fixed else anew[own]
            sheet[own] = np.where(changed, decided, sheet[own])
        own = catalogue.of_country[country]
        sheet[own] = np.where(omitted[:, turn].T, 0, sheet[own])
        yield game.step(sheet)
