"""The turn as one seat is shown it, filled from a campaign through the seat's view alone, and compared by value.

Figures are in the unit shown: 0–100 for the index, strands and loyalty; shares 0–1 as the engine's estimates have them.
"""

from functools import partial
from math import floor

import attrs

from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.laws.cooperation import strands as strengths
from game.model.scenario.countries import country
from game.model.state.axes import COUNTRIES, DOMAINS, PARTNERS
from game.model.state.measures import row
from game.model.state.world import World
from game.views.campaign_titles import campaign_line, last_year, quarter_now
from game.views.card_view import CardView, FanView, OrderView, capital_left, hand_cards, not_ready, tray
from game.views.causes import Due, Why, due, most_pushed, parts, why
from game.views.known import Known, PagesSeen, pages, single
from game.views.map_view import Faction, Flow, Issue, Relation, factions, flows, issues, relations
from game.views.names import title, unit_of

FRESH, RUNNING, STALE, FAILED = "fresh", "running", "stale", "failed"


@attrs.frozen
class Resource:
    """One figure of the top bar.

    value      before the orders drafted so far
    committed  of political capital: what they cost; `most` is what one can hold
    error      standard error; 0 where it is exact
    """

    key: str
    label: str
    value: float
    change: float
    unit: str = ""
    digits: int = 0
    most: int = 0
    committed: int = 0
    why: tuple[Why, ...] = ()
    error: float = 0.0


@attrs.frozen
class Strand:
    """One strand of the rope: points 0–100, and their standard error as the seat knows it."""

    key: str
    label: str
    value: float
    change: float
    why: tuple[Why, ...] = ()
    error: float = 0.0


@attrs.frozen
class HeadlineView:
    """One thing that happened last quarter.

    country  who did it; "" where nobody did, or nobody knows
    effect   the strand that an order pushed most, and how it changed over the quarter; "" where there is none
    about    what the brief opens on
    """

    country: str
    says: str
    effect: str = ""
    change: float = 0.0
    about: str = ""
    why: tuple[Why, ...] = ()


@attrs.frozen
class TurnView:
    """All that the turn screen shows.

    turn        quarters played; `quarters` how many there are in all
    ends        the year in which the campaign ends
    words_only  whether staff give words and no figures, as in Crisis
    heading     where the index is heading, in words; "" while nobody knows
    index_why   parts of the last change, which add up to it
    history     the index from the opening to now
    fan         with the orders drafted; `with_card` with the focused order too, on the same luck
    first       whether this is the first quarter that this person plays
    playback    what to say of a campaign that is looked at and may be taken over
    seats       countries that people play, where there are several
    frayed      the index below which the partnership counts as frayed
    """

    country: str
    quarter: str
    turn: int
    quarters: int
    ends: str
    words_only: bool
    resources: tuple[Resource, ...]
    index: float
    change: float
    word: str
    heading: str
    index_why: tuple[Why, ...]
    history: tuple[float, ...]
    fan: FanView | None
    with_card: FanView | None
    odds_state: str
    strands: tuple[Strand, ...]
    changed_most: str
    issues: tuple[Issue, ...]
    relations: tuple[Relation, ...]
    flows: tuple[Flow, ...]
    brent: float
    factions: tuple[Faction, ...]
    headlines: tuple[HeadlineView, ...]
    hand_cards: tuple[CardView, ...]
    not_ready: tuple[CardView, ...]
    orders: tuple[OrderView, ...]
    capital_left: int
    focused: str = ""
    next_capital: int = 0
    first: bool = False
    playback: str = ""
    seats: tuple[str, ...] = ()
    over: bool = False
    can_undo: bool = False
    campaign: str = ""
    frayed: float = attrs.field(kw_only=True)


LEAST_DRIFT = 0.5
POINTS = 100


def board(campaign: Campaign, seat: str) -> TurnView:
    """Return the turn as a country is shown it now, without odds; nothing in it leads back to the true world."""
    seen, page = pages(campaign, seat), latest(campaign, seat)
    ropes = strands(seen, orders := due(seen, campaign.setting.catalogue))
    return TurnView(
        country=seat,
        quarter=quarter_now(campaign),
        turn=campaign.world.turn,
        quarters=campaign.setting.quarters,
        ends=last_year(campaign),
        words_only=campaign.terms.difficulty == "crisis",
        resources=(purse(campaign, seat, seen), *(resource(seen, orders, path) for path in country(seat).dossier.turn)),
        index=float(seen.now["index"][0]),
        change=seen.known("index").change,
        word=standing(campaign, seen),
        heading="",
        index_why=parts(page) if page else (),
        history=tuple(float(world.index[0]) for world in campaign.worlds),
        fan=None,
        with_card=None,
        odds_state="running",
        strands=ropes,
        changed_most=max(ropes, key=lambda strand: abs(strand.change)).key if page else "",
        issues=issues(seen),
        relations=relations(seen),
        flows=flows(seen),
        brent=float(seen.now["brent"][0]),
        factions=factions(seen, campaign.setting.opening),
        headlines=headlines(campaign, page, ropes) if page else (),
        hand_cards=hand_cards(campaign, seat),
        not_ready=not_ready(campaign, seat, seen),
        orders=tray(campaign, seat),
        capital_left=capital_left(campaign, seat),
        next_capital=floor(single(campaign.setting.figures.orders[f"income_{seat}"])),
        seats=campaign.terms.sides,
        over=campaign.over,
        can_undo=bool(campaign.drafts.get(seat)),
        campaign=campaign_line(campaign),
        frayed=single(campaign.setting.figures.endings.frayed_below),
    )


