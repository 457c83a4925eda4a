"""The review: a campaign that has ended, looked back on by paired replays and beside others like it.

Everything may be seen now, so all of this is worked out from the true worlds, and only after the end.
"""

from collections.abc import Iterator

import attrs
import numpy as np

from game.campaign.campaign import Campaign, levels
from game.campaign.paired_replay import Omitted, lives_without
from game.campaign.review import CountryScore, TurningPoint, scores, turning_points, verdict_of
from game.campaign.sentences import says
from game.forecast.forecast import forecasts
from game.forecast.intervals import Spread
from game.model.laws.endings import by_interest
from game.model.scenario.claims import claims
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice, name_key
from game.printed_numbers import plain
from game.views.campaign_titles import campaign_line, quarter_name
from game.views.known import single


@attrs.frozen
class TurnedOn:
    """A quarter on which the campaign turned: what the seat ordered, and what that did to the final index.

    becomes  the verdict without it, where it would be another; "" where it would not
    """

    number: int
    turn: int
    quarter: str
    orders: tuple[str, ...]
    change: float
    becomes: str


@attrs.frozen
class Objective:
    """One interest of the seat at the end: its weight of 100, how far it is met, and the median of other campaigns."""

    label: str
    weight: float
    met: float
    usual: float | None


@attrs.frozen
class ClaimTested:
    """A claim of the article that this campaign put to the test: by which orders, and what they did to the end.

    change  of the final index by all orders that carry it, against the same campaign without them
    """

    number: str
    says: str
    orders: tuple[str, ...]
    change: float


@attrs.frozen
class ReviewView:
    """A campaign that has ended, looked back on.

    fan        what the staff would have forecast at the opening; () until it is worked out
    compared   turn of the turning point left out for comparison, 0 for none, −1 for all of the seat's orders
    otherwise  the index without it; () until it is worked out
    peers      how many other campaigns scores are compared with; better_than is the share of them that scored less
    working    what is still being worked out, in words; "" when all is
    seats      the countries that people played
    frayed     the index below which the partnership counts as frayed
    """

    country: str
    campaign: str
    title: str
    subtitle: str
    quarters: tuple[str, ...]
    history: tuple[float, ...]
    frayed: float
    fan: tuple[Spread, ...]
    points: tuple[TurnedOn, ...]
    compared: int
    otherwise: tuple[float, ...]
    otherwise_says: str
    score: float
    usual_score: float | None
    better_than: float | None
    peers: int
    objectives: tuple[Objective, ...]
    claims: tuple[ClaimTested, ...]
    untested: int
    working: str
    seats: tuple[str, ...] = ()


PEERS = 256
FUTURES = 256
ALL = -1
LEAST_POINT = 0.05  # what is shown as a tenth of a point
PERCENT = 100


@attrs.frozen(eq=False)
class ReviewFindings:
    """What has been worked out of a campaign that has ended; empty where it has not been yet.

    paths   the index quarter by quarter without the side's orders: by the turn left out, `ALL` for all of them
    claims  what the orders that carry each claim did to the final index
    usual   (peers, 1 + interests) other campaigns' scores and how far each interest was met, 0–100
    """

    fan: tuple[Spread, ...] = ()
    points: tuple[TurningPoint, ...] | None = None
    paths: dict[int, tuple[float, ...]] = attrs.field(factory=dict)
    claims: tuple[ClaimTested, ...] | None = None
    usual: Array | None = None


def looked_back(campaign: Campaign, side: str) -> Iterator[ReviewFindings]:
    """Yield the findings of a review after each part that has been worked out."""
    findings = ReviewFindings(points=turning_points(campaign, side, LEAST_POINT))
    yield findings
    findings = attrs.evolve(findings, paths=paths(campaign, side))
    yield findings
    findings = attrs.evolve(findings, claims=tested(campaign, side))
    yield findings
    fan = tuple(next(forecasts(campaign.fork(0).prospect(side), None, (FUTURES,))).index)
    findings = attrs.evolve(findings, fan=fan)
    yield findings
    yield attrs.evolve(findings, usual=usual(campaign, side))


def paths(campaign: Campaign, side: str) -> dict[int, tuple[float, ...]]:
    """Return the index quarter by quarter without what a country ordered in each quarter, and without all of it."""
    played, own = campaign.world.turn, orders_of(campaign, side)
    omitted = np.zeros((played + 1, played, len(own)), bool)
    omitted[np.arange(played), np.arange(played)] = True
    omitted[played] = True
    lines = indices(campaign, side, omitted)
    return {turn + 1 if turn < played else ALL: tuple(map(float, lines[:, turn])) for turn in range(played + 1)}


def indices(campaign: Campaign, side: str, omitted: Omitted) -> Array:
    """Return the index before the first quarter and after each one, (quarters + 1, campaigns)."""
    first = np.repeat(campaign.worlds[0].index, len(omitted))
    return np.stack([first, *(world.index for world in lives_without(campaign, side, omitted))])


def orders_of(campaign: Campaign, side: str) -> tuple[str, ...]:
    """Return the names of a country's orders."""
    return campaign.setting.catalogue.names[campaign.setting.catalogue.of_country[COUNTRIES.index(side)]]


