"""Campaigns sketched for the tests of campaigns: short, and each played once."""

from functools import cache

import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.model.legality import faults, legal
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import LEVELS, ORDERS_A_QUARTER, Sheet

SCENARIO = "partners_of_convenience"


def begun(**terms: object) -> Campaign:
    """Return a campaign before its first quarter."""
    return Campaign.new(CampaignTerms(scenario=SCENARIO, **terms))  # type: ignore[arg-type]


@cache
def first_opening() -> Campaign:
    """Return a campaign before its first quarter, made once; play forks of it."""
    return begun(quarters=20)


def opened() -> Campaign:
    """Return a fresh campaign of twenty quarters."""
    return first_opening().fork(0)


@cache
def played_whole() -> Campaign:
    """Return a campaign of four quarters played by the engine, made once; do not play on with it."""
    campaign = begun(quarters=4)
    while not campaign.over:
        campaign.end_quarter()
    return campaign


def random_sheet(campaign: Campaign, luck: np.random.Generator) -> Sheet:
    """Return random legal orders of everybody: up to three a country that it can pay for together."""
    sheet = campaign.setting.catalogue.no_orders(1)
    for own in campaign.setting.catalogue.of_country:
        places = np.arange(own.start, own.stop)[legal(campaign.world, campaign.setting)[own, 0]]
        for place in luck.permutation(places)[: luck.integers(0, ORDERS_A_QUARTER + 1)]:
            sheet[place, 0] = luck.integers(1, len(LEVELS) + 1)
            if faults(campaign.world, sheet, campaign.setting):
                sheet[place, 0] = 0
    return sheet


def randomly_played(seed: int, quarters: int) -> Campaign:
    """Return a campaign on which everybody gave random legal orders."""
    campaign, luck = opened(), np.random.default_rng(seed)
    for _ in range(quarters):
        campaign.play(random_sheet(campaign, luck))
    return campaign


def some_order(campaign: Campaign, country: str) -> str:
    """Return an order that a country may give now and that costs something."""
    return next(name for name in campaign.legal(country) if campaign.setting.catalogue[name].cost)


__all__ = ["COUNTRIES", "SCENARIO", "begun", "opened", "played_whole", "random_sheet", "randomly_played", "some_order"]
