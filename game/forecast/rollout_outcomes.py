"""Courses: what became of the futures that a seat looks ahead to."""

from collections.abc import Callable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from game.engine.memory import keep_freed
from game.forecast.common_knowledge import CommonKnowledge
from game.forecast.rollouts import futures, ordered_now
from game.model.laws.endings import verdict
from game.model.simulation import NONE_STANDING, Simulation, Standing
from game.model.state.axes import Array
from game.model.state.catalogue import Sheet
from game.model.state.observation import Observation
from game.model.state.world import World

# More worlds at once than this do not fit into the processor's own memory and take longer.
BLOCK = 4096
# What is looked at after each quarter, and what after the last one.
SEES, ENDS = ("index", "ruptured", "escalation"), ("index", "allied", "ruptured", "catastrophe", "score")

Cancelled = Callable[[], bool]


def never() -> bool:
    """That nobody has cancelled."""
    return False


@attrs.frozen(eq=False)
class RolloutOutcomes:
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

    @property
    def futures(self) -> int:
        """How many futures there are."""
        return len(self.verdict)

    def some(self, which: slice) -> "RolloutOutcomes":
        """The course of some of the futures."""
        return RolloutOutcomes(*(getattr(self, field.name)[..., which] for field in attrs.fields(RolloutOutcomes)))


def played(
    view: Observation, known: CommonKnowledge, numbers: range, sheets: Sheet | None, cancelled: Cancelled = never
) -> RolloutOutcomes | None:
    """What became of futures, (options × W × numbers) of them; None where it was cancelled.

    sheets  (own orders, options) what the country orders first, each option in the same futures; None for what it
            would decide by itself
    """
    keep_freed()
    options = 1 if sheets is None else sheets.shape[1]
    game, standing = futures(view, known, numbers, options), NONE_STANDING
    if sheets is not None:
        standing = ordered_now(game, view.country, np.repeat(sheets, len(numbers) * view.seen.worlds, axis=1))
    course = watched(game, standing, cancelled)
    if course is None:
        return None
    return RolloutOutcomes(*course, verdict(game.world, known.setting.figures.endings), game.world.score[view.country])


def watched(
    game: Simulation, standing: Standing, cancelled: Cancelled = never
) -> tuple[Array, NDArray[np.bool_], Array] | None:
    """Play futures to the end; index and ruptured, (quarters + 1, n), and peak, (n,), of what is seen on the way.

    returns  None where it was cancelled
    """
    index, ruptured, peaks = [game.world.index], [game.world.ruptured > 0], list[Array]()
    now, is_cancelled = game.world.escalation, False

    def seen(world: World) -> bool:
        """Keep what is seen after a quarter, and say whether to stop."""
        nonlocal is_cancelled
        index.append(world.index)
        ruptured.append(world.ruptured > 0)
        peaks.append(world.escalation)
        is_cancelled = cancelled()
        return is_cancelled

    game.run(standing=standing, each=seen, sees=SEES, ends=ENDS)
    return None if is_cancelled else (np.stack(index), np.stack(ruptured), np.maximum.reduce(peaks or [now]))


def joined(parts: Sequence[RolloutOutcomes]) -> RolloutOutcomes:
    """The course of all futures of several parts."""
    fields = [field.name for field in attrs.fields(RolloutOutcomes)]
    return RolloutOutcomes(*(np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in fields))
