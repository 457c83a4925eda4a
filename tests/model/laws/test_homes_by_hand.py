"""A quarter at home by hand: treasuries, factions, odds of unrest and new rulers, every term at work."""

import math

import numpy as np
import pytest

from game.model.laws.homes import factions, insiders, regime_odds, regimes, rulers, treasuries
from game.model.state.axes import INTERNAL_SECURITY, IRAN, PUBLIC, RUSSIA
from game.model.state.codes import CRISIS, HARDLINER, NEW_RULER, OPEN_WAR, PRAGMATIST, SOLDIER, STEADY, UNREST
from game.model.state.deeds import Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Fated, Numbers, changed, first_worlds, quarter, rules

FIGURES = central()
MONEY, LAW, REGIME = Numbers(FIGURES.treasury), Numbers(FIGURES.home), Numbers(FIGURES.regimes)
MINDS = Numbers(FIGURES.minds)


def strained() -> WorldState:
    """Two capitals that run short, are afraid, at war, and policed."""
    return changed(
        first_worlds(), revenue=[35.0, 9.0], reserves=[30.0, 8.0], gulf_reserves=380.0, gulf_revenue=130.0,
        enforcement=[0.6, 0.8], public_dependence=[0.55, 0.7], rents=[0.6, 0.45], unpaid=[0.2, 0.3],
        threat=[0.7, 0.75], first_threat=[0.6, 0.6], war_iran=OPEN_WAR, loyalty=0.55, first_loyalty=0.65,
        regime_quarters=3.0, insiders=[0.6, 0.5], trust=[0.7, 0.6], ruler_shift=[0.1, -0.15], ruler_quarters=9.0,
        flow={(RUSSIA, INTERNAL_SECURITY): 0.45, (IRAN, INTERNAL_SECURITY): 0.2}, ruler=1.0,
    ).but(turn=4)  # fmt: skip


def test_treasuries() -> None:
    """A gap draws on reserves as far as it may and the rest goes unpaid; a surplus is saved in part; the Gulf's."""
    pushed = {"reserves.ru": 1.5, "reserves.ir": 0.5, "reserves.gs": 3.0}
    after = treasuries(strained(), quarter(now=pushed), FIGURES)
    need = (MONEY.spending_russia + MONEY.war_costs, MONEY.spending_iran)
    for side, (revenue, held, put) in enumerate(((35, 30, 1.5), (9, 8, 0.5))):
        gap, most = need[side] - revenue, MONEY.draw_share * held + MONEY.draw_least * need[side]
        assert gap > most
        assert after.reserves[side, 0] == pytest.approx(held - MONEY.liquid * most + put)
        assert after.unpaid[side, 0] == pytest.approx((gap - most) / need[side])
    assert after.gulf_reserves[0] == pytest.approx(380 + 130 - MONEY.spending_gulf + 3)
    rich = treasuries(changed(strained(), revenue=[need[0] + 2, 100.0]), Deeds.none(1), FIGURES)
    saved = (2, MONEY.save_share * need[1])
    assert rich.reserves[:, 0] == pytest.approx([30 + MONEY.liquid * saved[0], 8 + MONEY.liquid * saved[1]])
    assert not rich.unpaid.any()
    robbed = treasuries(strained(), quarter(now={"reserves.ir": -50}), FIGURES)
    assert robbed.reserves[IRAN, 0] == 0


