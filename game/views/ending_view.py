"""How a campaign ended: its ending by name, who paid, who got what, and the deeds that did it."""

from collections.abc import Callable

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import capital, phrase
from game.campaign.telling import title_of
from game.campaign.told_day import ToldDay
from game.forecast.known_world import ALL_SEEN
from game.forecast.par import luck_known, par_with_error
from game.forecast.reruns import DeedShare, shares
from game.forecast.seat_moment import SeatMoment
from game.model.laws.verdict import ending as ending_of
from game.model.laws.verdict import outcome as outcome_of
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, OUTCOMES
from game.printed_numbers import plain
from game.views.board_rows import ScoreView
from game.views.evening_view import evening
from game.views.score_view import score_view
from game.views.shown_figures import Estimated
from game.views.view_words import word

PART, FULL = 0.01, 0.999
MOST_PAID = 3
MOST_DEEDS = 5
BROKEN = "fractured"


@attrs.frozen
class DeedView:
    """One deed that did it: `share` is its part of the break, or points of the index, by a re-run without it."""

    turn: int
    quarter: str
    country: str
    says: str
    share: Estimated


@attrs.frozen
class EndingView:
    """How a campaign ended; nothing is hidden any more.

    outcome   of `OUTCOMES`; `ending`, of `ENDINGS`; `title`, its name
    deeds     empty until they have been found
    paid      who paid, in sentences; `wanted`, what each capital wanted and got
    headline  how history would have it, simulated
    scores    of all six; `par`, of the seat that looks
    history   the partnership after each quarter, the opening first
    """

    ending: str
    title: str
    says: tuple[str, ...]
    outcome: str
    index: float
    first_index: float
    quarter: str
    deeds: tuple[DeedView, ...]
    paid: tuple[str, ...]
    wanted: tuple[str, ...]
    headline: str
    scores: tuple[tuple[str, ScoreView], ...]
    par: Estimated | None
    history: tuple[float, ...]


def ending(campaign: Campaign, seat: str, deeds: tuple[DeedView, ...] = ()) -> EndingView:
    """How a campaign ended, with the deeds that did it where they have been found.

    errors  ValueError where it goes on
    """
    if not campaign.over:
        raise ValueError(f"found a campaign at {campaign.quarter}; expected one that is over")
    moment, world = SeatMoment.of(campaign, ALL_SEEN), campaign.world
    rules, quarter = campaign.game.rules, campaign.setup.quarter(campaign.world.turn)
    name, outcome = ENDINGS[int(ending_of(world, rules)[0])], OUTCOMES[int(outcome_of(world, rules)[0])]
    raiser = int(world.author[0]) - 1
    verdict = phrase("outcome", outcome, author=capital(COUNTRIES[raiser]) if raiser >= 0 else "")
    history = tuple(float(then.world.index[0]) for then in campaign.moments)
    scores = tuple((country, score_view(moment, country)) for country in COUNTRIES)
    holes = {"index": plain(history[-1]), "first": plain(history[0])}
    digest, quarters = campaign.terms.scenario_digest, campaign.terms.quarters
    usual = par_with_error(digest, quarters, seat) if seat in COUNTRIES else None
    return EndingView(
        ending=name,
        title=word("ending_title", name),
        says=(
            phrase("ending", name),
            verdict,
            *last_step(campaign, seat, outcome),
            word("ending_says", "index", **holes),
            *luck_told(campaign, seat),
        ),
        outcome=outcome,
        index=history[-1],
        first_index=float(world.first_index[0]),
        quarter=title_of(quarter),
        deeds=deeds,
        paid=paid(scores),
        wanted=tuple(wanted(country, score) for country, score in scores),
        headline=word("ending_says", "headline", says=phrase("ending", name)),
        scores=scores,
        par=None if usual is None else Estimated(usual[0], usual[0] - usual[1], usual[0] + usual[1]),
        history=history,
    )


