from pickle import dumps, loads

import numpy as np
import pytest

from agents.strategies.library import strategies, strategy
from agents.strategies.strategy import Strategy, in_turn
from game.model.state.axes import COUNTRIES
from tests.agents.sketch import catalogue, figures, staff, view

ALL = {f"{one.country}.{one.name}": one for one in strategies()}


def test_parts_of_a_programme_come_one_after_another() -> None:
    """A programme of two parts comes round every second quarter."""
    parts = (("a",), ("b", "c"))
    for turn, amounts in enumerate(((2.0, 0.0), (0.0, 2.0), (2.0, 0.0))):
        leans = in_turn(view("china", {}, turn=turn), parts, 2.0, "It is its turn")
        assert [(lean.orders, float(lean.amount)) for lean in leans] == list(zip(parts, amounts, strict=True))


def test_a_searched_portfolio_replaces_the_plan() -> None:
    """A strategy given a portfolio leans to those orders, rests otherwise, and heeds no interests."""
    found = strategy("united_states", "best_response").with_portfolio(("us.deny_dual_use", "us.arm_ukraine"))
    leans = found.leans(view("united_states", {}), staff("united_states"))
    assert [lean.orders for lean in leans] == [("us.deny_dual_use", "us.arm_ukraine"), ("us.hold",)]
    assert leans[0].amount == figures().decision.devotion
    assert not found.heeds_interests


def test_a_searched_portfolio_can_be_sent_to_another_process() -> None:
    """A strategy with a portfolio survives being pickled."""
    found = strategy("united_states", "best_response").with_portfolio(("us.deny_dual_use",))
    seen, reader = view("united_states", {}), staff("united_states")
    assert loads(dumps(found)).leans(seen, reader)[0].orders == found.leans(seen, reader)[0].orders


@pytest.mark.parametrize("named", ALL.values(), ids=ALL)
def test_a_strategy_leans_only_to_its_countrys_orders(named: Strategy) -> None:
    """Every order that a strategy names in any quarter is one of its country's own."""
    place = COUNTRIES.index(named.country)
    own = set(catalogue().names[catalogue().of_country[place]])
    for turn in range(20):
        for lean in named.leans(view(named.country, {}, turn=turn), staff(named.country)):
            assert set(lean.orders) <= own


@pytest.mark.parametrize("named", ALL.values(), ids=ALL)
def test_a_strategy_says_what_it_is(named: Strategy) -> None:
    """Each strategy has a title, and a sentence that names who acts."""
    assert named.title
    assert named.says.startswith(("Washington", "Moscow", "Tehran"))
    assert named.says.endswith(".")


@pytest.mark.parametrize("named", ALL.values(), ids=ALL)
def test_traits_are_true_of_what_is_played(named: Strategy) -> None:
    """Washington's strategies that say they use offers offer something at some time, and no other does."""
    offers = {"us.offer_russia", "us.offer_iran"}
    leans = (
        lean
        for turn in range(20)
        for cohesion in (0.1, 0.9)
        for lean in named.leans(view(named.country, {"cohesion": cohesion}, turn=turn), staff(named.country))
    )
    offered = any(offers & set(lean.orders) and np.any(np.asarray(lean.amount) > 0) for lean in leans)
    if named.country == "united_states":
        assert offered == named.traits.uses_offers
