"""What staying is worth to each capital, term by term and by hand; none of them at its bound."""

import pytest

from game.model.laws.margin import margin, offers_pull
from game.model.state.axes import IRAN, RUSSIA
from game.model.state.codes import CLOSED, EXCHANGE, FRONT, HARASSED, TEHRAN, TIE_IR_GS, TIE_RU_GS, TRUCE
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import Numbers, changed, first_worlds, quarter

FIGURES = central()
LAW, TIES, OFFERS = Numbers(FIGURES.ladder), Numbers(FIGURES.ties), Numbers(FIGURES.offers)
GATES, WAR, SPARE = Numbers(FIGURES.exchange), Numbers(FIGURES.iran_war), Numbers(FIGURES.capacity)
DEEDS = quarter({"gs.leverage": 2, "cn.risk": 2}, moves={"gs.host": 1})


def weighed(**more: float) -> WorldState:
    """Two capitals at rung 4 with everything that speaks for staying or leaving other than at first."""
    state = changed(
        first_worlds(), received=[0.3, 0.35], first_received=[0.32, 0.4], rung=4.0, shared_threat=0.7, first_shared=0.6,
        trust=[0.6, 0.3], first_trust=[0.48, 0.4], hangs_on=[0.4, 0.5], outside=[0.1, 0.2], grievance=[0.2, 0.4],
        first_grievance=[0.12, 0.28], affront=[0.1, 0.3], gulf_wear=0.2, china_wear=0.3,
        tie={TIE_RU_GS: 0.7, TIE_IR_GS: 0.4}, weapon=1.0, war_iran=EXCHANGE, entrapment=0.2, institutions=0.6,
        ruler_shift=[0.05, -0.1], margin_drift=[0.02, 0.03], offer=[0.4, 0.5], offer_veto=[0.3, 0.4], word={2: 0.45},
        tide={FRONT: 0.0, TEHRAN: 1.0}, arms_gap=0.4, binding=2.0, ukraine=0.0,
    )  # fmt: skip
    return changed(state, **more)


def pulls(word: float, ripe: float, opening: float, bound: bool) -> list[float]:
    """How far the offers of .4 and .5 pull, hosted by the Gulf, while nothing is granted yet."""
    belief = (word - OFFERS.word_doubted) / OFFERS.word_span
    both = 1 - LAW.shared * 0.4 / 0.5
    rows = []
    for size, veto, window in ((0.4, 0.3, ripe), (0.5, 0.4, opening)):
        pull = size * belief * ((1 - LAW.veto * veto) * both if belief > 0 else LAW.trick)
        if pull > 0:
            pull *= LAW.in_window if window else LAW.off_window
        rows.append(pull * (1 + LAW.hosted))
    rows[1] -= LAW.bind * (1 - SPARE.arms_eaten * 0.4) * bound
    return rows


@pytest.mark.parametrize("word", [0.45, 0.2])
@pytest.mark.parametrize(("state", "front", "ripe"), [(0, 0.0, 0.0), (0, 1.0, 1.0), (TRUCE, 0.0, 1.0)])
@pytest.mark.parametrize("bound", [True, False])
def test_offers_pull(word: float, state: int, front: float, ripe: float, bound: bool) -> None:
    """Size, belief, allies, what the other is offered, windows, a host, and Moscow's counter-bid."""
    worlds = changed(weighed(ukraine=state, binding=2.0 * bound), word={2: word}, tide={FRONT: front, TEHRAN: 1.0})
    pull = offers_pull(worlds, DEEDS, FIGURES, counted=False)[:, 0]
    assert pull == pytest.approx(pulls(word, ripe, 1.0, bound))


@pytest.mark.parametrize("above", [True, False])
def test_what_is_granted_already_pulls_no_more(above: bool) -> None:
    """A small offer asks for less than a large one: from its rung down it is met; mistrust is never met."""
    for size, asked in ((LAW.large - 0.01, LAW.demand_small), (LAW.large + 0.01, LAW.demand_large)):
        state = weighed(offer=size, rung=asked + above, binding=0.0)
        plain = offers_pull(state, DEEDS, FIGURES, counted=False)[:, 0]
        counted = offers_pull(state, DEEDS, FIGURES, counted=True)[:, 0]
        assert plain.min() > 0
        assert counted == pytest.approx(plain * above)
        doubted = changed(state, word={2: 0.2})
        same = offers_pull(doubted, DEEDS, FIGURES, counted=False)[:, 0]
        assert offers_pull(doubted, DEEDS, FIGURES, counted=True)[:, 0] == pytest.approx(same)


@pytest.mark.parametrize(("waters", "shut"), [(HARASSED, LAW.waters_harassed), (CLOSED, LAW.waters_closed)])
def test_margin(waters: int, shut: float) -> None:
    """Twelve terms for Moscow and for Tehran."""
    state = changed(weighed(waters=waters), offer=[0.0, 0.0], binding=0.0)
    terms = margin(state, DEEDS, FIGURES)[:, :, 0]
    let = GATES.gate_working / GATES.gate_close
    lever = 2 / 3 * (1 - TIES.wears_out * 0.2) * 0.7 * 4 / 5 - LAW.tie_usual / 3 + shut + LAW.weapon
    door = LAW.backing / 3 * (1 - TIES.wears_out * 0.3) + LAW.gulf_door * max(0.4 - LAW.gulf_door_usual, 0)
    trapped = LAW.entrapment * WAR.exchange_heat * 4 / 5 * 1.2
    by_hand = [
        (LAW.exchange * (0.3 / (0.32 * let) - 1), LAW.exchange * (0.35 / (0.4 * let) - 1)),
        (LAW.front * 0.1, LAW.front * 0.1),
        (LAW.trust * 0.12, -LAW.trust * 0.1),
        (LAW.dependence * (0.4 - LAW.dependence_russia) - LAW.outside * 0.1,
         LAW.dependence * (0.5 - LAW.dependence_iran) - LAW.outside * 0.2),
        (-LAW.grievance * 0.08, -LAW.grievance * 0.12),
        (-LAW.affront * 0.1, -LAW.affront * 0.3),
        (-LAW.third_parties * lever, -LAW.third_parties * door),
        (0, 0),
        (-trapped, 0),
        (LAW.institutions * (0.6 - LAW.institutions_usual),) * 2,
        (LAW.ruler * 0.05, -LAW.ruler * 0.1),
        (LAW.rest_russia + 0.02, LAW.rest_iran + 0.03),
    ]  # fmt: skip
    for row, pair in enumerate(by_hand):
        assert terms[row] == pytest.approx(pair), row
    offered = margin(weighed(rung=7.0), DEEDS, FIGURES)[7, :, 0]
    assert offered == pytest.approx([-LAW.offer * pull for pull in pulls(0.45, 0, 1, True)])
    shut_door = margin(changed(state, tie={TIE_IR_GS: -0.9}), DEEDS, FIGURES)[6, IRAN, 0]
    assert shut_door == pytest.approx(-LAW.third_parties * LAW.backing / 3 * (1 - TIES.wears_out * 0.3))
    treaty = margin(weighed(rung=6.0), DEEDS, FIGURES)[0, RUSSIA, 0]
    assert treaty == pytest.approx(LAW.exchange * (0.3 / 0.32 - 1))
