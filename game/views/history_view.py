"""The history as one seat is shown it: every quarter so far, the latest first."""

import attrs

from game.campaign.brief import brief
from game.campaign.campaign import Campaign, levels
from game.views.campaign_titles import campaign_line, quarter_name
from game.views.names import moved


@attrs.frozen
class QuarterLine:
    """One quarter of the history: the index at its end, its headlines, and what this seat ordered."""

    turn: int
    quarter: str
    index: float
    change: float
    headlines: tuple[str, ...]
    orders: tuple[str, ...]


@attrs.frozen
class HistoryView:
    """The campaign so far, the latest quarter first."""

    country: str
    campaign: str
    opening: float
    opening_quarter: str
    lines: tuple[QuarterLine, ...]


def history(campaign: Campaign, seat: str) -> HistoryView:
    """Return the campaign so far as a country is shown it."""
    return HistoryView(
        country=seat,
        campaign=campaign_line(campaign),
        opening=float(campaign.worlds[0].index[0]),
        opening_quarter=quarter_name(campaign, 0),
        lines=tuple(line(campaign, seat, turn) for turn in range(campaign.world.turn, 0, -1)),
    )


def line(campaign: Campaign, seat: str, turn: int) -> QuarterLine:
    """Return one quarter."""
    page = brief(campaign, turn, seat)
    given = levels(campaign.setting, campaign.sheets[turn - 1], seat)
    orders = tuple(f"{campaign.setting.catalogue[name].title}, {level}" for name, level in given.items())
    headlines = tuple(headline.says for headline in page.headlines)
    return QuarterLine(
        turn, quarter_name(campaign, turn), page.index, moved(page.before, page.index), headlines, orders
    )
