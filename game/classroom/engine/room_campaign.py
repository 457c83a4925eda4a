"""A room's campaign: played from its terms and what was ordered so far, and checked against what it was."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

import attrs

from game.campaign.campaign import Campaign
from game.campaign.deal_book import AGREE, RENOUNCE, DealEvent
from game.campaign.injected import schedule_with
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.classroom.protocol.positions import (
    CampaignChoice,
    DealAgreed,
    EventPut,
    OrderSheet,
    QuarterAsked,
    QuarterKept,
)
from game.model.levers.deal_terms import DealClause, DealTerms
from game.model.scenario.setup import DatedInject, InjectEffect
from game.model.state.axes import COUNTRIES
from game.search.deciding import end_quarter

SOURCE = "the facilitator"
# A room deals the short hand itself, since its facilitator may open the whole in any quarter.
WHOLE = "whole"
# How many campaigns are kept as they stand, so that the next quarter need not be played from the opening.
MOST_STANDS = 4


class Differs(Exception):  # noqa: N818 (it says what happened)
    """A quarter played again led to another world than it did before."""


# Where a campaign stood after quarters that are named by their digests; each is forked before anybody plays on in it.
_stands: dict[tuple[str, ...], Campaign] = {}


def opening(campaign: CampaignChoice) -> Campaign:
    """Return a campaign before its first quarter, to play on in.

    campaign  the fields of `CampaignTerms` that differ from its defaults
    errors    ScenarioFaults, KeyError
    """
    key = stand_of(campaign, ())
    if key not in _stands:
        keep(key, Campaign.new(CampaignTerms(**{**campaign, "deck": WHOLE})))
    return fresh(_stands[key])


def stand_of(campaign: CampaignChoice, history: Sequence[QuarterKept]) -> tuple[str, ...]:
    """Return what a campaign after the quarters of a history is kept under."""
    return (json.dumps(dict(campaign), sort_keys=True), *(quarter.digest for quarter in history))


def stands(campaign: CampaignChoice, history: Sequence[QuarterKept], session: Campaign) -> None:
    """Keep a campaign as it stands after the quarters of a history, so that the next is played on from there."""
    keep(stand_of(campaign, history), fresh(session))


def keep(key: tuple[str, ...], session: Campaign) -> None:
    """Keep where a campaign stands; the oldest is let go."""
    _stands[key] = session
    while len(_stands) > MOST_STANDS:
        del _stands[next(iter(_stands))]


def fresh(session: Campaign) -> Campaign:
    """Return a campaign that plays on from where another stands."""
    return session.fork(session.world.turn)


def played(campaign: CampaignChoice, history: Sequence[QuarterKept]) -> Campaign:
    """Return a campaign after the quarters of a history.

    errors  Differs at the first quarter that leads elsewhere
    """
    keys = [stand_of(campaign, history[:turn]) for turn in range(len(history) + 1)]
    done = next((turn for turn in range(len(history), 0, -1) if keys[turn] in _stands), 0)
    session = fresh(_stands[keys[done]]) if done else opening(campaign)
    for turn, quarter in enumerate(history[done:], start=done + 1):
        played_again(session, quarter)
        actual = session.played[-1].digest
        if actual != quarter.digest:
            raise Differs(f"Quarter {turn} led to {actual}; the room's file says {quarter.digest}.")
    if len(history) > done:
        keep(keys[-1], fresh(session))
    return session


def played_again(session: Campaign, quarter: QuarterKept) -> None:
    """Play a quarter with everybody's orders as they were."""
    put_in(session, quarter.events, quarter.left_out)
    seated(session, quarter.people)
    at_table(session, quarter)
    session.play({country: orders_of(quarter.orders[country]) for country in COUNTRIES})


def played_on(session: Campaign, quarter: QuarterAsked) -> QuarterKept:
    """Play a quarter with people's orders, and the computer's where a seat's are None; return it as it was played."""
    put_in(session, quarter.events, quarter.left_out)
    people = tuple(country for country in COUNTRIES if quarter.orders[country] is not None)
    seated(session, people, short=quarter.short)
    at_table(session, quarter)
    for country in people:
        session.drafts[country] = (allowed(session, country, orders_of(quarter.orders[country] or OrderSheet())),)
    end_quarter(session)
    record = session.played[-1]
    levers = session.game.anchor.levers
    return QuarterKept(
        orders={country: sheet_of(record.orders[country]) for country in COUNTRIES},
        people=people,
        events=quarter.events,
        left_out=quarter.left_out,
        dials={policy.id: int(session.world.dials[policy.row, 0]) for policy in levers.policies},
        digest=record.digest,
        deals=quarter.deals,
        left=quarter.left,
    )


