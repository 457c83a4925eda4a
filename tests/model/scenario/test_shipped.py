from collections.abc import Sequence
from functools import partial, reduce

import attrs
import numpy as np
import pytest

from agents.anchor import Following
from agents.crises import Desk
from agents.draft import Orders
from game.model.laws.exchange import received
from game.model.laws.turn import Ask, play
from game.model.laws.verdict import outcome
from game.model.levers.effects import HISTORY
from game.model.levers.reading import catalogue
from game.model.levers.readings import OrderHistory
from game.model.play.legacy import Chosen
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.scenario.schedule import InjectSchedule
from game.model.scenario.setup_files import FIRST, setup, setup_names
from game.model.state.axes import DUE_IN, PARTNERS, Array
from game.model.state.chance import Dice
from game.model.state.codes import CLOSE, HARASSED, LOST, OPEN_WAR, UNDERWRITING
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared
from tests.model.sketch import in_bounds

SCRIPT = Script.of(catalogue(), 100)
HUNDRED, FEW = 100, 4


def begins(name: str, worlds: int, seed: int = 7) -> Simulation:
    """A shipped scenario, at its usual length."""
    return Simulation.start(name, seed=seed, worlds=worlds, script=SCRIPT)


def a_year_on(name: str, worlds: int = 150) -> Simulation:
    """A shipped scenario a year later, or at its end where that comes sooner."""
    game = begins(name, worlds)
    game.run(min(4, game.rules.quarters))
    return game


def mean(row: Array) -> float:
    """The mean over the worlds."""
    return float(np.mean(row))


@pytest.mark.parametrize("name", setup_names())
def test_every_scenario_plays_to_its_end(name: str) -> None:
    """At its usual length it is played to the last quarter, within bounds, and has an outcome and a legacy for all."""
    game = begins(name, 2)
    while not game.over:
        game.step(game.decide())
        in_bounds(game.world)
    assert game.world.turn == setup(name).quarters or not game.runs.any()
    assert set(outcome(game.world, game.rules)) <= {0, 1, 2, 3, 4}
    assert game.legacy().shape == (6, 2)


@pytest.mark.parametrize("name", setup_names())
def test_nothing_is_decided_before_the_first_decision(name: str) -> None:
    """At the opening the pair works together or better, no world is over, and few are after one quarter."""
    game = begins(name, 300)
    assert game.runs.all()
    assert game.world.rung.min() >= CLOSE - 1
    assert not game.world.catastrophe.any()
    game.step(game.decide())
    assert mean(1 - game.runs) < 0.03


