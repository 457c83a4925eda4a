import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.pencil import OrderCondition, Pencil, PencilledOrder
from game.campaign.terms import CampaignTerms
from game.forecast.prospect import Prospect
from game.forecast.rollouts import FirstQuarter, RolloutOutcomes, played_out
from game.model.scenario.setup_files import FIRST

SEAT = "united_states"


def outcomes(*pencils: Pencil) -> RolloutOutcomes:
    """What becomes of an empty draft with different pencilled plans behind it."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=6, seats=(SEAT,)))
    prospect = Prospect.of(campaign, SEAT)
    first = FirstQuarter.of(prospect, 8)
    return played_out(prospect, first, [SeatOrders()] * len(pencils), lambda: False, pencils)


def test_a_fan_follows_what_is_pencilled_from_its_quarter_on() -> None:
    """With a vote pencilled for the third quarter the first two are the same bit for bit, and later ones are not."""
    played = outcomes((), (PencilledOrder("us.table_vote", 3), PencilledOrder("us.oil_iran", 3, 3)))
    assert np.array_equal(played.index[0, :2], played.index[1, :2])
    assert not np.array_equal(played.score[0], played.score[1])


def test_a_pencilled_order_whose_condition_never_holds_changes_nothing() -> None:
    """An order for when Brent reaches 120, and one for when it is at most 200, are an empty plan and a plain order."""
    never = PencilledOrder("us.table_vote", 2, only=OrderCondition("brent", True, 124.9))
    always = PencilledOrder("us.table_vote", 2, only=OrderCondition("brent", False, 200.0))
    played = outcomes((), (never,), (always,), (PencilledOrder("us.table_vote", 2),))
    assert np.array_equal(played.score[0], played.score[1])
    assert np.array_equal(played.score[2], played.score[3])
    assert not np.array_equal(played.score[0], played.score[2])


def test_without_a_pencil_nothing_differs() -> None:
    """A draft with an empty plan is the draft as it was played before there were plans, whatever lies beside it."""
    alone, beside = outcomes(()), outcomes((), (PencilledOrder("us.table_vote", 2),))
    assert np.array_equal(alone.index[0], beside.index[0])
    assert np.array_equal(alone.numbers[0], beside.numbers[0])
