"""Escalation, the runaway and what is read at a quarter's end, by hand."""

import math

import pytest

from game.model.laws.gauge import escalation, gauge
from game.model.state.codes import EXCHANGE, SHADOW
from game.model.state.ruleset import central
from tests.model.sketch import Fated, Numbers, changed, expected, first_worlds, quarter, rules

FIGURES = central()
LAW = Numbers(FIGURES.gauge)


@pytest.mark.parametrize(("before", "runs"), [(3.0, True), (1.5, False)])
def test_escalation_by_hand(before: float, runs: bool) -> None:
    """What is left of it, pushes and a shift; above the danger line it runs away by its height."""
    deeds = quarter(now={"escalation": 0.2}, rest={"escalation": 0.3})
    state = changed(first_worlds(), escalation=before, catastrophe=0.0)
    after = escalation(state, deeds, expected())
    level = LAW.rest + LAW.memory * (before - LAW.rest) + 0.2 + (1 - LAW.memory) * 0.3
    assert after.escalation[0] == pytest.approx(level)
    odds = 1 / (1 + math.exp(-LAW.runaway - LAW.runaway_rung * level))
    assert after.catastrophe[0] == pytest.approx(odds * runs)
    lost = changed(state, escalation=5.0, catastrophe=1.0)
    assert escalation(lost, deeds, rules(1, Fated(1, ("runaway",)))).catastrophe[0] == 1
    assert escalation(state, deeds, rules(1, Fated(1, ("runaway",)))).catastrophe[0] == runs


@pytest.mark.parametrize(
    ("war", "struck", "calm"), [(SHADOW, 0.1, 1), (SHADOW, 0.4, 0), (EXCHANGE, 0.1, 0), (EXCHANGE, 0.4, 0)]
)
def test_calm(war: int, struck: float, calm: float) -> None:
    """No blows and none felt any more; defence is what no gap leaves."""
    state = changed(first_worlds(), war_iran=war, struck=struck, air_defence_gap=0.3)
    after = gauge(state, quarter(), expected())
    assert after.calm[0] == calm
    assert after.defence_ir[0] == pytest.approx(0.7)
