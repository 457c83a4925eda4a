from agents import china
from tests.agents.sketch import amount


def test_a_deep_discount_draws_purchases_from_russia() -> None:
    """Beijing buys more from Russia when the discount pays for the risk (C80)."""
    assert amount(china.bargain_with_moscow, {"discount.russia.china": 8.0}) > 1


def test_risk_has_to_be_paid_for() -> None:
    """The same discount draws less when enforcement bites (C80)."""
    cheap = {"discount.iran.china": 8.0}
    assert amount(china.bargain_with_tehran, cheap) > 1
    assert amount(china.bargain_with_tehran, {**cheap, "pressure.iran": 0.8}) < 0.5


def test_sellers_without_another_port_are_pressed() -> None:
    """Pressure on both sellers makes Beijing ask for deeper discounts (C12, C67)."""
    assert amount(china.buyers_market, {"pressure.russia": 0.6, "pressure.iran": 0.6}) > 1


def test_tanks_are_filled_when_oil_is_cheap() -> None:
    """Beijing stores oil when it is cheap and not when it is dear."""
    assert amount(china.full_tanks, {"brent": 50.0}) > 1
    assert amount(china.full_tanks, {"brent": 90.0}) < -1


def test_banks_come_before_barrels() -> None:
    """Little tolerance of risk makes Beijing comply (C80)."""
    assert amount(china.banks_before_barrels, {"china_tolerance": 0.1}) > 0.5
    assert amount(china.banks_before_barrels, {"china_tolerance": 0.8}) < 0


def test_pressure_on_both_makes_beijing_shield_both() -> None:
    """Enforcement on both closes ranks, enforcement on one does not (C72)."""
    assert amount(china.ranks_closed, {"enforcement.russia": 0.8, "enforcement.iran": 0.8}) > 1
    assert amount(china.ranks_closed, {"enforcement.iran": 0.8}) == 0


def test_trouble_in_the_gulf_makes_beijing_mediate() -> None:
    """A high rung of escalation or a closed Hormuz makes mediation worth more."""
    assert amount(china.calm_in_the_gulf, {"escalation": 4.0}) > 1
    assert amount(china.calm_in_the_gulf, {"hormuz": 0.2}) > 1


def test_a_warm_gulf_keeps_beijing_from_arming_iran() -> None:
    """Warmth with the Gulf speaks against arming Iran."""
    assert amount(china.no_arms_for_one_side, {"tie.china.gulf_states": 0.6}) < -1
