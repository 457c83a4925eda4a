"""How well seats foresee: what was drawn from their knowledge beside what then happened.

python -m benchmarks.foresight --campaigns 80 --turn 4
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise

import attrs
import numpy as np

from agents.draft import Orders
from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.terms import CampaignTerms
from game.forecast.prospect import Prospect
from game.forecast.rollouts import WORTH_CODE, FirstQuarter, played_out, quarter_of, run_on
from game.model.levers.catalogue import seat_of
from game.model.play.seated import Seated
from game.model.play.whole_quarter import PlayTerms
from game.model.scenario.setup_files import FIRST
from game.model.state.axes import COUNTRIES

SEATS = ("united_states", "russia")
FUTURES = 128
# Chances of acts are compared in these steps.
EDGES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 1.01)


@attrs.frozen
class Foreseen:
    """What one seat foresaw, and what happened.

    soon, late    the partnership a quarter later and at the end: the mean foreseen, the actual one, and the share of
                  futures below it
    broke         the chance that the two break, and whether they did
    acts          for each open lever of others: the chance that it is used more next quarter, and whether it was
    """

    soon: tuple[float, float, float]
    late: tuple[float, float, float]
    broke: tuple[float, float]
    acts: tuple[tuple[float, float], ...]


def foreseen(campaign: Campaign, seat: str) -> Foreseen:
    """What a seat foresees where a campaign stands, and what happens where it holds."""
    prospect = Prospect.of(campaign, seat)
    first = FirstQuarter.of(prospect, FUTURES)
    futures = played_out(prospect, first, [SeatOrders()], lambda: False)
    game, seated = campaign.game, Seated.free()
    seated.holds[COUNTRIES.index(seat)] = 1.0
    terms = PlayTerms(game.rules, game.script, np.zeros((len(COUNTRIES), 1)), seated=seated)
    quarter = quarter_of(terms, game.situation, WORTH_CODE)
    decided, _ = quarter.decided(quarter.night())
    last, seen = run_on(terms, game.situation, campaign.terms.quarters - campaign.world.turn, WORTH_CODE)
    ends = []
    for place, actual in ((0, float(seen[0]["index"][0])), (-1, float(seen[-1]["index"][0]))):
        drawn = futures.index[0, place]
        ends.append((float(drawn.mean()), actual, float((drawn < actual).mean())))
    world = last.world
    fallen = float(((world.rung <= 1) | (world.broken_quarters > 0))[0] * (1 - world.catastrophe[0]))
    broke = (float(futures.broke[0].mean()), fallen)
    return Foreseen(ends[0], ends[1], broke, tuple(acts(campaign, seat, first.orders, decided)))


def acts(campaign: Campaign, seat: str, drawn: Orders, actual: Orders) -> Iterator[tuple[float, float]]:
    """The chance of each open act of others, and whether it was done."""
    levers, standing = campaign.game.anchor.levers, campaign.game.history.dials[0]
    for policy in levers.policies:
        if seat_of(policy.id) != seat and policy.id not in levers.secret:
            now = standing[policy.row, 0]
            yield float((drawn.dials[policy.row] > now).mean()), float(actual.dials[policy.row, 0] > now)
    for move in levers.moves:
        if seat_of(move.id) != seat and move.id not in levers.secret:
            yield float(drawn.moves[move.row].mean()), float(actual.moves[move.row, 0])


def told_of(rows: list[Foreseen]) -> Iterator[str]:
    """What the comparison comes to, line by line."""
    for name in ("soon", "late"):
        means, actual, below = np.array([getattr(row, name) for row in rows]).T
        inside = np.mean((below > 0.25) & (below < 0.75))
        yield f"index {name}: foreseen less actual {np.mean(means - actual):+.2f}; in the middle half {inside:.2f}"
    chance, happened = np.array([row.broke for row in rows]).T
    base = np.mean(happened) * (1 - np.mean(happened))
    brier = np.mean((chance - happened) ** 2)
    yield f"break: foreseen {np.mean(chance):.2f}, actual {np.mean(happened):.2f}; Brier {brier:.3f} of {base:.3f}"
    chance, done = np.array([act for row in rows for act in row.acts]).T
    for low, high in pairwise(EDGES):
        here = (chance >= low) & (chance < high)
        if here.any():
            yield f"acts given {chance[here].mean():.2f}: done {done[here].mean():.2f} ({here.sum()})"


def main() -> None:
    """Print how well seats foresee."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaigns", type=int, default=80)
    parser.add_argument("--turn", type=int, default=4)
    parser.add_argument("--seed", type=int, default=500)
    wanted = parser.parse_args()
    rows = []
    for seed in range(wanted.seed, wanted.seed + wanted.campaigns):
        campaign = Campaign.new(CampaignTerms(FIRST, seed=seed))
        while not campaign.over and campaign.world.turn < wanted.turn:
            campaign.end_quarter()
        if not campaign.over:
            rows += [foreseen(campaign, seat) for seat in SEATS]
    print("\n".join(told_of(rows)))


if __name__ == "__main__":
    main()
