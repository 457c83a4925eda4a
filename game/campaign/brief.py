"""A quarter told in sentences, cut to what its reader may know.

Everything in a brief comes from the reader's view: orders it saw being given, causes of changes it can see, and, for
others' motives, what it would conclude from what it knows of them. A brief for nobody in particular hides nothing.
"""

from collections.abc import Mapping

import attrs

from game.campaign.acts import Cause, CountryAct, acts_of
from game.campaign.campaign import Campaign
from game.campaign.sentences import has, says
from game.model.laws.cooperation import strength
from game.model.laws.explain import index_causes
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES, PARTNERS
from game.model.state.events import Event
from game.model.state.measures import place, row
from game.model.state.observation import Observation
from game.model.state.world import World
from game.printed_numbers import plain, signed

HEADLINES = 3
LEAST_SHOWN = 0.005
HAPPENED = 0.5


@attrs.frozen
class Headline:
    """What happened in under 60 characters.

    country  who did it; "" where nobody did, or nobody knows
    after    the order it follows from, in a sentence; "" where there is none
    """

    says: str
    country: str = ""
    after: str = ""


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
    acts: tuple[CountryAct, ...]
    why_index: tuple[Cause, ...]
    trust: Mapping[str, tuple[Cause, ...]]
    news: tuple[Headline, ...]


@attrs.frozen(eq=False)
class BriefPages:
    """What the reader sees of the world before and after the quarter; None for a reader who sees all."""

    before: World
    after: World
    view: Observation | None
    events: tuple[Event, ...]


def brief(campaign: Campaign, turn: int, reader: str | None = None) -> Brief:
    """The brief on a quarter, counted from 1, for a country, or for nobody in particular."""
    pages = opened(campaign, turn, reader)
    before, after = float(pages.before.index[0]), float(pages.after.index[0])
    acts, news = acts_of(campaign, turn, reader, pages.after.orders[0]), happenings(campaign, pages)
    unseen = "unseen" if reader else "index"
    why_index = because(campaign, index_changes(campaign, pages), after - before, unseen)
    return Brief(
        turn=turn,
        quarter=campaign.scenario.quarter(turn),
        before=before,
        index=after,
        headlines=headlines(news, acts),
        story=story(pages, why_index),
        acts=acts,
        why_index=why_index,
        trust={
            name: because(campaign, trust_changes(pages, name), moved(pages, f"trust.{name}"), "unseen")
            for name in PARTNERS
        },
        news=news,
    )


def opened(campaign: Campaign, turn: int, reader: str | None) -> BriefPages:
    """What a reader may see of a quarter."""
    before, after, events = campaign.worlds[turn - 1], campaign.worlds[turn], campaign.events[turn - 1]
    if reader is None:
        return BriefPages(before, after, None, events)
    view = observed(after, COUNTRIES.index(reader), campaign.setting)
    earlier = observed(before, COUNTRIES.index(reader), campaign.setting)
    visible = tuple(event for event in events if reader in event.seen_by)
    return BriefPages(earlier.seen, view.seen, view, visible)


def is_exact(view: Observation, path: str) -> bool:
    """Whether a country sees a row without error."""
    measure, index = place(World, path)
    return measure.name not in view.error or not view.error[measure.name][index].any()


def moved(pages: BriefPages, path: str) -> float:
    """How far a row moved, as the reader sees it."""
    return float(row(pages.after, path)[0] - row(pages.before, path)[0])


def index_changes(campaign: Campaign, pages: BriefPages) -> dict[str, float]:
    """The causes of the index's change, worked out from what the reader sees.

    For a reader who does not see all, the index of the world it sees is worked out anew, so that its errors are no
    cause; and what is left over is a rupture only where there was one, else it is unseen.
    """
    before = pages.before
    if pages.view:
        before = attrs.evolve(before, index=strength(before.help, campaign.setting.figures))
    amounts = index_causes(before, pages.after, campaign.setting)
    causes = {cause: float(amount[0]) for cause, amount in amounts.items()}
    ended = any(moved(pages, path) for path in ("ruptured", "allied"))
    return causes if ended else {cause: amount for cause, amount in causes.items() if cause != "rupture"}


def trust_changes(pages: BriefPages, partner: str) -> dict[str, float]:
    """The causes of a change of trust; none for a reader who does not see that trust exactly."""
    path = f"trust.{partner}"
    if pages.view and not is_exact(pages.view, path):
        return {}
    return {event.cause: float(event.amount[0]) for event in pages.events if event.path == path}


def cause_in_words(campaign: Campaign, cause: str) -> str:
    """A cause of a change for a sentence: its own words, else an inject's title, an order's risk, or a general one."""
    kind, _, name = cause.partition(".")
    if has("cause", key := cause if name else f"index.{cause}"):
        return says("cause", key)
    if kind == "inject":
        return inject_titles(campaign).get(name, says("cause", "inject"))
    catalogue = campaign.setting.catalogue
    if kind == "risk" and name in catalogue.number and (risk := catalogue[name].risk):
        return risk.says.rstrip(".")
    return says("cause", "other")


