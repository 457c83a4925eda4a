"""Trust, grievance and threat; treasuries, factions and rulers; the gauge, the index, interests and endings."""

import numpy as np
import pytest

from game.model.laws.calendar import calendar, elections, tides
from game.model.laws.gauge import escalation, index
from game.model.laws.homes import factions, insiders, regimes, rulers, treasuries
from game.model.laws.interests import INTERESTS, capital, own, satisfaction
from game.model.laws.minds import answered, exposed, ledger, minds, slighted, threat, wears
from game.model.laws.verdict import ending, legacy, outcome, runs_on
from game.model.state.axes import COUNTRIES, IRAN, PUBLIC, RUSSIA
from game.model.state.codes import ENDINGS, OUTCOMES, PRAGMATIST, SELL_OUT, TRUCE, TURN_ROW
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.sketch import expected, first_worlds, rules

FIGURES = central()
MIND, THREAT, HOME = FIGURES.minds, FIGURES.threat, FIGURES.home


def test_was_the_partner_there() -> None:
    """When Iran is struck, help below .62 of the ask costs trust and rankles; the more the further below."""
    state = first_worlds().but(hit=np.ones(1), rung=np.array([5.0]))
    flow = state.flow.copy()
    flow[RUSSIA, 0] = 0.16
    state = state.but(flow=flow)
    ask = 0.673 + 0.605 + float(state.need[RUSSIA, 3, 0])
    short = 0.62 - (0.16 + 0.50 + 0.40) / ask
    trust, grievance, affront = answered(state, Deeds.none(1), FIGURES)
    assert short > 0
    assert trust[0] == pytest.approx(-MIND.absent_trust * short, abs=1e-5)
    assert grievance[0] == pytest.approx(MIND.absent_grievance * short, abs=1e-5)
    assert affront[0] == pytest.approx(MIND.absent_affront * short, abs=1e-5)
    calm = answered(first_worlds(), Deeds.none(1), FIGURES)
    assert not any(part.any() for part in calm)


def test_the_tenth_text_is_no_news() -> None:
    """A slight costs its figures; after four it costs e^(−.55 · 4) of them."""
    fresh = first_worlds().but(slight=np.ones(1))
    used = fresh.but(slights_felt=np.array([4.0]))
    assert slighted(fresh, FIGURES)[1][0] == pytest.approx(MIND.slight_grievance)
    assert slighted(used, FIGURES)[1][0] == pytest.approx(MIND.slight_grievance * np.exp(-0.55 * 4), rel=1e-5)


def test_a_disclosure_that_is_not_believed_backfires() -> None:
    """At a word of .42 it costs trust; at .15 it earns some; a tired public hardly hears it."""
    deeds = Deeds.none(1)
    deeds.jumps[ROW["aware.ir.israel"]] = 0.6
    state = first_worlds()
    assert exposed(state, deeds, FIGURES)[0][0] == pytest.approx(-MIND.exposed_trust * 0.6 * MIND.real_least, rel=1e-4)
    word = state.word.copy()
    word[2] = 0.15
    assert exposed(state.but(word=word), deeds, FIGURES)[0][0] > 0
    tired = exposed(state.but(fatigue=np.ones(1)), deeds, FIGURES)[0][0]
    assert tired == pytest.approx(exposed(state, deeds, FIGURES)[0][0] * np.exp(-MIND.fatigue_dulls), rel=1e-4)


def test_the_ledger_closes_what_one_gives_the_other_owes() -> None:
    """Ten per cent more from Tehran makes Moscow owe the figure times .1; the same from both leaves the balance."""
    state = first_worlds()
    more = state.received.copy()
    more[RUSSIA] *= 1.1
    owes = ledger(state.but(received=more), Deeds.none(1), FIGURES).balance[0]
    assert owes == pytest.approx(0.12 + 0.1 * MIND.balance_rate, abs=1e-5)
    both = ledger(state.but(received=state.received * 1.1), Deeds.none(1), FIGURES).balance[0]
    assert both == pytest.approx(0.12, abs=1e-5)


