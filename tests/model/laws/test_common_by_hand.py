"""Laws that more than one phase reads, by hand."""

import numpy as np
import pytest

from game.model.laws.common import believed, centred, exclusive, stock, war_now, war_weight
from game.model.state.codes import ESCALATED, SETTLEMENT, TRUCE, WAR
from game.model.state.ruleset import central
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
OFFERS = Numbers(FIGURES.offers)


def test_a_stock_goes_to_its_moved_rest_and_jumps() -> None:
    """.4 + .2 · (.6 + .1 − .4) + .05 = .51."""
    deeds = quarter(now={"railway": 0.05}, rest={"railway": 0.1})
    assert stock(np.array([0.4]), 0.6, 0.2, deeds, "railway")[0] == pytest.approx(0.51)


@pytest.mark.parametrize(
    ("state", "now", "weight"), [(WAR, 1, 1), (ESCALATED, 1, 1), (TRUCE, 0, 0.3), (SETTLEMENT, 0, 0)]
)
def test_how_the_war_in_ukraine_weighs(state: int, now: float, weight: float) -> None:
    """In full while it lasts, in part in a truce, not at all once settled."""
    worlds = changed(first_worlds(), ukraine=state)
    assert war_now(worlds)[0] == now
    assert war_weight(worlds, np.array([0.3]))[0] == pytest.approx(weight)


@pytest.mark.parametrize("word", [0.2, 0.4])
def test_belief(word: float) -> None:
    """By how far the word is above what is doubted, in its span; below nought where it is doubted."""
    by_hand = (word - OFFERS.word_doubted) / OFFERS.word_span
    assert believed(changed(first_worlds(), word={2: word}), FIGURES)[0] == pytest.approx(by_hand)


@pytest.mark.parametrize("offer", [(0.5, 0.2), (0.2, 0.5)])
def test_both_courted(offer: tuple[float, float]) -> None:
    """An offer loses as much as the smaller is of the larger: 1 − .8 · .2/.5 = .68."""
    assert exclusive(changed(first_worlds(), offer=offer), 0.8)[0] == pytest.approx(0.68)


def test_a_dial_is_read_from_where_it_stood() -> None:
    """Full enforcement on Iran stands two thirds above the end of 2024, none a third below."""
    assert centred(quarter({"us.oil_iran": 3}), "us.oil_iran")[0] == pytest.approx(2 / 3)
    assert centred(quarter({"us.oil_iran": 0}), "us.oil_iran")[0] == pytest.approx(-1 / 3)
