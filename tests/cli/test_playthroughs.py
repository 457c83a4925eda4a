"""Golden playthroughs: whole campaigns as they are told.

To write them anew, on purpose, and then read what changed:

WEDGE_BLESS=1 .venv/bin/pytest tests/cli/test_playthroughs.py
"""

import os
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from game.campaign.brief import brief
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.campaign.review import account
from game.cli.narration import tell_ending, tell_opening, tell_quarter

FOLDER = Path(__file__).resolve().parents[1] / "playthroughs"
LARGEST = 50_000
CAMPAIGNS: dict[str, tuple[CampaignTerms, str | None]] = {
    "whole_programme": (
        CampaignTerms("partners_of_convenience", strategies={"united_states": "whole_programme"}),
        None,
    ),
    "court_russia": (
        CampaignTerms("partners_of_convenience", seed=3, strategies={"united_states": "court_russia"}),
        None,
    ),
    "as_moscow_sees_it": (CampaignTerms("strait_crisis", seed=7), "russia"),
}


def told(terms: CampaignTerms, reader: str | None) -> str:
    """Return a whole campaign as it is told."""
    campaign, page = Campaign.new(terms), StringIO()
    console = Console(file=page, width=100)
    tell_opening(campaign, console)
    briefs = []
    while not campaign.over:
        campaign.end_quarter()
        briefs.append(brief(campaign, campaign.world.turn, reader))
        tell_quarter(briefs[-1], console)
    tell_ending(campaign, account(campaign, briefs, reader or "united_states"), console)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_a_campaign_is_told_as_it_was(name: str) -> None:
    """A campaign on the same terms is told in the same words as when its telling was last reviewed."""
    path, page = FOLDER / f"{name}.txt", told(*CAMPAIGNS[name])
    if os.environ.get("WEDGE_BLESS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    assert len(page.encode()) <= LARGEST
    assert page == path.read_text(encoding="utf-8")


def test_the_readme_shows_a_real_campaign() -> None:
    """Every line of the campaign in the README is the engine's."""
    readme = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("## A campaign, told")[1].split("```")[1].splitlines()
    told_lines = set((FOLDER / "court_russia.txt").read_text(encoding="utf-8").splitlines())
    assert [line for line in shown if line.strip(" …") and line not in told_lines] == []
    assert len(shown) > 30
