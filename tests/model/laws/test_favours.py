import numpy as np
import pytest

from game.model.laws.calendar import nearer
from game.model.laws.favours import called_in, delivery, falls_due, favours, outstanding, paid_off, slights
from game.model.state.axes import ARMS, IRAN, RUSSIA
from game.model.state.codes import TIE_RU_GS
from game.model.state.deeds import MOVE_ROW, Deeds
from game.model.state.names import ROW
from game.model.state.ruleset import central
from tests.model.sketch import expected, first_worlds

FIGURES = central()
LAW = FIGURES.favours


def promised(*rows: float) -> np.ndarray:
    """One side's promises by the quarter in which they fall due, (9, 1)."""
    return np.array([*rows, *([0.0] * (9 - len(rows)))])[:, None]


def test_a_demand_calls_in_the_latest_promises() -> None:
    """Of .1 now, .2 in one quarter and .3 in two, .4 called in leaves .1 in one; .5 is due now."""
    assert called_in(promised(0.1, 0.2, 0.3), np.array([0.4]))[:3, 0] == pytest.approx([0.5, 0.1, 0])


def test_a_delivery_keeps_the_earliest_promises() -> None:
    """Of .1, .2 and .3, a payment of .25 leaves nothing now, .05 in one quarter, .3 in two."""
    assert paid_off(promised(0.1, 0.2, 0.3), np.array([0.25]))[:3, 0] == pytest.approx([0, 0.05, 0.3])


def test_promises_come_nearer_every_quarter() -> None:
    """What was due in two quarters is due in one; nothing new stands at the end."""
    both = np.stack([promised(0.1, 0.2, 0.3), promised()])
    assert nearer(both)[0, :3, 0] == pytest.approx([0.2, 0.3, 0])


def test_what_falls_due_unpaid_is_overdue_and_some_of_it_gets_a_new_date() -> None:
    """.25 overdue and .1 due now: .25 · .97 + .1 = .3425; the redated share of it is due in eight quarters."""
    state = first_worlds()
    dates = state.promised.copy()
    dates[RUSSIA, 0] = 0.1
    after = falls_due(state.but(promised=dates), Deeds.none(1), FIGURES)
    late = 0.25 * LAW.overdue_memory + 0.1
    assert after.overdue[RUSSIA, 0] == pytest.approx(late * (1 - LAW.redated), abs=1e-6)
    assert after.promised[RUSSIA, 8, 0] == pytest.approx(0.5 / 7 + late * LAW.redated, abs=1e-6)
    assert after.promised[RUSSIA, 0, 0] == 0


def test_a_delivery_clears_debts_first_and_is_noticed() -> None:
    """One order delivers .25: off the debt of .25; trust, arms, air defence and ledger move as they should."""
    state, deeds = first_worlds(), Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.deliver"]] = 1
    after = delivery(state, deeds, FIGURES)
    assert after.overdue[RUSSIA, 0] == pytest.approx(0, abs=1e-9)
    assert outstanding(after.promised, RUSSIA)[0] == pytest.approx(0.5, abs=1e-5)
    assert after.trust[IRAN, 0] - 0.4 == pytest.approx(LAW.trust_of_delivery * 0.25, abs=1e-6)
    assert 0.28 - after.grievance[IRAN, 0] == pytest.approx(0.3 * 0.25, abs=1e-6)
    assert after.flow[RUSSIA, ARMS, 0] - 0.26 == pytest.approx(0.3 * 0.25, abs=1e-6)
    assert 0.5 - after.air_defence_gap[0] == pytest.approx(0.25 * 0.25, abs=1e-6)
    assert 0.12 - after.balance[0] == pytest.approx(0.3 * 0.25, abs=1e-6)
    assert after.delivered[RUSSIA, 0] == 0.25
    assert after.since_delivery[0] == 0


def test_nobody_delivers_more_than_it_owes() -> None:
    """Ten orders deliver .75, which is all that is promised and overdue."""
    state, deeds = first_worlds(), Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.deliver"]] = 10
    after = delivery(state, deeds, FIGURES)
    assert after.delivered[RUSSIA, 0] == pytest.approx(0.75, abs=1e-5)
    assert outstanding(after.promised, RUSSIA)[0] == pytest.approx(0, abs=1e-5)


def test_a_text_let_through_is_a_slight_and_a_veto_is_not() -> None:
    """An abstention costs 1.2 slights and counts as a vote with the Gulf; a veto earns trust."""
    state = first_worlds()
    tabled, vetoed = Deeds.none(1), Deeds.none(1)
    for deeds in (tabled, vetoed):
        deeds.jumps[ROW["due_vote.ru"]] = 1
    vetoed.moves[MOVE_ROW["ru.vote"]] = 1
    let, stopped = favours(state, tabled, expected()), favours(state, vetoed, expected())
    assert let.slight[0] == 1.2
    assert let.votes_with_gulf[0] == 1
    assert let.since_slight[0] == 0
    assert stopped.slight[0] == 0
    assert stopped.trust[IRAN, 0] - 0.4 == pytest.approx(float(central().favours.trust_of_veto), abs=1e-6)


def test_a_text_on_the_islands_costs_cover_and_warms_the_gulf() -> None:
    """A twentieth of Moscow's cover goes and its tie with the Gulf gains .03."""
    state, deeds = first_worlds(), Deeds.none(1)
    deeds.moves[MOVE_ROW["ru.islands"]] = 1
    after = slights(state, deeds, FIGURES)
    assert after.flow[RUSSIA, 2, 0] == pytest.approx(0.5 * 0.95, abs=1e-5)
    assert after.tie[TIE_RU_GS, 0] == pytest.approx(0.63, abs=1e-6)
    assert after.slight[0] == 1
