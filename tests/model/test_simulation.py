import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign, digest
from game.campaign.log import CampaignTerms
from game.model.legality import WantedOrder, admitted, conflicts, faults, may_stand_together
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES, IRAN, UNITED_STATES
from game.model.state.catalogue import LEVELS, OPEN
from game.model.state.chance import Dice

SCENARIO = "partners_of_convenience"


def started(worlds: int = 3, quarters: int = 4) -> Simulation:
    """Return a few worlds before their first quarter."""
    return Simulation.start(SCENARIO, seed=5, worlds=worlds, quarters=quarters)


def test_a_run_is_its_steps() -> None:
    """Quarters in a row lead where the same quarters lead one after another, to the last bit."""
    whole, steps = started(), started()
    whole.run()
    while not steps.over:
        steps.step(steps.decide(), explain=steps.world.turn % 2 == 0)
    assert whole.over
    assert digest(whole.world) == digest(steps.world)


def test_a_campaign_is_a_simulation_of_one_world() -> None:
    """World 2 among others ends as the campaign of that world does, and a campaign's own simulation goes on from it."""
    game, campaign = started(), Campaign.new(CampaignTerms(SCENARIO, seed=5, world=2, quarters=4))
    campaign.end_quarter()
    ahead = campaign.simulation
    ahead.run()
    assert campaign.world.turn == 1
    while not campaign.over:
        campaign.end_quarter()
    assert digest(game.run().only(2)) == campaign.digest == digest(ahead.world)


def test_worlds_are_numbered() -> None:
    """World 7 of a seed is the same alone and among others."""
    alone = Simulation.start(SCENARIO, worlds=(7,), quarters=3)
    many = Simulation.start(SCENARIO, worlds=range(5, 9), quarters=3)
    assert digest(alone.run()) == digest(many.run().only(2))


def test_a_part_decides_as_it_does_among_all() -> None:
    """Asked alone, some countries order what they order when all are asked, and nobody else orders anything."""
    game = started()
    whole, part = game.decide(), game.decide(["iran", "russia"])
    for place, own in enumerate(game.setting.catalogue.of_country):
        expected = whole[own] if COUNTRIES[place] in ("iran", "russia") else np.zeros_like(whole[own])
        assert np.array_equal(part[own], expected)


def test_standing_orders_stand() -> None:
    """Orders that stand in the second quarter are given in it whatever the seats decide; the rest is decided."""
    game, free = started(), started()
    place = game.setting.catalogue.number["us.declassify"]
    sheet = np.full((len(game.setting.catalogue.orders), 1), OPEN, np.int8)
    sheet[place] = 3
    given_orders = list[int]()
    game.run(2, standing={2: sheet}, each=lambda world: given_orders.append(int(world.orders[0, place].min())))
    assert given_orders[1] == 3
    free.run(1)
    others = np.delete(free.decide(), place, axis=0)
    assert np.array_equal(np.delete(game.world.orders[0], place, axis=0), others)


def test_a_run_stops_where_it_is_told() -> None:
    """Whoever watches may end a run after any quarter."""
    game = started()
    game.run(each=lambda world: world.turn == 2)
    assert game.world.turn == 2
    assert not game.over


def test_a_game_elsewhere_begins_anew() -> None:
    """From the middle of a campaign, the same game on other luck begins at the opening and moves nothing here."""
    game = started()
    game.run(2)
    before = digest(game.world)
    there = game.elsewhere(Dice(9, np.arange(2, dtype=np.uint64)), 2)
    assert there.world.turn == 0
    assert there.staffs[0].chance is there.setting.chance
    assert digest(there.run()) == digest(Simulation.start(SCENARIO, seed=9, worlds=2, quarters=4).run())
    assert digest(game.world) == before


def test_what_is_seen_and_may_be_ordered_is_the_countrys_own() -> None:
    """A country sees its own trust exactly and has as many rows of legality as orders."""
    game = started()
    assert np.array_equal(game.observe("iran").seen.trust[IRAN], game.world.trust[IRAN])
    own = game.setting.catalogue.of_country[IRAN]
    assert game.legal("iran").shape == (own.stop - own.start, 3)
    assert len(game.verdict) == 3


def test_a_strategy_that_has_to_be_searched_for_is_refused() -> None:
    """A simulation searches for nothing: a campaign does, and puts what it finds into the seat."""
    with pytest.raises(ValueError, match="is searched for anew in each campaign"):
        Simulation.start(SCENARIO, strategies={"united_states": "best_response"})


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), turns=st.integers(0, 3))
def test_what_is_admitted_has_no_fault(seed: int, turns: int) -> None:
    """Of any orders wanted, what is admitted may be given whole; and whoever wants only that gets all of it."""
    game, luck = started(worlds=2), np.random.default_rng(seed)
    game.run(turns)
    wanted = luck.integers(0, 4, game.decide().shape).astype(np.int8)
    sheet = admitted(game.world, wanted, game.setting)
    assert [faults(game.world, sheet, game.setting, k) for k in range(2)] == [(), ()]
    assert ((sheet == wanted) | (sheet == 0)).all()
    assert np.array_equal(admitted(game.world, sheet, game.setting), sheet)


@settings(max_examples=50, deadline=None)
@given(names=st.data())
def test_conflicts_are_the_faults_of_a_sheet(names: st.DataObject) -> None:
    """Orders of one country, each legal by itself, have a conflict if and only if their sheet has a fault."""
    game = started(worlds=1)
    catalogue = game.setting.catalogue
    own = catalogue.of_country[UNITED_STATES]
    legal = [name for name, may in zip(catalogue.names[own], game.legal("united_states")[:, 0], strict=True) if may]
    levels = names.draw(st.dictionaries(st.sampled_from(legal), st.integers(1, len(LEVELS)), max_size=5))
    sheet = catalogue.no_orders(1)
    for name, level in levels.items():
        sheet[catalogue.number[name]] = level
    wanted = [WantedOrder(name, catalogue[name].price(level), catalogue[name].bars) for name, level in levels.items()]
    clashes = list(conflicts(wanted, float(game.world.capital[UNITED_STATES, 0])))
    assert bool(clashes) == bool(faults(game.world, sheet, game.setting))
    if not may_stand_together(catalogue[name] for name in levels):
        assert clashes
