"""The quarterly brief as one seat is shown it: what each of the six did and why, and why the index moved."""

from functools import lru_cache

import attrs

from game.campaign.acts import Cause, CountryAct
from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.campaign.sentences import says
from game.model.scenario.claims import claims
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES, DOMAINS, PARTNERS
from game.model.state.measures import row
from game.views.campaign_titles import quarter_name
from game.views.card_view import own_orders
from game.views.causes import Why, most_pushed, parts
from game.views.known import PagesSeen
from game.views.names import quarter_shown
from game.views.turn_view import standing, strength


@attrs.frozen
class Moved:
    """Whom an act touched, in a few words, and how that changed over the quarter; "" and 0 where nothing is known."""

    label: str = ""
    change: float = 0.0


@attrs.frozen
class Deed:
    """What one of the six did, and why.

    says     the act, actor first; or that no act was seen
    also     its other acts of the quarter
    reason   what weighed most for it, and against it
    sure     observed, inferred or guess: how surely the reason is known; "" where there is none
    is_yours whether it is what this seat ordered
    """

    country: str
    says: str
    also: tuple[str, ...]
    reason: str
    sure: str
    moved: Moved
    is_yours: bool = False


@attrs.frozen
class Line:
    """One line of a small chart: what it is, whose colour it has, and its values quarter by quarter."""

    label: str
    country: str
    values: tuple[float, ...]


@attrs.frozen
class StaffRecord:
    """How the staff's forecast of the index did: four fifths of its futures, their median, and what came.

    hits, of  how often the index came within the range so far, over how many quarters
    """

    low: float
    median: float
    high: float
    came: float
    hits: int
    of: int


@attrs.frozen
class OpeningView:
    """An order that has become possible, or what still bars one."""

    lever: str
    title: str
    says: str


@attrs.frozen
class SeatBriefView:
    """The quarterly brief.

    turn, last  which quarter it tells, counted from 1, and the last there is
    parts       why the index moved; they add up to its change
    staff       None until it is worked out
    voice       a claim of the article that bears on the quarter, with its number and theme; "" for none
    """

    country: str
    quarter: str
    turn: int
    last: int
    earlier: str
    later: str
    title: str
    story: tuple[str, ...]
    chart: str
    quarters: tuple[str, ...]
    lines: tuple[Line, ...]
    deeds: tuple[Deed, ...]
    before: float
    index: float
    word: str
    parts: tuple[Why, ...]
    staff: StaffRecord | None
    openings: tuple[OpeningView, ...]
    voice: tuple[str, str, str]
    over: bool = False


def briefed(campaign: Campaign, seat: str, turn: int, staff: StaffRecord | None = None) -> SeatBriefView:
    """Return the brief on a quarter, counted from 1, as a country is shown it; ValueError where it was not played."""
    if not 1 <= turn <= campaign.world.turn:
        raise ValueError(f"found quarter {turn}; expected 1–{campaign.world.turn}, those that have been played")
    page, seen = brief(campaign, turn, seat), pages_of(campaign, seat, turn)
    acts = {country: [act for act in page.acts if act.country == country] for country in COUNTRIES}
    last = campaign.world.turn
    return SeatBriefView(
        country=seat,
        quarter=quarter_shown(page.quarter),
        turn=turn,
        last=last,
        earlier=quarter_name(campaign, turn - 1) if turn > 1 else "",
        later=quarter_name(campaign, turn + 1) if turn < last else "",
        title=page.headlines[0].says,
        story=page.story,
        chart=says("brief", "chart"),
        quarters=tuple(quarter_name(campaign, item) for item in range(turn + 1)),
        lines=tuple(discounts(campaign, partner, turn) for partner in PARTNERS),
        deeds=tuple(deed(campaign, seat, country, (acts[country], seen)) for country in COUNTRIES),
        before=page.before,
        index=page.index,
        word=standing(campaign, seen),
        parts=parts(page),
        staff=staff,
        openings=openings(campaign, seat) if turn == last and not campaign.over else (),
        voice=voice(campaign, page),
        over=campaign.over,
    )


def pages_of(campaign: Campaign, seat: str, turn: int) -> PagesSeen:
    """Return what a country saw before and after a quarter."""
    country = COUNTRIES.index(seat)
    before, after = campaign.worlds[turn - 1], campaign.worlds[turn]
    return PagesSeen(observed(after, country, campaign.setting), observed(before, country, campaign.setting))


def discounts(campaign: Campaign, partner: str, turn: int) -> Line:
    """Return what a barrel for China was cheaper than Brent, quarter by quarter, which everybody sees."""
    values = tuple(float(row(world, f"discount.{partner}.china")[0]) for world in campaign.worlds[: turn + 1])
    return Line(says("country_name", partner), partner, values)


def deed(campaign: Campaign, seat: str, country: str, seen_acts: tuple[list[CountryAct], PagesSeen]) -> Deed:
    """Return what one country did in a quarter, as far as a seat saw it, the dearest act first."""
    acts, seen = seen_acts
    if not acts:
        known = "unseen" if country != seat else "nothing"
        return Deed(
            country,
            says("deed", known, country=says("country", country)),
            (),
            says("deed", f"{known}_why"),
            "",
            Moved(),
        )
    first, *others = acts
    is_yours = country == seat and country in campaign.terms.sides
    does = campaign.setting.catalogue[first.order].does
    return Deed(
        country=country,
        says=first.says,
        also=tuple(other.says for other in others),
        reason=says("deed", "yours", does=does) if is_yours else reason(first.why),
        sure=first.certainty if first.why and not is_yours else "",
        moved=moved(campaign, first, seen),
        is_yours=is_yours,
    )


def reason(why: tuple[Cause, ...]) -> str:
    """Return what weighed for an act, and what against, in a line or two."""
    spoke_for = ". ".join(cause.says for cause in why if cause.amount > 0)
    against = ". ".join(cause.says for cause in why if cause.amount < 0)
    if not spoke_for:
        return says("deed", "only_against", why=against) if against else says("deed", "routine")
    words = says("deed", "for", why=spoke_for)
    return f"{words} {says('deed', 'against', why=against)}" if against else words


def moved(campaign: Campaign, act: CountryAct, seen: PagesSeen) -> Moved:
    """Return the strand that an act pushes most, and how it changed over the quarter as the seat saw it."""
    key = most_pushed(campaign.setting.catalogue[act.order])
    if not key:
        return Moved()
    place = DOMAINS.index(key)
    return Moved(says("domain", key), strength(seen.now.seen, place) - strength(seen.before.seen, place))


def openings(campaign: Campaign, seat: str) -> tuple[OpeningView, ...]:
    """Return the orders that a country may give now and could not give a quarter ago."""
    allowed, before = set(campaign.legal(seat)), set(campaign.fork(campaign.world.turn - 1).legal(seat))
    new = [order for order in own_orders(campaign, seat) if order.name in allowed - before]
    return tuple(OpeningView(order.lever, order.title, order.does) for order in new)


@lru_cache(maxsize=256)
def carried(order: str, numbers: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the first claim that an order carries: what it says, its number, and what it is about."""
    del order
    claim = claims()[numbers[0]]
    return claim.claim, claim.id, says("theme", claim.theme[0])


def voice(campaign: Campaign, page: Brief) -> tuple[str, str, str]:
    """Return a claim of the article that the quarter's dearest act carries; "" where none does."""
    acts = sorted(page.acts, key=lambda spoken: -spoken.price)
    for order in (campaign.setting.catalogue[act.order] for act in acts):
        if order.claims:
            return carried(order.name, order.claims)
    return "", "", ""
