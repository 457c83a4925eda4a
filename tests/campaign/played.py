"""Campaigns that tests share."""

from functools import cache

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.model.scenario.setup_files import FIRST

QUARTERS = 8


@cache
def begun(*seats: str, seed: int = 3) -> Campaign:
    """A campaign at its first quarter; fork it before playing on."""
    return Campaign.new(CampaignTerms(FIRST, seed=seed, quarters=QUARTERS, seats=seats))


@cache
def with_moscow(quarters: int = 3) -> Campaign:
    """A campaign in which a person in Moscow turned a dial and signed a text in the first quarter; do not play on."""
    campaign = begun("russia").fork(0)
    campaign.turn("russia", "ru.fleet", 2)
    campaign.order("russia", "ru.islands")
    for _ in range(quarters):
        campaign.end_quarter()
    return campaign