def last_step(campaign: Campaign, seat: str, outcome: str) -> tuple[str, ...]:
    """Who took the step that broke the two, and when, in a sentence; none where they have not broken."""
    if outcome != BROKEN:
        return ()
    for turn in range(campaign.world.turn, 0, -1):
        act = evening(campaign, seat, turn).ladder_act
        if act is not None:
            return (word("ending_says", "step", quarter=title_of(campaign.setup.quarter(turn)), says=act.says),)
    return ()


def luck_told(campaign: Campaign, seat: str) -> tuple[str, ...]:
    """What good play in a seat came to on this campaign's luck, in a sentence; none until it is known."""
    points = luck_known(campaign.played[-1].digest, seat) if seat in COUNTRIES else None
    return () if points is None else (word("ending_says", "luck", points=plain(points)),)


def found_deeds(
    campaign: Campaign, most: int = MOST_DEEDS, cancelled: Callable[[], bool] = lambda: False
) -> tuple[DeedView, ...]:
    """The deeds that did most, found by playing the campaign again without each of them: slow, for the background.

    Their share is one of the break where the two have broken, and else points of the index at the end.

    most    how many
    errors  CalledOff where somebody called it off meanwhile; ValueError where the campaign goes on
    """
    if not campaign.over:
        raise ValueError(f"found a campaign at {campaign.quarter}; expected one that is over")
    clear = [row for row in shares(campaign, cancelled) if not row.share.low <= 0 <= row.share.high]
    return tuple(deed_view(campaign, row) for row in clear[:most])


def deed_view(campaign: Campaign, row: DeedShare) -> DeedView:
    """One deed in words."""
    deed, catalogue = row.deed, campaign.game.anchor.levers.catalogue
    day = ToldDay.of(campaign, deed.turn)
    if deed.kind == "move":
        says = day.says_of(deed.what)
    elif deed.kind == "act":
        says = word("act_title", deed.what)
    elif deed.kind == "dial":
        title = next(policy.title for policy in catalogue.policies if policy.id == deed.what)
        step = campaign.played[deed.turn - 1].orders[deed.country].dials[deed.what]
        name = next(policy.dials[step] for policy in catalogue.policies if policy.id == deed.what)
        says = word("ending_says", "dial", title=title, step=name)
    else:
        crisis = next(entry for entry in campaign.game.script.crises.crises if entry.id == deed.what)
        entry = next(entry for entry in catalogue.crises if entry.id == crisis.kind)
        place = campaign.played[deed.turn - 1].orders[deed.country].choices[deed.what]
        says = word("ending_says", "choice", title=entry.title, choice=entry.choices[place].title)
    share = Estimated(row.share.value, row.share.low, row.share.high)
    return DeedView(deed.turn, campaign.setup.quarter(deed.turn), deed.country, says, share)


def paid(scores: tuple[tuple[str, ScoreView], ...]) -> tuple[str, ...]:
    """Who lost most of what it wants since the opening, the worst first; at most three."""
    losses = []
    for country, score in scores:
        now, first = (weighed(score, field) for field in ("met", "first"))
        # Nobody has paid where both print as the same number.
        if plain(now) != plain(first) and now < first:
            most = max(score.interests, key=lambda interest: interest.weight * (interest.first - interest.met))
            holes = {"met": plain(now), "first": plain(first), "interest": most.label}
            says = word("ending_says", "paid", capital=capital(country), **holes)
            losses.append((now - first, says))
    return tuple(says for _, says in sorted(losses)[:MOST_PAID])


def weighed(score: ScoreView, field: str) -> float:
    """How far a country's interests are met, now or at the opening: what is met least weighs heaviest, points."""
    rows = [(interest.weight, max(float(getattr(interest, field)), 1.0)) for interest in score.interests]
    total = sum(weight for weight, _ in rows)
    return float(total / np.sum([weight / level for weight, level in rows])) if rows else 0.0


def wanted(country: str, score: ScoreView) -> str:
    """What a country wanted, and whether it got it."""
    assert score.ambition is not None
    met = score.ambition.met
    key = "met" if met >= FULL else "part_met" if met >= PART else "not_met"
    holes = {"capital": capital(country), "aim": score.ambition.title, "met": word("ending_says", key)}
    return word("ending_says", "wanted", **holes)
