"""What one country knows of a game, number by number: for a window, a class's desk and forecasts."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.levers.eyes import CODES
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import WholeQuarter
from game.model.state.axes import Array
from game.model.state.names import NAMES


@attrs.frozen(eq=False)
class SeenNumber:
    """A number as one country sees it.

    value  (W,) in the name's unit
    error  (W,) its standard deviation in that unit, 0 where it is exact; of a flag, the chance that it stays unseen
    """

    value: Array
    error: Array


def view(game: Simulation, country: str) -> Mapping[str, SeenNumber | None]:
    """Every name of the table as a country sees it before this quarter's orders; None where it sees nothing of it.

    country  one of `COUNTRIES`
    errors   KeyError where it is none of them
    """
    whole = WholeQuarter(game.terms, game.situation)
    code, readings = CODES[country], whole.seen().by(country)
    seen: dict[str, SeenNumber | None] = {}
    for known in NAMES:
        if not known.measure:
            continue
        exact = known.exact_for(code)
        if not exact and not known.error:
            seen[known.name] = None
            continue
        nought = np.zeros(game.world.worlds)
        error = nought if exact else nought + whole.eyes.width(code, known, game.world)
        seen[known.name] = SeenNumber(readings.number(known.name), error)
    return seen
