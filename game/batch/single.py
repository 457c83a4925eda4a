"""One world of a study, played alone: the same seats, the same luck, the same figures, and so the same bits."""

from game.batch.design import NONE, Design
from game.batch.draws import draws
from game.scenario.load import scenario
from game.session.drawn import redrawn
from game.session.session import Session


def alone(design: Design, world: int) -> Session:
    """Return one world of a study at its first quarter, under the design's first strategy.

    errors  ScenarioFaults where the scenario or a change is wrong; KeyError where the strategy is unknown
    """
    session = Session.new(design.campaign(design.strategies[0], world))
    return redrawn(session, drawn_for(design, world))


def drawn_for(design: Design, world: int) -> dict[str, float]:
    """Return the figures drawn for one world of a study, by path; none where the study draws none."""
    if design.draw == NONE:
        return {}
    figures = scenario(design.scenario, design.changes).figures
    return {path: float(values[0]) for path, values in next(draws(figures, design.seed, world, [1])).items()}
