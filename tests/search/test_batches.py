import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.model.scenario.setup_files import FIRST
from game.search.deciding import end_quarter
from game.studies.run.design import Design, planned
from game.studies.run.outcome_columns import fingerprints, played

STRENGTH = "russia=cabinet"


def test_a_world_of_a_study_in_which_countries_look_ahead_is_the_campaign_alone() -> None:
    """World 5 of a study of a strength is that campaign played by itself, bit for bit."""
    design = Design(FIRST, 6, seed=3, quarters=2, strength=STRENGTH)
    columns = played(planned(design).first, [4, 5])
    campaign = Campaign.new(CampaignTerms(FIRST, seed=3, world=5, quarters=2, strength=STRENGTH))
    while not campaign.over:
        end_quarter(campaign)
    assert int(columns["fingerprint"][1]) == int(np.uint32(fingerprints(campaign.world)[0]))


def test_a_study_by_courses_says_what_it_said_before_there_were_strengths() -> None:
    """A design in which nobody looks ahead is the same study as before; one in which somebody does is another."""
    plain, other = (planned(Design(FIRST, 6, strength=name)).settled for name in ("seminar", STRENGTH))
    assert "strength" not in plain
    assert other["strength"] == STRENGTH
    assert plain["code_digest"] != other["code_digest"]
