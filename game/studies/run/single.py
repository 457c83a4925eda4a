"""One world of a study, played alone: the same seats, the same luck, the same figures, and so the same bits."""

import attrs

from game.campaign.campaign import Campaign
from game.studies.run.design import NONE, Design
from game.studies.run.draws import draws


def alone(design: Design, world: int) -> Campaign:
    """One world of a study at its first quarter, under the design's first strategy.

    errors  ScenarioFaults where the scenario, a change or a plan is wrong; KeyError where the strategy is none
    """
    strategy = design.strategies[0]
    return Campaign.new(attrs.evolve(design.campaign(strategy, world), drawn=drawn_for(design, world)))


def drawn_for(design: Design, world: int) -> dict[str, float]:
    """The figures drawn for one world of a study, by path; none where the study draws none."""
    if design.draw == NONE:
        return {}
    figures = design.table(design.strategies[0]).setup.figures
    return {path: float(values[0]) for path, values in next(draws(figures, design.seed, world, [1])).items()}