def test_factions() -> None:
    """Dependence and rents hold up, a rally too; what is missed and war pull down; pushes and shifts add."""
    names = {(RUSSIA, row): "loyalty.ru" for row in range(3)}
    names |= {(RUSSIA, 3): "loyalty.ru.technocrats", (RUSSIA, PUBLIC): "street.ru", (IRAN, 0): "loyalty.ir.guards"}
    names |= {(IRAN, 1): "loyalty.ir.clerics", (IRAN, 3): "loyalty.ir.pragmatists", (IRAN, PUBLIC): "loyalty.ir.public"}
    now = {**dict.fromkeys(names.values(), 0.02), "street.ir": 0.05}
    now |= {"public_dependence.ru": 0.03, "public_dependence.ir": 0.04, "rents.ir": 0.06}
    rest = {**dict.fromkeys(names.values(), 0.1), "street.ir": 0.15}
    rest |= {"public_dependence.ru": 0.2, "public_dependence.ir": 0.3, "rents.ir": 0.1}
    after = factions(strained(), quarter(now=now, rest=rest), FIGURES)
    cuts = (LAW.cut_security, LAW.cut_energy, LAW.cut_business, LAW.cut_technocrats, LAW.cut_public)
    for side in (RUSSIA, IRAN):
        enforced, had, rent = (0.6, 0.8)[side], (0.55, 0.7)[side], (0.6, 0.45)[side]
        depends = had + LAW.dependence_grows * enforced * (1 - had) - LAW.dependence_eases * (1 - enforced) * had
        depends = depends + (0.03, 0.04)[side] + LAW.dependence_pace * (0.2, 0.3)[side]
        rest_of_rents = LAW.rents_rest + LAW.rents_of_bite * (enforced - LAW.enforced_usual)
        rent = rent + LAW.pace * (rest_of_rents - rent) + (0, LAW.pace * 0.1 + 0.06)[side]
        assert after.public_dependence[side, 0] == pytest.approx(depends)
        assert after.rents[side, 0] == pytest.approx(rent)
        rally = LAW.rally * (0.1, 0.15)[side]
        for row, cut in enumerate(cuts):
            missed = LAW.unpaid * (LAW.personalism_russia, LAW.personalism_iran)[side] * cut * (0.2, 0.3)[side]
            held, pace = LAW.rents_hold * (rent - LAW.rents_rest), LAW.insider_pace
            war = LAW.war_frightens * (side == IRAN)
            if row == PUBLIC:
                held = LAW.depends * (depends - (LAW.dependence_russia, LAW.dependence_iran)[side])
                pace, war = LAW.public_pace, 0.0
            sign = {(RUSSIA, PUBLIC): -1, (IRAN, 2): 0}.get((side, row), 1)
            moved = 0.55 + pace * (0.65 + held + rally - missed - war + sign * 0.1 - 0.55) + sign * 0.02
            moved = moved - (0.05 + pace * 0.15) * ((side, row) == (IRAN, PUBLIC))
            assert after.loyalty[side, row, 0] == pytest.approx(moved), (side, row)
            assert after.pay[side, row, 0] == pytest.approx(1 - cut * (0.2, 0.3)[side])
    assert after.street[:, 0] == pytest.approx(1 - after.loyalty[:, PUBLIC, 0])


def test_insiders_by_their_weights() -> None:
    """Moscow's mean of four; Tehran's guards and clerics by their figures, pragmatists the rest."""
    loyalty = changed(first_worlds(), loyalty={place: 0.2 + 0.1 * place[1] for place in np.ndindex(2, 5)}).loyalty
    tehran = LAW.guards * 0.2 + LAW.clerics * 0.3 + (1 - LAW.guards - LAW.clerics) * 0.5
    assert insiders(loyalty, FIGURES)[:, 0] == pytest.approx([0.35, tehran])


