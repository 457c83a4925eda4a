"""One campaign at one desk: how long a quarter takes, and how long `wedge run --json` takes from a clean start.

The peer is Mesa itself: what `import mesa` costs, on this machine and in this run. Run it with `make bench`.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.model.scenario.setup_files import setup, setup_names

QUARTERS = 20
STARTS = 5


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def start(*command: str) -> float:
    """Return the median time of a command in a fresh Python."""
    run = [sys.executable, *command]
    return median(seconds(lambda: subprocess.run(run, check=True, capture_output=True)) for _ in range(STARTS))


def main() -> None:
    """Print the figures and their ratios."""
    opening = seconds(lambda: Campaign.new(CampaignTerms("partners_of_convenience", seed=1)))
    campaign = Campaign.new(CampaignTerms("partners_of_convenience", seed=1))
    quarter = median(seconds(campaign.end_quarter) for _ in range(QUARTERS))
    loading = seconds(lambda: [setup(name) for name in setup_names()])
    mesa = start("-c", "import mesa")
    whole = start("-m", "game", "run", "--json", "--seed", "1")
    print(f"a campaign begun, files read and checked  {opening * 1000:7.0f} ms")
    print(f"one quarter, one world, six decisions     {quarter * 1000:7.1f} ms")
    print(f"all scenarios read and checked            {loading * 1000:7.0f} ms")
    print(f"import mesa, fresh Python (the peer)      {mesa * 1000:7.0f} ms")
    print(f"wedge run --json, 20 quarters, fresh      {whole * 1000:7.0f} ms   {whole / mesa:.2f} times the peer")


if __name__ == "__main__":
    main()
