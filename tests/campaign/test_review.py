import numpy as np
import pytest

from game.campaign.brief import brief
from game.campaign.paired_replay import without_each
from game.campaign.review import account, scores, turning_points, verdict_of
from game.model.laws.endings import VERDICTS
from game.model.state.axes import COUNTRIES, UNITED_STATES
from tests.campaign.sketches import begun, opened, played_whole


def test_a_turning_point_is_the_campaign_played_again_without_those_orders() -> None:
    """The ending told for a quarter is that of the same campaign, same luck, without that quarter's orders."""
    campaign = played_whole()
    ended = without_each(campaign, "united_states")
    own = campaign.setting.catalogue.of_country[UNITED_STATES]
    for turn in range(4):
        alone = campaign.fork(turn)
        sheet = campaign.sheets[turn].copy()
        sheet[own] = 0
        alone.play(sheet)
        if turn == 3:
            assert np.array_equal(alone.world.index, ended.index[3:])
    assert ended.worlds == 4


def test_without_orders_to_leave_out_nothing_turns() -> None:
    """Where the country gave no orders, its campaign replayed is the campaign as it was, to the last bit."""
    campaign = begun(quarters=3, sides=("united_states",))
    while not campaign.over:
        campaign.end_quarter()
    ended = without_each(campaign, "united_states")
    assert np.array_equal(ended.index, np.repeat(campaign.world.index, 3))
    assert turning_points(campaign) == ()


def test_turning_points_are_few_and_ranked() -> None:
    """At most five quarters are told, a changed verdict first, then the larger change."""
    campaign = opened()
    while not campaign.over:
        campaign.end_quarter()
    found = turning_points(campaign, "russia")
    assert 0 < len(found) <= 5
    same = [point.without == verdict_of(campaign) for point in found]
    assert same == sorted(same)
    sizes = [abs(point.change) for point in found if point.without == verdict_of(campaign)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(point.orders and "Moscow" in point.says and point.quarter in point.says for point in found)


def test_a_score_is_the_weighted_sum_of_its_interests() -> None:
    """What a country has at the end is the sum of its interests, each met so far and weighed, unless all is ruin."""
    campaign = played_whole()
    for score in scores(campaign).values():
        parts = sum(interest.weight * interest.met for interest in score.interests)
        assert score.at_the_end == pytest.approx(parts, abs=1e-3)
    assert set(scores(campaign)) == set(COUNTRIES)


def test_an_account_tells_the_whole_campaign() -> None:
    """The account of a campaign has its verdict, its digest and every quarter."""
    campaign = played_whole()
    found = account(campaign, [brief(campaign, turn) for turn in range(1, 5)])
    assert found.verdict in VERDICTS
    assert found.digest == campaign.digests[-1]
    assert [told.quarter for told in found.quarters_told] == ["2024Q4", "2025Q1", "2025Q2", "2025Q3"]


def test_nothing_played_has_no_turning_points() -> None:
    """Before the first quarter there is nothing to look back on."""
    assert turning_points(opened()) == ()
