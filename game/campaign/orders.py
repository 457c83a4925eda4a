"""What one country orders in one quarter, as people and files have it, and the sheet of all six."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Anchor
from agents.crises import UNSETTLED, Desk
from agents.crisis_program import CrisisProgram
from agents.demeanour import MEASURES
from agents.draft import Orders
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.readings import OrderHistory
from game.model.state.axes import COUNTRIES, Array

# What is done at the table, by country: no levers, but acts with a price in weeks.
TABLE: Mapping[str, tuple[str, ...]] = {
    "russia": ("ru.take_offer", "ru.bind", "ru.pay", "ru.apologise"),
    "iran": ("ir.take_offer", "ir.apologise"),
}


@attrs.frozen
class SeatOrders:
    """One country's orders of one quarter.

    dials    the step, 0–3, of each policy that it turns; the others stay
    moves    by id
    table    acts at the table, of `TABLE`
    choices  the place of a choice, from 0, by the question that waited
    prepared  the move that is made in answer, by the occasion on which it is; one at most
    """

    dials: Mapping[str, int] = attrs.field(factory=dict)
    moves: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    choices: Mapping[str, int] = attrs.field(factory=dict)
    prepared: Mapping[str, str] = attrs.field(factory=dict)


# Nobody's, where none are given.
NOBODYS: Mapping[str, SeatOrders] = {}


def sheet_of(given: Mapping[str, SeatOrders], standing: Array, levers: LeverProgram) -> Orders:
    """Orders of all countries as one sheet of one world.

    given     by country
    standing  (policies, 1) where each dial stands before
    """
    dials, moves = standing.copy(), np.zeros((len(levers.moves), 1))
    for orders in given.values():
        for policy, step in orders.dials.items():
            dials[levers.places[policy], 0] = step
        for move in orders.moves:
            moves[levers.places[move] - len(levers.policies), 0] = 1
    return Orders(dials, moves)


def seats_of(sheet: Orders, standing: Array, levers: LeverProgram) -> dict[str, SeatOrders]:
    """What each country orders on a sheet of one world, without what it chooses.

    standing  (policies, 1) where each dial stood before
    """
    turned = [policy for policy in levers.policies if sheet.dials[policy.row, 0] != standing[policy.row, 0]]
    moved = [move.id for move in levers.moves if sheet.moves[move.row, 0] > 0]
    return {
        country: SeatOrders(
            {policy.id: int(sheet.dials[policy.row, 0]) for policy in turned if seat_of(policy.id) == country},
            tuple(move for move in moved if seat_of(move) == country),
        )
        for country in COUNTRIES
    }


def moves_by_id(history: OrderHistory, levers: LeverProgram) -> dict[str, float]:
    """Where every policy stands, and 1 for each move that was made in the last quarter of one world, by id."""
    dials = {policy.id: float(history.dials[0, policy.row, 0]) for policy in levers.policies}
    return dials | {move.id: 1.0 for move in levers.moves if history.moves[0, move.row, 0] > 0}


def choices_of(crises: CrisisProgram, given: Mapping[str, SeatOrders]) -> Array:
    """What is chosen tonight, (crises, 1): the place of a choice, −1 where nothing is."""
    chosen = np.full((len(crises.crises), 1), UNSETTLED)
    for place, crisis in enumerate(crises.crises):
        for orders in given.values():
            if crisis.id in orders.choices:
                chosen[place, 0] = orders.choices[crisis.id]
    return chosen


def prepared_of(anchor: Anchor, given: Mapping[str, SeatOrders]) -> Array | None:
    """What was prepared as answers, (occasions, 1): the place of a measure, −1 for none; None where nobody did."""
    if not any(orders.prepared for orders in given.values()):
        return None
    rows = anchor.unprepared
    for place, (country, occasion) in enumerate(anchor.occasions):
        move = given.get(COUNTRIES[country], SeatOrders()).prepared.get(occasion)
        for measure, answer in anchor.courses.demeanours[country].answers.items():
            if move == answer:
                rows[place] = MEASURES.index(measure)
    return rows


def waiting(crises: CrisisProgram, desk: Desk) -> Sequence[int]:
    """The places of the crises that wait for an answer in one world."""
    return [place for place in range(len(crises.crises)) if desk.waits[place, 0] > 0]
