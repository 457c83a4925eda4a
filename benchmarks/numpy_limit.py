"""The limit of a study: the least that any engine of this size does with numpy, and how long that takes here.

Each quarter, for as many orders, interests and rows as ours: luck for every order, its worth by one product, three
picks a country, the pushes of all orders by one product, and every row held within bounds and rounded once. No law, no
view, no condition; buffers are made once, and blocks fit into the processor's own memory.
"""

from time import perf_counter

import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.model.state.arithmetic import COARSEST, GRAIN
from game.model.state.catalogue import ORDERS_A_QUARTER
from game.model.state.chance import Dice
from game.model.state.measures import places_of
from game.model.state.world import World

BLOCK, BLOCKS = 1024, 4
# So many rows of a block stay in the nearest memory of a processor from step to step.
TOGETHER = 4


class Least:
    """The buffers of one block of worlds."""

    def __init__(self, scenario: str, quarters: int) -> None:
        campaign = Campaign.new(CampaignTerms(scenario, quarters=quarters))
        catalogue = campaign.setting.catalogue
        self.quarters = quarters
        self.dice = Dice(1, np.arange(BLOCK, dtype=np.uint64))
        self.names = [catalogue.names[own] for own in catalogue.of_country]
        self.gains = [np.ascontiguousarray(staff.anticipated.T) for staff in campaign.staffs]
        self.slopes = [np.full((gains.shape[1], BLOCK), 0.5) for gains in self.gains]
        self.worth = [np.empty((len(names), BLOCK)) for names in self.names]
        self.step = catalogue.step
        self.given = np.zeros((len(catalogue.orders), BLOCK), self.step.dtype)
        self.pushes = np.empty((len(self.step), BLOCK), self.step.dtype)
        self.rows = np.zeros((len(places_of(World)), BLOCK))

    def played(self) -> None:
        """Play the campaigns of a block."""
        coarse = COARSEST * GRAIN
        for quarter in range(self.quarters):
            for country, names in enumerate(self.names):
                worth = self.worth[country]
                np.matmul(self.gains[country], self.slopes[country], out=worth)
                worth += self.dice.gumbel(quarter, f"{country}", names)
                for _ in range(ORDERS_A_QUARTER):
                    np.equal(worth, worth.max(axis=0))
            np.matmul(self.step, self.given, out=self.pushes)
            for start in range(0, len(self.rows), TOGETHER):
                rows = self.rows[start : start + TOGETHER]
                np.minimum(np.maximum(rows, 0.0, out=rows), 1.0, out=rows)
                rows += coarse
                rows -= coarse


def campaigns_a_second(scenario: str, quarters: int) -> float:
    """Return how many campaigns one process could play at the very most."""
    least = Least(scenario, quarters)
    least.played()
    begun = perf_counter()
    for _ in range(BLOCKS):
        least.played()
    return BLOCKS * BLOCK / (perf_counter() - begun)
