"""A campaign looked back on: the verdict, the scores by interest, and the quarters on which it turned."""

from collections.abc import Mapping, Sequence

import attrs

from game.campaign.brief import Brief
from game.campaign.campaign import Campaign, levels
from game.campaign.paired_replay import without_each
from game.campaign.sentences import says
from game.model.laws.endings import VERDICTS, by_interest, verdict
from game.model.state.axes import COUNTRIES
from game.printed_numbers import plain

TURNING_POINTS = 5
LEAST_TURN = 0.5


@attrs.frozen
class InterestScore:
    """How far one interest is met at the end, 0–100, and its share of the country's concern."""

    name: str
    weight: float
    met: float


@attrs.frozen
class CountryScore:
    """How a country fared: mean satisfaction over the campaign, satisfaction at the end, and why."""

    score: float
    at_the_end: float
    interests: tuple[InterestScore, ...]


@attrs.frozen
class TurningPoint:
    """A quarter, replayed on the same luck with one country's orders left out.

    orders   what it had ordered
    change   what the orders did to the final index, points
    without  the verdict without them
    """

    turn: int
    quarter: str
    country: str
    orders: tuple[str, ...]
    change: float
    without: str
    says: str


@attrs.frozen
class Account:
    """A whole campaign told: what `wedge run --json` prints."""

    scenario: str
    title: str
    seed: int
    world: int
    quarters: int
    verdict: str
    says: str
    index: float
    scores: Mapping[str, CountryScore]
    turning_points: tuple[TurningPoint, ...]
    digest: str
    quarters_told: tuple[Brief, ...]


def account(campaign: Campaign, briefs: Sequence[Brief], side: str = "united_states") -> Account:
    """A campaign told from its first quarter to now.

    While people still play it, scores and turning points are left out, because they tell what is hidden.

    briefs  its quarters' briefs, cut to whoever will read them
    side  the country whose orders the turning points are about
    """
    open_to_all = campaign.over or not campaign.terms.sides
    terms, ending = campaign.terms, verdict_of(campaign)
    return Account(
        scenario=campaign.scenario.name,
        title=campaign.scenario.title,
        seed=terms.seed,
        world=terms.world,
        quarters=campaign.world.turn,
        verdict=ending,
        says=says("verdict", ending),
        index=float(campaign.world.index[0]),
        scores=scores(campaign) if open_to_all else {},
        turning_points=turning_points(campaign, side) if open_to_all else (),
        digest=campaign.digest,
        quarters_told=tuple(briefs),
    )


def verdict_of(campaign: Campaign) -> str:
    """What became of the partnership."""
    return VERDICTS[int(verdict(campaign.world, campaign.setting.figures.endings)[0])]


def scores(campaign: Campaign) -> dict[str, CountryScore]:
    """How each country fared, by interest."""
    world, setting = campaign.world, campaign.setting
    return {
        name: CountryScore(
            score=float(world.score[country, 0]),
            at_the_end=float(world.satisfaction[country, 0]),
            interests=tuple(
                InterestScore(interest.name, interest.weight, 100 * float(met[0]))
                for interest, met in by_interest(world, country, setting)
            ),
        )
        for country, name in enumerate(COUNTRIES)
    }


def turning_points(
    campaign: Campaign, side: str = "united_states", least: float = LEAST_TURN
) -> tuple[TurningPoint, ...]:
    """The quarters in which a country's orders mattered most: a changed verdict first, then the larger change.

    Each quarter is played again to the end without the country's orders of that quarter, on the same luck. Its later
    orders stay, where they are still legal, as do people's and those of countries that look ahead; others decide anew.

    least  the smallest change of the final index that is told where the verdict stays
    """
    if not campaign.sheets:
        return ()
    ended = without_each(campaign, side)
    verdicts = verdict(ended, campaign.setting.figures.endings)
    points = [
        turning_point(campaign, turn, side, (float(ended.index[turn]), VERDICTS[int(verdicts[turn])]))
        for turn in range(campaign.world.turn)
        if levels(campaign.setting, campaign.sheets[turn], side)
    ]
    points = [point for point in points if abs(point.change) >= least or point.without != verdict_of(campaign)]
    points.sort(key=lambda point: (point.without == verdict_of(campaign), -abs(point.change)))
    return tuple(points[:TURNING_POINTS])


def turning_point(campaign: Campaign, turn: int, side: str, without: tuple[float, str]) -> TurningPoint:
    """One quarter's part in the ending, in words and figures.

    without  the final index and verdict when the side gives no orders in that quarter
    """
    index, ending = without
    change = float(campaign.world.index[0]) - index
    quarter, country = campaign.scenario.quarter(turn + 1), says("country", side)
    way, size = "weaker" if change < 0 else "stronger", plain(abs(change), 1)
    sentence = says("turning_point", way, country=country, quarter=quarter, size=size)
    if ending != verdict_of(campaign):
        sentence += says("turning_point", "verdict", verdict=says("verdict_name", ending))
    orders = tuple(levels(campaign.setting, campaign.sheets[turn], side))
    return TurningPoint(turn + 1, quarter, side, orders, change, ending, sentence + ".")