def at_table(session: Campaign, quarter: QuarterAsked | QuarterKept) -> None:
    """Let the deals hold that seats have agreed, and end those that were renounced.

    What the engine would not have as a deal stays what it is in the room: words, and marks by what is done.
    """
    for entry in quarter.left:
        with suppress(OrderRefused):
            session.deal(DealEvent(RENOUNCE, entry.by, entry.deal))
    for bargain in quarter.deals:
        with suppress(OrderRefused):
            session.deal(DealEvent(AGREE, bargain.by, bargain.deal, terms_of(bargain, session.world.turn + 1)))


def terms_of(bargain: DealAgreed, turn: int) -> DealTerms:
    """Return a deal as a campaign takes it: what is to be done has until its last quarter, what is left holds at once.

    turn  the quarter that is to be played, counted from 1
    """
    by = {"make": bargain.until, "at_least": bargain.until, "at_most": turn}
    clauses = tuple(
        DealClause(part.country, part.does, part.order, part.step, by.get(part.does, 0)) for part in bargain.clauses
    )
    return DealTerms(bargain.by, bargain.other, clauses, bargain.until, public=not bargain.secret)


def allowed(session: Campaign, country: str, orders: SeatOrders) -> SeatOrders:
    """Return orders as far as the engine allows them: what was laid down last goes first."""
    permission = session.permission
    while permission.against(country, orders):
        if orders.moves:
            orders = attrs.evolve(orders, moves=orders.moves[:-1])
        elif orders.table:
            orders = attrs.evolve(orders, table=orders.table[:-1])
        elif orders.dials:
            orders = attrs.evolve(orders, dials=dict(list(orders.dials.items())[:-1]))
        elif orders.prepared:
            orders = attrs.evolve(orders, prepared={})
        elif orders.choices:
            orders = attrs.evolve(orders, choices=dict(list(orders.choices.items())[:-1]))
        else:
            break
    return orders


def seated(session: Campaign, people: Sequence[str], *, short: bool = False) -> None:
    """Let people play some countries from here on, and the computer the others.

    short  whether the computer settles for people what is asked beside the short hand
    """
    session.game.short = short
    session.terms = attrs.evolve(session.terms, seats=tuple(people))
    session.game.persons = tuple(COUNTRIES.index(country) for country in people)
    session.game.night = None


def put_in(session: Campaign, events: Sequence[EventPut], left_out: Sequence[str]) -> None:
    """Let events happen in the quarter to come, and leave out some that the scenario has."""
    if left_out:
        injects = tuple(inject for inject in session.setup.injects if inject.name not in left_out)
        session.setup = attrs.evolve(session.setup, injects=injects)
        session.game.schedule = schedule_with(session.setup, session.injected)
    for event in events:
        session.inject(dated(event, session.world.turn + 1))


def dated(event: EventPut, turn: int) -> DatedInject:
    """Return an event as a scenario has it."""
    effects = tuple(InjectEffect(effect.path, effect.size, effect.says, effect.when) for effect in event.effects)
    return DatedInject(event.name, turn, event.title, event.says, SOURCE, effects)


def orders_of(sheet: OrderSheet) -> SeatOrders:
    """Return a seat's sheet as a campaign takes it."""
    return SeatOrders(dict(sheet.dials), sheet.moves, sheet.table, dict(sheet.choices), dict(sheet.prepared))


def sheet_of(orders: SeatOrders) -> OrderSheet:
    """Return what a seat ordered, as a room keeps it."""
    return OrderSheet(dict(orders.dials), orders.moves, orders.table, dict(orders.choices), dict(orders.prepared))


def sheets_given(session: Campaign, turn: int) -> Mapping[str, OrderSheet]:
    """Return what everybody ordered in a quarter, counted from 1."""
    return {country: sheet_of(session.played[turn - 1].orders[country]) for country in COUNTRIES}
