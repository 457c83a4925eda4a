import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.laws.common import believed, by_code, exclusive, fire
from game.model.laws.exchange import exchange, fear_of_the_bomb, gate, quiet, received, weak_link, worth_to_moscow
from game.model.laws.needs import asked_of_moscow, asked_of_tehran, dependence, needs, shared_front, spared_by_moscow
from game.model.state.axes import ARMS, DIPLOMATIC, IRAN, NARRATIVE, PROXIES, RUSSIA, TRADE
from game.model.state.codes import EXCHANGE, LOST, OPEN_WAR
from game.model.state.deeds import STANCE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.ruleset import central
from tests.model.sketch import first_worlds

FIGURES = central()
QUIET = Deeds.none(1)


@given(st.floats(0.05, 1), st.floats(0.05, 1))
def test_the_weaker_of_offer_and_need_counts_more(offer: float, need: float) -> None:
    """CES with exponent −2: equal to both where they agree, never above √2 times the smaller."""
    mean = float(weak_link(np.array([offer]), np.array([need]))[0])
    assert mean == pytest.approx((0.5 * offer**-2 + 0.5 * need**-2) ** -0.5, rel=1e-9)
    assert min(offer, need) - 1e-9 <= mean <= math.sqrt(2) * min(offer, need) + 1e-9


def test_needs_of_tehran_at_the_opening() -> None:
    """Arms .20 + .45 · .5 + .40 · .62 = .673; cover .45 + .25 · .62 = .605; trade .40 + .1/3 = .4333."""
    asked = asked_of_moscow(first_worlds(), QUIET, FIGURES)[:, 0]
    assert asked[ARMS] == pytest.approx(0.673, abs=1e-6)
    assert asked[DIPLOMATIC] == pytest.approx(0.605, abs=1e-6)
    assert asked[TRADE] == pytest.approx(0.4 + 0.1 / 3, abs=1e-6)


def test_needs_of_moscow_follow_its_gap_and_its_own_plant() -> None:
    """Half of what its own plant does not build, and what there always is; less with a plant for all drones."""
    state, law = first_worlds(), FIGURES.needs
    asked = asked_of_tehran(state, QUIET, FIGURES)[ARMS, 0]
    assert asked == pytest.approx(float(0.5 * (law.arms_foreign - 0.75) + law.arms_russia), abs=1e-6)
    own = state.but(localised=np.ones(1))
    asked = asked_of_tehran(own, QUIET, FIGURES)[ARMS, 0]
    assert asked == pytest.approx(float(0.5 * (law.arms_foreign - 1) + law.arms_russia), abs=1e-6)


def test_war_eats_exports_and_peace_frees_them() -> None:
    """What Moscow can spare falls by the figure times the gap; without a gap it can spare all."""
    state, eaten = first_worlds(), FIGURES.capacity.arms_eaten
    assert spared_by_moscow(state, QUIET, FIGURES)[ARMS, 0] == pytest.approx(1 - eaten * 0.5)
    assert spared_by_moscow(state.but(arms_gap=np.zeros(1)), QUIET, FIGURES)[ARMS, 0] == 1


def test_damascus_carries_help_for_partners() -> None:
    """What is spared for partners in arms falls by the figure when Damascus is lost."""
    state, law = first_worlds(), FIGURES.capacity
    lost = state.but(syria=np.array([LOST + 0.0]))
    assert spared_by_moscow(state, QUIET, FIGURES)[PROXIES, 0] == pytest.approx(
        law.proxies_lost + law.proxies_of_damascus
    )
    assert spared_by_moscow(lost, QUIET, FIGURES)[PROXIES, 0] == pytest.approx(law.proxies_lost)


def test_only_symmetric_threat_binds() -> None:
    """√(.6 · .62) = .61; the same sum shared unevenly binds less."""
    state = first_worlds()
    assert shared_front(state)[0] == pytest.approx(math.sqrt(0.6 * 0.62), abs=1e-6)
    uneven = state.but(threat=np.array([[0.95], [0.27]]))
    assert shared_front(uneven)[0] < shared_front(state)[0]


def test_dependence_at_the_opening() -> None:
    """Moscow 1.1 · (.5 · .57 − .02) = .2915; Tehran .25 + .4 · .5 = .45; half of an option elsewhere comes off."""
    state = first_worlds()
    assert dependence(state, QUIET, FIGURES)[:, 0] == pytest.approx([0.2915, 0.45], abs=1e-5)
    elsewhere = state.but(outside=np.array([[0.2], [0.2]]))
    assert dependence(elsewhere, QUIET, FIGURES)[:, 0] == pytest.approx([0.1915, 0.35], abs=1e-5)


@pytest.mark.parametrize(("word", "belief"), [(0.30, 0), (0.55, 1), (0.42, 0.48), (0.05, -1), (0.9, 1)])
def test_a_doubted_word_turns_an_offer_into_a_trick(word: float, belief: float) -> None:
    """β = clip((q − .30) / .25, −1, 1)."""
    state = first_worlds()
    words = state.word.copy()
    words[2] = word
    assert believed(state.but(word=words), FIGURES)[0] == pytest.approx(belief)


def test_offers_to_both_lose_their_point() -> None:
    """One offer alone keeps all its pull; two alike keep what the figure leaves."""
    state = first_worlds()
    alone = state.but(offer=np.array([[0.8], [0.0]]))
    both = state.but(offer=np.array([[0.8], [0.8]]))
    assert exclusive(alone, 0.9)[0] == 1
    assert exclusive(both, 0.9)[0] == pytest.approx(0.1)


