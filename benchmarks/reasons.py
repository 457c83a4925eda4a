"""Whether every act of the computer's countries is told with a reason for it: python -m benchmarks.reasons.

`--campaigns N` are played to their end, `--strength` says how far countries look ahead in them (seminar is quick), and
`--show N` prints so many acts with their reasons, to be read aloud.
"""

import argparse
from collections import Counter
from collections.abc import Iterator

import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.phrases import phrase
from game.campaign.telling import told_lines
from game.campaign.terms import CampaignTerms
from game.engine.threads import playing_on
from game.model.scenario.setup_files import FIRST
from game.search.deciding import end_quarter
from game.statistics import share

SEED = 20_261
# How a sentence on policies goes on to its reason: in both, what the country has to gain by it.
REASONED = (", because ", ", as if ", phrase("order", "plan"), phrase("order", "room"))


def acts(strength: str, world: int, quarters: int) -> Iterator[tuple[str, bool]]:
    """Every order of one campaign as it is told, and whether a reason for it is."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=SEED, world=world, quarters=quarters, strength=strength))
    while not campaign.over:
        end_quarter(campaign)
        for line in told_lines(campaign, len(campaign.played)):
            if line.kind == "order":
                yield line.says, bool(line.why)
            elif line.kind == "dial":
                yield line.says, any(text in line.says for text in REASONED)


def main() -> None:
    """Count acts with a reason, and print those without one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaigns", type=int, default=200)
    parser.add_argument("--quarters", type=int, default=20)
    parser.add_argument("--strength", default="seminar")
    parser.add_argument("--show", type=int, default=0)
    asked_for = parser.parse_args()
    told = list[tuple[str, bool]]()
    with playing_on(1):
        for world in range(asked_for.campaigns):
            told.extend(acts(asked_for.strength, world, asked_for.quarters))
    reasoned = share(sum(reason for _, reason in told), len(told))
    print(f"{len(told)} acts, with a reason for it {reasoned.value:.4f} [{reasoned.low:.4f}, {reasoned.high:.4f}]")
    for says, many in Counter(says for says, reason in told if not reason).most_common(20):
        print(f"  {many} × {says}")
    for place in np.random.default_rng(SEED).permutation(len(told))[: asked_for.show]:
        print(f"· {told[place][0]}")


if __name__ == "__main__":
    main()
