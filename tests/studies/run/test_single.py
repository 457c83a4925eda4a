import attrs
import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.model.laws.endings import verdict
from game.model.state.fingerprint import fingerprints
from game.model.state.measures import measures_of
from game.model.state.world import World
from game.studies.run.columns import figures, scales
from game.studies.run.design import SOBOL, Design, planned
from game.studies.run.draws import draws
from game.studies.run.play import PlayedWorlds, campaigns
from game.studies.run.single import alone
from tests.studies.run.sketches import SCENARIO, part_of, plan, short

WORLDS = 40


def block(design: Design, strategy: str) -> PlayedWorlds:
    """Return a whole study's campaigns under one strategy, played together."""
    ready = planned(design)
    drawn = draws(ready.campaign.scenario.figures, design.seed, 0, [design.worlds]) if design.draw == SOBOL else [{}]
    return campaigns(ready.tables[strategy], 0, design.worlds, next(iter(drawn)))


def to_the_end(campaign: Campaign) -> World:
    """Return the last world of a campaign, its agents asked for every quarter."""
    while not campaign.over:
        campaign.end_quarter()
    return campaign.world


@pytest.mark.parametrize(
    ("strategy", "side", "draw"),
    [
        ("engine", "united_states", "none"),
        ("deny", "united_states", "none"),
        ("best_response", "united_states", "none"),
        ("hedge", "iran", "none"),
        ("engine", "united_states", "sobol"),
        ("expose", "united_states", "sobol"),
    ],
)
def test_a_world_of_a_study_equals_the_same_world_alone(strategy: str, side: str, draw: str) -> None:
    """World k among others and world k alone agree in every bit of every measure, with drawn figures too."""
    design = short(worlds=WORLDS, strategies=(strategy,), side=side, draw=draw, seed=5)
    together = block(design, strategy)
    for k in (0, WORLDS - 1):
        single = to_the_end(alone(design, k))
        for name in measures_of(World):
            assert np.array_equal(getattr(together.world, name)[..., k : k + 1], getattr(single, name)), name
        assert np.array_equal(together.world.orders[..., k : k + 1], single.orders)


def test_a_world_alone_is_the_campaign_that_wedge_run_plays() -> None:
    """Where nothing is drawn, world k alone is the campaign with that seed and world, to the digest."""
    design = short(worlds=3, strategies=("deny",), seed=9)
    single, campaign = (
        alone(design, 2),
        Campaign.new(CampaignTerms(SCENARIO, seed=9, world=2, quarters=4, strategies={"united_states": "deny"})),
    )
    assert to_the_end(single).index == to_the_end(campaign).index
    assert single.digest == campaign.digest


def test_what_a_part_keeps_is_what_the_world_alone_shows() -> None:
    """The columns of a part hold the final figures, the verdict and the fingerprint of the same world alone."""
    kept = part_of(plan(worlds=WORLDS, part=WORLDS), block=13).columns
    for k in (0, 20, 39):
        campaign = alone(plan(worlds=WORLDS, part=WORLDS).design, k)
        single = to_the_end(campaign)
        assert kept["fingerprint"][k] == fingerprints(single).astype(np.uint32)[0]
        assert kept["verdict"][k] == verdict(single, campaign.setting.figures.endings)[0]
        for name, row in figures(single).items():
            assert abs(kept[name][k] - row[0]) <= scales()[name].grain / 2, name


def test_the_turn_of_a_rupture_is_kept() -> None:
    """A partnership that broke in a quarter was whole the quarter before; one that did not break has turn 0."""
    design = short(worlds=400, quarters=8, seed=3)
    found = block(design, "engine")
    broken = np.flatnonzero(found.ruptured)
    assert broken.size
    assert np.array_equal(found.ruptured > 0, found.world.ruptured > 0)
    campaign = alone(design, int(broken[0]))
    to_the_end(campaign)
    turns = [turn for turn, world in enumerate(campaign.worlds) if world.ruptured[0] > 0]
    assert turns[0] == found.ruptured[broken[0]]


def test_every_measure_and_order_counts_for_the_fingerprint() -> None:
    """One last bit of any measure, or one level of one order, changes that world's fingerprint and no other's."""
    world = block(short(worlds=3, quarters=1), "engine").world
    before = fingerprints(world)
    assert len(set(before.tolist())) == 3
    for name in measures_of(World):
        row = getattr(world, name).copy()
        row[..., 1] = np.nextafter(row[..., 1], 1000)
        assert (fingerprints(world.but(**{name: row})) != before).tolist() == [False, True, False], name
    for place in (0, 5, world.orders.shape[1] - 1):
        orders = world.orders.copy()
        orders[0, place, 1] += 1
        assert (fingerprints(attrs.evolve(world, orders=orders)) != before).tolist() == [False, True, False]
