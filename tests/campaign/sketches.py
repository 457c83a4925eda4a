"""Campaigns sketched for the tests of the session: short, and each played once."""

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
    session = begun(quarters=4)
    while not session.over:
        session.end_quarter()
    return session


def random_sheet(session: Campaign, luck: np.random.Generator) -> Sheet:
    """Return random legal orders of everybody: up to three a country that it can pay for together."""
    sheet = session.setting.catalogue.no_orders(1)
    for own in session.setting.catalogue.of_country:
        places = np.arange(own.start, own.stop)[legal(session.world, session.setting)[own, 0]]
        for place in luck.permutation(places)[: luck.integers(0, ORDERS_A_QUARTER + 1)]:
            sheet[place, 0] = luck.integers(1, len(LEVELS) + 1)
            if faults(session.world, sheet, session.setting):
                sheet[place, 0] = 0
    return sheet


def randomly_played(seed: int, quarters: int) -> Campaign:
    """Return a campaign on which everybody gave random legal orders."""
    session, luck = opened(), np.random.default_rng(seed)
    for _ in range(quarters):
        session.play(random_sheet(session, luck))
    return session


def some_order(session: Campaign, country: str) -> str:
    """Return an order that a country may give now and that costs something."""
    return next(name for name in session.legal(country) if session.setting.catalogue[name].cost)


__all__ = ["COUNTRIES", "SCENARIO", "begun", "opened", "played_whole", "random_sheet", "randomly_played", "some_order"]
