"""A whole campaign, told: `python -m benchmarks.tell --seed 3 --scenario low_oil`."""

import argparse
import textwrap

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrase
from game.campaign.telling import all_told, title_of
from game.campaign.terms import CampaignTerms
from game.model.scenario.setup_files import FIRST

WIDTH = 110


def main() -> None:
    """Play a campaign in which the computer has all seats, and print it, told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which luck")
    parser.add_argument("--world", type=int, default=0, help="which of the seed's worlds")
    parser.add_argument("--scenario", default=FIRST, help="a scenario's name, or the path of its file")
    parser.add_argument("--quarters", type=int, default=0, help="how long; as the scenario says where none is given")
    given = parser.parse_args()
    campaign = Campaign.new(CampaignTerms(given.scenario, given.seed, given.world, given.quarters))
    while not campaign.over:
        campaign.end_quarter()
    first, last = (title_of(campaign.setup.quarter(turn)) for turn in (1, campaign.world.turn))
    print(phrase("headline", "campaign", title=campaign.setup.title, first=first, last=last))
    for quarter in all_told(campaign):
        print(f"\n{quarter.title}\n{'-' * len(quarter.title)}")
        for says in (*(line.says for line in quarter.lines), *quarter.closing):
            print(textwrap.fill(says, WIDTH))


if __name__ == "__main__":
    main()
