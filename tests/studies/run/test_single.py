"""A world of a study, alone and among others."""

from pathlib import Path

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.model.laws.verdict import ending
from game.studies.run.design import SOBOL, Design, planned
from game.studies.run.draws import draws
from game.studies.run.outcome_columns import Columns, fingerprints, outcome_columns, played
from game.studies.run.single import alone
from game.studies.run.study_table import NOTHING_DRAWN
from tests.studies.run.sketches import SCENARIO, part_of, plan, short

WORLDS = 24


def block(design: Design, strategy: str) -> Columns:
    """Return a whole study's campaigns under one strategy, played together."""
    table = planned(design).tables[strategy]
    drawn = NOTHING_DRAWN
    if design.draw == SOBOL:
        drawn = next(draws(table.setup.figures, design.seed, 0, [design.worlds]))
    return played(table, range(design.worlds), drawn)


def to_the_end(campaign: Campaign) -> Campaign:
    """Return a campaign played to its end, as persons play it."""
    while not campaign.over:
        campaign.end_quarter()
    return campaign


@pytest.mark.parametrize(
    ("strategy", "side", "draw", "scenario"),
    [
        ("engine", "united_states", "none", SCENARIO),
        ("us.article", "united_states", "none", "two_offers"),
        ("hold", "iran", "none", SCENARIO),
        ("us.hawk,ru.hedge,ir=hold", "united_states", "sobol", "twelve_days"),
    ],
)
def test_a_world_of_a_study_equals_the_same_world_alone(strategy: str, side: str, draw: str, scenario: str) -> None:
    """World k among others and world k alone agree in every bit of the last world, with drawn figures too."""
    design = Design(scenario, WORLDS, 5, (strategy,), side, draw=draw, quarters=4)
    together = block(design, strategy)
    for k in (0, WORLDS - 1):
        single = to_the_end(alone(design, k))
        assert together["fingerprint"][k] == fingerprints(single.world)[0]
        assert together["ending"][k] == ending(single.world, single.game.rules)[0]
        assert together["quarters"][k] == single.world.turn
        assert abs(together["legacy_iran"][k] - single.game.legacy()[1, 0]) <= outcome_columns(4)["legacy_iran"].grain


def test_a_plan_is_played_as_it_is_alone(tmp_path: Path) -> None:
    """A plan from a file leads to the same bits in a study and in a campaign."""
    path = tmp_path / "mine.toml"
    path.write_text('title = "x"\ncountry = "iran"\ndials_set = { "ir.home" = 3 }\n', encoding="utf-8")
    design = short(worlds=3, strategies=(str(path),), side="iran")
    together, single = block(design, str(path)), to_the_end(alone(design, 2))
    assert together["fingerprint"][2] == fingerprints(single.world)[0]


def test_a_world_alone_is_the_campaign_that_wedge_run_plays() -> None:
    """Where nothing is drawn, world k alone is the campaign with that seed and world, to the digest."""
    single = alone(short(worlds=3, strategies=("us.article",), seed=9), 2)
    terms = CampaignTerms(SCENARIO, seed=9, world=2, quarters=4, strategies={"united_states": "us.article"})
    digests = [to_the_end(one).played[-1].digest for one in (single, Campaign.new(terms))]
    assert digests[0] == digests[1]


def test_what_a_part_keeps_hangs_on_no_block() -> None:
    """The columns of a part are the same in blocks of thirteen and all at once."""
    whole, cut = (part_of(plan(worlds=WORLDS, part=WORLDS), block=size).columns for size in (WORLDS, 13))
    assert {name: row.tolist() for name, row in whole.items()} == {name: row.tolist() for name, row in cut.items()}


def test_every_measure_counts_for_the_fingerprint() -> None:
    """One last bit of a measure, or one dial, changes that world's fingerprint and no other's."""
    world = planned(short(worlds=3, quarters=1)).first.begun(range(3)).run()
    before = fingerprints(world)
    assert len(set(before.tolist())) == 3
    for name in ("brent", "trust", "flow", "index_ago", "dials", "wear"):
        row = getattr(world, name).copy()
        row[..., 1] = np.nextafter(row[..., 1], 1000)
        assert (fingerprints(world.but(**{name: row})) != before).tolist() == [False, True, False], name
