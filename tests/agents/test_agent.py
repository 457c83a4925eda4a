from collections.abc import Mapping

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.agent import REASONS, StateAgent
from agents.roster import seated_countries
from agents.strategies.library import strategy
from agents.utility import contributions
from game.model.state.axes import COUNTRIES, RUSSIA, UNITED_STATES, Array
from game.model.state.chance import Dice
from game.model.state.observation import Observation
from tests.agents.sketch import all_legal, alone, any_world, figures, staff, view

CAST = seated_countries({})
places = st.integers(0, len(COUNTRIES) - 1)


@given(seed=st.integers(0, 10_000), place=places, k=st.integers(0, 7))
@settings(max_examples=60)
def test_a_country_decides_alone_as_among_many(seed: int, place: int, k: int) -> None:
    """World k of a block is decided as it is alone, whatever its rows, its figures and its luck."""
    drawn: Mapping[str, Array] = {
        "rationality": np.random.default_rng(seed).uniform(0.5, 4.0, 8),
        "capital_price": np.random.default_rng(seed).uniform(0.05, 0.4, 8),
    }
    many = staff(COUNTRIES[place], 8, seed, figures(**drawn))
    one = staff(COUNTRIES[place], 1, seed, figures(**{name: value[k : k + 1] for name, value in drawn.items()}))
    one = attrs.evolve(one, chance=Dice(seed, np.array([k], np.uint64)))
    seen = Observation(place, any_world(seed, 8), {})
    among = CAST[place].decide(seen, all_legal(many, 8), many)
    assert np.array_equal(CAST[place].decide(alone(seen, k), all_legal(one), one), among[:, k : k + 1])


@given(seed=st.integers(0, 10_000), place=places)
@settings(max_examples=20)
def test_equal_views_lead_to_equal_orders(seed: int, place: int) -> None:
    """Two countries' tables that look the same from a seat get the same orders from it, whatever they hide."""
    reader = staff(COUNTRIES[place], 4, seed)
    first, second = (Observation(place, any_world(seed, 4), {}) for _ in range(2))
    legal = all_legal(reader, 4)
    assert np.array_equal(CAST[place].decide(first, legal, reader), CAST[place].decide(second, legal, reader))


@given(seed=st.integers(0, 10_000), place=places)
@settings(max_examples=20)
def test_reasons_are_the_weightiest_first(seed: int, place: int) -> None:
    """A country gives its three largest reasons for an order, or what it has, the weightiest first."""
    reader = staff(COUNTRIES[place], 2, seed)
    order = reader.catalogue.names[reader.own.start + seed % (reader.own.stop - reader.own.start)]
    reasons = CAST[place].reasons(Observation(place, any_world(seed, 2), {}), reader, order)
    sizes = [abs(float(reason.amount[0])) for reason in reasons]
    assert len(reasons) <= REASONS
    assert all(reason.amount.any() for reason in reasons)
    assert sizes == sorted(sizes, reverse=True)


@given(seed=st.integers(0, 10_000), place=places)
@settings(max_examples=40)
def test_what_speaks_for_an_order_is_named(seed: int, place: int) -> None:
    """Where anything speaks for an order, the largest of it is among the reasons that a country gives."""
    reader, seen = staff(COUNTRIES[place], 2, seed), Observation(place, any_world(seed, 2), {})
    agent = CAST[place]
    for order in reader.catalogue.names[reader.catalogue.of_country[place]]:
        all_of_them = contributions(seen, reader, agent.leans(seen, reader), order, agent.heeds_interests)
        best = max((float(one.amount[0]) for one in all_of_them), default=0.0)
        given_ones = [float(reason.amount[0]) for reason in agent.reasons(seen, reader, order)]
        assert best <= 0 or best in given_ones


def test_doctrine_is_among_the_reasons() -> None:
    """What doctrine says of an order stands among the reasons for it, in words."""
    reasons = CAST[RUSSIA].reasons(view("russia", {"strike_sites": 1.0}), staff("russia"), "ru.send_jets")
    assert "Moscow will not be drawn into Tehran's war" in [reason.says for reason in reasons]


def test_a_plan_alone_gives_no_interest_as_a_reason() -> None:
    """A strategy that heeds no interests names its plan and its price, and nothing else."""
    planner = attrs.evolve(CAST[UNITED_STATES], strategy=strategy("united_states", "deny"))
    reasons = planner.reasons(view("united_states", {}), staff("united_states"), "us.deny_dual_use")
    assert reasons[0].says == "What cannot be delivered cannot bind"
    assert [reason.says for reason in reasons[1:]] == ["It costs political capital"]


def test_a_strategy_can_come_on_top_of_doctrine() -> None:
    """Where a strategy heeds interests, doctrine leans too; where it does not, the plan is alone."""
    seen, reader = view("russia", {}), staff("russia")
    hedging = attrs.evolve(CAST[RUSSIA], strategy=strategy("russia", "hedge"))
    assert len(hedging.leans(seen, reader)) > len(CAST[RUSSIA].leans(seen, reader))
    planner = attrs.evolve(CAST[UNITED_STATES], strategy=strategy("united_states", "deny"))
    seen, reader = view("united_states", {}), staff("united_states")
    assert planner.strategy is not None
    assert len(planner.leans(seen, reader)) == len(planner.strategy.leans(seen, reader))


@pytest.mark.parametrize(
    ("name", "own", "used"), [("random", 4.0, 0.0), ("deny", 4.0, 4.0), ("deny", None, None), (None, 0.5, 0.5)]
)
def test_whose_rationality_counts(name: str | None, own: float | None, used: float | None) -> None:
    """A strategy's rationality goes first, then the country's own, then the ruleset's."""
    plan = None if name is None else strategy("united_states", name)
    country = StateAgent(UNITED_STATES, CAST[UNITED_STATES].doctrine, plan, own)
    expected = float(figures().decision.rationality) if used is None else used
    assert float(country.temper(staff("united_states")).rationality) == expected


def test_holding_needs_no_reason() -> None:
    """Nothing speaks for or against holding, unless a plan asks for it."""
    assert CAST[RUSSIA].reasons(view("russia", {}), staff("russia"), "ru.hold") == ()


def test_a_country_knows_its_name() -> None:
    """Each country in the cast answers to its name."""
    assert tuple(country.name for country in CAST) == COUNTRIES
