"""The world as somebody is shown it, filled from a view alone: the same figures for a page, a window or a report."""

from itertools import combinations
from math import floor

from game.campaign.brief import Headline
from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.laws.endings import by_interest
from game.model.state.axes import COUNTRIES, DOMAINS, FACTIONS, PARTNERS
from game.model.state.measures import measures_of
from game.model.state.observation import OBSERVED
from game.model.state.world import World
from game.views.known import Known, PagesSeen, single
from game.views.names import in_unit, quarter_shown, rounded, title
from game.views.turn_view import known_strand, standing
from game.views.world_view import (
    AimFigure,
    CapitalFigure,
    EscalationFigure,
    EstimateLine,
    IndexBands,
    IndexPoint,
    LoyaltyFigure,
    OilFigures,
    OilIncome,
    OwnFigures,
    StrandFigure,
    TieFigure,
    WorldFigures,
)

POINTS = 100
RUNGS = 5
ESTIMATES = (
    "trust", "grievance", "threat", "help", "promised", "awareness", "loyalty", "reserves", "fleet", "evasion",
    "arms_gap", "air_defence_gap", "enrichment", "breakout", "militia", "gulf_money", "china_tolerance", "sources",
)  # fmt: skip


def world_figures(campaign: Campaign, seen: PagesSeen, headlines: tuple[Headline, ...] = ()) -> WorldFigures:
    """Return what every audience is shown of the world, as it sees it."""
    return WorldFigures(
        turn=campaign.world.turn,
        index=rounded(seen.known("index").value, 1),
        change=rounded(seen.known("index").change, 1),
        word=standing(campaign, seen),
        strands=strand_figures(campaign, seen),
        bands=IndexBands(rounded(single(campaign.setting.figures.endings.frayed_below), 1)),
        escalation=EscalationFigure(rounded(seen.known("escalation").value, 1), RUNGS),
        oil=oil_figures(seen),
        ties=ties(seen),
        path=index_path(campaign),
        headlines=headlines,
    )


def strand_figures(campaign: Campaign, seen: PagesSeen) -> tuple[StrandFigure, ...]:
    """Return the seven strands of the rope, each no stronger than its weaker half allows."""
    broken = bool(campaign.world.ruptured[0] > 0)
    return tuple(strand_figure(seen, place, broken) for place in range(len(DOMAINS)))


def strand_figure(seen: PagesSeen, place: int, broken: bool) -> StrandFigure:
    """Return one strand; strength 0–100."""
    known = known_strand(seen, place)
    return StrandFigure(
        domain=DOMAINS[place],
        name=says("domain", DOMAINS[place]),
        value=rounded(known.value, 1),
        change=rounded(known.change, 1),
        error=rounded(known.error, 1),
        certainty=known.certainty,
        broken=broken,
    )


def oil_figures(seen: PagesSeen) -> OilFigures:
    """Return what oil costs, and by how much less the partners sell it in China."""
    brent = seen.known("brent")
    discount = {name: rounded(seen.known(f"discount.{name}.china").value, 1) for name in PARTNERS}
    return OilFigures(rounded(brent.value, 1), rounded(brent.change, 1), discount)


def index_path(campaign: Campaign) -> tuple[IndexPoint, ...]:
    """Return the index from the opening to now, which everybody sees."""
    return tuple(
        IndexPoint(turn, quarter_shown(campaign.scenario.quarter(turn)), rounded(float(world.index[0]), 1))
        for turn, world in enumerate(campaign.worlds)
    )


def ties(seen: PagesSeen) -> tuple[TieFigure, ...]:
    """Return how every two countries stand, −1 to 1."""
    pairs = combinations(COUNTRIES, 2)
    return tuple(TieFigure(a, b, rounded(seen.known(f"tie.{a}.{b}").value, 2)) for a, b in pairs)


def own_figures(campaign: Campaign, seat: str, seen: PagesSeen) -> OwnFigures:
    """Return what a country knows of itself: its purse, its aims, its factions."""
    loyalty, income = None, None
    if seat in PARTNERS:
        loyal = {key: seen.known(f"loyalty.{seat}.{key}", POINTS).value for key in FACTIONS[seat]}
        weakest = min(loyal, key=lambda key: loyal[key])
        loyalty = LoyaltyFigure(says("faction", weakest), rounded(loyal[weakest], 0))
        revenue = seen.known(f"revenue.{seat}")
        income = OilIncome(rounded(revenue.value, 1), rounded(revenue.change, 1))
    return OwnFigures(
        capital=capital_figure(campaign, seat, seen),
        aims=aims(campaign, seen),
        score=rounded(seen.known(f"score.{seat}").value, 1),
        loyalty=loyalty,
        income=income,
    )


def capital_figure(campaign: Campaign, seat: str, seen: PagesSeen) -> CapitalFigure:
    """Return a country's political capital."""
    figures = campaign.setting.figures.orders
    return CapitalFigure(
        now=floor(seen.known(f"capital.{seat}").value),
        comes=floor(single(figures[f"income_{seat}"])),
        most=int(single(figures.capital_ceiling)),
    )


def aims(campaign: Campaign, seen: PagesSeen) -> tuple[AimFigure, ...]:
    """Return how far each of a country's interests is met, as it sees it, and how that moved."""
    now, before = (by_interest(view.seen, view.country, campaign.setting) for view in (seen.now, seen.before))
    return tuple(
        AimFigure(
            name=interest.name,
            weight=rounded(interest.weight),
            met=rounded(POINTS * float(met[0]), 0),
            change=rounded(POINTS * float(met[0] - earlier[0]), 0),
            secret=not interest.public,
        )
        for (interest, met), (_, earlier) in zip(now, before, strict=True)
    )


def estimate_lines(seen: PagesSeen) -> tuple[EstimateLine, ...]:
    """Return what a country makes of what is hidden from it, each with its error and how sure it is."""
    rows = (path for name in ESTIMATES for path, _index in measures_of(World)[name].places())
    known = ((path, seen.known(path)) for path in rows)
    return tuple(estimate_line(path, figure) for path, figure in known if figure.certainty != OBSERVED)


def estimate_line(path: str, known: Known) -> EstimateLine:
    """Return one estimate as it is shown."""
    return EstimateLine(
        path=path,
        says=title(path),
        in_unit=in_unit(path, known.value),
        value=rounded(known.value),
        change=rounded(known.change),
        error=rounded(known.error),
        certainty=known.certainty,
    )
