"""Previews for the facilitator: what an inject or the orders so far would change, future by future on the same luck."""

from collections.abc import Sequence

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.injected import inject
from game.classroom.engine.outlooks import PREVIEW_FUTURES, control_prospect, outcomes_compared, triple
from game.classroom.engine.room_campaign import sheet_of
from game.classroom.protocol.conversion import plain
from game.classroom.protocol.positions import InjectPut, OrdersWanted, RoomPreview, SeatSheet, SheetRegret
from game.forecast.common_knowledge import CommonKnowledge
from game.forecast.common_luck import Redrawn
from game.forecast.intervals import mean
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import RolloutOutcomes, watched
from game.forecast.rollouts import futures
from game.model.laws.endings import verdict
from game.model.simulation import NONE_STANDING
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import LEVELS, OPEN, Sheet


def preview(session: Campaign, injects: Sequence[InjectPut], orders: OrdersWanted | None) -> RoomPreview:
    """Return what injects in this quarter, or the seats' orders so far, change against the quarter without them.

    orders  level by order, by country; None for a country the engine plays; None altogether where only injects count
    """
    looking = control_prospect(session)
    sheet = None if orders is None else sheet_of(session, {name: own or {} for name, own in orders.items()})
    fixed = () if orders is None else tuple(place for place, name in enumerate(COUNTRIES) if orders[name] is not None)
    before, scores = lived_with(looking, looking.known, None, ())
    known = with_injects(looking.known, injects)
    after, later = lived_with(looking, known, sheet, fixed)
    return RoomPreview(
        futures=before.futures,
        index=triple(before.index[-1], after.index[-1]),
        next=triple(before.index[1], after.index[1]),
        escalation=triple(before.peak, after.peak),
        outcomes=outcomes_compared(before, after),
        scores={name: triple(scores[place], later[place]).change for place, name in enumerate(COUNTRIES)},
    )


def with_injects(known: CommonKnowledge, injects: Sequence[InjectPut]) -> CommonKnowledge:
    """Return what is known with injects that are to come."""
    fresh = tuple(inject(plain(put)) for put in injects)
    return attrs.evolve(known, setting=attrs.evolve(known.setting, injects=(*known.setting.injects, *fresh)))


def lived_with(
    looking: Prospect, known: CommonKnowledge, sheet: Sheet | None, fixed: tuple[int, ...]
) -> tuple[RolloutOutcomes, Array]:
    """Return the course of the facilitator's futures and everybody's scores at their end, (C, n).

    sheet  everybody's orders in the first quarter, (orders, 1)
    fixed  the countries whose orders of the first quarter stand
    """
    game, standing = futures(looking.view, known, range(PREVIEW_FUTURES)), NONE_STANDING
    if sheet is not None:
        stands = np.isin(game.setting.catalogue.owners, fixed)[:, None]
        standing = {game.world.turn + 1: np.where(stands, sheet, OPEN)}
    now = game.world.escalation
    course = watched(game, standing)
    assert course is not None, "nobody cancels"
    index, ruptured, peak = course
    world, ended = game.world, verdict(game.world, known.setting.figures.endings)
    return RolloutOutcomes(index, ruptured, np.maximum(now, peak), ended, world.score[0]), world.score


def regrets(session: Campaign, orders: OrdersWanted) -> dict[str, SheetRegret]:
    """Return how far each team's sheet is from the best that its own staff can think of, points of its score.

    Each is compared, in the same futures and from what the seat sees, with doing nothing, with what the engine would
    do in its seat, and with the engine's second thoughts.
    """
    return {seat: regret(session, seat, own) for seat, own in orders.items() if own is not None}


def regret(session: Campaign, seat: str, own: SeatSheet) -> SheetRegret:
    """Return one team's regret: the best alternative's score less its own, never below 0, with its error."""
    looking = session.prospect(seat)
    others = alternatives(session, seat)
    courses = looking.courses([dict(own), *others], PREVIEW_FUTURES // 2)
    if courses is None or len(courses) < 2:
        return SheetRegret(0.0, 0.0, 0.0)
    best = max(courses[1:], key=lambda course: mean(course.score).value)
    short_by = mean(best.score - courses[0].score)
    return SheetRegret(round(max(short_by.value, 0.0), 2), round(short_by.low, 2), round(short_by.high, 2))


DRAFTS = 8


def alternatives(session: Campaign, seat: str) -> list[dict[str, str]]:
    """Return other sheets for a seat in the quarter to come, each once: level by order."""
    place = COUNTRIES.index(seat)
    agent, staff, view = session.agents[place], session.staffs[place], session.view(seat)
    allowed = session.simulation.legal(seat)
    names = session.setting.catalogue.names[staff.own]
    sheets: list[dict[str, str]] = [{}]
    for number in range(DRAFTS):
        sheet = agent.decide(view, allowed, attrs.evolve(staff, chance=Redrawn(staff.chance, number + 1)))
        draft = {name: LEVELS[int(sheet[at, 0]) - 1] for at, name in enumerate(names) if sheet[at, 0]}
        if draft not in sheets:
            sheets.append(draft)
    return sheets
