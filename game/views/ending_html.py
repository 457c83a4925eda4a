"""How a campaign ended, as one page that opens anywhere and asks nothing of a network."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital
from game.campaign.telling import title_of
from game.model.scenario.scenario_texts import scenario_said
from game.paths import shipped
from game.printed_numbers import plain
from game.views.ending_view import DeedView, EndingView, ending
from game.views.view_words import word, words

LEFT, RIGHT, FOOT, PER_POINT = 30.0, 596.0, 190.0, 1.8


def ending_html(campaign: Campaign, seat: str, deeds: tuple[DeedView, ...] = ()) -> str:
    """The ending of a campaign as a page of HTML, with its styles and its line in it.

    errors  ValueError where it goes on
    """
    view = ending(campaign, seat, deeds)
    room = Environment(
        loader=FileSystemLoader(shipped("assets") / "report"), autoescape=True, undefined=StrictUndefined
    )
    deeds_said = [
        word("ending_html", "deed", when=title_of(row.quarter), capital=capital(row.country), says=row.says)
        for row in deeds
    ]
    scores = [(capital(country), plain(score.points)) for country, score in view.scores]
    return room.get_template("ending.html").render(
        view=view,
        scenario=scenario_said(campaign.setup).title,
        points=line_points(view),
        deeds=deeds_said,
        scores=scores,
        words=words("ending_html"),
    )


def line_points(view: EndingView) -> str:
    """The line of the partnership as points of a picture."""
    last = max(len(view.history) - 1, 1)
    rows = [
        f"{LEFT + (RIGHT - LEFT) * turn / last:.1f},{FOOT - value * PER_POINT:.1f}"
        for turn, value in enumerate(view.history)
    ]
    return " ".join(rows)
