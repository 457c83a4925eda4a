"""The board: the turn as one seat is shown it, filled from a campaign through the seat's view alone."""

from math import floor

from game.rules.cooperation import strands
from game.seat.cards import hand, not_ready, tray
from game.seat.known import Pages, pages
from game.seat.mapped import factions, flows, issues, relations
from game.seat.turn import Domain, Gauge, Heading, Headline, Mark, Purse, Turn
from game.seat.words import in_unit, quarter_shown, size_in_unit, title
from game.session.brief import Brief, brief
from game.session.sentences import says
from game.session.session import Session
from game.world.axes import COUNTRIES, DOMAINS, PARTNERS
from game.world.world import World

GAUGES = {
    "russia": ("revenue.russia", "brent", "escalation"),
    "iran": ("revenue.iran", "breakout", "escalation"),
    "united_states": ("cohesion", "brent", "escalation"),
    "china": ("discount.russia.china", "discount.iran.china", "escalation"),
    "gulf_states": ("brent", "hormuz", "escalation"),
    "israel": ("breakout", "militia.hezbollah", "escalation"),
}
LEAST_DRIFT = 0.5
POINTS = 100


def board(session: Session, seat: str, watching: bool = False) -> Turn:
    """Return the turn as a country is shown it now; nothing in it leads back to the true world."""
    seen = pages(session, seat)
    return Turn(
        heading=heading(session, seat, watching),
        turn=session.world.turn + 1,
        quarters=session.setting.quarters,
        calendar=calendar(session),
        index=seen.known("index"),
        word=standing(session, seen),
        trail=trail(session),
        domains=domains(seen),
        gauges=tuple(gauge(seen, path) for path in GAUGES[seat]),
        purse=purse(session, seat, seen),
        headlines=headlines(session, seat),
        hand=hand(session, seat),
        not_ready=not_ready(session, seat, seen),
        tray=tray(session, seat),
        relations=relations(seen),
        flows=flows(seen),
        factions=factions(seen, session.setting.opening),
        issues=issues(seen),
        aims=aims(session, seat),
        can_undo=len(session.drafts.get(seat, ())) > 1,
        over=session.over,
    )


def heading(session: Session, seat: str, watching: bool = False) -> Heading:
    """Return which campaign this is, for the top of every page."""
    campaign = session.campaign
    return Heading(
        title=session.scenario.title,
        seat=seat,
        seat_title=says("country_name", seat),
        difficulty=campaign.difficulty,
        seed=campaign.seed,
        world=campaign.world,
        seats=campaign.sides,
        watching=watching,
    )


def calendar(session: Session) -> tuple[str, ...]:
    """Return the names of all quarters, as a player reads them."""
    return tuple(quarter_shown(session.scenario.quarter(turn)) for turn in range(1, session.setting.quarters + 1))


def trail(session: Session) -> tuple[Mark, ...]:
    """Return the index from the opening to now, which everybody sees; the opening stands before the first quarter."""
    before = quarter_shown(session.scenario.quarter(0))
    names = (before, *calendar(session)[: session.world.turn])
    return tuple(Mark(name, float(world.index[0])) for name, world in zip(names, session.worlds, strict=True))


def standing(session: Session, seen: Pages) -> str:
    """Return what the index is called: by how it ended, where it stands and where it goes."""
    figures, drift = session.setting.figures.endings, seen.known("index").change
    if seen.now["ruptured"][0] > 0:
        return says("standing", "broken")
    if seen.now["allied"][0] > 0:
        return says("standing", "allied")
    if seen.now["index"][0] < float(figures.frayed_below):
        return says("standing", "frayed")
    word = "fraying" if drift <= -LEAST_DRIFT else "hardening" if drift >= LEAST_DRIFT else "holding"
    return says("standing", word)


def domains(seen: Pages) -> tuple[Domain, ...]:
    """Return the seven strands."""
    return tuple(domain(seen, place) for place in range(len(DOMAINS)))


def domain(seen: Pages, place: int) -> Domain:
    """Return one strand, no stronger than its weaker half allows."""
    name = DOMAINS[place]

    def strength(world: World) -> float:
        """Return the strand's strength in a world, 0–100."""
        return POINTS * float(strands(world.help)[place, 0])

    halves = tuple(f"help.{name}.{giver}" for giver in PARTNERS)
    return Domain(name, says("domain", name), seen.worked_out(strength, halves))


def gauge(seen: Pages, path: str) -> Gauge:
    """Return one figure of the top bar."""
    known = seen.known(path)
    return Gauge(path, title(path), known, in_unit(path, known.value), size_in_unit(path, known.change))


def purse(session: Session, seat: str, seen: Pages) -> Purse:
    """Return a country's political capital."""
    figures = session.setting.figures.orders
    spent = sum(ordered.price for ordered in tray(session, seat))
    has = seen.now["capital." + seat][0]
    return Purse(floor(has), spent, floor(float(figures[f"income_{seat}"])), int(figures.capital_ceiling))


def headlines(session: Session, seat: str) -> tuple[Headline, ...]:
    """Return what a country learns first of the last quarter; nothing before there was one."""
    return told(brief(session, session.world.turn, seat)) if session.world.turn else ()


def told(page: Brief) -> tuple[Headline, ...]:
    """Return the headlines of a brief, each with what weighed most for it, as far as its reader knows."""
    acts = {one.says: one for one in page.acts}
    found = []
    for headline in page.headlines:
        act = acts.get(headline.says)
        reason = next((cause.says for cause in act.why if cause.amount > 0), "") if act else headline.after
        found.append(Headline(headline.country, headline.says, reason, act.certainty if act else ""))
    return tuple(found)


def aims(session: Session, seat: str) -> int:
    """Return 1 where a country wants the partnership strong, −1 where weak, 0 where it does not care."""
    goals = [one for one in session.setting.interests[COUNTRIES.index(seat)] if one.path == "index"]
    return (1 if goals[0].best > goals[0].worst else -1) if goals else 0
