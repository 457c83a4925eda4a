"""A seat's commission: who it is, what it wants, what it may choose to aim at, and what ends the campaign."""

import attrs

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital
from game.campaign.telling import title_of
from game.forecast.par import par_known
from game.forecast.seat_moment import SeatMoment
from game.model.levers.catalogue import seat_of
from game.model.scenario.scenario_texts import scenario_said
from game.model.state.axes import COUNTRIES
from game.views.board_rows import AimView, InterestView
from game.views.score_view import aim_of, aim_view, chosen_aim, interest_views
from game.views.view_words import word

# So many of a seat's moves are named as what it can offer or threaten.
MOST_SOLD = 3


@attrs.frozen
class CommissionView:
    """What a seat is told before its first quarter.

    ambitions  to choose from; `chosen` is the id of the one that stands
    agenda     known to this seat alone; None for who plays no country
    ends       what ends the campaign, in sentences
    par        what good play usually comes to; None until it is known
    fears      what weighs most with it; `sells`, what it can do for or against the two
    """

    seat: str
    title: str
    says: tuple[str, ...]
    interests: tuple[InterestView, ...]
    ambitions: tuple[AimView, ...]
    chosen: str
    agenda: AimView | None
    ends: tuple[str, ...]
    par: float | None
    fears: str
    sells: str


def commission(campaign: Campaign, seat: str) -> CommissionView:
    """A seat's commission.

    seat    a country
    errors  ValueError where it is none
    """
    if seat not in COUNTRIES:
        raise ValueError(f"found seat {seat!r}; expected one of {', '.join(COUNTRIES)}")
    moment, quarters = SeatMoment.of(campaign, seat), campaign.terms.quarters
    interests = interest_views(moment, seat)
    heaviest = max(interests, key=lambda interest: interest.weight)
    own = [move for move in campaign.game.anchor.levers.catalogue.moves if seat_of(move.id) == seat]
    sold = "; ".join(move.title for move in own[:MOST_SOLD])
    holes = {"capital": capital(seat), "country": word("country", seat), "quarters": quarters}
    first = title_of(campaign.setup.quarter(1))
    return CommissionView(
        seat=seat,
        title=word("commission", "title", **holes),
        says=(
            scenario_said(campaign.setup).summary,
            word("commission", "says", first=first, **holes),
            word("commission", "judged"),
        ),
        interests=interests,
        ambitions=tuple(aim_of(moment, entry) for entry in campaign.game.script.aims.ambitions[COUNTRIES.index(seat)]),
        chosen=chosen_aim(campaign, seat, "ambition").id,
        agenda=aim_view(moment, seat, "agenda"),
        ends=(
            word("commission", "ends_break"),
            word("commission", "ends_war"),
            word("commission", "ends_time", quarters=quarters),
        ),
        par=par_known(campaign.terms.scenario_digest, campaign.terms.quarters, seat),
        fears=word("commission", "fears", interest=heaviest.label),
        sells=word("commission", "sells", parts=sold),
    )