def tested(campaign: Campaign, side: str) -> tuple[ClaimTested, ...]:
    """Return the claims, bare facts aside, that a country's orders put to the test, with what they did to the index."""
    own, catalogue = orders_of(campaign, side), campaign.setting.catalogue
    given = {name for sheet in campaign.sheets for name in levels(campaign.setting, sheet, side)}
    carried: dict[str, list[str]] = {}
    for name in (name for name in own if name in given):
        for number in (number for number in catalogue[name].claims if set(claims()[number].type) - {"fact"}):
            carried.setdefault(number, []).append(name)
    if not carried:
        return ()
    masks = np.array([[name in names for name in own] for names in carried.values()])
    omitted = np.repeat(masks[:, None], campaign.world.turn, axis=1)
    ends = float(campaign.world.index[0]) - indices(campaign, side, omitted)[-1]
    return tuple(
        ClaimTested(number, claims()[number].claim, tuple(catalogue[name].title for name in names), float(change))
        for (number, names), change in zip(carried.items(), ends, strict=True)
    )


def usual(campaign: Campaign, side: str) -> Array:
    """Return how the same seat fares on other luck with the engine in it, (peers, 1 + interests), 0–100."""
    country = COUNTRIES.index(side)
    luck = Dice(name_key(f"peers of {campaign.terms.seed}"), np.arange(PEERS, dtype=np.uint64))
    game = campaign.simulation.elsewhere(luck, PEERS)
    world = attrs.evolve(game, agents=tuple(getattr(agent, "character", agent) for agent in game.agents)).run()
    met = [PERCENT * share for _, share in by_interest(world, country, campaign.setting)]
    return np.stack([world.score[country], *met], axis=1)


def review(campaign: Campaign, seat: str, findings: ReviewFindings, compared: int = 0) -> ReviewView:
    """Return the review as it stands; ValueError while the campaign goes on, because it tells what is hidden.

    compared  the turn of the turning point left out for comparison; 0 for none, `ALL` for all orders
    """
    if not campaign.over:
        raise ValueError("the campaign goes on; its review tells what is hidden from those who play it")
    own, ending = scores(campaign)[seat], verdict_of(campaign)
    points, rows = findings.points or (), findings.usual
    waiting = [name for name in ("points", "claims", "usual") if getattr(findings, name) is None]
    first, last = float(campaign.worlds[0].index[0]), float(campaign.world.index[0])
    carried = findings.claims or ()
    return ReviewView(
        country=seat,
        campaign=f"{campaign_line(campaign)} / {says('country_name', seat)}",
        title=says("verdict", ending).split(":")[0].rstrip("."),
        subtitle=subtitle(campaign, first, last),
        quarters=tuple(quarter_name(campaign, turn) for turn in range(campaign.world.turn + 1)),
        history=tuple(float(world.index[0]) for world in campaign.worlds),
        frayed=single(campaign.setting.figures.endings.frayed_below),
        fan=findings.fan,
        points=tuple(turned_on(campaign, number, point) for number, point in enumerate(points, start=1)),
        compared=compared,
        otherwise=findings.paths.get(compared, ()),
        otherwise_says=otherwise(campaign, compared),
        score=own.score,
        usual_score=float(np.median(rows[:, 0])) if rows is not None else None,
        better_than=float(np.mean(rows[:, 0] < own.score)) if rows is not None else None,
        peers=PEERS,
        objectives=objectives(own, rows),
        claims=tuple(sorted(carried, key=lambda claim: -abs(claim.change))),
        untested=untested({claim.number for claim in carried}),
        working=says("review", waiting[0]) if waiting else "",
        seats=campaign.terms.sides,
    )


def objectives(own: CountryScore, rows: Array | None) -> tuple[Objective, ...]:
    """Return how far each interest was met, 0–100, beside the median of other campaigns where they are worked out."""
    return tuple(
        Objective(
            interest.name,
            PERCENT * interest.weight,
            interest.met,
            None if rows is None else float(np.median(rows[:, place])),
        )
        for place, interest in enumerate(own.interests, start=1)
    )


def untested(tested: set[str]) -> int:
    """Return how many of the article's prescriptions a campaign did not put to the test."""
    return sum("prescription" in claim.type for claim in claims().values() if claim.id not in tested)


def subtitle(campaign: Campaign, first: float, last: float) -> str:
    """Return what became of the partnership, in a sentence."""
    ending = says("verdict", verdict_of(campaign)).partition(": ")[2]
    moved = says("review", "moved", first=plain(first), last=plain(last), quarters=campaign.world.turn)
    return f"{ending[:1].upper()}{ending[1:]} {moved}"


def turned_on(campaign: Campaign, number: int, point: TurningPoint) -> TurnedOn:
    """Return one turning point."""
    titles = tuple(campaign.setting.catalogue[order].title for order in point.orders)
    other = says("verdict_name", point.without) if point.without != verdict_of(campaign) else ""
    return TurnedOn(number, point.turn, quarter_name(campaign, point.turn), titles, point.change, other)


def otherwise(campaign: Campaign, compared: int) -> str:
    """Return what the compared campaign leaves out, in words."""
    if not compared:
        return ""
    return (
        says("review", "without_all")
        if compared == ALL
        else says("review", "without", quarter=quarter_name(campaign, compared))
    )
