"""ema_workbench: a scenario as a model with its uncertainties, its lever and its outcomes.

Source: Kwakkel (2017), the Exploratory Modeling Workbench.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from agents.strategies.library import strategies
from game.extras import needed, quietly
from game.loose_types import Untyped
from game.model.laws.endings import CATASTROPHE, FRACTURED, verdict
from game.model.scenario import load
from game.model.state.axes import UNITED_STATES, Array
from game.model.state.chance import Dice
from game.studies.run.design import ENGINE, Design, planned
from game.studies.run.draws import drawable
from game.studies.run.play import StudyWorlds, begun

OUTCOMES = ("index", "fracture", "catastrophe", "escalation", "score")
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
    tables: dict[str, StudyWorlds] = attrs.field(factory=dict)

    def __call__(self, **inputs: Untyped) -> Mapping[str, float]:
        """The outcomes of one experiment, by name.

        inputs  `strategy`, `world`, and figures by their names, `oil__anchor` for oil.anchor
        """
        return self.together(str(inputs.pop("strategy", ENGINE)), [inputs])[0]

    def together(self, strategy: str, inputs: list[dict[str, Untyped]]) -> list[dict[str, float]]:
        """The outcomes of experiments that share a strategy and the names of what is drawn, in their order.

        errors  KeyError where the strategy is unknown
        """
        worlds = np.array([int(row.get("world", 0)) for row in inputs], np.uint64)
        names = [name for name in inputs[0] if name != "world"]
        drawn = {name.replace("__", "."): np.array([float(row[name]) for row in inputs]) for name in names}
        game = begun(self.table(strategy), Dice(self.seed, worlds), drawn)
        game.run()
        ended = verdict(game.world, game.setting.figures.endings)
        measures: dict[str, Array] = {
            "index": game.world.index,
            "fracture": ended == FRACTURED,
            "catastrophe": ended == CATASTROPHE,
            "escalation": game.world.escalation,
            "score": game.world.score[UNITED_STATES],
        }
        columns = [np.broadcast_to(measures[name], worlds.shape) for name in OUTCOMES]
        return [dict(zip(OUTCOMES, map(float, row), strict=True)) for row in zip(*columns, strict=True)]

    def table(self, strategy: str) -> StudyWorlds:
        """The scenario with a strategy in Washington's seat."""
        if strategy not in self.tables:
            design = Design(self.scenario, 1, self.seed, (strategy,), SIDE, quarters=self.quarters)
            self.tables[strategy] = planned(design).tables[strategy]
        return self.tables[strategy]


def model(scenario: str = "partners_of_convenience", seed: int = 1, quarters: int = 0) -> Untyped:
    """Return a scenario as a model of ema_workbench; `ema_evaluator.SideBySide` plays it at a batch's speed.

    Its uncertainties are every figure of the laws that has a range, `oil__anchor` for oil.anchor, and `world`, the
    luck; its lever is Washington's strategy.

    errors  Missing where ema_workbench is not installed; ScenarioFaults where the scenario is wrong
    """
    ema = needed("ema_workbench")
    figures = drawable(load.scenario(scenario).figures)
    names = [
        ENGINE,
        *(strategy.name for strategy in strategies() if strategy.country == SIDE and not strategy.traits.searched),
    ]
    with quietly():
        workbench_model = ema.Model("wedge", function=PlayedScenario(scenario, seed, quarters))
        workbench_model.uncertainties = [
            *(ema.RealParameter(path.replace(".", "__"), figure.low, figure.high) for path, figure in figures.items()),
            ema.IntegerParameter("world", 0, MOST),
        ]
        workbench_model.levers = [ema.CategoricalParameter("strategy", names)]
        workbench_model.outcomes = [ema.ScalarOutcome(name) for name in OUTCOMES]
    return workbench_model
