import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.laws.explain import by_reason, index_causes, until_wishes
from game.model.laws.turn import play
from game.model.laws.willingness import terms
from game.model.scenario import load
from game.model.state.axes import PARTNERS
from tests.sketch import SEED, Rows, after, dice, lucky, ordered, random_orders, sketch, table

SHIPPED = load.scenario_names()
WORLDS = 6


@settings(max_examples=6)
@given(name=st.sampled_from(SHIPPED), seed=st.integers(0, 2**32), quarters=st.integers(0, 12))
def test_index_causes_add_up_whatever_is_ordered(name: str, seed: int, quarters: int) -> None:
    """In every scenario, after any legal orders and with any luck, the named causes sum to the change of the index."""
    seats = table(dice(0, WORLDS, seed), WORLDS, name)
    luck, world = np.random.default_rng(seed), seats.world
    for _ in range(quarters):
        world, _events = play(world, random_orders(world, seats.setting, luck), seats.setting)
    then, _events = play(world, random_orders(world, seats.setting, luck), seats.setting)
    causes = index_causes(world, then, seats.setting)
    assert sum(causes.values()) == pytest.approx(then.index - world.index, abs=1e-6)


@settings(max_examples=6)
@given(name=st.sampled_from(SHIPPED), seed=st.integers(0, 2**32), quarters=st.integers(0, 12))
def test_named_entries_of_trust_add_up_whatever_is_ordered(name: str, seed: int, quarters: int) -> None:
    """In every scenario, after any legal orders, the events about trust sum to its change, to the grain."""
    seats = table(dice(0, WORLDS, seed), WORLDS, name)
    luck, world = np.random.default_rng(seed), seats.world
    for _ in range(quarters):
        world, _events = play(world, random_orders(world, seats.setting, luck), seats.setting)
    then, events = play(world, random_orders(world, seats.setting, luck), seats.setting)
    for partner, who in enumerate(PARTNERS):
        parts = sum(event.amount for event in events if event.path == f"trust.{who}")
        assert parts == pytest.approx(then.trust[partner] - world.trust[partner], abs=1e-6)


def causes_of(quiet: bool = True, **levels: int) -> dict[str, float]:
    """Return what moved the index in one quarter in which some orders were given, points."""
    world, setting = sketch(quiet_help=0.0)
    setting = setting if quiet else lucky(setting, SEED)
    then, _ = play(world, ordered(setting, **levels), setting)
    return {cause: float(part[0]) for cause, part in index_causes(world, then, setting).items()}


def test_index_causes_name_what_was_delivered() -> None:
    """Air defence sent to Tehran counts as a delivery, and where nothing is sent nothing was delivered."""
    assert causes_of(ru_send_air_defence=2)["deliveries"] > 0.5
    assert causes_of()["deliveries"] == pytest.approx(0.0, abs=1e-6)


def test_index_causes_name_what_was_denied() -> None:
    """A denied trade shows up under denial, below zero, and not without the order."""
    assert causes_of(us_deny_dual_use=3)["denial"] < causes_of()["denial"] - 0.01


def test_index_causes_put_luck_under_chance() -> None:
    """Where there is no luck nothing is put down to it, and where there is something is."""
    assert causes_of()["chance"] == 0.0
    assert causes_of(quiet=False)["chance"] != 0.0


def test_a_rupture_is_a_cause_of_its_own() -> None:
    """What a rupture takes off the index is told apart from all that led to it."""
    broken: dict[str, Rows] = {"grievance": 1.0, "slight": 1.0, "accommodation": 1.0, "trust": 0.05}
    world, setting = sketch(64, **broken)
    setting = lucky(setting)
    then = after(setting, world)
    broke = (then.ruptured > 0) & (world.ruptured == 0)
    assert 0 < broke.sum() < 64
    parts = index_causes(world, then, setting)["rupture"]
    assert (parts[broke] < -5).all()
    assert parts[~broke] == pytest.approx(0.0, abs=1e-5)


def test_reasons_share_the_change_of_wishes() -> None:
    """The parts by reason are those of the willingness law, one each, and sum to what the changed wishes did."""
    world, setting = sketch()
    then, _ = play(world, ordered(setting, us_treat_as_one_threat=3), setting)
    middle = until_wishes(world, then, setting)
    parts = by_reason(middle, terms(world, setting), terms(middle, setting), setting)
    assert list(parts) == list(terms(world, setting))
    assert parts["threat"][0] > 0


def test_the_quarter_is_played_again_as_it_was() -> None:
    """Up to the wishes, the quarter told again is the quarter that was played: trust and threat are the same."""
    world, setting = sketch(8)
    setting = lucky(setting)
    then, _ = play(world, random_orders(world, setting, np.random.default_rng(1)), setting)
    middle = until_wishes(world, then, setting)
    assert middle.threat == pytest.approx(then.threat, abs=1e-6)
    assert middle.brent == pytest.approx(then.brent, abs=1e-6)
