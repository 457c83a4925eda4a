"""What a country may read of a quarter: what all can see, and what it did itself."""

from game.second.campaign.campaign import Campaign
from game.second.campaign.telling import told_quarter
from game.second.campaign.told_day import ToldLine

OPEN = ("outside", "blow", "machine", "table", "promise", "ladder", "ending")


def lines_seen(campaign: Campaign, turn: int, reader: str) -> tuple[ToldLine, ...]:
    """The lines of a quarter, counted from 1, that a country may read."""
    lines = told_quarter(campaign, turn).lines
    return tuple(line for line in lines if line.kind in OPEN or line.country == reader)
