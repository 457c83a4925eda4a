"""A quarter told in sentences, cut to what its reader may know.

Everything in a brief comes from the reader's view: orders it saw being given, causes of changes it can see, and, for
others' motives, what it would conclude from what it knows of them. A brief for nobody in particular hides nothing.
"""

from collections.abc import Mapping
from functools import lru_cache

import attrs

from game.rules.explain import index_causes
from game.rules.intelligence import see
from game.session.sentences import plain, says, signed
from game.session.session import Session, levels
from game.world.axes import COUNTRIES, PARTNERS
from game.world.events import Event
from game.world.measures import place, row
from game.world.orders import LEVELS
from game.world.setting import Staff
from game.world.views import INFERRED, OBSERVED, View
from game.world.world import World

HEADLINES = 3
LEAST_SHOWN = 0.005
HAPPENED = 0.5


@attrs.frozen
class Cause:
    """One part of a change, in the unit of what changed."""

    cause: str
    says: str
    amount: float


@attrs.frozen
class Headline:
    """What happened in under 60 characters, and who did it, "" where nobody did."""

    says: str
    country: str = ""


@attrs.frozen
class Act:
    """One order given, with the reasons that weighed most.

    certainty  how surely the reader knows the reasons: `observed` or `inferred`
    """

    country: str
    order: str
    level: str
    says: str
    price: int
    certainty: str
    why: tuple[Cause, ...]


@attrs.frozen
class Brief:
    """What a reader learns of a quarter.

    before, index  strength of the partnership when it began and ended; `why_index` adds up to the difference
    trust          by partner, how far its trust in the other changed, and the causes, which add up to it
    news           what happened beside the orders
    """

    turn: int
    quarter: str
    before: float
    index: float
    headlines: tuple[Headline, ...]
    story: tuple[str, ...]
    acts: tuple[Act, ...]
    why_index: tuple[Cause, ...]
    trust: Mapping[str, tuple[Cause, ...]]
    news: tuple[Headline, ...]


@attrs.frozen(eq=False)
class Pages:
    """What the reader sees of the world before and after the quarter; None for a reader who sees all."""

    before: World
    after: World
    view: View | None
    events: tuple[Event, ...]


def brief(session: Session, turn: int, reader: str | None = None) -> Brief:
    """Return the brief on a quarter, counted from 1, for a country, or for nobody in particular."""
    pages = opened(session, turn, reader)
    before, after = float(pages.before.index[0]), float(pages.after.index[0])
    acts, news = acts_of(session, turn, reader, pages), happenings(session, pages)
    why_index = because(index_changes(session, pages), after - before, "index")
    return Brief(
        turn=turn,
        quarter=session.scenario.quarter(turn),
        before=before,
        index=after,
        headlines=headlines(news, acts),
        story=story(pages, why_index),
        acts=acts,
        why_index=why_index,
        trust={name: because(trust_changes(pages, name), moved(pages, f"trust.{name}"), "trust") for name in PARTNERS},
        news=news,
    )


def opened(session: Session, turn: int, reader: str | None) -> Pages:
    """Return what a reader may see of a quarter."""
    before, after, events = session.worlds[turn - 1], session.worlds[turn], session.events[turn - 1]
    if reader is None:
        return Pages(before, after, None, events)
    view = see(after, COUNTRIES.index(reader), session.setting)
    earlier = see(before, COUNTRIES.index(reader), session.setting)
    shown = tuple(event for event in events if reader in event.seen_by and is_exact(view, event.path))
    return Pages(earlier.seen, view.seen, view, shown)


def is_exact(view: View, path: str) -> bool:
    """Return whether a country sees a row without error."""
    measure, index = place(World, path)
    return measure.name not in view.error or not view.error[measure.name][index].any()


def moved(pages: Pages, path: str) -> float:
    """Return how far a row moved, as the reader sees it."""
    return float(row(pages.after, path)[0] - row(pages.before, path)[0])


def index_changes(session: Session, pages: Pages) -> dict[str, float]:
    """Return the causes of the index's change, worked out from what the reader sees."""
    found = index_causes(pages.before, pages.after, session.setting)
    return {cause: float(amount[0]) for cause, amount in found.items()}


def trust_changes(pages: Pages, partner: str) -> dict[str, float]:
    """Return the causes of a change of trust that the reader can see."""
    path = f"trust.{partner}"
    return {event.cause: float(event.amount[0]) for event in pages.events if event.path == path}


def because(found: Mapping[str, float], whole: float, subject: str) -> tuple[Cause, ...]:
    """Return causes that add up to the whole change, largest first; what is small or unseen comes last as one."""
    kept = sorted((item for item in found.items() if abs(item[1]) >= LEAST_SHOWN), key=lambda item: -abs(item[1]))
    named = [Cause(cause, says("cause", cause if "." in cause else f"{subject}.{cause}"), amount) for cause, amount in kept]
    rest = whole - sum(amount for _, amount in kept)
    return (*named, Cause("rest", says("rest", subject), rest)) if abs(rest) > 2.0**-20 else tuple(named)


