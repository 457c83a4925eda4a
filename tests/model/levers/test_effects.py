import numpy as np
import pytest

from game.model.levers.budget import YEAR, allowed, income, move_prices, spent, turning, upkeep
from game.model.levers.effects import deeds, fits
from game.model.state.deeds import OPENING_STANCES, STANCES, Deeds
from game.model.state.names import NAMES, ROW
from game.model.state.ruleset import central
from tests.model.levers.sketch import Never, history, program, readings, world
from tests.model.sketch import rules

LUCKLESS = rules(2, Never(2))


def done(dials: dict[str, float] | None = None, moves: dict[str, int] | None = None, **set_to: float) -> Deeds:
    """What orders come to in worlds that are set so, without mishaps."""
    return deeds(program(), readings(world(**set_to), history(dials=dials, moves=moves)), LUCKLESS)


def bent(lever: str, **set_to: float) -> float:
    """How much more or less than usual a lever does in worlds that are set so."""
    levers, here = program(), readings(world(**set_to), history())
    place = levers.places[lever]
    usual = (*levers.policies, *levers.moves)[place].usual_fit
    return 1 + float(central().orders.bend) * (float(fits(levers, here)[place, 0]) - usual)


def test_the_opening_changes_nothing() -> None:
    """With every dial at its opening and no move, nothing is pushed and every stance is the opening's."""
    nothing = done()
    assert not nothing.jumps.any()
    assert not nothing.shifts.any()
    assert not nothing.turns.any()
    assert nothing.stances[:, 0].tolist() == list(OPENING_STANCES)


def test_a_policy_moves_the_resting_point_of_a_stock() -> None:
    """Oil sanctions on Russia two steps up: the fleet's resting point falls by 1.7 · 3 · 2 points, bent by fit."""
    after = done(dials={"us.oil_russia": 3})
    scale = NAMES[ROW["fleet.ru"]].scale
    assert after.rest("fleet.ru")[0] == pytest.approx(-3 * 2 * 1.7 / scale * bent("us.oil_russia"))


def test_a_policy_adds_to_money_every_quarter() -> None:
    """Orders for Iranian drones one step up cost Moscow 0.4 bn a quarter, which Tehran gets: bent alike."""
    after = done(dials={"ru.orders_from_iran": 3})
    assert after.now("reserves.ru")[0] == pytest.approx(-0.4 * bent("ru.orders_from_iran"))
    assert after.now("reserves.ru")[0] == -after.now("reserves.ir")[0]


def test_a_condition_of_an_effect_is_read_now() -> None:
    """Arms for Iran widen Moscow's own gap only while the war goes on."""
    assert done(dials={"ru.arms_for_iran": 3}).now("arms_gap.ru")[0] == 0
    assert done(dials={"ru.arms_for_iran": 3}).rest("arms_gap.ru")[0] > 0
    assert done(dials={"ru.arms_for_iran": 3}, ukraine=1, at_war=0).rest("arms_gap.ru")[0] == 0


def test_a_delayed_effect_comes_in_its_quarter() -> None:
    """Oil released from the reserve comes to market after two quarters, and neither before nor after."""
    amounts = [done(moves={"us.release_oil": ago}).now("output.us")[0] for ago in range(4)]
    assert amounts[:2] == [0, 0]
    assert amounts[2] == pytest.approx(0.4 * bent("us.release_oil"))
    assert amounts[3] == 0


def test_a_push_on_a_term_fades() -> None:
    """A bank order's cost of trade halves each quarter."""
    amounts = [done(moves={"us.bank_order": ago}).now("cost.trade.ru")[0] for ago in range(3)]
    assert amounts[1] == pytest.approx(amounts[0] / 2)
    assert amounts[2] == pytest.approx(amounts[0] / 4)


def test_an_effect_that_holds_lasts_as_long_as_it_says() -> None:
    """A suspension holds arms back for four quarters."""
    amounts = [done(moves={"ru.suspend": ago}).rest("flow.arms.ru")[0] for ago in range(6)]
    assert all(amount < 0 for amount in amounts[:4])
    assert amounts[4:] == [0, 0]