def test_speeches_move_minds_less_than_deeds() -> None:
    """Overdue promises rankle quarter after quarter; minds without debts and news go back to rest."""
    state = first_worlds()
    owed = minds(state, Deeds.none(1), FIGURES).grievance[IRAN, 0]
    paid = minds(state.but(overdue=state.overdue * 0), Deeds.none(1), FIGURES).grievance[IRAN, 0]
    assert owed - paid == pytest.approx(MIND.overdue_rankles * 0.25, abs=1e-5)


def test_threat_by_hand() -> None:
    """A truce calms Moscow by a quarter of its figure; a struck Iran feels more by a quarter of its own."""
    state = first_worlds()
    calmer = threat(state.but(ukraine=np.array([TRUCE + 0.0])), Deeds.none(1), FIGURES)
    assert calmer[RUSSIA, 0] == pytest.approx(0.6 - 0.25 * THREAT.truce, abs=1e-5)
    hit = threat(state.but(struck=np.ones(1)), Deeds.none(1), FIGURES)
    assert hit[IRAN, 0] == pytest.approx(0.62 + 0.25 * THREAT.struck, abs=1e-5)


def test_lumping_raises_both_threats() -> None:
    """Posture at full from a third: 2/3 · lumped on Moscow, half of posture besides on Tehran, a quarter now."""
    deeds = Deeds.none(1)
    deeds.stances[STANCE_ROW["us.posture"]] = 3
    after = threat(first_worlds(), deeds, FIGURES)[:, 0]
    assert after[RUSSIA] == pytest.approx(0.6 + 0.25 * THREAT.lumped * 2 / 3, abs=1e-5)
    assert after[IRAN] == pytest.approx(0.62 + 0.25 * (THREAT.lumped + THREAT.posture / 2) * 2 / 3, abs=1e-5)


def test_a_lever_held_on_wears_out_and_recovers() -> None:
    """Full leverage wears by its figure times 2/3; let go, a tenth of the wear is gone in a quarter."""
    deeds = Deeds.none(1)
    deeds.stances[STANCE_ROW["gs.leverage"]] = 3
    worn = wears(first_worlds(), deeds, FIGURES)
    assert worn.gulf_wear[0] == pytest.approx(FIGURES.ties.wear_gulf * 2 / 3, abs=1e-6)
    assert wears(worn, Deeds.none(1), FIGURES).gulf_wear[0] == pytest.approx(worn.gulf_wear[0] * 0.9, abs=1e-6)


def test_a_shortfall_comes_from_reserves_and_then_is_not_paid() -> None:
    """Revenue of 6 against 12: .13 · 25 + .24 from reserves, the rest unpaid."""
    state = first_worlds()
    after = treasuries(state.but(revenue=np.array([[43.0], [6.0]])), Deeds.none(1), FIGURES)
    drawn = 0.13 * 25 + 0.02 * 12
    assert after.unpaid[IRAN, 0] == pytest.approx((6 - drawn) / 12, abs=1e-5)
    assert after.reserves[IRAN, 0] == pytest.approx(25 - 0.8 * drawn, abs=1e-5)


def test_the_public_pays_first_and_the_guards_last() -> None:
    """With a fifth unpaid the public gets .68 of its due, the guards .92, and its loyalty falls most."""
    state = first_worlds().but(unpaid=np.array([[0.0], [0.2]]))
    after = factions(state, Deeds.none(1), FIGURES)
    assert after.pay[IRAN, PUBLIC, 0] == pytest.approx(1 - HOME.cut_public * 0.2)
    assert after.pay[IRAN, 0, 0] == pytest.approx(1 - HOME.cut_security * 0.2)
    fall = state.loyalty[IRAN] - after.loyalty[IRAN]
    assert fall[PUBLIC, 0] == fall.max()
    by_hand = HOME.public_pace * HOME.unpaid * HOME.personalism_iran * HOME.cut_public * 0.2
    assert fall[PUBLIC, 0] == pytest.approx(by_hand, abs=1e-4)


def test_insiders_are_weighed() -> None:
    """Tehran: half guards, .3 clerics, .2 pragmatists; Moscow: the mean of four."""
    assert insiders(first_worlds().loyalty, FIGURES)[:, 0] == pytest.approx([0.75, 0.5 * 0.68 + 0.3 * 0.6 + 0.2 * 0.45])


