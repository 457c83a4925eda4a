"""What a campaign and its quarters are called."""

from game.campaign.campaign import Campaign
from game.views.names import quarter_shown


def quarter_name(campaign: Campaign, turn: int) -> str:
    """Return a quarter's name as a player reads it; 0 is the one before the first."""
    return quarter_shown(campaign.scenario.quarter(turn))


def quarter_now(campaign: Campaign) -> str:
    """Return the quarter to be played, or the last one when all are played."""
    return quarter_shown(campaign.scenario.quarter(min(campaign.world.turn + 1, campaign.setting.quarters)))


def last_year(campaign: Campaign) -> str:
    """Return the year in which a campaign ends."""
    return campaign.scenario.quarter(campaign.setting.quarters)[:4]


def campaign_line(campaign: Campaign) -> str:
    """Return which campaign this is, in a line."""
    terms = campaign.terms
    parts = [campaign.scenario.title, terms.difficulty.capitalize(), f"seed {terms.seed}"]
    return " / ".join(part for part in (*parts, f"world {terms.world}" if terms.world else "") if part)
