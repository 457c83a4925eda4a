import json
from functools import cache

import attrs
import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.views.board_view import board
from game.views.ending_view import ending
from game.views.evening_view import evening
from game.views.public_view import public
from tests.views.canaries import otherwise


@cache
def two_quarters() -> Campaign:
    """A campaign of all six seats after two quarters in which Washington ordered something."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=8, seats=COUNTRIES))
    campaign.turn("united_states", "us.oil_russia", 2)
    campaign.end_quarter()
    campaign.end_quarter()
    return campaign


@pytest.mark.parametrize("seat", COUNTRIES)
def test_a_board_shows_nothing_that_its_seat_cannot_see(seat: str) -> None:
    """Worlds that differ in everything that a seat is blind to look the same to it, number by number."""
    assert board(two_quarters(), seat) == board(otherwise(two_quarters(), seat), seat)


@pytest.mark.parametrize("seat", [*COUNTRIES, "public", ""])
def test_a_board_is_plain_values(seat: str) -> None:
    """A board can be written as JSON, and says where the campaign stands."""
    shown = board(two_quarters(), seat)
    assert json.loads(json.dumps(attrs.asdict(shown), allow_nan=False))["turn"] == 2
    assert (shown.quarter, shown.title) == ("2025Q3", "Summer 2025")


def test_the_parts_of_a_change_add_up_as_they_are_printed() -> None:
    """The causes of the index add up to the change beside it, and the parts of a score to the score."""
    for seat in (*COUNTRIES, "public", ""):
        shown = board(two_quarters(), seat)
        assert sum(cause.amount for cause in shown.index_causes) == pytest.approx(shown.index_change)
        parts = sum(part.amount for part in shown.score.parts)
        assert parts == pytest.approx(round(shown.score.points, 1), abs=1e-9) or not shown.score.parts


def test_an_order_lowers_what_is_left_by_its_price() -> None:
    """What a step of a dial costs is what the weeks are less by when it is drafted."""
    campaign = two_quarters().fork(1)
    before = board(campaign, "united_states")
    dial = next(dial for dial in before.dials if dial.lever == "us.allies")
    step = next(step for step in dial.steps if step.step == dial.standing + 1)
    campaign.turn("united_states", "us.allies", step.step)
    after = board(campaign, "united_states")
    assert after.weeks.left == before.weeks.left - step.price
    assert next(dial for dial in after.dials if dial.lever == "us.allies").drafted == step.step
    assert after.can_undo


def test_what_may_not_be_ordered_says_why_and_what_may_is_taken() -> None:
    """A move that the board calls ready is taken; one that it calls dear or not ready is refused with its reason."""
    campaign = two_quarters().fork(2)
    for seat in COUNTRIES:
        for move in board(campaign, seat).moves:
            if move.status == "ready":
                campaign.order(seat, move.lever)
                campaign.undo(seat)
            else:
                with pytest.raises(OrderRefused, match=r"."):
                    campaign.order(seat, move.lever)
                assert move.refused


def test_an_evening_tells_what_became_of_every_order() -> None:
    """Each order of a seat has a fate, and the parts of the index add up there too."""
    shown = evening(two_quarters(), "united_states", 1)
    assert [fate.lever for fate in shown.your_orders] == ["us.oil_russia"]
    assert shown.your_orders[0].fate
    assert sum(cause.amount for cause in shown.causes) == pytest.approx(
        round(shown.index, 1) - round(shown.index_before, 1)
    )
    change = round(shown.score, 1) - round(shown.score_before, 1)
    assert sum(part.amount for part in shown.score_parts) == pytest.approx(change)
    with pytest.raises(IndexError, match="found turn 3"):
        evening(two_quarters(), "united_states", 3)


def test_a_projector_shows_no_hand_and_no_secret() -> None:
    """What everybody may see holds no dials, no score and no covert order of anybody."""
    shown = public(two_quarters())
    assert (shown.dials, shown.moves, shown.crises, shown.score.parts) == ((), (), (), ())
    assert not any("network" in line.says for line in shown.headlines if line.kind == "dial")


def test_an_ending_names_itself_and_gives_all_six_scores() -> None:
    """Once a campaign is over its ending has a title, a verdict and the scores of all."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=5, quarters=2, seats=("iran",)))
    with pytest.raises(ValueError, match="over"):
        ending(campaign, "iran")
    while not campaign.over:
        campaign.end_quarter()
    shown = ending(campaign, "iran")
    assert shown.title
    assert [country for country, _ in shown.scores] == list(COUNTRIES)
    legacy = campaign.game.legacy()[:, 0]
    assert [score.points for _, score in shown.scores] == pytest.approx(list(legacy))
