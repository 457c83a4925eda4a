"""ema_workbench: a scenario as a model with its uncertainties, its lever and its outcomes.

Source: Kwakkel (2017), the Exploratory Modeling Workbench.
"""

from collections.abc import Mapping
from functools import partial

from agents.strategies.library import strategies
from game.campaign.campaign import Campaign
from game.campaign.drawn import redrawn
from game.campaign.log import CampaignTerms
from game.extras import needed, quietly
from game.loose_types import Untyped
from game.model.laws.endings import CATASTROPHE, FRACTURED, verdict
from game.model.scenario import load
from game.model.state.axes import UNITED_STATES
from game.studies.run.design import ENGINE
from game.studies.run.draws import drawable

OUTCOMES = ("index", "fracture", "catastrophe", "escalation", "score")
SIDE = "united_states"
# Worlds that an experiment may be played in: each is a luck of its own.
MOST = 10**6


def model(scenario: str = "partners_of_convenience", seed: int = 1, quarters: int = 0) -> Untyped:
    """Return a scenario as a model of ema_workbench.

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
        workbench_model = ema.Model("wedge", function=partial(played, scenario, seed, quarters))
        workbench_model.uncertainties = [
            *(ema.RealParameter(path.replace(".", "__"), figure.low, figure.high) for path, figure in figures.items()),
            ema.IntegerParameter("world", 0, MOST),
        ]
        workbench_model.levers = [ema.CategoricalParameter("strategy", names)]
        workbench_model.outcomes = [ema.ScalarOutcome(name) for name in OUTCOMES]
    return workbench_model


def played(scenario: str, seed: int, quarters: int, **inputs: Untyped) -> Mapping[str, float]:
    """Return the outcomes of one campaign.

    asked  `strategy`, `world`, and figures by their names
    """
    plan, world = str(inputs.pop("strategy", ENGINE)), int(inputs.pop("world", 0))
    plans = {} if plan == ENGINE else {SIDE: plan}
    terms = CampaignTerms(scenario=scenario, seed=seed, world=world, quarters=quarters, strategies=plans)
    campaign = redrawn(Campaign.new(terms), {name.replace("__", "."): float(value) for name, value in inputs.items()})
    while not campaign.over:
        campaign.end_quarter()
    ended = int(verdict(campaign.world, campaign.setting.figures.endings)[0])
    return {
        "index": float(campaign.world.index[0]),
        "fracture": float(ended == FRACTURED),
        "catastrophe": float(ended == CATASTROPHE),
        "escalation": float(campaign.world.escalation[0]),
        "score": float(campaign.world.score[UNITED_STATES, 0]),
    }
