from collections.abc import Callable

import numpy as np

from benchmarks.by_the_card import CardGame, passed, played_by_card, told
from game.forecast.par import par, pars_meanwhile
from game.model.levers.catalogue import seat_of
from game.model.levers.reading import catalogue
from game.model.play.by_reading import good_plan, holding
from game.model.play.whole_quarter import Script
from game.model.scenario.setup_files import FIRST, setup
from game.model.state.axes import COUNTRIES
from game.statistics import mean

SHORT = 8


def test_who_orders_nothing_ends_well_below_par(record_property: Callable[[str, object], None]) -> None:
    """In every seat who passes each turn ends at least five points below good play on the same luck."""
    rows = passed(SHORT)
    record_property("yardstick", f"passing, points over good play: { {seat: told(row) for seat, row in rows.items()} }")
    assert all(row.value <= -5 for row in rows.values()), rows
    assert all(row.high < -3 for row in rows.values()), rows


def test_par_that_is_called_off_is_gone_on_with_and_comes_to_the_same() -> None:
    """Whoever asks something else in between gets the par that nobody interrupted, and none before it is known."""
    asked = [True, False, True]
    pieces = [pars_meanwhile(setup(FIRST), "in pieces", 2, lambda: asked.pop(0) if asked else False) for _ in range(3)]
    assert pieces[:2] == [(), ()]
    assert pieces[2][2] == par(setup(FIRST), "at once", 2, COUNTRIES[2])


def test_good_play_says_of_each_seat_what_it_does() -> None:
    """The plan that ships names levers that there are, and in every seat departs from holding."""
    program = Script.of(catalogue(), SHORT).anchor.levers
    plan, hold = good_plan(program), holding(program)
    moved = {
        seat_of(lever)
        for place, lever in enumerate(program.catalogue.levers)
        if plan.good[place] != hold.good[place] or plan.bad[place] != hold.bad[place]
    }
    assert moved == set(COUNTRIES)


def test_the_first_line_of_a_card_starts_no_war_that_it_did_not_show() -> None:
    """Two short campaigns of Iran, whose best-looking card once began a war, played by the first line alone."""
    games: list[CardGame] = [played_by_card("iran", seed, 4, futures=32) for seed in (11, 12)]
    assert all(game.orders for game in games)
    assert not any(game.war and not game.shown for game in games)
    assert mean(np.array([game.legacy - game.courses for game in games])).high > -15