def test_a_ruler_ousted_by_deeds_is_new_and_reappraises() -> None:
    """The regime is that of a new ruler; a pragmatist thinks less of the tie."""
    deeds = Deeds.none(300)
    deeds.turns[TURN_ROW["regime.ir>new_ruler"]] = 1
    after = regimes(first_worlds(300), deeds, rules(300))
    assert (after.regime[IRAN] == 3).all()
    assert set(np.unique(after.ruler[IRAN])) == {1, 2, 3}
    soft = after.ruler[IRAN] == PRAGMATIST
    assert after.ruler_shift[IRAN][soft] == pytest.approx(FIGURES.regimes.shift_pragmatist)
    assert not rulers(first_worlds(), np.zeros((2, 1)), expected()).ruler.any()


def test_escalation_falls_back_and_can_run_away() -> None:
    """1.2 + .7 · (3 − 1.2); below the danger line nothing runs away."""
    high = escalation(first_worlds().but(escalation=np.array([3.0])), Deeds.none(1), expected())
    assert high.escalation[0] == pytest.approx(1.2 + 0.7 * 1.8, abs=1e-6)
    assert high.catastrophe[0] > 0
    low = escalation(first_worlds(), Deeds.none(1), expected())
    assert low.catastrophe[0] == 0


def test_the_index_by_hand() -> None:
    """Three quarters what flows, by the domains' weights and Moscow's share of each, a quarter the rung over seven."""
    state = first_worlds().but(rung=np.array([5.0]))
    weights = [0.22, 0.12, 0.18, 0.13, 0.17, 0.06, 0.12]
    russia = [0.5, 0.9, 0.7, 0.5, 0.5, 0.6, 0.5]
    given = [0.26, 0.38, 0.50, 0.40, 0.33, 0.36, 0.50]
    back = [0.33, 0.05, 0.33, 0.38, 0.28, 0.28, 0.48]
    flows = sum(w * (r * a + (1 - r) * b) for w, r, a, b in zip(weights, russia, given, back, strict=True))
    assert index(state, FIGURES)[0] == pytest.approx(100 * (0.75 * flows + 0.25 * 5 / 7), abs=1e-3)


def test_the_scarcest_interest_counts_most() -> None:
    """Weights of each country add up to one, and a bomb alone takes more from Israel than its weight."""
    for country, names in INTERESTS.items():
        assert sum(FIGURES.interests[f"{country}_{name}"] for name in names) == pytest.approx(1), country
    state = first_worlds().but(own_interest=first_worlds().own_interest)
    before = satisfaction(state, "israel", FIGURES)[0]
    after = satisfaction(state.but(weapon=np.ones(1)), "israel", FIGURES)[0]
    assert 1 - after / before > FIGURES.interests.israel_no_bomb


def test_a_war_that_ran_away_caps_every_score_and_its_authors_most() -> None:
    """25 for the others, 10 for whoever brought it on."""
    state = first_worlds().but(catastrophe=np.ones(1), author=np.array([COUNTRIES.index("israel") + 1.0]))
    assert satisfaction(state, "israel", FIGURES)[0] <= 10
    assert 10 < satisfaction(state, "china", FIGURES)[0] <= 25


def test_own_levers_serve_own_interests() -> None:
    """.55 rests; a service of .2 moves its interest by .35 · 1.25 · .2 in a quarter."""
    deeds = Deeds.none(1)
    deeds.service[3] = 0.2
    law = FIGURES.interests
    moved = own(first_worlds(), deeds, expected())[3, 0]
    assert moved == pytest.approx(0.55 + law.pace * law.reach * 0.2 - law.knock * law.knocked, abs=1e-5)


def test_weeks_are_carried_over_up_to_ten() -> None:
    """Washington's five: three spent leave two, three overdrawn are repaid at four, eight gained stop at ten."""
    for spent, left in ((3, 2), (12, -4), (-8, 10)):
        deeds = Deeds.none(1)
        deeds.spent[2] = spent
        assert capital(first_worlds(), deeds, FIGURES)[2, 0] == left


