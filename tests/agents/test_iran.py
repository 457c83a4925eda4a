from agents import iran
from tests.agents.sketch import amount


def test_tehran_complains_when_it_cannot_swallow_more() -> None:
    """Grievance and a fresh slight together come out in public; a little of either does not (C70)."""
    assert amount(iran.resentment, {"grievance.iran": 0.7, "slight.iran": 0.5}) > 1
    assert amount(iran.resentment, {"grievance.iran": 0.2}) < 0


def test_promises_that_pile_up_are_claimed() -> None:
    """Undelivered arms make Tehran demand delivery (C41)."""
    assert amount(iran.claim_on_promises, {"promised.russia": 0.9}) > 0.5


def test_restive_guards_veto_talks() -> None:
    """Guards who are not content block talks (C29)."""
    assert amount(iran.factional_veto, {"loyalty.iran.irgc": 0.3}) < -1


def test_restive_pragmatists_press_for_talks() -> None:
    """Pragmatists who are not content press for talks, and content ones keep quiet (C29)."""
    assert amount(iran.factional_veto, {"loyalty.iran.pragmatists": 0.2}) > 0.5
    assert amount(iran.factional_veto, {}) == 0


def test_a_threatened_tehran_enriches() -> None:
    """Threat and a strike both make enrichment worth more (C06)."""
    assert amount(iran.deterrence_by_enrichment, {"threat.iran": 1.0}) > 0
    assert amount(iran.deterrence_by_enrichment, {"threat.iran": 1.0, "strike_sites": 1.0}) > 1.5


def test_hormuz_is_the_last_card() -> None:
    """Tehran threatens Hormuz only when both its revenue is thin and war is near."""
    assert amount(iran.last_card, {"revenue.iran": 2.0, "escalation": 4.0}) > 1
    assert amount(iran.last_card, {"revenue.iran": 2.0}) < -1
    assert amount(iran.last_card, {"escalation": 4.0}) < -1


def test_drones_go_where_they_are_paid_for() -> None:
    """Drones go to Moscow while it cannot make its own or pays in arms, and stay at home when it does neither (C40)."""
    assert amount(iran.drones_that_pay, {"substitutes.russia": 0.2, "help.arms.russia": 0.5}) > 1
    assert amount(iran.drones_that_pay, {"substitutes.russia": 0.9, "help.arms.russia": 0.1}) < 0


def test_being_lumped_makes_tehran_echo_moscow() -> None:
    """Treated as one with Moscow, Tehran tells Moscow's story (C04, C72)."""
    assert amount(iran.echo_when_lumped, {"lumping": 1.0}) > 0.5


def test_a_corridor_is_a_red_line() -> None:
    """A corridor that advances makes Tehran oppose it, whoever runs it (C59)."""
    assert amount(iran.northern_red_line, {"corridor_moscow": 0.8}) > 0.5
    assert amount(iran.northern_red_line, {"corridor_west": 0.8}) > 0.5


def test_a_disloyal_street_is_cracked_down_on() -> None:
    """A disloyal public makes a crackdown worth more (C46)."""
    assert amount(iran.fear_of_the_street, {"loyalty.iran.public": 0.1}) > 1
    assert amount(iran.fear_of_the_street, {"loyalty.iran.public": 0.6}) == 0
