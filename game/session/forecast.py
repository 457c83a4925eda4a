"""The forecast: how the partnership may go on and end, from what one seat knows.

A rough answer comes first and is tightened in place: each forecast stands on all the futures of the one before and on
more. It is the model's odds for the position as the seat sees it, not a statement about the world.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import attrs
import numpy as np
from numpy.typing import NDArray

from game.rules.endings import VERDICTS, verdict
from game.session.charter import Charter, charter
from game.session.futures import futures, lived
from game.session.intervals import Estimate, Spread, mean, share, spread
from game.session.session import Session
from game.world.axes import COUNTRIES, Array
from game.world.orders import Sheet
from game.world.views import View

SIZES = (64, 256, 1024, 4096)
# More worlds at once than this do not fit into the processor's own memory and take longer.
BLOCK = 4096

Cancelled = Callable[[], bool]


def never() -> bool:
    """Return that nobody has cancelled."""
    return False


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


@attrs.frozen(eq=False)
class Course:
    """What became of some futures; they stand last.

    index     (quarters + 1, n)
    ruptured  (quarters + 1, n)
    peak      (n,) highest rung of escalation to come
    verdict   (n,) places in `VERDICTS`
    score     (n,) the seat's own
    """

    index: Array
    ruptured: NDArray[np.bool_]
    peak: Array
    verdict: NDArray[np.intp]
    score: Array


def forecasts(
    view: View, known: Charter, sizes: tuple[int, ...] = SIZES, cancelled: Cancelled = never
) -> Iterator[Forecast]:
    """Yield a forecast from a view of one world, and better and better ones in its place.

    sizes      how many futures each stands on, rising
    cancelled  is asked after each quarter of futures played; once it says yes, no more forecasts come
    """
    gathered: list[Course] = []
    for first, last in pairwise((0, *sizes)):
        for start in range(first, last, BLOCK):
            course = played(view, known, range(start, min(start + BLOCK, last)), None, cancelled)
            if course is None:
                return
            gathered.append(course)
        gathered = [joined(gathered)]
        yield told(view, gathered[0])


def outlook(session: Session, country: str) -> tuple[View, Charter]:
    """Return from what a country looks ahead in a campaign: its view, and what everybody knows."""
    return session.view(country), charter(COUNTRIES.index(country), session.setting, session.staffs)


def played(
    view: View, known: Charter, numbers: range, sheets: Sheet | None, cancelled: Cancelled = never
) -> Course | None:
    """Return what became of futures, None where it was cancelled.

    sheets  (own orders, options) what the country orders first, each option in the same futures; None for what it
            would decide by itself
    """
    options = 1 if sheets is None else sheets.shape[1]
    some = futures(view, known, numbers, options)
    first = None if sheets is None else np.repeat(sheets, len(numbers) * view.seen.worlds, axis=1)
    index, ruptured, peak, world = [some.world.index], [some.world.ruptured > 0], some.world.escalation, some.world
    for world in lived(some, first, known.setting.quarters - view.seen.turn):
        if cancelled():
            return None
        index.append(world.index)
        ruptured.append(world.ruptured > 0)
        peak = np.maximum(peak, world.escalation) if len(index) > 2 else world.escalation
    ended = verdict(world, known.setting.figures.endings)
    return Course(np.stack(index), np.stack(ruptured), peak, ended, world.score[view.country])


def joined(parts: list[Course]) -> Course:
    """Return the course of all futures of several parts."""
    fields = [field.name for field in attrs.fields(Course)]
    return Course(*(np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in fields))


def told(view: View, course: Course) -> Forecast:
    """Return a forecast from what became of futures."""
    turn = view.seen.turn
    return Forecast(
        country=view.name,
        turn=turn,
        futures=len(course.verdict),
        outcomes={name: counted(course.verdict == place) for place, name in enumerate(VERDICTS)},
        index=tuple(spread(turn + ahead, values) for ahead, values in enumerate(course.index)),
        intact=tuple(counted(~broken) for broken in course.ruptured),
        peak=mean(course.peak),
        score=mean(course.score),
    )


def counted(happened: NDArray[np.bool_]) -> Estimate:
    """Return the share of futures in which something happened, (n,)."""
    return share(int(np.count_nonzero(happened)), len(happened))
