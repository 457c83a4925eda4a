"""What a seventh country has to be good for; `test_seventh.py` runs this file in a process that has Turkey.

It is no test of its own, because the countries are read when Wedge starts.
"""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pytest

from agents.roster import interests_alone, seated_countries
from game.campaign.brief import brief
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.classroom.server.stylesheet import css
from game.desktop.toolkit.theme import THEMES, contrast, theme
from game.model.scenario import load
from game.model.state.axes import COUNTRIES
from game.views.dossier_view import dossier
from game.views.turn_view import board


@pytest.mark.parametrize("name", load.scenario_names())
def test_every_scenario_passes_with_it(name: str) -> None:
    """A seventh country stands in every shipped scenario, and none says a word of it."""
    assert COUNTRIES[6:] == ("turkey",)
    assert not load.check(name)
    assert load.scenario(name).countries[6].name == "turkey"


def test_it_decides_by_its_interests_alone_in_a_campaign() -> None:
    """Without a character it gives orders all the same, is told of with its reasons."""
    campaign = Campaign.new(CampaignTerms("partners_of_convenience", seed=4, quarters=4, sides=()))
    assert seated_countries({})[6].doctrine is interests_alone
    while not campaign.over:
        campaign.end_quarter()
    acts = [act for turn in range(1, 5) for act in brief(campaign, turn).acts if act.country == "turkey"]
    assert acts
    assert all(act.says.startswith("Ankara ") for act in acts)
    assert any(act.why for act in acts)


def test_its_seat_is_shown_a_turn_and_dossiers() -> None:
    """A person in its seat has a turn, and every country's dossier with its own among the relations."""
    campaign = Campaign.new(CampaignTerms("strait_crisis", seed=4, quarters=3, sides=("turkey",)))
    campaign.end_quarter()
    turn = board(campaign, "turkey")
    assert [figure.key for figure in turn.resources] == ["capital", "corridor_west", "brent", "escalation"]
    for country in COUNTRIES:
        page = dossier(campaign, "turkey", country)
        assert len(page.relations) == 6


@pytest.mark.parametrize("name", THEMES)
def test_its_colours_are_seen(name: str) -> None:
    """Its sign can be told from the ground, and its letters from the sign."""
    look = theme(name)
    assert contrast(look.rgba("tr.fill"), look.rgba("panel")) >= 3
    assert contrast(look.rgba("tr.on"), look.rgba("tr.fill")) >= 3


def test_the_pages_of_a_class_know_its_look() -> None:
    """Colours come with the stylesheet, sign and place with every page."""
    assert "--actor-tr-fill:#8A4B00" in css()
    assert ".glyph-tr .shape" in css()