def acts_of(session: Session, turn: int, reader: str | None, pages: Pages) -> tuple[Act, ...]:
    """Return every order the reader knows was given, the dearest first within each country."""
    seen = pages.after.orders[0]
    found = [
        act(session, turn, name, level, motives(session, turn, reader, country))
        for country in COUNTRIES
        for name, level in levels(session.setting, seen, country).items()
    ]
    return tuple(sorted(found, key=lambda one: (COUNTRIES.index(one.country), -one.price)))


@attrs.frozen(eq=False)
class Motives:
    """From what an actor's reasons are told: its own view, or what the reader knows of it."""

    country: int
    view: View
    staff: Staff
    certainty: str


def motives(session: Session, turn: int, reader: str | None, actor: str) -> Motives:
    """Return from what an actor's reasons are told: its own view for itself, the reader's knowledge for others."""
    country, world = COUNTRIES.index(actor), session.worlds[turn - 1]
    staff = session.staffs[country]
    if reader in (None, actor):
        return Motives(country, see(world, country, session.setting), staff, OBSERVED)
    known = see(world, COUNTRIES.index(str(reader)), session.setting)
    return Motives(country, View(country, known.seen, known.error), as_told(staff), INFERRED)


@lru_cache(maxsize=64)
def as_told(staff: Staff) -> Staff:
    """Return a country's staff with only the interests that others are told of."""
    told = [place for place, interest in enumerate(staff.interests) if interest.public]
    return attrs.evolve(staff, interests=tuple(staff.interests[place] for place in told), anticipated=staff.anticipated[told])


def act(session: Session, turn: int, name: str, level: str, known: Motives) -> Act:
    """Return one order given, with its reasons."""
    del turn
    order = session.setting.catalogue[name]
    reasons = session.agents[known.country].reasons(known.view, known.staff, name)
    why = tuple(Cause("", reason.says, float(reason.amount[0])) for reason in reasons)
    price = order.price(LEVELS.index(level) + 1)
    return Act(order.country, name, level, says("order", name), price, known.certainty, why)


def happenings(session: Session, pages: Pages) -> tuple[Headline, ...]:
    """Return what happened beside the orders: breaks, alliances, crises, injects, orders gone wrong."""
    found = [happening(session, event) for event in pages.events]
    return tuple(dict.fromkeys(headline for headline in found if headline))


def happening(session: Session, event: Event) -> Headline | None:
    """Return the headline of an event that deserves one."""
    kind, _, name = event.cause.partition(".")
    amount = float(event.amount[0])
    injects = {inject.name: inject.title for inject in session.setting.injects}
    match kind:
        case "inject" if amount:
            return Headline(injects[name])
        case "risk" if amount:
            risk = session.setting.catalogue[name].risk
            return Headline(risk.says if risk else event.cause, event.who)
        case "rupture" | "ending" | "faction" | "shock" if amount > HAPPENED:
            return Headline(says("happening", f"{event.cause}.{event.who}".rstrip(".")), event.who)
        case "ties" if name == "offer_taken" and amount > LEAST_SHOWN:
            return Headline(says("happening", f"{event.cause}.{event.who}"), event.who)
    return None


def headlines(news: tuple[Headline, ...], acts: tuple[Act, ...]) -> tuple[Headline, ...]:
    """Return the three things to know first: what happened, then what cost its country most."""
    dear = sorted((one for one in acts if one.price), key=lambda one: -one.price)
    told = (*news, *(Headline(one.says, one.country) for one in dear))[:HEADLINES]
    return told or (Headline(says("headline", "quiet")),)


def story(pages: Pages, why: tuple[Cause, ...]) -> tuple[str, ...]:
    """Return the quarter in a few sentences."""
    before, after = plain(float(pages.before.index[0])), plain(float(pages.after.index[0]))
    change = float(pages.after.index[0] - pages.before.index[0])
    way = "steady" if before == after else "stronger" if change > 0 else "weaker"
    told = [says("story", way, before=before, index=after)]
    named = [cause for cause in why if cause.cause != "rest"]
    if len(named) > 1:
        amounts = {"first_amount": signed(named[0].amount), "second_amount": signed(named[1].amount)}
        told.append(says("story", "causes", first=named[0].says, second=named[1].says, **amounts))
    oil = {name: plain(float(row(pages.after, f"discount.{name}.china")[0])) for name in PARTNERS}
    told.append(says("story", "oil", brent=plain(float(pages.after.brent[0])), **oil))
    told.append(says("story", "escalation", rung=plain(float(pages.after.escalation[0]), 1)))
    return tuple(told)