def test_a_transition_comes_with_its_chance() -> None:
    """A US strike damages the programme with its chance, bent by fit and never above 1."""
    strike = done(moves={"us.strike": 0}, nuclear_progress=80)
    chance = strike.turn("nuclear>damaged")[0]
    assert 0 < chance <= 1


def test_a_law_s_own_effect_is_not_added_again() -> None:
    """What a law does with a dial already is printed on the card and not pushed."""
    assert done(dials={"us.oil_russia": 3}).now("enforcement.ru")[0] == 0


def test_beijing_s_contract_goes_to_the_cheaper_seller() -> None:
    """The contract opens doors for whoever gives the larger discount and slights the other."""
    after = done(moves={"cn.contract": 1}, discount__ru=6.0, discount__ir=2.0)
    assert after.now("outside.ru")[0] > 0
    assert after.now("outside.ir")[0] == 0


def test_a_good_moment_bends_a_stance_up() -> None:
    """Ukraine aid counts for more while the front moves than while it stands still."""
    place = STANCES.index("us.ukraine_aid")
    moving = done(dials={"us.ukraine_aid": 3}).stances[place, 0]
    stalled = done(dials={"us.ukraine_aid": 3}, front=1.0).stances[place, 0]
    assert moving > stalled


def test_what_the_openings_leave_free() -> None:
    """At the end of 2024 upkeep leaves Moscow 3, Tehran 2, Washington 5, Beijing 5, the Gulf 3, Israel 2 weeks."""
    levers = program().catalogue
    here = readings(world(), history())
    free = income(here, levers.weeks) - upkeep(here.history.dials[0], levers)
    assert free[:, 0].tolist() == [3, 2, 5, 5, 3, 2]


def test_raising_costs_by_the_step_and_lowering_nothing() -> None:
    """One step up costs 1 week, two at once 3, three 6; down is free."""
    levers, before = program(), history().dials[0]
    place = levers.places["us.denial"]
    costs = []
    for dial in range(4):
        now = before.copy()
        now[place] = dial
        costs.append(turning(now, before, levers.catalogue)[2, 0])
    assert costs == [0, 0, 1, 3]


def test_a_move_repeated_within_a_year_costs_more() -> None:
    """The same move costs two weeks more for four quarters."""
    levers = program()
    place = levers.places["us.broker_truce"] - len(levers.policies)
    prices = [move_prices(history(moves={"us.broker_truce": ago}), levers.catalogue)[place, 0] for ago in range(6)]
    assert prices == [8] * YEAR + [6, 6]


def test_a_quarter_s_orders_are_added_up_by_country() -> None:
    """A strike costs Washington its price beside the upkeep, and nobody else anything."""
    levers, before = program(), history()
    moves = np.zeros((len(levers.moves), 2))
    moves[levers.places["us.strike"] - len(levers.policies)] = 1
    more = spent(before.dials[0], moves, before, levers.catalogue) - upkeep(before.dials[0], levers.catalogue)
    price = next(move.cost for move in levers.catalogue.moves if move.id == "us.strike")
    assert more[:, 0].tolist() == [0, 0, price, 0, 0, 0]


def test_a_move_needs_what_it_needs() -> None:
    """Tehran can close the Strait only where waters are harassed and it is cornered."""
    levers = program()
    place = levers.places["ir.close"] - len(levers.policies)
    assert allowed(readings(world(), history()), levers)[place, 0] == 0
    cornered = readings(world(waters=1.0, escalation=2.5), history())
    assert allowed(cornered, levers)[place, 0] == 1


def test_a_strike_on_israel_is_felt() -> None:
    """No law adds Tehran's strike by itself: the move's own effect is what hits."""
    assert done(moves={"ir.strike_israel": 0}, since__struck__ir=0.0).now("struck.il")[0] > 0


def test_a_policy_that_arms_iran_moves_where_its_air_defence_rests() -> None:
    """Held, it shifts the resting point and adds nothing every quarter."""
    after = done(dials={"cn.arms_iran": 3})
    assert after.rest("defence.ir")[0] > 0
    assert after.now("defence.ir")[0] == 0
