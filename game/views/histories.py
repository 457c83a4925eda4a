"""The history, filled for one seat: every quarter so far, the latest first."""

from game.campaign.brief import brief
from game.campaign.campaign import Campaign, levels
from game.views.briefs import named
from game.views.names import moved
from game.views.page_views import HistoryShown, QuarterLine
from game.views.turn_filled import campaign


def history(session: Campaign, seat: str) -> HistoryShown:
    """Return the campaign so far as a country is shown it."""
    return HistoryShown(
        country=seat,
        campaign=campaign(session),
        opening=float(session.worlds[0].index[0]),
        opening_quarter=named(session, 0),
        lines=tuple(line(session, seat, turn) for turn in range(session.world.turn, 0, -1)),
    )


def line(session: Campaign, seat: str, turn: int) -> QuarterLine:
    """Return one quarter."""
    page = brief(session, turn, seat)
    given = levels(session.setting, session.sheets[turn - 1], seat)
    orders = tuple(f"{session.setting.catalogue[name].title}, {level}" for name, level in given.items())
    told = tuple(headline.says for headline in page.headlines)
    return QuarterLine(turn, named(session, turn), page.index, moved(page.before, page.index), told, orders)
