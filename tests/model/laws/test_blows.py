import numpy as np
import pytest

from game.model.laws.blows import blows
from game.model.laws.iran_war import by_progress, iran_war, nuclear, partners_in_arms, rearming, total_force, waters
from game.model.state.axes import IRAN, ISRAEL, UNITED_STATES
from game.model.state.codes import CLOSED, EXCHANGE, HARASSED, OPEN, OPEN_WAR, SHADOW, TIE_IR_GS, TURN_ROW
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.ruleset import central
from tests.model.sketch import expected, first_worlds

FIGURES = central()
BLOWS, WAR = FIGURES.blows, FIGURES.iran_war


def strike(by_us: bool = False, hits: float = 1.0) -> Deeds:
    """A hard strike on Iran's sites that hits them with a chance."""
    deeds = Deeds.none(1)
    deeds.jumps[ROW["struck.ir"]] = 1
    deeds.turns[TURN_ROW["nuclear>damaged"]] = hits
    deeds.moves[MOVE_ROW["us.strike" if by_us else "il.strike_nuclear"]] = 1
    return deeds


def test_a_hard_strike_by_hand() -> None:
    """Sites, launchers, air defence, escalation and the author, each by its figure; shadow war becomes blows."""
    after = blows(first_worlds(), strike(), expected())
    assert after.nuclear_progress[0] == pytest.approx(0.66 - BLOWS.sites_lost, abs=1e-6)
    assert after.missiles[0] == pytest.approx(0.75 - 0.2, abs=1e-6)
    assert after.air_defence_gap[0] == pytest.approx(0.5 + 0.22, abs=1e-6)
    assert after.escalation[0] == pytest.approx(1.6 + 0.65, abs=1e-6)
    assert after.struck[0] == pytest.approx(0.8, abs=1e-6)
    assert after.war_iran[0] == EXCHANGE
    assert after.author[0] == ISRAEL + 1
    assert after.since_struck[0, 0] == 0


def test_a_strike_that_misses_the_sites_sets_nothing_back() -> None:
    """The programme stays where it is; everything else is hit as before."""
    after = blows(first_worlds(), strike(hits=0.0), expected())
    assert after.nuclear_progress[0] == pytest.approx(0.66, abs=1e-6)
    assert after.hit[0] == 1


def test_an_american_strike_climbs_higher() -> None:
    """.75 rungs instead of .65, and Washington is its author."""
    after = blows(first_worlds(), strike(by_us=True), expected())
    assert after.escalation[0] == pytest.approx(1.6 + 0.75, abs=1e-6)
    assert after.author[0] == UNITED_STATES + 1
    assert after.hit_by_us[0] == 1


def test_tehrans_answer_uses_up_missiles_and_climbs() -> None:
    """.08 of its missiles, .35 rungs; the author is Tehran."""
    deeds = Deeds.none(1)
    deeds.jumps[ROW["struck.il"]] = 1
    after = blows(first_worlds(), deeds, expected(), "answer")
    assert after.missiles[0] == pytest.approx(0.75 - 0.08, abs=1e-6)
    assert after.escalation[0] == pytest.approx(1.6 + 0.35, abs=1e-6)
    assert after.author[0] == IRAN + 1
    assert after.struck_back[0] == 1


def test_harassed_ships_cool_the_gulf() -> None:
    """Open waters are harassed, the tie loses .12, escalation gains .2."""
    deeds = Deeds.none(1)
    deeds.moves[MOVE_ROW["ir.harass"]] = 1
    after = blows(first_worlds(), deeds, expected())
    assert after.waters[0] == HARASSED
    assert after.tie[TIE_IR_GS, 0] == pytest.approx(0.15 - 0.12, abs=1e-6)
    assert after.escalation[0] == pytest.approx(1.8, abs=1e-6)


def test_gulf_defences_take_off_half_of_what_they_are() -> None:
    """With defences at .5, a hit of 1 counts .75."""
    deeds = Deeds.none(1)
    deeds.jumps[ROW["struck.gs"]] = 1
    assert blows(first_worlds(), deeds, expected()).gulf_hit[0] == pytest.approx(0.75)


def test_blows_on_both_sides_become_open_war_by_their_chance() -> None:
    """Where chances stand for what happens, σ(−.98 + .6 (e − 3)) opens the war; without an answer nothing does."""
    state = first_worlds().but(
        war_iran=np.array([EXCHANGE + 0.0]), hit=np.ones(1), struck_back=np.ones(1), escalation=np.array([3.0])
    )
    after = iran_war(state, Deeds.none(1), expected())
    assert after.war_iran[0] == OPEN_WAR  # a chance above nought counts as happening where luck is left out
    alone = iran_war(state.but(struck_back=np.zeros(1)), Deeds.none(1), expected())
    assert alone.war_iran[0] == EXCHANGE