def test_distance_first() -> None:
    """While Iran fights, giving entangles: worth of arms falls by the figure in open war, by part of it in blows."""
    state = needs(first_worlds(), QUIET, FIGURES)
    figures = FIGURES.exchange
    calm = worth_to_moscow(state, QUIET, FIGURES)[ARMS, 0]
    war = worth_to_moscow(state.but(war_iran=np.array([OPEN_WAR + 0.0])), QUIET, FIGURES)[ARMS, 0]
    blows = worth_to_moscow(state.but(war_iran=np.array([EXCHANGE + 0.0])), QUIET, FIGURES)[ARMS, 0]
    full = figures.entrapment * FIGURES.domains.overt_arms
    assert calm - war == pytest.approx(full)
    assert calm - blows == pytest.approx(FIGURES.iran_war.exchange_heat * full)


def test_help_later() -> None:
    """Under fire quiet help gathers by .4 + .6 · T_R; once it is quiet, part of it is left a quarter later."""
    state = first_worlds()
    war = state.but(war_iran=np.array([OPEN_WAR + 0.0]))
    assert quiet(war, FIGURES)[RUSSIA, 0] == pytest.approx(
        float(FIGURES.exchange.quiet_gathers) * (0.4 + 0.6 * 0.6), abs=1e-6
    )
    assert quiet(state.but(quiet=np.full((2, 1), 0.5)), FIGURES)[RUSSIA, 0] == pytest.approx(0.4)
    assert fire(war, FIGURES)[0] == 1


def test_fear_of_the_bomb_begins_below_the_threshold() -> None:
    """(.66 − .65) · 2.5 at the opening, all of it after a test."""
    state = first_worlds()
    assert fear_of_the_bomb(state, QUIET, FIGURES)[0] == pytest.approx(0.025, abs=1e-5)
    assert fear_of_the_bomb(state.but(weapon=np.ones(1)), QUIET, FIGURES)[0] == 1


def test_the_ladder_lets_through_what_its_rung_says() -> None:
    """From .06 when broken off to 1.25 in an alliance."""
    state = first_worlds(8).but(rung=np.arange(8.0))
    assert gate(state, FIGURES).tolist() == [0.06, 0.22, 0.5, 0.8, 1, 1.06, 1.12, 1.25]
    assert by_code(np.array([1.0]), 5, 7)[0] == 7


def test_a_hand_computed_quarter_of_exchange() -> None:
    """Narrative from Tehran with its story at full: offer, mean, ladder and pace by hand."""
    state = first_worlds()
    deeds = Deeds.none(1)
    deeds.stances[STANCE_ROW["ir.story"]] = 3
    after = exchange(needs(state, deeds, FIGURES), deeds, FIGURES)
    law, opened = FIGURES.exchange, float(gate(state, FIGURES)[0])
    flow, need = 0.48, 0.4 + 0.2
    offered = (2 * (flow / opened) ** -2 - need**-2) ** -0.5
    odds = offered / 0.9
    v = math.log(odds / (1 - odds)) / law.steep + law.dial * (1 - 1 / 3)
    new = 0.9 / (1 + math.exp(-law.steep * v))
    target = opened * (0.5 * new**-2 + 0.5 * need**-2) ** -0.5
    pace = min(FIGURES.domains.pace_narrative * law.pace, 1)
    assert after.flow[IRAN, NARRATIVE, 0] == pytest.approx(flow + pace * (target - flow), abs=2e-4)


def test_flows_fall_faster_than_they_rise() -> None:
    """The same distance to go takes half as long again upwards."""
    state = first_worlds()
    law = FIGURES.exchange
    up, down = Deeds.none(1), Deeds.none(1)
    up.jumps[ROW["flow.cover.ru"]], down.jumps[ROW["flow.cover.ru"]] = 0.1, -0.1
    rise = exchange(needs(state, up, FIGURES), up, FIGURES).flow[RUSSIA, DIPLOMATIC, 0] - 0.5
    fall = 0.5 - exchange(needs(state, down, FIGURES), down, FIGURES).flow[RUSSIA, DIPLOMATIC, 0]
    assert fall == pytest.approx(min(law.faster_down * rise, fall + 1), rel=2e-2)


def test_gifts_are_worth_what_they_are_needed_for() -> None:
    """At the opening the value received is the weighted sum of the flows; a need that doubles raises its part by .6."""
    state = first_worlds()
    weights = {"arms": 0.28, "nuclear": 0.14, "diplomatic": 0.22, "proxies": 0.10, "trade": 0.14}
    weights |= {"internal_security": 0.06, "narrative": 0.06}
    flows = [0.26, 0.38, 0.50, 0.40, 0.33, 0.36, 0.50]
    by_hand = sum(weight * flow for weight, flow in zip(weights.values(), flows, strict=True))
    assert received(state, FIGURES)[IRAN, 0] == pytest.approx(by_hand, abs=1e-4)
    need = state.need.copy()
    need[RUSSIA, ARMS] *= 2
    more = received(state.but(need=need), FIGURES)[IRAN, 0] - by_hand
    assert more == pytest.approx(0.6 * 0.28 * 0.26, abs=1e-4)
