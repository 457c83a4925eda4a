from agents import gulf_states
from tests.agents.sketch import amount


def test_oil_below_break_even_is_cut() -> None:
    """Oil below what the budgets need makes the Gulf cut output, oil above it does not (F12, F13)."""
    assert amount(gulf_states.fiscal_break_even, {"brent": 55.0}) > 1
    assert amount(gulf_states.fiscal_break_even, {"brent": 90.0}) == 0


def test_dear_oil_is_pumped() -> None:
    """Oil well above break-even makes the Gulf raise output, cheap oil does not (C79, C82)."""
    assert amount(gulf_states.cash_in, {"brent": 110.0}) > 1
    assert amount(gulf_states.cash_in, {"brent": 60.0}) < -1


def test_banks_open_while_washington_looks_away() -> None:
    """Little enforcement against Russia opens the Gulf's banks to Russian money (C64)."""
    assert amount(gulf_states.open_to_moscow, {"enforcement.russia": 0.0}) > 0.5
    assert amount(gulf_states.open_to_moscow, {"enforcement.russia": 0.9}) < -0.5


def test_banks_tighten_when_washington_looks() -> None:
    """Enforcement against Russia tightens the Gulf's banks."""
    assert amount(gulf_states.tight_when_watched, {"enforcement.russia": 0.9}) > 0.5


def test_calm_is_bought_from_tehran() -> None:
    """A region that heats up makes détente with Tehran worth more."""
    assert amount(gulf_states.calm_bought_from_tehran, {"escalation": 4.0}) > 1


def test_a_warm_moscow_is_asked_about_the_islands() -> None:
    """A Moscow closer than Tehran is pressed over the islands (T5)."""
    closer = {"tie.russia.gulf_states": 0.7, "tie.iran.gulf_states": -0.3}
    assert amount(gulf_states.islands, closer) > 0.5


def test_arms_for_tehran_put_a_price_on_capital() -> None:
    """Moscow's arms and votes for Tehran make the Gulf put a condition on its capital (C65)."""
    assert amount(gulf_states.price_on_capital, {"help.arms.russia": 0.8, "shield.russia": 1.0}) > 1


def test_normalisation_waits_for_a_quiet_gaza() -> None:
    """War around Israel puts normalisation off, quiet brings it on."""
    assert amount(gulf_states.not_while_gaza_burns, {"gaza": 0.9}) < -1
    assert amount(gulf_states.not_while_gaza_burns, {"gaza": 0.0}) > 0.5
