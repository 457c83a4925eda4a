"""The forecast: how the partnership may go on and end, from what one seat knows.

A rough answer comes first and is tightened in place: each forecast stands on all the futures of the one before and on
more. It is the model's odds for the position as the seat sees it, not a statement about the world.

For a face:

    looking = campaign.prospect("united_states")                    one a quarter and seat
    for answer in forecasts(looking, {"us.push_supply": "firm"}):    with today's orders, rough and then finer
        answer.outcomes["fractured"]                                 an Estimate: value, low, high
        answer.index                                                 the fan: a Spread a quarter, from now to the end
"""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from game.forecast.intervals import Estimate, Spread, mean, share, spread
from game.forecast.prospect import Draft, Prospect
from game.forecast.rollout_outcomes import Cancelled, RolloutOutcomes, never
from game.model.laws.endings import VERDICTS

SIZES = (64, 256, 1024, 4096)


@attrs.frozen
class Forecast:
    """What may come, as far as one seat can tell.

    turn      quarters played when it was made
    futures   how many it stands on
    outcomes  share of futures that end in each verdict
    index     spread of the partnership index, now and at the end of each quarter to come
    intact    share of futures in which the partnership has not broken, now and at the end of each quarter to come
    peak      highest rung of escalation to come
    score     the seat's own at the end
    """

    country: str
    turn: int
    futures: int
    outcomes: Mapping[str, Estimate]
    index: tuple[Spread, ...]
    intact: tuple[Estimate, ...]
    peak: Estimate
    score: Estimate


def forecasts(
    looking: Prospect, draft: Draft = None, sizes: tuple[int, ...] = SIZES, cancelled: Cancelled = never
) -> Iterator[Forecast]:
    """Yield a forecast, and better and better ones in its place.

    draft      level by order of what the seat orders this quarter, {} for nothing; None for what it would decide by
               itself. After this quarter it decides by itself
    sizes      how many futures each stands on, rising
    cancelled  is asked after each quarter of futures played; once it says yes, no more forecasts come
    errors     as `Prospect.check`
    """
    looking.check(draft or {})
    for many in sizes:
        courses = looking.courses([draft], many, cancelled)
        if courses is None:
            return
        yield forecast_from(looking, courses[0])


def forecast_from(looking: Prospect, course: RolloutOutcomes) -> Forecast:
    """A forecast from what became of futures."""
    turn = looking.view.seen.turn
    return Forecast(
        country=looking.view.name,
        turn=turn,
        futures=course.futures,
        outcomes={name: counted(course.verdict == place) for place, name in enumerate(VERDICTS)},
        index=tuple(spread(turn + ahead, values) for ahead, values in enumerate(course.index)),
        intact=tuple(counted(~broken) for broken in course.ruptured),
        peak=mean(course.peak),
        score=mean(course.score),
    )


def counted(happened: NDArray[np.bool_]) -> Estimate:
    """The share of futures in which something happened, (n,)."""
    return share(int(np.count_nonzero(happened)), len(happened))
