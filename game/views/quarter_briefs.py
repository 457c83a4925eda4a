"""A quarter's brief laid out for a page: for one country, for everybody, or with nothing hidden."""

from collections.abc import Sequence

from game.campaign.acts import Cause, CountryAct
from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.model.state.observation import OBSERVED
from game.views.names import quarter_shown, rounded
from game.views.public_view import private_news, public_news
from game.views.world_view import ActLine, CauseLine, PrivateLine, QuarterBrief

ENGINE = "engine"


def seat_brief(campaign: Campaign, seat: str) -> QuarterBrief | None:
    """Return the last quarter as one country is told it; None before there was one."""
    turn = campaign.world.turn
    if not turn:
        return None
    private = tuple(PrivateLine(news.says, OBSERVED, ENGINE) for news in private_news(campaign, turn, seat))
    return laid_out(campaign, brief(campaign, turn, seat), private)


def open_brief(campaign: Campaign) -> QuarterBrief | None:
    """Return the last quarter with nothing hidden; None before there was one."""
    turn = campaign.world.turn
    return laid_out(campaign, brief(campaign, turn)) if turn else None


def public_brief(campaign: Campaign) -> QuarterBrief:
    """Return what everybody learns of the last quarter, without causes; empty before there was one."""
    turn = campaign.world.turn
    if not turn:
        return QuarterBrief(0, "", (), (), ())
    headlines, news, acts = public_news(campaign, turn)
    return QuarterBrief(
        turn, quarter_shown(campaign.scenario.quarter(turn)), headlines, news, act_lines(campaign, acts)
    )


def laid_out(campaign: Campaign, page: Brief, private: tuple[PrivateLine, ...] = ()) -> QuarterBrief:
    """Return a brief as a page takes it."""
    return QuarterBrief(
        turn=page.turn,
        quarter=quarter_shown(page.quarter),
        headlines=page.headlines,
        news=page.news,
        acts=act_lines(campaign, page.acts),
        story=page.story,
        why_index=cause_lines(page.why_index, 2),
        trust={name: cause_lines(causes) for name, causes in page.trust.items()},
        private=private,
    )


def cause_lines(causes: Sequence[Cause], digits: int = 3) -> tuple[CauseLine, ...]:
    """Return causes with their amounts rounded."""
    return tuple(CauseLine(cause.says, rounded(cause.amount, digits)) for cause in causes)


def act_lines(campaign: Campaign, acts: Sequence[CountryAct]) -> tuple[ActLine, ...]:
    """Return orders that were given, each with its reasons as far as they are known."""
    return tuple(act_line(campaign, act) for act in acts)


def act_line(campaign: Campaign, act: CountryAct) -> ActLine:
    """Return one order that was given."""
    order = campaign.setting.catalogue[act.order]
    why = cause_lines(act.why, 2)
    return ActLine(act.country, act.order, order.title, act.level, act.says, order.covert, act.certainty, why)
