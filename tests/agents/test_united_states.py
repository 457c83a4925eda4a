import pytest

from agents import united_states
from tests.agents.sketch import amount


def test_dear_oil_stops_enforcement() -> None:
    """When Brent is high Washington takes no barrels away, and when it is low nothing holds it back (C78)."""
    assert amount(united_states.pump_price_aversion, {"brent": 100.0}) < -1
    assert amount(united_states.pump_price_aversion, {"brent": 70.0}) == 0


def test_dear_oil_makes_washington_look_for_more() -> None:
    """When Brent is high Washington pushes supply and asks the Gulf (C79, C82)."""
    assert amount(united_states.relief_at_the_pump, {"brent": 100.0}) > 1


@pytest.mark.parametrize(("turn", "near"), [(0, False), (11, False), (12, True), (15, True), (16, False), (28, True)])
def test_the_year_before_an_election_is_cautious(turn: int, near: bool) -> None:
    """In the four quarters before 2028Q4 and every fourth year after, bold orders are put off."""
    assert (amount(united_states.election_calendar, {}, turn=turn) < -0.5) == near


def test_doubting_allies_come_first() -> None:
    """Low cohesion makes reassurance worth more (Crawford 2011)."""
    assert amount(united_states.allies_first, {"cohesion": 0.2}) > 1


def test_allies_object_to_an_offer_over_kyiv() -> None:
    """While Ukraine burns an offer to Moscow is worth less."""
    assert amount(united_states.allies_object, {"ukraine": 0.9}) < -1


def test_visible_trade_in_arms_looks_like_an_axis() -> None:
    """Arms going both ways feed the habit of lumping the two (C72)."""
    assert amount(united_states.one_axis, {"help.arms.russia": 0.8, "help.arms.iran": 0.8}) > 0.5


def test_washington_stands_by_israel() -> None:
    """When Israel has been fired on, support for a strike is worth more."""
    assert amount(united_states.stand_by_israel, {"strike_israel": 1.0}) > 1
    assert amount(united_states.stand_by_israel, {}) == 0


def test_washington_stands_by_kyiv() -> None:
    """Arms for Ukraine are worth more the harder the war is fought (C07)."""
    assert amount(united_states.stand_by_kyiv, {"ukraine": 0.9}) > 0.5


def test_the_last_sources_are_spared() -> None:
    """With few sources left, declassifying is worth less (C85)."""
    assert amount(united_states.spare_the_sources, {"sources": 0.1}) < -1
    assert amount(united_states.spare_the_sources, {"sources": 0.8}) == 0