def inject_titles(campaign: Campaign) -> dict[str, str]:
    """Titles of all injects of a campaign, those of the scenario and those put in by hand, by name."""
    return {inject.name: inject.title for inject in campaign.setting.injects}


def because(campaign: Campaign, amounts: Mapping[str, float], whole: float, rest_called: str) -> tuple[Cause, ...]:
    """Causes that add up to the whole change, largest first; what is small or unseen comes last as one.

    amounts      amounts by cause; a cause without a full stop is one of the index's
    rest_called  the sentence for what is left
    """
    noticeable = sorted(
        (item for item in amounts.items() if abs(item[1]) >= LEAST_SHOWN), key=lambda item: -abs(item[1])
    )
    named = [Cause(name, cause_in_words(campaign, name), amount) for name, amount in noticeable]
    rest = whole - sum(amount for _, amount in noticeable)
    return (*named, Cause("rest", says("rest", rest_called), rest)) if abs(rest) > 2.0**-20 else tuple(named)


def happenings(campaign: Campaign, pages: BriefPages) -> tuple[Headline, ...]:
    """What happened beside the orders: how it ended first, then crises, injects, orders gone wrong."""
    ends_first = sorted(pages.events, key=lambda event: not event.cause.startswith(("rupture", "ending")))
    news = [happening(campaign, pages, event) for event in ends_first]
    return tuple(dict.fromkeys(headline for headline in news if headline))


def gone_wrong(campaign: Campaign, pages: BriefPages, name: str) -> Headline | None:
    """The headline of an order's risk that came true; who gave the order only where the reader saw it given."""
    order = campaign.setting.catalogue[name]
    if order.risk is None:
        return None
    known = bool(pages.after.orders[order.delay, campaign.setting.catalogue.number[name], 0])
    return Headline(order.risk.says.rstrip("."), *((order.country, says("order", name)) if known else ()))


def happening(campaign: Campaign, pages: BriefPages, event: Event) -> Headline | None:
    """The headline of an event that deserves one."""
    kind, _, name = event.cause.partition(".")
    amount = float(event.amount[0])
    match kind:
        case "inject" if amount:
            return Headline(inject_titles(campaign)[name])
        case "risk" if amount:
            return gone_wrong(campaign, pages, name)
        case "rupture" | "ending" | "faction" | "shock" if amount > HAPPENED:
            return Headline(says("happening", f"{event.cause}.{event.who}".rstrip(".")), event.who)
        case "ties" if name == "offer_taken" and amount > LEAST_SHOWN:
            return Headline(says("happening", f"{event.cause}.{event.who}"), event.who)
    return None


def headlines(news: tuple[Headline, ...], acts: tuple[CountryAct, ...]) -> tuple[Headline, ...]:
    """The three things to know first: what happened, then what cost its country most."""
    told_of = {headline.after for headline in news[:HEADLINES]}
    costliest = sorted((act for act in acts if act.price and act.says not in told_of), key=lambda act: -act.price)
    first = (*news, *(Headline(act.says, act.country) for act in costliest))[:HEADLINES]
    return first or (Headline(says("headline", "quiet")),)


def oil(pages: BriefPages) -> str:
    """What oil costs, in a sentence; a discount may turn round, and is then no longer called one."""
    off = {name: float(row(pages.after, f"discount.{name}.china")[0]) for name in PARTNERS}
    brent = plain(float(pages.after.brent[0]))
    if all(round(value) >= 0 for value in off.values()):
        return says("story", "oil", brent=brent, **{name: plain(max(value, 0.0)) for name, value in off.items()})
    apart = {name: says("story", "less" if value >= 0 else "more", by=plain(abs(value))) for name, value in off.items()}
    return says("story", "oil_apart", brent=brent, **apart)


def story(pages: BriefPages, why: tuple[Cause, ...]) -> tuple[str, ...]:
    """The quarter in a few sentences."""
    before, after = plain(float(pages.before.index[0])), plain(float(pages.after.index[0]))
    change = float(pages.after.index[0] - pages.before.index[0])
    way = "steady" if before == after else "stronger" if change > 0 else "weaker"
    sentences = [says("story", way, before=before, index=after)]
    named = [cause for cause in why if cause.cause != "rest"]
    if len(named) > 1:
        amounts = {"first_amount": signed(named[0].amount), "second_amount": signed(named[1].amount)}
        sentences.append(says("story", "causes", first=named[0].says, second=named[1].says, **amounts))
    sentences.append(oil(pages))
    sentences.append(says("story", "escalation", rung=plain(float(pages.after.escalation[0]), 1)))
    return tuple(sentences)
