"""Weeks of attention: what a quarter brings each country, what its orders cost, and what it can afford."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from game.model.levers.catalogue import LeverCatalogue, Weeks, seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.state.arithmetic import total
from game.model.state.axes import COUNTRIES, Array
from game.model.state.codes import CRISIS, NEW_RULER, UNREST

YEAR = 4
RUSSIA, IRAN, UNITED_STATES, _, GULF_STATES, ISRAEL = range(len(COUNTRIES))
# Two quarters count as just after a strike.
JUST_AFTER = 1


def income(readings: WorldReadings, weeks: Weeks) -> Array:
    """What the quarter brings each country, (countries, W), in weeks, in the order of `COUNTRIES`.

    Source: play2.md section 1.
    """
    nought = np.zeros(readings.world.worlds)
    rows = [nought + weeks.income[country] for country in COUNTRIES]
    rows[UNITED_STATES] = rows[UNITED_STATES] + weeks.united * _flag(readings.number("cohesion.us") > weeks.united_from)
    soon = readings.number("until.election") <= weeks.election_within
    rows[UNITED_STATES] = rows[UNITED_STATES] + weeks.election * _flag(soon)
    windfall = weeks.windfall * _flag(readings.number("brent") > weeks.windfall_from)
    for country in (RUSSIA, GULF_STATES):
        rows[country] = rows[country] + windfall
    for country, machine in ((RUSSIA, "regime.ru"), (IRAN, "regime.ir")):
        rows[country] = rows[country] + _at_home(readings.state(machine), weeks)
    rows[ISRAEL] = rows[ISRAEL] + weeks.shaken * readings.state("coalition")
    hit = {IRAN: "ir", UNITED_STATES: "us", GULF_STATES: "gs", ISRAEL: "il"}
    for country, code in hit.items():
        recent = readings.number(f"since.struck.{code}") <= JUST_AFTER
        rows[country] = rows[country] + weeks.attacked * _flag(recent)
    return np.stack(rows)


def _flag(condition: NDArray[np.bool_]) -> Array:
    """1 where a condition holds, 0 elsewhere."""
    return np.where(condition, 1.0, 0.0)


def _at_home(regime: Array, weeks: Weeks) -> Array:
    """What a regime's own trouble takes, or a new ruler brings, (W,), in weeks."""
    troubled = np.where(np.equal(regime, UNREST), float(weeks.unrest), 0.0)
    troubled = np.where(np.equal(regime, CRISIS), float(weeks.crisis), troubled)
    return np.where(np.equal(regime, NEW_RULER), float(weeks.new_ruler), troubled)


def upkeep(dials: Array, catalogue: LeverCatalogue) -> Array:
    """What standing policies cost each country a quarter, (countries, W), in weeks.

    dials  (policies, W) 0–3
    """
    rows = [by_step(dials[row], policy.upkeep) for row, policy in enumerate(catalogue.policies)]
    return _by_country(rows, [policy.id for policy in catalogue.policies])


def turning(dials: Array, before: Array, catalogue: LeverCatalogue) -> Array:
    """What raising dials costs each country, (countries, W), in weeks; lowering is free.

    dials, before  (policies, W) 0–3, now and in the quarter before
    """
    steps = (0, *catalogue.weeks.steps)
    rows = [by_step(np.maximum(now - earlier, 0), steps) for now, earlier in zip(dials, before, strict=True)]
    return _by_country(rows, [policy.id for policy in catalogue.policies])


def move_prices(history: OrderHistory, catalogue: LeverCatalogue) -> Array:
    """What each move would cost now, (moves, W), in weeks: dearer where it was made within a year.

    history  of what was ordered before; row 0 is the last quarter
    """
    recent = np.maximum.reduce(history.moves[:YEAR])
    costs = np.array([float(move.cost) for move in catalogue.moves])[:, None]
    prices: Array = costs + catalogue.weeks.repeat * recent
    return prices


def spent(dials: Array, moves: Array, history: OrderHistory, catalogue: LeverCatalogue) -> Array:
    """What a quarter's orders cost each country in all, (countries, W), in weeks.

    dials    (policies, W) 0–3, as ordered
    moves    (moves, W) 1 or 0, as ordered
    history  of what was ordered before; row 0 is the last quarter
    """
    prices = move_prices(history, catalogue)
    rows = [price * made_now for price, made_now in zip(prices, moves, strict=True)]
    on_moves = _by_country(rows, [move.id for move in catalogue.moves])
    return upkeep(dials, catalogue) + turning(dials, history.dials[0], catalogue) + on_moves


def allowed(readings: WorldReadings, program: LeverProgram) -> Array:
    """1 where each move's needs hold, (moves, W); its price is another question."""
    rows = []
    for move in program.moves:
        here, row = readings.of(move.id), np.ones(readings.world.worlds)
        for test in move.needs:
            row = np.minimum(row, test(here))
        rows.append(row)
    return np.stack(rows)


def by_step(step: Array, prices: Sequence[int]) -> Array:
    """The price of each step, same shape.

    step    0, 1, 2 …, any shape
    prices  of each
    """
    price = np.zeros(step.shape) + float(prices[0])
    for number, (before, weeks) in enumerate(pairwise(prices), start=1):
        if weeks != before:
            price = np.where(step >= number, float(weeks), price)
    return price


def last_steps(prices: Sequence[int]) -> tuple[int, ...]:
    """What the last of so many steps costs, by how many they are: what is saved by going back one."""
    return (0, *(weeks - before for before, weeks in pairwise(prices)))


def _by_country(rows: Sequence[Array], ids: Sequence[str]) -> Array:
    """Rows of levers added up by country, (countries, W)."""
    owners = [seat_of(identity) for identity in ids]
    sums = [[row for row, owner in zip(rows, owners, strict=True) if owner == country] for country in COUNTRIES]
    return np.stack([total(own) if own else np.zeros(rows[0].shape) for own in sums])