def latest(campaign: Campaign, seat: str) -> Brief | None:
    """Return the brief on the last quarter, none before there was one."""
    return brief(campaign, campaign.world.turn, seat) if campaign.world.turn else None


def standing(campaign: Campaign, seen: PagesSeen) -> str:
    """Return what the index is called: by how it ended, where it stands and where it goes."""
    figures, drift = campaign.setting.figures.endings, seen.known("index").change
    if seen.now["ruptured"][0] > 0:
        return says("standing", "broken")
    if seen.now["allied"][0] > 0:
        return says("standing", "allied")
    if seen.now["index"][0] < single(figures.frayed_below):
        return says("standing", "frayed")
    word = "fraying" if drift <= -LEAST_DRIFT else "hardening" if drift >= LEAST_DRIFT else "holding"
    return says("standing", word)


def strands(seen: PagesSeen, orders: tuple[Due, ...]) -> tuple[Strand, ...]:
    """Return the seven strands, each with why it changed."""
    rows = []
    for place, key in enumerate(DOMAINS):
        halves, figure = tuple(f"help.{key}.{giver}" for giver in PARTNERS), partial(strength, place=place)
        known = known_strand(seen, place)
        causes = why(seen, orders, figure, halves)
        rows.append(Strand(key, says("domain", key), known.value, known.change, causes, known.error))
    return tuple(rows)


def known_strand(seen: PagesSeen, place: int) -> Known:
    """A strand as a seat knows it, 0–100; as sure as the less sure of its two halves."""
    halves = tuple(f"help.{DOMAINS[place]}.{giver}" for giver in PARTNERS)
    return seen.worked_out(partial(strength, place=place), halves)


def strength(world: World, place: int) -> float:
    """Return a strand's strength in a world, 0–100: no stronger than its weaker half allows."""
    return POINTS * float(strengths(world.help)[place, 0])


def resource(seen: PagesSeen, orders: tuple[Due, ...], path: str) -> Resource:
    """Return one figure of the top bar, with why it changed."""
    unit, digits, scale = unit_of(path)

    def figure(world: World) -> float:
        """Return the figure in a world, in the unit shown."""
        return scale * float(row(world, path)[0])

    known, causes = seen.known(path, scale), why(seen, orders, figure, (path,))
    return Resource(path, title(path), known.value, known.change, unit, digits, why=causes, error=known.error)


def purse(campaign: Campaign, seat: str, seen: PagesSeen) -> Resource:
    """Return a country's political capital."""
    figures, known = campaign.setting.figures.orders, seen.known(f"capital.{seat}")
    spent = sum(ordered.cost for ordered in tray(campaign, seat))
    income = floor(single(figures[f"income_{seat}"]))
    comes = Why(says("capital", "comes", income=income, most=int(single(figures.capital_ceiling))))
    known_now = floor(known.value)
    return Resource(
        "capital",
        title("capital"),
        known_now,
        known.change,
        most=int(single(figures.capital_ceiling)),
        committed=spent,
        why=(comes,),
    )


def headlines(campaign: Campaign, page: Brief, ropes: tuple[Strand, ...]) -> tuple[HeadlineView, ...]:
    """Return the headlines of a brief, each with what weighed most for it, as far as its reader knows."""
    acts, rows = {act.says: act for act in page.acts}, []
    for headline in page.headlines:
        act = acts.get(headline.says)
        if act is None:
            rows.append(HeadlineView(headline.country, headline.says, why=plainly(headline.after)))
            continue
        touched = most_pushed(campaign.setting.catalogue[act.order])
        strand = next((rope for rope in ropes if rope.key == touched), None)
        sure = says("certainty", act.certainty)
        causes = tuple(Why(f"{cause.says} ({sure})") for cause in act.why if cause.amount > 0)
        effect, change = (strand.label, strand.change) if strand else ("", 0.0)
        rows.append(HeadlineView(headline.country, headline.says, effect, change, act.country, causes))
    return tuple(rows)


def plainly(sentence: str) -> tuple[Why, ...]:
    """Return a sentence as a cause, none where it says nothing."""
    return (Why(sentence),) if sentence else ()


def aims(campaign: Campaign, seat: str) -> int:
    """Return 1 where a country wants the partnership strong, −1 where weak, 0 where it does not care."""
    goals = [interest for interest in campaign.setting.interests[COUNTRIES.index(seat)] if interest.path == "index"]
    return (1 if goals[0].best > goals[0].worst else -1) if goals else 0
