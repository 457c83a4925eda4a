"""ema_workbench: a scenario as a model with its uncertainties, its lever and its outcomes.

Source: Kwakkel (2017), the Exploratory Modeling Workbench.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.extras import needed, quietly
from game.loose_types import Untyped
from game.model.play.seated import ENGINE, strategies_of
from game.model.scenario.setup_files import setup
from game.model.state.axes import COUNTRIES
from game.model.state.codes import OUTCOMES as STANDINGS
from game.studies.run.design import Design
from game.studies.run.draws import drawable
from game.studies.run.outcome_columns import Columns, played
from game.studies.run.study_table import StudyTable, table_of

OUTCOMES = ("index", "fracture", "catastrophe", "escalation", "brent", *(f"legacy_{country}" for country in COUNTRIES))
SIDE = "united_states"
# Worlds that an experiment may be played in: each is a luck of its own.
MOST = 10**6


@attrs.define(eq=False)
class PlayedScenario:
    """A scenario that plays experiments, one or thousands side by side.

    tables  by strategy, those that were asked for so far
    """

    scenario: str
    seed: int
    quarters: int
    tables: dict[str, StudyTable] = attrs.field(factory=dict)

    def __call__(self, **inputs: Untyped) -> Mapping[str, float]:
        """The outcomes of one experiment, by name.

        inputs  `strategy`, `world`, and figures by their names, `oil__learns` for oil.learns
        """
        return self.together(str(inputs.pop("strategy", ENGINE)), [inputs])[0]

    def together(self, strategy: str, inputs: list[dict[str, Untyped]]) -> list[dict[str, float]]:
        """The outcomes of experiments that share a strategy and the names of what is drawn, in their order.

        errors  KeyError where the strategy is unknown
        """
        worlds = np.array([int(row.get("world", 0)) for row in inputs], np.int64)
        names = [name for name in inputs[0] if name != "world"]
        drawn = {name.replace("__", "."): np.array([float(row[name]) for row in inputs]) for name in names}
        columns = measures(played(self.table(strategy), worlds, drawn))
        return [{name: float(columns[name][place]) for name in OUTCOMES} for place in range(len(inputs))]

    def table(self, strategy: str) -> StudyTable:
        """The scenario with a strategy in Washington's seat."""
        if strategy not in self.tables:
            design = Design(self.scenario, 1, self.seed, (strategy,), SIDE, quarters=self.quarters)
            self.tables[strategy] = design.table(strategy)
        return self.tables[strategy]


def measures(columns: Columns) -> Columns:
    """The outcomes of played worlds by their names, (W,) each."""
    standing = columns["outcome"]
    flags = {
        "fracture": standing == STANDINGS.index("fractured"),
        "catastrophe": standing == STANDINGS.index("catastrophe"),
    }
    return {name: flags[name] if name in flags else columns[name] for name in OUTCOMES}


def model(scenario: str = "partners_of_convenience", seed: int = 1, quarters: int = 0) -> Untyped:
    """Return a scenario as a model of ema_workbench; `ema_evaluator.SideBySide` plays it at a batch's speed.

    Its uncertainties are every figure of the laws that has a range, `oil__learns` for oil.learns, and `world`, the
    luck; its lever is Washington's strategy.

    errors  Missing where ema_workbench is not installed; ScenarioFaults where the scenario is wrong
    """
    ema = needed("ema_workbench")
    begins = setup(scenario)
    figures = drawable(begins.figures)
    names = list(strategies_of(SIDE, table_of(begins).script.anchor.courses))
    with quietly():
        workbench_model = ema.Model("wedge", function=PlayedScenario(scenario, seed, quarters))
        workbench_model.uncertainties = [
            *(ema.RealParameter(path.replace(".", "__"), figure.low, figure.high) for path, figure in figures.items()),
            ema.IntegerParameter("world", 0, MOST),
        ]
        workbench_model.levers = [ema.CategoricalParameter("strategy", names)]
        workbench_model.outcomes = [ema.ScalarOutcome(name) for name in OUTCOMES]
    return workbench_model