def test_open_war_costs_iran() -> None:
    """A quarter of it takes launchers, air defence, progress and two billions."""
    state = first_worlds().but(war_iran=np.array([OPEN_WAR + 0.0]))
    after = iran_war(state, Deeds.none(1), expected())
    assert after.missiles[0] == pytest.approx(0.75 - WAR.missiles_lost, abs=1e-6)
    assert after.air_defence_gap[0] == pytest.approx(0.5 + WAR.defences_lost, abs=1e-6)
    assert after.reserves[IRAN, 0] == pytest.approx(25 - WAR.costs, abs=1e-5)
    assert after.war_iran[0] == SHADOW  # it may end in the same quarter, by its chance


def test_launchers_come_back_and_russian_arms_close_the_gap() -> None:
    """Each goes to where Iran's own industry leaves it; Russian arms above the opening close more of the gap."""
    state = first_worlds()
    flow = state.flow.copy()
    flow[0, 0] += 0.2
    after = rearming(state.but(flow=flow), Deeds.none(1), FIGURES)
    missiles = 0.75 + WAR.missiles_pace * (WAR.missiles_rest - 0.75)
    gap = 0.5 - WAR.gap_pace * (0.5 - WAR.gap_rest) - WAR.gap_of_arms * 0.2
    assert after.missiles[0] == pytest.approx(missiles, abs=1e-6)
    assert after.air_defence_gap[0] == pytest.approx(gap, abs=1e-6)


def test_open_waters_stay_open_by_themselves() -> None:
    """Nobody closes what nobody harasses."""
    assert waters(first_worlds(), Deeds.none(1), expected()).waters[0] == OPEN


def test_a_closed_strait_is_noted_for_a_year() -> None:
    """The quarter in which it is closed counts, in four rows of which the first is now."""
    state = first_worlds().but(waters=np.array([CLOSED + 0.0]), waters_quarters=np.zeros(1))
    after = waters(state, Deeds.none(1), expected())
    assert after.waters[0] == CLOSED
    assert after.closed_ago[0, 0] == 1


def test_enrichment_by_hand() -> None:
    """At dial 2: pace · (2 − idle) · (1 + help · flow) · (ceiling − progress)."""
    law = FIGURES.nuclear
    after = nuclear(first_worlds(), Deeds.none(1), expected())
    grown = law.pace * (2 - law.idle) * (1 + law.help * 0.38) * (law.ceiling - 0.66)
    assert after.nuclear_progress[0] == pytest.approx(0.66 + grown, abs=1e-5)


def test_a_dash_needs_an_order_at_the_threshold() -> None:
    """Below the threshold an order to dash does nothing; at it the clock begins; a strike on the sites ends it."""
    deeds = Deeds.none(1)
    deeds.moves[MOVE_ROW["ir.dash"]] = 1
    assert nuclear(first_worlds(), deeds, expected()).dash[0] == 0
    near = first_worlds().but(nuclear_progress=np.array([0.8]))
    running = nuclear(near, deeds, expected())
    assert running.dash[0] == 1
    assert blows(running, strike(), expected()).dash[0] == 0


@pytest.mark.parametrize(("progress", "weapon", "code"), [(0.1, 0, 0), (0.5, 0, 1), (0.7, 0, 2), (0.1, 1, 3)])
def test_the_programmes_state_is_read_off_its_progress(progress: float, weapon: float, code: int) -> None:
    """Damaged below .25, latent below .7, threshold from there, weapon after a test."""
    assert by_progress(np.array([progress]), np.array([weapon + 0.0]), FIGURES)[0] == code


def test_partners_in_arms_are_weighed() -> None:
    """.5 Hezbollah, .3 Houthis, .2 the rest."""
    assert total_force(np.array([[0.4], [0.6], [0.5]]), FIGURES)[0] == pytest.approx(0.48)


def test_support_feeds_partners() -> None:
    """A full dial above the opening moves where they rest by .28 · 2/3, of which .07 is made good in a quarter."""
    fed = Deeds.none(1)
    fed.stances[STANCE_ROW["ir.partners"]] = 3
    plain = partners_in_arms(first_worlds(), Deeds.none(1), expected()).militia[0]
    law = FIGURES.partners
    more = partners_in_arms(first_worlds(), fed, expected()).militia[0] - plain
    assert more == pytest.approx(law.pace * law.fed * 2 / 3, abs=1e-5)
