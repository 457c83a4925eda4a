"""Numbers of a study file that are spread over their ranges together: a Latin hypercube, or Sobol's points."""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.state.chance import name_key

GRID, LATIN, SOBOL = "grid", "lhs", "sobol"
KINDS = (LATIN, SOBOL)


@attrs.frozen
class SpreadNumber:
    """A number that is spread.

    kind  lhs or sobol
    ends  the lower end and the upper
    """

    kind: str
    ends: tuple[float, ...]


def spread_values(spread: Mapping[str, SpreadNumber], points: int, seed: int) -> dict[str, tuple[str, ...]]:
    """The values of each number, point by point, as `--set` would have them; the same for a seed.

    Source: McKay, Beckman and Conover 1979; Sobol 1967, scrambled by Owen.
    """
    from scipy.stats import qmc

    values = dict[str, tuple[str, ...]]()
    for kind in KINDS:
        own = {path: number for path, number in spread.items() if number.kind == kind}
        if not own:
            continue
        luck = np.random.default_rng(name_key(f"spread/{kind}/{seed}"))
        if kind == LATIN:
            unit = qmc.LatinHypercube(len(own), rng=luck).random(points)
        else:
            # Sobol's points are even in powers of two: as many are made as hold those that are wanted.
            unit = qmc.Sobol(len(own), rng=luck).random_base2(int(np.ceil(np.log2(points))))[:points]
        for column, (path, number) in enumerate(own.items()):
            low, high = number.ends
            values[path] = tuple(f"{low + (high - low) * share:.6g}" for share in unit[:, column])
    return {path: values[path] for path in spread}
