import numpy as np

from benchmarks.by_the_card import CardGame, passed, played_by_card, told
from game.model.state.axes import COUNTRIES
from game.statistics import mean

WORLDS = 128
LONG = 20


def test_who_orders_nothing_ends_below_par() -> None:
    """Over all six seats and a whole campaign who passes ends below par on the same luck, and in no seat above it."""
    rows = [passed(seat, WORLDS, LONG) for seat in COUNTRIES]
    print({seat: told(row) for seat, row in zip(COUNTRIES, rows, strict=True)})
    assert np.mean([row.value for row in rows]) < -2
    assert all(row.low <= 0 for row in rows)
    assert sum(row.high < 0 for row in rows) >= 4


def test_the_first_line_of_a_card_starts_no_war_that_it_did_not_show() -> None:
    """Two short campaigns of Iran, whose best-looking card once began a war, played by the first line alone."""
    games: list[CardGame] = [played_by_card("iran", seed, 4, futures=32) for seed in (11, 12)]
    assert all(game.orders for game in games)
    assert not any(game.war and not game.shown for game in games)
    assert mean(np.array([game.legacy - game.par for game in games])).high > -15
