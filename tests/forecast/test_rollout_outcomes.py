"""What becomes of many campaigns: not one ending, not one way to play."""

from functools import cache

import attrs
import numpy as np
import pytest

from agents.roster import seated_countries
from game.model.laws.endings import HOLDS, VERDICTS, verdict
from game.model.legality import legal
from game.model.state.axes import UNITED_STATES, Array
from game.model.state.world import World
from tests.sketch import Table, dice, table

WORLDS = 768
QUARTERS = 20
Z = 1.96
RIVALS = ("lump_together", "maximum_pressure", "expose", "court_russia", "whole_programme")


@cache
def around(strategy: str | None) -> Table:
    """Return the table with Washington on a strategy, or on its own character."""
    seats = seated_countries({"united_states": strategy} if strategy else {})
    return attrs.evolve(table(dice(0, WORLDS), WORLDS), agents=seats)


@cache
def played(strategy: str | None) -> tuple[World, Array, Array]:
    """Return the worlds at the end, the worlds broken by quarter 8 and, by order, how often given where legal."""
    seats, world = around(strategy), around(strategy).world
    given = allowed = np.zeros(len(seats.setting.catalogue.orders))
    early = np.zeros(WORLDS)
    for quarter in range(QUARTERS):
        allowed = allowed + legal(world, seats.setting).sum(axis=1)
        world, _events = seats.quarter(world)
        given = given + (world.orders[0] > 0).sum(axis=1)
        early = world.ruptured if quarter < QUARTERS * 2 // 5 else early
    return world, early, np.divide(given, allowed, out=np.zeros_like(given), where=allowed > 0)


def shares(strategy: str | None) -> Array:
    """Return the share of worlds with each verdict."""
    ends = verdict(played(strategy)[0], around(strategy).setting.figures.endings)
    return np.bincount(ends, minlength=len(VERDICTS)) / WORLDS


def test_endings_are_various() -> None:
    """With central figures and the engine in all seats, at least three endings come in 3 % of campaigns or more."""
    assert (shares(None) >= 0.03).sum() >= 3
    assert shares(None)[HOLDS] < 0.9


def test_early_rupture_is_uncommon_but_not_negligible() -> None:
    """Between 1 and 25 % of partnerships break within eight quarters."""
    assert 0.01 <= played(None)[1].mean() <= 0.25


def test_no_order_is_always_the_answer() -> None:
    """No order is given in more than 60 % of the quarters in which it is legal."""
    rates = dict(zip(around(None).setting.catalogue.names, played(None)[2], strict=True))
    assert not {name: round(rate, 2) for name, rate in rates.items() if rate > 0.6}


def compared(one: str, other: str) -> tuple[float, float]:
    """Return the paired difference of the final index between two strategies, and its 95 % half-width."""
    change = played(one)[0].index - played(other)[0].index
    return float(change.mean()), float(Z * change.std(ddof=1) / np.sqrt(WORLDS))


@pytest.mark.parametrize("strategy", RIVALS)
def test_strategies_differ_by_more_than_their_intervals(strategy: str) -> None:
    """What Washington does shows in the index, beyond luck, against doing nothing much."""
    change, error = compared(strategy, "status_quo")
    assert abs(change) > error


def test_some_strategy_is_worse_than_doing_nothing() -> None:
    """Treating the two as one binds them and leaves Washington worse off than the status quo."""
    ours, theirs = (played(name)[0].score[UNITED_STATES] for name in ("lump_together", "status_quo"))
    change = ours - theirs
    assert change.mean() + Z * change.std(ddof=1) / np.sqrt(WORLDS) < 0
