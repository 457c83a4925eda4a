"""Designs: which worlds a study plays, under which strategies, with which figures."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from math import ceil

import attrs

import game
from game.campaign.campaign import Campaign, seated
from game.campaign.log import CampaignTerms
from game.loose_types import JsonDict
from game.model.scenario import initial_world as begin
from game.studies.run.parts import StudyPart
from game.studies.run.play import StudyWorlds

ENGINE = "engine"
NONE, SOBOL = "none", "sobol"
MOST_WORLDS = 100_000_000
# A file of results is a unit of work: large enough that numpy goes through it quickly, small enough that all workers
# end together. There are sixteen, or an even number that keeps them between the two sizes.
FILES, SMALLEST, LARGEST = 16, 4096, 8192


@attrs.frozen
class Design:
    """What a study asks.

    scenario    name of a scenario that ships with Wedge, or path of a scenario file
    worlds      how many, numbered from 0
    strategies  compared on the same luck, the others with the first; `ENGINE` where the side has none
    side        the country whose strategies they are
    changes     what was set otherwise, by path
    draw        `NONE`, or `SOBOL` where every world has figures of its own
    quarters    how many are played; 0 for as many as the scenario says
    part        how many worlds a file of results holds; 0 for a number that suits
    """

    scenario: str
    worlds: int
    seed: int = 1
    strategies: tuple[str, ...] = (ENGINE,)
    side: str = "united_states"
    changes: Mapping[str, str] = attrs.field(factory=dict)
    draw: str = NONE
    quarters: int = 0
    part: int = 0

    def campaign(self, strategy: str, world: int = 0) -> CampaignTerms:
        """Return the terms of one campaign of the study."""
        return CampaignTerms(
            scenario=self.scenario,
            seed=self.seed,
            world=world,
            quarters=self.quarters,
            changes=self.changes,
            strategies={} if strategy == ENGINE else {self.side: strategy},
        )

    def parts(self) -> Iterator[StudyPart]:
        """Yield every part; a range of worlds under each strategy in turn, so that comparisons fill up together."""
        for number, first in enumerate(range(0, self.worlds, self.part)):
            for strategy in self.strategies:
                yield StudyPart(strategy, number, first, min(self.part, self.worlds - first))


@attrs.frozen(eq=False)
class StudyPlan:
    """A design made ready: its scenario read, its seats taken.

    settled  what the manifest says of it, and what two studies must share to be the same
    tables   by strategy
    """

    design: Design
    campaign: Campaign
    tables: Mapping[str, StudyWorlds]

    @cached_property
    def settled(self) -> JsonDict:
        """Return all on which the results hang."""
        terms, drawn = self.campaign.terms, self.design.draw != NONE
        return {
            **attrs.asdict(self.design),
            **({"drawn_with": f"scipy {version('scipy')}"} if drawn else {}),
            "strategies": list(self.design.strategies),
            "quarters": terms.quarters,
            "scenario_digest": terms.scenario_digest,
            "version": game.__version__,
        }


def planned(design: Design) -> StudyPlan:
    """Return a design made ready, with its parts cut to size.

    errors  ScenarioFaults where the scenario or a change is wrong; KeyError where a strategy is unknown
    """
    campaign = Campaign.new(design.campaign(ENGINE))
    part = design.part or part_size(design.worlds)
    tables = {strategy: table(campaign, design.campaign(strategy)) for strategy in design.strategies}
    return StudyPlan(attrs.evolve(design, part=part), campaign, tables)


def part_size(worlds: int) -> int:
    """Return how many worlds suit a file of results."""
    files = max(worlds / LARGEST, min(FILES, worlds / SMALLEST))
    pairs = ceil(files / 2)
    return ceil(worlds / (2 * pairs)) if files > 1 else worlds


def table(campaign: Campaign, terms: CampaignTerms) -> StudyWorlds:
    """Return the table at which a campaign of another campaign's scenario is played."""
    return StudyWorlds(
        seed=terms.seed,
        central={path: figure.value for path, figure in campaign.scenario.figures.items()},
        simulation=attrs.evolve(campaign.simulation, agents=seated(terms, campaign.setting, campaign.staffs)),
        unfilled=begin.opening(campaign.scenario, 1),
    )
