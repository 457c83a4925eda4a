"""One world of a study, played alone: the same seats, the same luck, the same figures, and so the same bits."""

from game.campaign.campaign import Campaign
from game.campaign.drawn import redrawn
from game.model.scenario.load import scenario
from game.studies.run.design import NONE, Design
from game.studies.run.draws import draws


def alone(design: Design, world: int) -> Campaign:
    """Return one world of a study at its first quarter, under the design's first strategy.

    errors  ScenarioFaults where the scenario or a change is wrong; KeyError where the strategy is unknown
    """
    campaign = Campaign.new(design.campaign(design.strategies[0], world))
    return redrawn(campaign, drawn_for(design, world))


def drawn_for(design: Design, world: int) -> dict[str, float]:
    """Return the figures drawn for one world of a study, by path; none where the study draws none."""
    if design.draw == NONE:
        return {}
    figures = scenario(design.scenario, design.changes).figures
    return {path: float(values[0]) for path, values in next(draws(figures, design.seed, world, [1])).items()}
