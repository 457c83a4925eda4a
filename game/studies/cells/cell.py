"""Cells: every combination of a scenario, values and strategies that a study file asks for, each a table to play at."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import attrs

import game
from game.campaign.terms import rules_digest
from game.loose_types import JsonDict
from game.model.levers.plan_files import is_plan
from game.model.play.seated import ENGINE
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import setup
from game.model.state.axes import CODE_OF
from game.studies.cells.study_file import StudyFile
from game.studies.run.design import code_digest, part_size
from game.studies.run.parts import StudyPart
from game.studies.run.study_table import StudyTable, table_of

PAIRED_WORLDS = 8192


@attrs.frozen
class StudyCell:
    """One combination.

    number      from 0, in the order of scenarios, then values, then strategies
    setting     values set in the scenario, as texts by path
    strategies  by country: of the seats that the study holds to some
    """

    number: int
    scenario: str
    setting: Mapping[str, str]
    strategies: Mapping[str, str]

    @property
    def word(self) -> str:
        """Its number as the names of files have it."""
        return f"{self.number:05d}"

    @property
    def ground(self) -> str:
        """Its scenario and values, which it shares with all cells that differ in strategies alone."""
        return " ".join((Path(self.scenario).stem, *(f"{path}={value}" for path, value in self.setting.items())))


@attrs.frozen(eq=False)
class CellPlan:
    """A study file made ready: its cells, and the scenario of each ground with its values set.

    part  how many worlds a file of results holds
    """

    file: StudyFile
    cells: tuple[StudyCell, ...]
    setups: Mapping[str, ScenarioSetup]
    part: int

    def table(self, cell: StudyCell) -> StudyTable:
        """The table of one cell."""
        strategies = {seat: name for seat, name in cell.strategies.items() if name != ENGINE}
        return table_of(self.setups[cell.ground], strategies, seed=self.file.seed, quarters=self.file.quarters)

    @property
    def quarters(self) -> int:
        """How many quarters are played at most; a shorter scenario's campaigns stand where they ended."""
        return self.file.quarters or max(begins.quarters for begins in self.setups.values())

    def parts(self) -> Iterator[tuple[StudyCell, StudyPart]]:
        """Every part, a range of worlds in each cell in turn."""
        for number, first in enumerate(range(0, self.file.worlds, self.part)):
            for cell in self.cells:
                yield cell, StudyPart(cell.word, number, first, min(self.part, self.file.worlds - first), cell.word)

    @cached_property
    def settled(self) -> JsonDict:
        """All on which the results hang."""
        rules = {ground: rules_digest(begins) for ground, begins in self.setups.items()}
        plans = {
            Path(name).name: blake2b(Path(name).read_bytes(), digest_size=16).hexdigest()
            for names in self.file.sides.values()
            for name in names
            if is_plan(name)
        }
        return {
            "title": self.file.title,
            "scenarios": [bare(name) for name in self.file.scenarios],
            "worlds": self.file.worlds,
            "seed": self.file.seed,
            "quarters": self.file.quarters,
            "draw": self.file.draw,
            "side": {CODE_OF[seat]: [bare(name) for name in names] for seat, names in self.file.sides.items()},
            "vary": {path: list(values) for path, values in self.file.vary.items()},
            "series": list(self.file.series),
            "part": self.part,
            "rules_digests": rules,
            "plan_digests": plans,
            "code_digest": code_digest(),
            "version": game.__version__,
        }


def bare(name: str) -> str:
    """A scenario or a strategy; a file by its name alone, since folders differ from computer to computer."""
    return Path(name).name if is_plan(name) else name


def cell_plan(file: StudyFile) -> CellPlan:
    """A study file made ready.

    errors  ScenarioFaults where values that are right alone are wrong together
    """
    cells, setups = list[StudyCell](), dict[str, ScenarioSetup]()
    for scenario in file.scenarios:
        for setting in file.settings:
            for strategies in file.profiles:
                cells.append(StudyCell(len(cells), scenario, setting, strategies))
            setups[cells[-1].ground] = setup(scenario, changes=setting)
    return CellPlan(file, tuple(cells), setups, min(part_size(file.worlds), PAIRED_WORLDS))
