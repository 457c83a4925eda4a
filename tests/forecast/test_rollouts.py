import pickle
from collections.abc import Mapping
from functools import cache

import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.forecast.prospect import Prospect
from game.forecast.rollouts import CalledOff, FirstQuarter, RolloutOutcomes, played_out
from game.loose_types import OneOfMany
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES
from game.statistics import mean, paired_shares, share
from tests.views.canaries import otherwise

FUTURES = 8


@cache
def two_quarters() -> Campaign:
    """A short campaign after two quarters."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=5, seats=("russia", "israel")))
    campaign.end_quarter()
    campaign.end_quarter()
    return campaign


def same(one: OneOfMany, other: OneOfMany) -> bool:
    """Whether two things hold the same numbers."""
    if attrs.has(type(one)):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in attrs.fields(type(one)))
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return bool(one == other)


def outcomes(seat: str, *drafts: SeatOrders, futures: int = FUTURES) -> RolloutOutcomes:
    """What becomes of drafts of a seat."""
    prospect = Prospect.of(two_quarters(), seat)
    return played_out(prospect, FirstQuarter.of(prospect, futures), drafts, lambda: False)


@pytest.mark.parametrize("seat", COUNTRIES)
def test_what_a_seat_looks_ahead_from_holds_nothing_that_it_cannot_see(seat: str) -> None:
    """Worlds that differ in everything that a seat is blind to give it the same prospect, number by number."""
    assert same(Prospect.of(two_quarters(), seat), Prospect.of(otherwise(two_quarters(), seat), seat))


def test_a_prospect_can_be_given_to_another_process() -> None:
    """What was pickled and read back leads to the same futures."""
    prospect = Prospect.of(two_quarters(), "russia")
    again = pickle.loads(pickle.dumps(prospect))
    results = [played_out(one, FirstQuarter.of(one, 4), [SeatOrders()], lambda: False) for one in (prospect, again)]
    assert same(*results)


def test_drafts_meet_the_same_futures() -> None:
    """The same draft twice comes to the same, bit for bit; another differs in what it ordered alone at first."""
    played = outcomes("russia", SeatOrders(), SeatOrders(), SeatOrders(moves=("ru.deliver",)))
    assert same(played.index[0], played.index[1])
    assert same(played.score[0], played.score[1])
    assert not np.array_equal(played.numbers[0], played.numbers[2])


def test_a_future_is_the_same_whatever_others_there_are() -> None:
    """Future 3 of four is future 3 of eight."""
    few, many = outcomes("israel", SeatOrders(), futures=4), outcomes("israel", SeatOrders())
    assert np.array_equal(few.index[0, :, 3], many.index[0, :, 3])


def test_who_sees_all_begins_where_the_world_stands() -> None:
    """For the facilitator every future begins in the true world."""
    first = FirstQuarter.of(Prospect.of(two_quarters(), ""), FUTURES)
    assert np.all(first.drawn.now.world.index == two_quarters().world.index)
    assert np.all(first.drawn.now.following.course == two_quarters().game.following.course)


def test_what_a_seat_estimates_is_drawn_about_its_estimate() -> None:
    """Israel's worlds differ in what Moscow gives, by about its error; Moscow's own do not."""
    campaign = two_quarters()
    for seat, spreads in (("israel", True), ("russia", False)):
        flow = FirstQuarter.of(Prospect.of(campaign, seat), 64).drawn.now.world.flow[0, 4]
        assert (np.std(flow) > 0.03) == spreads


def test_a_question_can_be_called_off() -> None:
    """Nothing is played for who does not want to know."""
    prospect = Prospect.of(two_quarters(), "israel")
    with pytest.raises(CalledOff):
        played_out(prospect, FirstQuarter.of(prospect, 4), [SeatOrders()], lambda: True)


def test_intervals_by_hand() -> None:
    """A share, a difference and a mean with their errors."""
    assert share(0, 10).low == 0.0
    assert 0.25 < share(0, 10).high < 0.3
    assert paired_shares(5, 5, 100).value == 0.0
    assert paired_shares(5, 5, 100).low == -paired_shares(5, 5, 100).high
    assert mean(np.array([1.0, 3.0])).value == 2.0


def test_courses_of_others_are_guessed_from_what_they_do_and_ones_own_is_known() -> None:
    """Every other country follows some course in each future, the seat the one that it follows."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=4, quarters=5))
    campaign.end_quarter()
    course = FirstQuarter.of(Prospect.of(campaign, "iran"), 64).drawn.now.following.course
    assert np.all(course >= 0)
    assert np.all(course[1] == campaign.game.following.course[1, 0])
    assert any(len(set(row)) > 1 for row in course)
