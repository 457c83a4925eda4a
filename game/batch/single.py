"""One world of a study, played alone: the same seats, the same luck, the same figures, and so the same bits."""

import numpy as np

from game.batch.design import NONE, Design, table
from game.batch.draws import draws
from game.batch.play import begun
from game.session.session import Session
from game.world.dice import Dice


def alone(design: Design, world: int) -> Session:
    """Return one world of a study at its first quarter, under the design's first strategy.

    errors  ScenarioFaults where the scenario or a change is wrong; KeyError where the strategy is unknown
    """
    session = Session.new(design.campaign(design.strategies[0], world))
    if design.draw != NONE:
        drawn = next(draws(session.scenario.figures, design.seed, world, [1]))
        chance = Dice(design.seed, np.array([world], np.uint64))
        session.setting, opening = begun(table(session, session.campaign), chance, drawn)
        session.worlds = [opening]
    return session
