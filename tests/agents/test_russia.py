from agents import russia
from tests.agents.sketch import amount


def test_an_offer_draws_moscow_to_washington() -> None:
    """A standing US offer makes courting Washington worth more (C69)."""
    assert amount(russia.status_pride, {"offer.russia": 1.0}) > 1


def test_being_lumped_with_tehran_repels_moscow() -> None:
    """Being treated as one threat with Tehran makes courting Washington worth less (C69)."""
    assert amount(russia.status_pride, {"lumping": 1.0}) < -1


def test_moscow_keeps_its_distance_when_iran_is_struck() -> None:
    """In the quarter after a strike on Iran's sites visible help is worth less."""
    assert amount(russia.distance_when_iran_is_struck, {"strike_sites": 1.0}) < -1
    assert amount(russia.distance_when_iran_is_struck, {}) == 0


def test_quiet_help_comes_later() -> None:
    """Help owed after a strike is given in the next quarter, not in the quarter of the strike."""
    owed = {"slight.iran": 0.4, "quiet_help.russia": 0.4}
    assert amount(russia.quiet_help_later, owed) > 1
    assert amount(russia.quiet_help_later, {**owed, "strike_sites": 1.0}) == 0


def test_arms_are_sold_only_when_they_can_be_spared() -> None:
    """A shortage at home turns the lean to selling hardware into one against it (C41)."""
    assert amount(russia.arms_only_to_spare, {"arms_gap": 0.0}) > 0.5
    assert amount(russia.arms_only_to_spare, {"arms_gap": 0.8}) < -0.5


def test_gulf_capital_makes_moscow_attentive() -> None:
    """The more of the Gulf's capital hangs on its stance, the more Moscow endorses the Gulf's claims (C64, C65)."""
    assert amount(russia.courtship_of_the_gulf, {"gulf_leverage": 0.5}) > 1


def test_moscow_prefers_no_iranian_bomb() -> None:
    """Once a weapon is days away Moscow stops sharing know-how (C43)."""
    assert amount(russia.no_iranian_bomb, {"breakout": 3.0}) < -1
    assert amount(russia.no_iranian_bomb, {"breakout": 90.0}) == 0


def test_thin_revenue_starts_a_discount_war() -> None:
    """Moscow discounts when oil brings in too little, and not before (C12, C67)."""
    assert amount(russia.discount_war, {"revenue.russia": 15.0}) > 1
    assert amount(russia.discount_war, {"revenue.russia": 28.0}) == 0


def test_moscow_abstains_while_the_gulf_is_closer_than_tehran() -> None:
    """A Gulf closer to Moscow than to Tehran makes Moscow abstain (C44)."""
    closer = {"tie.russia.gulf_states": 0.6, "tie.iran.gulf_states": -0.2}
    assert amount(russia.abstention_on_gulf_texts, closer) > 0.5


def test_moscow_covers_tehran_when_pressed() -> None:
    """Washington's pressure and a forced vote make Moscow veto for Tehran; left in peace it does not (C44)."""
    assert amount(russia.cover_for_a_partner, {"threat.russia": 0.8}) > 0.5
    assert amount(russia.cover_for_a_partner, {"threat.russia": 0.3, "forced_vote": 1.0}) > 1
    assert amount(russia.cover_for_a_partner, {"threat.russia": 0.3}) == 0


def test_kin_in_israel_are_reassured_while_the_tie_is_warm() -> None:
    """Moscow reassures Israel while the tie is warm and no longer when it has gone cold (C60, C62)."""
    assert amount(russia.kin_in_israel, {"tie.russia.israel": 0.4}) > 0.5
    assert amount(russia.kin_in_israel, {"tie.russia.israel": -0.6}) < 0
