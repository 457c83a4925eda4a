import attrs
import numpy as np

from game.forecast.best_response import PORTFOLIO_SIZE, best_orders, worth
from game.model.state.axes import COUNTRIES, UNITED_STATES
from game.model.state.chance import Dice
from tests.campaign.sketches import begun, opened


def test_the_search_finds_a_few_orders_of_washingtons() -> None:
    """The searched best response is a few US orders, none of them holding."""
    campaign = opened()
    found = best_orders(campaign.agents, campaign.setting, campaign.staffs)
    assert len(found) == PORTFOLIO_SIZE
    assert all(name.startswith("us.") and name != "us.hold" for name in found)


def test_the_search_knows_nothing_of_the_luck_to_come() -> None:
    """Campaigns of one scenario with other luck search alike, and the search ranks by Washington's own score."""
    campaign = opened()
    other = attrs.evolve(campaign.setting, chance=Dice(99, np.zeros(1, np.uint64)))
    here = worth(campaign.agents, campaign.setting, campaign.staffs)
    assert here == worth(campaign.agents, other, campaign.staffs)
    names = campaign.setting.catalogue.names[campaign.setting.catalogue.of_country[UNITED_STATES]]
    best = best_orders(campaign.agents, campaign.setting, campaign.staffs)
    without_hold = [score for name, score in zip(names, here, strict=True) if name != "us.hold"]
    assert here[names.index(best[0])] == max(without_hold)


def test_the_strategy_plays_what_was_found() -> None:
    """A campaign with the searched strategy orders only what the search found."""
    campaign = begun(quarters=3, strategies={"united_states": "best_response"})
    found = best_orders(campaign.agents, campaign.setting, campaign.staffs)
    while not campaign.over:
        campaign.end_quarter()
    ordered = {name for quarter in campaign.log().quarters for name in quarter.orders["united_states"]}
    assert ordered <= set(found)
    assert ordered
    assert COUNTRIES[UNITED_STATES] == "united_states"
