"""Campaigns as far as a test of a seat needs them."""

from functools import cache

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms

US = "united_states"


@cache
def played(quarters: int, seed: int = 1, side: str = US) -> Campaign:
    """Return a campaign in which a person in one seat has given no orders for some quarters; do not play on in it."""
    campaign = Campaign.new(CampaignTerms("partners_of_convenience", seed=seed, sides=(side,)))
    for _ in range(quarters):
        campaign.end_quarter()
    return campaign


def fresh(quarters: int, seed: int = 1, side: str = US) -> Campaign:
    """Return such a campaign to play on in."""
    return played(quarters, seed, side).fork(quarters)
