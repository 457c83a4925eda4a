"""Where a quarter's time goes: every country's decision and every phase of the rules, in a block as workers play it.

The peer of each is the whole quarter. One process. `make bench` runs it.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections import defaultdict
from collections.abc import Sequence
from time import perf_counter

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.forecast.memory import keep_freed
from game.model.laws.intelligence import glimpse
from game.model.laws.order_effects import commanded
from game.model.laws.turn import PHASES
from game.model.legality import legal
from game.model.simulation import Player
from game.model.state.axes import COUNTRIES
from game.model.state.chance import Dice
from game.model.state.setting import Setting, Staff
from game.model.state.world import World, settled
from game.studies.run.design import table
from game.studies.run.part_process import BLOCK
from game.studies.run.play import NOTHING_DRAWN, begun

SCENARIO, BLOCKS = "partners_of_convenience", 3


@attrs.define
class Watch:
    """Seconds by what they were spent on."""

    spent: defaultdict[str, float] = attrs.field(factory=lambda: defaultdict(float))
    since: float = 0.0

    def start(self) -> None:
        """Begin to count."""
        self.since = perf_counter()

    def lap(self, what: str) -> None:
        """Put down what passed since the last lap."""
        now = perf_counter()
        self.spent[what] += now - self.since
        self.since = now


def quarter(world: World, setting: Setting, staffs: Sequence[Staff], agents: Sequence[Player], watch: Watch) -> World:
    """Play one quarter under a watch, as `campaigns` does."""
    watch.start()
    sheet = setting.catalogue.no_orders(world.worlds)
    allowed = legal(world, setting)
    watch.lap("which orders are legal")
    for agent in agents:
        own = staffs[agent.country].own
        sheet[own] = agent.decide(glimpse(world, agent.country, setting), allowed[own], staffs[agent.country])
        watch.lap(f"decision: {COUNTRIES[agent.country]}")
    before, world = world, commanded(world, sheet)
    watch.lap("commanded")
    for phase in PHASES:
        world, _ = phase(world, before, setting)
        watch.lap(f"phase: {phase.__name__}")
    world = settled(world, before).but(turn=before.turn + 1)
    watch.lap("settled")
    return world


def main() -> None:
    """Print every share."""
    keep_freed()
    campaign = Campaign.new(CampaignTerms(SCENARIO))
    found, watch = table(campaign, campaign.terms), Watch()
    for number in range(BLOCKS + 1):
        chance = Dice(1, np.arange(number * BLOCK, (number + 1) * BLOCK, dtype=np.uint64))
        game = begun(found, chance, NOTHING_DRAWN)
        world, setting = game.world, game.setting
        if number == 1:
            watch = Watch()
        for _ in range(setting.quarters):
            world = quarter(world, setting, game.staffs, game.agents, watch)
    whole = sum(watch.spent.values())
    each = whole * 1e6 / BLOCKS / BLOCK / campaign.setting.quarters
    print(f"{'a quarter of one world':32}{each:8.2f} µs")
    for what, seconds in sorted(watch.spent.items(), key=lambda found: -found[1]):
        print(f"  {what:30}{each * seconds / whole:8.2f} µs{100 * seconds / whole:8.1f} %")


if __name__ == "__main__":
    main()
