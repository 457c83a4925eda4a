"""Interests: what a country wants, how much, and how near it is.

Satisfaction is concave, so that what is scarce counts more.
"""

import attrs

from game.model.state.arithmetic import clip
from game.model.state.axes import Array


@attrs.frozen
class Interest:
    """One thing a country wants.

    path         the row of worlds it looks at
    worst, best  values, in the row's unit, at which it is not met at all and wholly met; worst > best where less is
                 wanted
    weight       share of the country's concern; a country's weights sum to 1
    public       False where other players are not told of it
    """

    name: str
    path: str
    worst: float
    best: float
    weight: float
    source: str
    claims: tuple[str, ...] = ()
    public: bool = True


def satisfaction(value: Array, worst: Array | float, best: Array | float) -> Array:
    """How far an interest is met, 0–1, with falling returns.

    value        (W,) the measure, in its unit
    worst, best  values of no and of whole satisfaction, same unit
    returns      (W,) s(2−s), s the share of the way from worst to best

    Source: design prior; concave as in model.md, how a country decides.
    """
    way = share_of_way(value, worst, best)
    return (2.0 - way) * way


def marginal_worth(value: Array, worst: Array | float, best: Array | float) -> Array:
    """What going on is worth, for the whole way from worst to best: the slope of `satisfaction`, 2(1−s).

    It is at least a tenth of the steepest, so that nobody is ever wholly indifferent.

    Source: derivative of `satisfaction`; the floor is a design prior.
    """
    return clip((best - value) * (2.0 / (best - worst)), 0.2, 2.0)


def share_of_way(value: Array, worst: Array | float, best: Array | float) -> Array:
    """The share of the way from worst to best that a measure has gone, 0–1, same shape."""
    return clip((value - worst) * (1.0 / (best - worst)), 0.0, 1.0)