@attrs.define
class Noted:
    """The deeds of a quarter, as the laws got them."""

    rounds: list[Deeds] = attrs.field(factory=list)

    def laws(self, state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
        """A quarter by the laws, its deeds kept."""
        self.rounds.clear()
        return play(state, tuple(partial(self.kept, each) for each in ask), rules)

    def kept(self, ask: Ask, state: WorldState) -> Deeds:
        """What is ordered or answered, kept."""
        self.rounds.append(ask(state))
        return self.rounds[-1]

    def now(self, name: str) -> Array:
        """What was put on a name in orders and answers together."""
        return reduce(Deeds.and_answers, self.rounds).now(name)


def accounts_close(before: WorldState, after: WorldState, noted: Noted, rules: Rules) -> None:
    """Barrels, money, favours and promises of a quarter: whatever left one account is found in another."""
    figures = rules.figures
    for side, code in enumerate(("ru", "ir")):
        sold = after.volume[side] * after.netback[side] * figures.units.days_in_bn
        assert after.revenue[side] == pytest.approx(np.clip(sold + noted.now(f"revenue.{code}"), 0, 200), abs=1e-3)
        had = before.reserves[side] + noted.now(f"reserves.{code}")
        drawn = (had - after.reserves[side]) / figures.treasury.liquid
        bill = (figures.treasury.spending_russia, figures.treasury.spending_iran)[side]
        bill = bill + (figures.treasury.war_costs * after.at_war if code == "ru" else 0.0)
        # Where reserves neither ran out nor filled up nor paid for a war, income and draw paid for what was paid.
        settled = (after.reserves[side] > 0) & (after.reserves[side] < 150) & (after.unpaid[side] > 0) & (drawn >= 0)
        settled &= (before.war_iran != OPEN_WAR) & (after.war_iran != OPEN_WAR)
        paid = after.revenue[side] + drawn - bill * (1 - after.unpaid[side])
        assert np.where(settled, paid, 0) == pytest.approx(0, abs=0.01), code
    bound = before.gulf_reserves + after.gulf_revenue - figures.treasury.spending_gulf + noted.now("reserves.gs")
    assert after.gulf_reserves == pytest.approx(np.clip(bound, 0, 900), abs=1e-3)
    assert after.received == pytest.approx(received(after, figures), abs=1e-5)
    for side, name in enumerate(PARTNERS):
        assert_promises(before, after, noted, (side, name))


def assert_promises(before: WorldState, after: WorldState, noted: Noted, who: tuple[int, str]) -> None:
    """One side's promises: what is outstanding is what was, with what was added, less what was kept or forgotten."""
    side, name = who
    owed = [state.promised[side].sum(0) + state.overdue[side] for state in (before, after)]
    new = np.zeros(after.worlds)
    if name == PARTNERS[0]:
        new = np.maximum(noted.now("promised.ru"), 0) + np.maximum(noted.now("overdue.ru"), 0)
        new = new + after.bound
    gone = owed[0] + new - owed[1]
    assert (owed[1] <= owed[0] + new + 1e-4).all()
    forgotten = 0.06 * (before.overdue[side] + before.promised[side].sum(0) + new)
    eased = np.maximum(-noted.now("overdue.ru"), 0) + np.maximum(-noted.now("promised.ru"), 0) if side == 0 else 0.0
    assert (gone <= after.delivered[side] + forgotten + eased + after.bound + 1e-4).all()
    assert len(after.promised[side]) == len(DUE_IN)


def side_by_side(games: Sequence[Simulation]) -> Simulation:
    """Several games' worlds as the worlds of one, for a hundred quarters; each world keeps its scenario's figures."""
    first, whole = games[0], sum(game.world.worlds for game in games)
    measures = (*declared(), "dials", "wear")
    rows = {name: np.concatenate([getattr(game.world, name) for game in games], axis=-1) for name in measures}
    sections: dict[str, dict[str, float | Array]] = {}
    for section, figures in first.rules.figures.sections.items():
        for name in figures.everything:
            values = [game.rules.figures.sections[section][name] for game in games]
            spread = [np.broadcast_to(np.asarray(value, np.float64), FEW) for value in values]
            same = all(np.ndim(value) == 0 and value == values[0] for value in values)
            sections.setdefault(section, {})[name] = values[0] if same else np.concatenate(spread)
    rules = Rules(Figures.of(sections), Dice(11, np.arange(whole, dtype=np.uint64)), HUNDRED)
    dials, moves = rows["dials"], np.zeros((HISTORY, len(SCRIPT.anchor.levers.moves), whole))
    return attrs.evolve(
        first,
        rules=rules,
        world=first.world.but(**rows),
        history=OrderHistory(np.stack([dials] * HISTORY), moves),
        following=Following.none(whole),
        desk=Desk.empty(SCRIPT.crises, whole),
        chosen=Chosen.drawn(SCRIPT.aims, rules.chance),
        leaked=np.zeros(whole),
        tally=np.zeros((len(SCRIPT.aims.gauges), whole)),
        schedule=InjectSchedule(),
    )


def with_each_ones_events(deeds: Deeds, schedules: Sequence[InjectSchedule], quarter: int, rules: Rules) -> Deeds:
    """A quarter's deeds, each game's worlds with what comes from outside in its own scenario."""
    whole = deeds
    for place, schedule in enumerate(schedules):
        own, its = schedule.added(deeds, quarter, rules), slice(place * FEW, (place + 1) * FEW)
        for kind in ("jumps", "shifts", "turns", "moves"):
            rows = getattr(whole, kind).copy()
            rows[:, its] = getattr(own, kind)[:, its]
            whole = attrs.evolve(whole, **{kind: rows})
    return whole


def test_accounts_close_and_bounds_hold_over_a_hundred_random_quarters_of_every_scenario() -> None:
    """Whatever is ordered at random, a hundred quarters long and wars or no wars, accounts close and bounds hold."""
    games = [begins(name, FEW, seed=11) for name in setup_names()]
    game, noted = side_by_side(games), Noted()
    schedules = [one.schedule for one in games]

    def laws(state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
        """A quarter with every scenario's own events."""
        quarter = state.turn + 1

        def orders(world: WorldState) -> Deeds:
            return with_each_ones_events(ask[0](world), schedules, quarter, rules)

        return noted.laws(state, (orders, *ask[1:]), rules)

    game.laws = laws
    draw = np.random.Generator(np.random.PCG64(11))
    for _ in range(HUNDRED):
        before = game.world
        dials = draw.integers(0, 4, before.dials.shape).astype(np.float64)
        moves = (draw.random(game.history.moves.shape[1:]) < 0.05).astype(np.float64)
        after = game.step(Orders(dials, moves))
        in_bounds(after)
        accounts_close(before, after, noted, game.rules)
        # A campaign that is over stands still; here it goes on.
        game.world = after.but(catastrophe=after.catastrophe * 0, broke=after.broke * 0)


def test_cheap_oil_empties_both_treasuries() -> None:
    """A glut, and a price war still more, leave Brent lower, both reserves smaller and more bills unpaid than usual."""
    usual, glut, war = (a_year_on(name) for name in (FIRST, "awash_in_oil", "low_oil"))
    for name in ("brent", "reserves.ru", "reserves.ir"):
        one, two, three = (mean(game.readings().number(name)) for game in (usual, glut, war))
        assert one > two > three, name
    assert mean(war.world.unpaid) > mean(usual.world.unpaid) + 0.05


def test_beijing_pays_where_it_has_promised_to() -> None:
    """With a blank cheque Beijing still underwrites after a year, and both have more in reserve than usual."""
    usual, backed = a_year_on(FIRST), a_year_on("blank_cheque")
    assert mean(backed.world.china == UNDERWRITING) > 0.6 > 0.3 > mean(usual.world.china == UNDERWRITING)
    assert (backed.world.reserves.mean(1) > usual.world.reserves.mean(1) + 10).all()


def test_after_damascus_less_goes_to_partners_in_arms() -> None:
    """With the road to Lebanon cut, both give less there after a year, and Tehran trusts Moscow less."""
    usual, after = a_year_on(FIRST), a_year_on("after_damascus")
    assert mean(after.world.syria == LOST) > 0.9
    assert (after.world.flow[:, 3].mean(1) < usual.world.flow[:, 3].mean(1) - 0.04).all()
    assert mean(after.world.trust[1]) < mean(usual.world.trust[1]) - 0.03


def test_twelve_days_cost_moscow_trust_and_tehran_its_sites() -> None:
    """Iran is struck in the first quarter; a year on UN sanctions are mostly back and Tehran trusts Moscow less."""
    game = begins("twelve_days", 150)
    game.step(game.decide())
    assert (game.world.struck_ago[0] > 0).all()
    usual, struck = a_year_on(FIRST), a_year_on("twelve_days")
    assert mean(struck.world.snapback == 2) > 0.6
    assert mean(struck.world.trust[1]) < mean(usual.world.trust[1]) - 0.1
    assert mean(struck.world.nuclear_progress) < mean(usual.world.nuclear_progress) - 0.05


def test_a_crisis_in_the_strait_pays_both_and_frightens_one() -> None:
    """Tankers are harassed from the first day and oil is dear, and both earn more; only Tehran feels more threat."""
    usual, crisis = begins(FIRST, 150), begins("strait_crisis", 150)
    assert (crisis.world.waters == HARASSED).all()
    assert mean(crisis.world.brent) > mean(usual.world.brent) + 15
    assert mean(crisis.world.threat[1]) > mean(usual.world.threat[1]) + 0.15
    assert mean(crisis.world.threat[0]) < mean(usual.world.threat[0]) + 0.05
    for game in (usual, crisis):
        game.step(game.decide())
    assert (crisis.world.revenue.mean(1) > 1.1 * usual.world.revenue.mean(1)).all()


def test_moscow_takes_an_offer_less_often_where_tehran_has_one_as_well() -> None:
    """With both offers on the table hardly anybody sells first; an offer to Moscow alone is taken more often."""
    both = setup("two_offers")
    start = {name: value for name, value in both.start.items() if name != "offer.ir"}
    alone = Simulation.start(attrs.evolve(both, start=start), seed=7, worlds=150, script=SCRIPT)
    courted = begins("two_offers", 150)
    for game in (alone, courted):
        game.run(8)
    assert mean(alone.world.taken[0] > 0) > mean(courted.world.taken[0] > 0) + 0.05
    assert mean(courted.world.taken.max(0) > 0) < 0.15


def test_ninety_days_show_one_chain_a_quarter() -> None:
    """A tanker is hit in the first quarter and Moscow slights Tehran in the second, in every world."""
    game = begins("ninety_days", 60)
    assert (setup("ninety_days").seats, setup("ninety_days").deck) == (("united_states",), "class")
    game.step(game.decide())
    assert (game.world.waters >= HARASSED).all()
    game.step(game.decide())
    assert (game.world.since_slight == 0).all()
    game.step(game.decide())
    assert game.over