def test_elections_come_when_the_calendar_says() -> None:
    """A new administration in the first and seventeenth quarters, and no other of the first twenty."""
    state, law = first_worlds(4), rules(4)
    changed = []
    for turn in range(1, 21):
        after = elections(state.but(turn=turn - 1, administration=np.full(4, 9.0)), turn, law)
        changed.append(bool((after.administration != 9).all()))
    assert [turn for turn, new in enumerate(changed, start=1) if new] == [1, 17]


def test_tides_turn_about_one_quarter_in_six() -> None:
    """Each of the six turns with a chance of .17, whatever it is."""
    state, law, turned = first_worlds(2000), rules(2000), []
    for turn in range(2, 8):
        now = tides(state, turn, law)
        turned.append(float((now != state.tide).mean()))
    assert np.mean(turned) == pytest.approx(FIGURES.calendar.tide, abs=0.01)


def test_what_was_done_last_quarter_is_wiped() -> None:
    """Marks of a quarter do not last into the next; affronts fade by half, a strike by its figure."""
    state = first_worlds().but(hit=np.ones(1), slight=np.ones(1), affront=np.full((2, 1), 0.4), struck=np.ones(1))
    after = calendar(state, expected())
    assert after.hit[0] == 0
    assert after.slight[0] == 0
    assert after.affront[IRAN, 0] == pytest.approx(0.2)
    assert after.struck[0] == pytest.approx(FIGURES.calendar.struck_fade)
    assert after.since_struck[0, 0] == 41


def ended(**changed: float) -> tuple[str, str]:
    """The outcome and the ending of the opening's world with some measures changed."""
    state = first_worlds().but(rung=np.array([5.0]), turn=20)
    for name, value in changed.items():
        state = state.but(**{name: np.full_like(getattr(state, name), value)})
    law = rules(1)
    return OUTCOMES[int(outcome(state, law)[0])], ENDINGS[int(ending(state, law)[0])]


def test_outcomes_and_endings_by_their_table() -> None:
    """Each test of the table in turn."""
    assert ended() == ("holds", "as_before")
    assert ended(catastrophe=1) == ("catastrophe", "runaway_war")
    assert ended(rung=1, breaking_act=SELL_OUT) == ("fractured", "sold")
    assert ended(rung=3) == ("frayed", "drifted_apart")
    # A new ruler has an ending of his own only where the partnership slipped under him.
    fresh = {"rung": 3, "ruler": 1, "ruler_quarters": 1}
    assert ended(**fresh, rung_quarters=0)[1] == "new_man_in_tehran"
    assert ended(**fresh, rung_quarters=2)[1] == "drifted_apart"
    assert ended(rung=7) == ("durable", "the_bloc")
    assert ended(high_quarters=6, index=60, rung=6)[1] == "treaty_kept"
    assert ended(rung=4, weapon=1)[1] == "the_bomb"
    assert ended(closed_ago=1)[1] == "the_strait"
    assert ended(ukraine=2)[1] == "peace_of_the_broker"
    assert ended(china=1)[1] == "two_clients_of_beijing"


def test_a_break_leads_to_two_closing_quarters() -> None:
    """A campaign runs on for two quarters after a break that is not mended, and not at all after a runaway war."""
    state = first_worlds().but(rung=np.array([1.0]), broke=np.array([5.0]))
    assert runs_on(state.but(turn=6), FIGURES)[0] == 1
    assert runs_on(state.but(turn=7), FIGURES)[0] == 0
    assert runs_on(first_worlds().but(catastrophe=np.ones(1)), FIGURES)[0] == 0


def test_the_end_counts_in_the_legacy() -> None:
    """Three tenths where a campaign leaves a country, seven what it was on average."""
    state: WorldState = first_worlds().but(score=np.full((6, 1), 50.0), satisfaction=np.full((6, 1), 60.0))
    assert legacy(state, rules(1))[0, 0] == pytest.approx(53)


def test_orders_of_the_islands_reach_tehrans_mind() -> None:
    """The mark that favours leave is what minds read: a slight now raises grievance by its figure."""
    deeds = Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.islands"]] = 1
    state = first_worlds().but(slight=np.ones(1))
    more = minds(state, deeds, FIGURES).grievance[IRAN, 0] - minds(first_worlds(), deeds, FIGURES).grievance[IRAN, 0]
    assert more == pytest.approx(MIND.slight_grievance, abs=1e-5)
