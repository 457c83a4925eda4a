import json
from functools import cache

import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.forecast.reruns import LUCKS, Deed, Rerun, deeds_of, shares, without
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.views.campaign_report import account, report
from game.views.ending_view import ending, found_deeds
from game.views.evening_view import evening
from game.views.lever_view import opened


@cache
def over() -> Campaign:
    """A campaign of four quarters in which Washington did something."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=5, quarters=4, seats=("united_states",)))
    campaign.turn("united_states", "us.oil_russia", 2)
    campaign.order("united_states", "us.declassify")
    while not campaign.over:
        campaign.end_quarter()
    return campaign


def test_an_ending_after_a_break_names_the_step_and_nobody_pays_nothing() -> None:
    """Whoever reads the ending alone is told who took the last step and when; no loss is from a number to itself."""
    campaign = Campaign.new(CampaignTerms("blank_cheque", seed=1, world=27, quarters=10, seats=()))
    while not campaign.over:
        campaign.end_quarter()
    view = ending(campaign, "israel")
    assert view.outcome == "fractured"
    acts = [evening(campaign, "israel", turn).ladder_act for turn in range(1, campaign.world.turn + 1)]
    assert any(act.says in says for says in view.says for act in acts if act is not None)
    assert all(says.split(" points")[0].split()[-1] != says.split("from ")[1].split(".")[0] for says in view.paid)


def test_left_as_it_was_a_campaign_is_played_again_bit_by_bit() -> None:
    """The arm in which nothing is left out ends, with the campaign's own luck, where the campaign ended."""
    campaign = over()
    for turn in (1, 3):
        here = [deed for deed in deeds_of(campaign) if deed.turn == turn][:1]
        last = Rerun(campaign, here or [Deed(turn, "iran", "move", "ir.demand")]).played_on(lambda: False)
        for measure in ("index", "trust", "brent", "capital"):
            row = getattr(last, measure)[..., -LUCKS]
            assert row.tobytes() == getattr(campaign.world, measure)[..., 0].tobytes()


def test_a_deed_that_is_left_out_is_out_of_its_countrys_orders_alone() -> None:
    """Leaving one deed out leaves the others in."""
    orders = over().played[0].orders["united_states"]
    rest = without(orders, Deed(1, "united_states", "move", "us.declassify"), 0)
    assert rest.moves == ()
    assert rest.dials == orders.dials


def test_deeds_are_found_with_their_errors_and_a_campaign_that_goes_on_has_none() -> None:
    """Every deed that is named is clear of its error; those of an unfinished campaign are not asked for."""
    rows = shares(over())
    assert {row.deed.turn for row in rows} <= {1, 2, 3, 4}
    for deed in found_deeds(over()):
        assert not deed.share.low <= 0 <= deed.share.high
        assert deed.says
    with pytest.raises(ValueError, match="over"):
        found_deeds(Campaign.new(CampaignTerms(FIRST, seed=5, quarters=4)))


def test_a_report_tells_every_quarter_and_the_ending() -> None:
    """The Markdown has a heading a quarter and the ending by name; the account is JSON."""
    text = report(over())
    assert text.count("## ") >= len(over().played) + 1
    assert ending(over(), "").title in text
    whole = account(over(), "united_states")
    assert json.loads(json.dumps(whole))["ending"]["outcome"] == ending(over(), "").outcome
    assert all(set(orders) == {"united_states"} for orders in whole["orders"])


def test_every_card_has_a_back() -> None:
    """Each lever of each country says what it moves, what may go wrong, and how it has stood."""
    campaign = over().fork(2)
    for lever in campaign.game.anchor.levers.places:
        back = opened(campaign, "", lever)
        assert (back.dial is None) != (back.move is None)
        assert back.mechanism
        assert len(back.history) == 3
    with pytest.raises(KeyError, match=r"us\.strike"):
        opened(campaign, "russia", "us.strike")
    assert len(COUNTRIES) == 6
