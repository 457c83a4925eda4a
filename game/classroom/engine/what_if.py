"""Previews for the facilitator, and quarters played again otherwise: all on the same luck as what they stand beside."""

from collections.abc import Mapping, Sequence

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.classroom.engine.futures import change, course, mean, outlook
from game.classroom.engine.judgement import computers
from game.classroom.engine.room_campaign import allowed, orders_of, put_in, seated
from game.classroom.engine.seat_standing import ending_now, legacies
from game.classroom.protocol.positions import EventPut, OrderSheet, QuarterKept, RoomPreview, SheetRegret, WhatIf
from game.model.state.axes import COUNTRIES

PREVIEW_FUTURES = 64


def preview(session: Campaign, events: Sequence[EventPut], orders: Mapping[str, OrderSheet | None]) -> RoomPreview:
    """Return what events in this quarter, or the seats' orders so far, change against the quarter without them.

    orders  by country; None, or nobody, where the computer plays
    """
    before = course(session, PREVIEW_FUTURES)
    put_in(session, events, ())
    given = {seat: allowed(session, seat, orders_of(sheet)) for seat, sheet in orders.items() if sheet is not None}
    after = course(session, PREVIEW_FUTURES, given)
    return RoomPreview(
        futures=before.futures,
        index=change(before.index[-1], after.index[-1]),
        breaks=change(before.breaks, after.breaks, 4),
        war=change(before.war, after.war, 4),
        scores={name: change(before.legacy[at], after.legacy[at]) for at, name in enumerate(COUNTRIES)},
        outlook=outlook(after),
    )


def regrets(session: Campaign, orders: Mapping[str, OrderSheet | None]) -> dict[str, SheetRegret]:
    """Return how far each team's sheet is from what the computer would order in its seat, points of its score."""
    teams = {seat: orders_of(sheet) for seat, sheet in orders.items() if sheet is not None}
    seated(session, list(teams))
    given = {seat: allowed(session, seat, own) for seat, own in teams.items()}
    mine = course(session, PREVIEW_FUTURES // 2, given)
    regret_by_seat = {}
    for seat in teams:
        other = course(session, PREVIEW_FUTURES // 2, {**given, seat: computers(session, seat)})
        place = COUNTRIES.index(seat)
        regret_by_seat[seat] = SheetRegret(mean(other.legacy[place] - mine.legacy[place]))
    return regret_by_seat


def what_if(session: Campaign, history: Sequence[QuarterKept], seat: str, turn: int) -> WhatIf:
    """Return a campaign with the computer's orders in a seat's place in one quarter, on the same luck.

    What others ordered later stands as far as it may be ordered then.
    """
    other = session.fork(turn - 1)
    quarter = history[turn - 1]
    seated(other, quarter.people)
    instead = computers(other, seat)
    for at, later in enumerate(history[turn - 1 :], start=turn):
        if other.over:
            break
        put_in(other, later.events, later.left_out)
        seated(other, later.people)
        orders = {country: orders_of(later.orders[country]) for country in COUNTRIES}
        if at == turn:
            orders[seat] = instead
        other.play({country: legal(other, country, own) for country, own in orders.items()})
    index = [round(float(moment.world.index[0]), 1) for moment in session.moments]
    again = [round(float(moment.world.index[0]), 1) for moment in other.moments]
    return WhatIf(
        country=seat,
        turn=turn,
        index=tuple(index),
        again=tuple(again),
        score=legacies(session)[seat],
        score_again=legacies(other)[seat],
        ending=ending_now(session),
        ending_again=ending_now(other),
        ordered=named(session, orders_of(quarter.orders[seat])),
        instead=named(session, instead),
    )


def legal(session: Campaign, country: str, orders: SeatOrders) -> SeatOrders:
    """Return a country's orders as far as they may be given as the campaign stands now."""
    return allowed(session, country, orders)


def named(session: Campaign, orders: SeatOrders) -> tuple[str, ...]:
    """Return orders in words."""
    levers = session.game.anchor.levers
    titles = {policy.id: policy for policy in levers.catalogue.policies}
    moves = {move.id: move.title for move in levers.catalogue.moves}
    dials = (f"{titles[lever].title}: {titles[lever].dials[step]}" for lever, step in orders.dials.items())
    return (*dials, *(moves[move] for move in orders.moves))
