"""Designs: which worlds a study plays, under which strategies, with which figures."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from math import ceil
from pathlib import Path

import attrs
import numpy as np

import game
from agents.strengths import SEMINAR
from game.campaign.terms import CampaignTerms, rules_digest
from game.engine import workshop
from game.loose_types import JsonDict
from game.model.files.faults import Spot
from game.model.levers.catalogue import SEATS
from game.model.levers.plan_files import is_plan, read_page
from game.model.play.compiled_quarter import TEXTS
from game.model.play.seated import ENGINE, HOLD
from game.model.state.axes import CODES, COUNTRIES
from game.studies.run.parts import StudyPart
from game.studies.run.study_table import StudyTable, table_of

NONE, SOBOL = "none", "sobol"
MOST_WORLDS = 100_000_000
# A file of results is a unit of work: large enough that numpy goes through it quickly, small enough that all workers
# end together. There are sixteen, or an even number that keeps them between the two sizes.
FILES, SMALLEST, LARGEST = 16, 4096, 8192
# Openings of so many worlds give the mean one to a tenth of a point.
OPENINGS = 1024
# What makes countries look ahead.
SEARCHES = tuple(Path(game.__file__).parent / room for room in ("campaign", "forecast", "search"))
UNFIT_FOR_FILES = re.compile(r"[^A-Za-z0-9._=+-]+")


@attrs.frozen
class Design:
    """What a study asks.

    scenario    name of a scenario that ships with Wedge, or path of a scenario file
    worlds      how many, numbered from 0
    strategies  compared on the same luck, the others with the first; each as `seats_of` reads it
    side        the country whose strategies they are where they do not say so themselves
    changes     what was set otherwise, by path
    draw        `NONE`, or `SOBOL` where every world has figures of its own
    quarters    how many are played; 0 for as many as the scenario says
    strength    how far countries look ahead that choose their orders themselves
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
    strength: str = SEMINAR

    def campaign(self, strategy: str, world: int = 0) -> CampaignTerms:
        """The terms of one campaign of the study, without the figures drawn for its world."""
        return CampaignTerms(
            scenario=self.scenario,
            seed=self.seed,
            world=world,
            quarters=self.quarters,
            changes=self.changes,
            strategies=seats_of(strategy, self.side),
            strength=self.strength,
        )

    def table(self, strategy: str) -> StudyTable:
        """The table of one strategy.

        errors  ScenarioFaults where the scenario, a change or a plan is wrong; KeyError where a strategy is none
        """
        seats = seats_of(strategy, self.side)
        table = table_of(self.scenario, seats, seed=self.seed, quarters=self.quarters, changes=self.changes)
        return attrs.evolve(table, strength=self.strength)

    def parts(self) -> Iterator[StudyPart]:
        """Every part; a range of worlds under each strategy in turn, so that comparisons fill up together."""
        for number, first in enumerate(range(0, self.worlds, self.part)):
            for strategy in self.strategies:
                worlds = min(self.part, self.worlds - first)
                yield StudyPart(strategy, number, first, worlds, file_word(strategy))


def seats_of(strategy: str, side: str) -> dict[str, str]:
    """The strategy of each seat that a text speaks of, by country.

    strategy  one or more with commas between: `engine` or `hold`, which are the side's; a course, whose name says
              whose it is (`us.article`); the file of a plan, which says so too; any of them behind a country, `ir=hold`
    errors    KeyError where a country is none or has two
    """
    seats = dict[str, str]()
    for text in (item.strip() for item in strategy.split(",")):
        before, equals, after = (word.strip() for word in text.partition("="))
        name = after if equals else before
        alone = name in (ENGINE, HOLD)
        own = plan_owner(name, side) if is_plan(name) else side if alone else SEATS.get(name.split(".")[0], side)
        owner = before if equals else own
        country = CODES.get(owner.lower(), owner.lower())
        if country not in COUNTRIES:
            raise KeyError(f"found {owner!r} in {strategy!r}; expected a country: {', '.join(COUNTRIES)}")
        if country in seats:
            raise KeyError(f"found two strategies for {country} in {strategy!r}; expected one")
        seats[country] = name
    return {country: name for country, name in seats.items() if name != ENGINE}


def plan_owner(path: str, side: str) -> str:
    """The country that a plan says it is for; the side's where it cannot be read, which is told later."""
    page = read_page(Path(path), Spot(path, []))
    return page.country if page else side


def file_word(strategy: str) -> str:
    """A strategy as the names of files have it."""
    return UNFIT_FOR_FILES.sub("_", strategy).strip("_")


@attrs.frozen(eq=False)
class StudyPlan:
    """A design made ready: its scenario read, its seats taken.

    settled  what the manifest says of it, and what two studies must share to be the same
    tables   by strategy
    """

    design: Design
    tables: Mapping[str, StudyTable]

    @property
    def first(self) -> StudyTable:
        """The table of the first strategy; scenario and length are the same at all."""
        return self.tables[self.design.strategies[0]]

    @property
    def opening_index(self) -> float:
        """The strength of the partnership before the first quarter, the mean of the first worlds' openings."""
        numbers = np.arange(min(self.design.worlds, OPENINGS))
        return float(self.first.begun(numbers).world.index.mean())

    @cached_property
    def settled(self) -> JsonDict:
        """All on which the results hang."""
        drawn = self.design.draw != NONE
        digests = {strategy: rules_digest(table.setup, table.courses) for strategy, table in self.tables.items()}
        said = attrs.asdict(self.design)
        if not self.first.searches:
            # As studies said it before countries could look ahead.
            del said["strength"]
        return {
            **said,
            **({"drawn_with": f"scipy {version('scipy')}"} if drawn else {}),
            "strategies": list(self.design.strategies),
            "quarters": self.first.quarters,
            "rules_digest": "-".join(dict.fromkeys(digests.values())),
            "code_digest": code_digest(*(SEARCHES if self.first.searches else ())),
            "version": game.__version__,
        }


def code_digest(*more: Path) -> str:
    """A name for the code of the laws, the levers and the play, which differs when any of it does.

    more  folders of more code
    """
    return workshop.sources(*TEXTS, *more)


def planned(design: Design) -> StudyPlan:
    """A design made ready, with its parts cut to size.

    errors  ScenarioFaults where the scenario, a change or a plan is wrong; KeyError where a strategy is none
    """
    tables = {strategy: design.table(strategy) for strategy in design.strategies}
    return StudyPlan(attrs.evolve(design, part=design.part or part_size(design.worlds)), tables)


def part_size(worlds: int) -> int:
    """How many worlds suit a file of results."""
    files = max(worlds / LARGEST, min(FILES, worlds / SMALLEST))
    pairs = ceil(files / 2)
    return ceil(worlds / (2 * pairs)) if files > 1 else worlds
