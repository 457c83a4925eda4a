from functools import cache

import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign, digest
from game.forecast.common_knowledge import CommonKnowledge, common_knowledge
from game.forecast.common_luck import view_digests
from game.forecast.rollouts import futures
from game.model.laws.cooperation import strength
from game.model.laws.intelligence import see
from game.model.simulation import Simulation
from game.model.state.axes import COUNTRIES, IRAN, RUSSIA, UNITED_STATES
from game.model.state.chance import Dice, NoLuck
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.world import World
from tests.campaign.sketches import begun

MANY = 32


@cache
def half_way() -> Campaign:
    """Return a campaign of eight quarters after the fourth, made once; do not play on with it."""
    campaign = begun(quarters=8)
    for _ in range(4):
        campaign.end_quarter()
    return campaign


def known_to(country: int) -> CommonKnowledge:
    """Return what a country knows beside its view."""
    campaign = half_way()
    return common_knowledge(country, campaign.setting, campaign.staffs)


def spread_out(country: int, numbers: range = range(MANY), options: int = 1) -> Simulation:
    """Return presents drawn from a country's view of the campaign half-way."""
    return futures(half_way().view(COUNTRIES[country]), known_to(country), numbers, options)


@pytest.mark.parametrize("country", range(len(COUNTRIES)))
def test_what_a_seat_sees_exactly_is_exact_in_every_future(country: int) -> None:
    """Own facts and public facts are the same in every future; what is hidden is not that of the true world."""
    view, world = half_way().view(COUNTRIES[country]), spread_out(country).world
    for name in measures_of(World):
        seen, drawn = getattr(view.seen, name), getattr(world, name)
        exact = ~np.broadcast_to(view.error.get(name, np.zeros(1)), seen.shape).astype(bool)
        assert (np.where(exact, drawn - seen, 0) == 0).all(), name


def test_estimates_spread_about_as_far_as_they_err() -> None:
    """Washington's futures differ in Tehran's trust by the error of its estimate, and stay within bounds."""
    view, world = half_way().view("united_states"), spread_out(UNITED_STATES, range(2000)).world
    error = float(view.error["trust"][IRAN, 0])
    assert world.trust[IRAN].std() == pytest.approx(error, rel=0.1)
    assert world.trust[IRAN].mean() == pytest.approx(float(view["trust.iran"][0]), abs=error / 10)
    for name, measure in measures_of(World).items():
        drawn = getattr(world, name)
        assert (drawn >= measure.low).all(), name
        assert (drawn <= measure.high).all(), name


def test_the_help_drawn_agrees_with_the_index_that_all_see() -> None:
    """In every future the help given adds up to the index that was published."""
    drawn = spread_out(UNITED_STATES, range(500)).world
    assert np.abs(strength(drawn.help, half_way().setting.figures) - drawn.index).max() < 0.5


def test_a_future_is_the_same_whatever_others_there_are() -> None:
    """Future 7 played alone is future 7 among many, to the last bit, and among copies for several options."""
    many, alone = spread_out(RUSSIA), spread_out(RUSSIA, range(7, 8))
    copies = spread_out(RUSSIA, range(4, 8), options=3)
    ended = [some.run(3) for some in (many, alone, copies)]
    expected = digest(ended[0].only(7))
    assert digest(ended[1].only(0)) == expected
    assert [digest(ended[2].only(place)) for place in (3, 7, 11)] == [expected] * 3


def test_views_side_by_side_have_the_futures_each_has_alone() -> None:
    """The futures of several worlds' views are those of each view by itself."""
    campaign = half_way()
    both = World(
        turn=campaign.world.turn,
        orders=np.concatenate([campaign.worlds[4].orders, campaign.worlds[4].orders], axis=-1),
        **{
            name: np.concatenate([getattr(campaign.worlds[4], name), getattr(campaign.worlds[3], name)], axis=-1)
            for name in measures_of(World)
        },
    )
    dice = Dice(campaign.terms.seed, np.full(2, campaign.terms.world, np.uint64))
    setting = attrs.evolve(campaign.setting, chance=dice)
    together = futures(see(both, IRAN, setting), known_to(IRAN), range(4))
    alone = futures(see(both.only(1), IRAN, campaign.setting), known_to(IRAN), range(4))
    ended = [some.run(2) for some in (together, alone)]
    assert [digest(ended[0].only(4 + k)) for k in range(4)] == [digest(ended[1].only(k)) for k in range(4)]


def test_luck_hangs_on_everything_that_is_seen_and_on_nothing_else() -> None:
    """Two views have the same mark if and only if they are equal; who looks counts too."""
    campaign = half_way()
    view = campaign.view("iran")
    nearly = Observation(IRAN, view.seen.but(brent=view.seen.brent + 2.0**-20), view.error)
    others = (
        nearly,
        Observation(RUSSIA, view.seen, view.error),
        Observation(IRAN, campaign.view("russia").seen, view.error),
    )
    assert view_digests(view) == view_digests(Observation(IRAN, view.seen.but(), view.error))
    assert all(view_digests(view) != view_digests(other) for other in others)


def test_a_charter_holds_no_luck_no_plan_and_no_secret_interest() -> None:
    """Of the others a seat knows the character and the interests they are known for; of the luck to come, nothing."""
    campaign = begun(quarters=4, strategies={"iran": "hedge"})
    known = common_knowledge(RUSSIA, campaign.setting, campaign.staffs)
    assert isinstance(known.setting.chance, NoLuck)
    assert all(isinstance(staff.chance, NoLuck) for staff in known.staffs)
    assert all(seat.strategy is None for seat in known.seats)
    assert known.staffs[RUSSIA].interests == campaign.staffs[RUSSIA].interests
    assert all(interest.public for interest in known.staffs[IRAN].interests)
    assert len(known.staffs[IRAN].interests) < len(campaign.staffs[IRAN].interests)


def test_futures_do_not_meet_the_luck_of_the_campaign() -> None:
    """From an exact view of the same present, no future takes the course that the campaign takes."""
    campaign = half_way()
    exact = Observation(RUSSIA, campaign.world, {"help": np.zeros((7, 2, 1))})
    ended = futures(exact, known_to(RUSSIA), range(64)).run(1)
    campaign = campaign.fork(4)
    campaign.end_quarter()
    assert float(campaign.world.brent[0]) not in {float(price) for price in ended.brent}
