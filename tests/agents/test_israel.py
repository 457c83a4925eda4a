from agents import israel
from tests.agents.sketch import amount


def test_a_clock_about_to_run_out_triggers_a_strike() -> None:
    """Israel leans to striking the sites once Tehran is days from a weapon's worth, and not before (X18, X19)."""
    assert amount(israel.breakout_trigger, {"breakout": 3.0}) > 2
    assert amount(israel.breakout_trigger, {"breakout": 20.0}) == 0


def test_sabotage_comes_before_a_strike() -> None:
    """A short clock makes Israel sabotage while there is still time (X19)."""
    assert amount(israel.sabotage_first, {"breakout": 20.0}) > 0.5
    assert amount(israel.sabotage_first, {"breakout": 200.0}) == 0


def test_fire_is_answered() -> None:
    """A strike from Iran is answered."""
    assert amount(israel.answer_to_fire, {"strike_israel": 1.0}) > 2


def test_strong_militias_are_cut_down() -> None:
    """Strong partners of Tehran in arms are struck (C87)."""
    strong = {"militia.hezbollah": 0.9, "militia.hamas": 0.9, "militia.houthis": 0.9}
    assert amount(israel.militias_kept_weak, strong) > 1


def test_the_channel_to_moscow_is_kept_for_syria() -> None:
    """A foothold of the two in Syria makes the channel to Moscow worth keeping (C62, C63)."""
    assert amount(israel.moscow_channel, {"syria": 0.8}) > amount(israel.moscow_channel, {"syria": 0.0}) + 1


def test_a_cold_tie_lets_anger_show() -> None:
    """Only a tie gone cold makes Israel arm Ukraine and expose Moscow's dealings (C61, C84)."""
    assert amount(israel.anger_at_moscow, {"tie.russia.israel": -0.7}) > 1
    assert amount(israel.anger_at_moscow, {"tie.russia.israel": 0.2}) < 0


def test_a_long_war_tires() -> None:
    """A war fought hard makes calming it worth more."""
    assert amount(israel.war_weariness, {"gaza": 1.0}) > 0.5


def test_washington_holds_israel_back_near_the_top_of_the_ladder() -> None:
    """On a high rung striking is worth less."""
    assert amount(israel.american_leash, {"escalation": 4.5}) < -1
    assert amount(israel.american_leash, {"escalation": 2.0}) == 0


def test_a_warm_gulf_and_a_quiet_gaza_invite_normalisation() -> None:
    """Normalisation is worth more while the Gulf is warm and Gaza quiet."""
    assert amount(israel.gulf_prize, {"tie.gulf_states.israel": 0.5}) > 0.5
    assert amount(israel.gulf_prize, {"tie.gulf_states.israel": 0.5, "gaza": 1.0}) < 0
