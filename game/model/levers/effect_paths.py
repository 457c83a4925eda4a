"""What the path of an effect stands for: names of the table, each with its share."""

from collections.abc import Sequence

import numpy as np

from game.model.levers.readings import WorldReadings
from game.model.state.axes import Array
from game.model.state.codes import NEW_RULER
from game.model.state.names import PARAMETERS, ROW


def named_paths(path: str, readings: WorldReadings) -> Sequence[tuple[str, Array | float]]:
    """The names of the table that a path stands for, each with its share; none where a path opens the deal desk.

    Beijing's contract goes to whichever of the two gives the larger discount; `…own` is the lever's own country.
    """
    if path in ROW:
        return ((path, 1.0),)
    if path.endswith((".chosen", ".other")):
        chosen = np.where(readings.number("discount.ru") >= readings.number("discount.ir"), 1.0, 0.0)
        russian = chosen if path.endswith(".chosen") else 1 - chosen
        stem = path.rpartition(".")[0]
        return ((f"{stem}.ru", russian), (f"{stem}.ir", 1 - russian))
    if path == "threat.target":
        # The ruler who has just come in; where both have, each is tested by half.
        new = [np.where(np.equal(readings.world.regime[side], NEW_RULER), 1.0, 0.0) for side in range(2)]
        share = np.maximum(new[0] + new[1], 1)
        return (("threat.ru", new[0] / share), ("threat.ir", new[1] / share))
    words = readings.own.split(".")
    own = f"{path.removesuffix('own')}{words[1] if words[0] == 'crisis' else words[0]}"
    return ((own, 1.0),) if path in PARAMETERS and own in ROW else ()