@pytest.mark.parametrize("side", [RUSSIA, IRAN])
def test_regime_odds(side: int) -> None:
    """Loyalty lost and bills unpaid raise the odds; a harsh hand and help from the partner lower a crisis's."""
    odds = [float(part[0]) for part in regime_odds(strained(), quarter({"ir.home": 3}), FIGURES, side)]
    unpaid, helped, harsh = (0.2, 0.3)[side], (0.2, 0.45)[side], (REGIME.harsh_russia, 1)[side]
    unrest = (REGIME.unrest_russia, REGIME.unrest_iran)[side]
    unrest = unrest + REGIME.unrest_public * 0.1 + REGIME.unrest_unpaid * unpaid
    crisis = (REGIME.crisis_russia, REGIME.crisis_iran)[side]
    crisis = crisis + REGIME.crisis_inside * (0.65 - (0.6, 0.5)[side]) + REGIME.crisis_unpaid * unpaid
    crisis = crisis - REGIME.crisis_harsh * (harsh - REGIME.harsh_usual)
    crisis = crisis - REGIME.crisis_helped * (helped - REGIME.helped_usual)
    calms = REGIME.calms + REGIME.calms_harsh * harsh + REGIME.calms_helped * helped
    assert odds == pytest.approx([1 / (1 + math.exp(-unrest)), 1 / (1 + math.exp(-crisis)), calms])


@pytest.mark.parametrize(
    ("before", "quarters", "events", "after"),
    [
        (STEADY, 3, (), STEADY),
        (STEADY, 3, ("unrest",), UNREST),
        (STEADY, 3, ("unrest.ordered",), UNREST),
        (STEADY, 3, ("crisis", "calms", "falls", "holds"), STEADY),
        (STEADY, 3, ("crisis.ordered",), CRISIS),
        (NEW_RULER, 3, (), NEW_RULER),
        (NEW_RULER, 20, (), STEADY),
        (NEW_RULER, 20, ("unrest",), UNREST),
        (NEW_RULER, 3, ("crisis.ordered",), NEW_RULER),
        (UNREST, 3, ("unrest",), UNREST),
        (UNREST, 3, ("calms",), STEADY),
        (UNREST, 3, ("crisis", "calms"), CRISIS),
        (CRISIS, 3, ("calms",), CRISIS),
        (CRISIS, 3, ("holds",), STEADY),
        (CRISIS, 3, ("holds", "falls"), NEW_RULER),
        (STEADY, 3, ("dies",), NEW_RULER),
        (UNREST, 3, ("ousted", "calms"), NEW_RULER),
    ],
)
def test_regimes(before: int, quarters: float, events: tuple[str, ...], after: int) -> None:
    """Where each event leads from each state; the clock begins anew with a change or a new ruler."""
    ordered = {"regime.ir>unrest": 0.5, "regime.ir>crisis": 0.5, "regime.ir>new_ruler": 0.5}
    state = changed(strained(), regime={RUSSIA: STEADY, IRAN: before}, regime_quarters=quarters)
    luck = Fated(1, tuple(f"regime.ir.{event}" for event in events))
    then = regimes(state, quarter(turns=ordered), rules(1, luck))
    assert then.regime[:, 0] == pytest.approx([STEADY, after])
    anew = after != before
    assert then.regime_quarters[:, 0] == pytest.approx([quarters, 0 if anew else quarters])
    assert then.ruler_quarters[IRAN, 0] == (0 if after == NEW_RULER and before != NEW_RULER else 9)


@pytest.mark.parametrize(
    ("kind", "ruler", "shift"),
    [
        ("pragmatist", PRAGMATIST, REGIME.shift_pragmatist),
        ("hardliner", HARDLINER, REGIME.shift_hardliner),
        ("", SOLDIER, REGIME.shift_soldier),
    ],
)
def test_rulers(kind: str, ruler: int, shift: float) -> None:
    """A new one brings his kind's leaning and begins to trust anew; an old one's leaning fades."""
    luck = Fated(1, (f"ruler.ir.{kind}", f"ruler.ru.{kind}"))
    after = rulers(strained(), np.array([[0.0], [1.0]]), rules(1, luck))
    assert after.ruler[:, 0] == pytest.approx([1, ruler])
    assert after.ruler_shift[:, 0] == pytest.approx([0.1 * REGIME.shift_fades, shift])
    trust = 0.6 + REGIME.trust_anew * (MINDS.trust_rest_iran - 0.6)
    assert after.trust[:, 0] == pytest.approx([0.7, trust])
    assert after.ruler_quarters[:, 0] == pytest.approx([9, 0])
