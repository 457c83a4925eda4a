"""How the cost of a campaign grows: with worlds side by side, with countries that decide, with orders, with quarters.

The peer is the study as it ships: six countries, all orders, twenty quarters, one block of the size that workers play.
One process; every line is a median of several rounds, taken in turns. `make bench` runs it.
"""

import os

# One thread a process, set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable
from itertools import chain
from statistics import median
from time import perf_counter

import attrs

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.forecast.memory import keep_freed
from game.model.scenario import load
from game.model.scenario.schema import Scenario
from game.model.simulation import opened, staffs_of
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Catalogue
from game.studies.run.design import table
from game.studies.run.part_process import BLOCK
from game.studies.run.play import StudyWorlds, campaigns

SCENARIO, ROUNDS, QUARTERS = "partners_of_convenience", 3, 20
WORLDS = (1, 16, 256, 1024, 4096, 8192)
TIMES = (2, 4)


@attrs.frozen
class Size:
    """One study to be timed."""

    says: str
    table: StudyWorlds
    worlds: int = BLOCK

    def microseconds(self) -> float:
        """Return what a quarter of one world took."""
        begun = perf_counter()
        campaigns(self.table, 0, self.worlds)
        return (perf_counter() - begun) * 1e6 / self.worlds / self.table.quarters


def with_orders(times: int) -> Catalogue:
    """Return the catalogue with every order so many times, each under a name of its own."""
    whole = load.catalogue()
    copies = [
        [attrs.evolve(order, name=f"{order.name}{'_' * copy}") for copy in range(times)] for order in whole.orders
    ]
    return Catalogue(tuple(chain.from_iterable(copies)))


def made(scenario: Scenario, quarters: int) -> StudyWorlds:
    """Return what a scenario is played at."""
    terms = CampaignTerms(SCENARIO, quarters=quarters)
    campaign = Campaign.new(terms)
    setting = opened(scenario, campaign.setting.chance, 1, quarters)
    return table(attrs.evolve(campaign, scenario=scenario, setting=setting, staffs=staffs_of(setting)), terms)


def seated(ships: StudyWorlds, many: int) -> StudyWorlds:
    """Return the same worlds with the first few countries alone deciding."""
    game = ships.simulation
    return attrs.evolve(ships, simulation=attrs.evolve(game, agents=game.agents[:many]))


def sizes() -> list[Size]:
    """Return every study to be timed; the first is the one that ships."""
    scenario = load.scenario(SCENARIO)
    ships = made(scenario, QUARTERS)
    whole = len(scenario.catalogue.orders)
    found = [
        Size(f"as it ships: {len(COUNTRIES)} countries, {whole} orders, {QUARTERS} quarters, {BLOCK} worlds", ships)
    ]
    found += [Size(f"{worlds} worlds side by side", ships, worlds) for worlds in WORLDS if worlds != BLOCK]
    for many in range(len(COUNTRIES)):
        found.append(Size(f"{many} countries decide", seated(ships, many)))
    for times in TIMES:
        more = with_orders(times)
        found.append(Size(f"{len(more.orders)} orders", made(attrs.evolve(scenario, catalogue=more), QUARTERS)))
    return found + [Size(f"{quarters} quarters", made(scenario, quarters)) for quarters in (5, 10, 40)]


def in_turns(acts: list[Callable[[], float]]) -> list[float]:
    """Return the median of what each act gives, after one round that warms up."""
    rounds = [[act() for act in acts] for _ in range(ROUNDS + 1)]
    return [median(found) for found in zip(*rounds[1:], strict=True)]


def main() -> None:
    """Print what a quarter of a world costs at each size."""
    keep_freed()
    timed = sizes()
    costs = in_turns([size.microseconds for size in timed])
    print(f"{'':70}µs a world and quarter   times the study that ships")
    for size, cost in zip(timed, costs, strict=True):
        print(f"{size.says:70}{cost:22.2f}{cost / costs[0]:28.2f}")


if __name__ == "__main__":
    main()
