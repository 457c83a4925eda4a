"""Many campaigns at once: the same rules, the same seats and the same luck as each would have alone."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from game.campaign.drawn import Drawn, with_drawn
from game.model.simulation import Simulation
from game.model.state.chance import Dice
from game.model.state.setting import Setting
from game.model.state.world import World
from game.studies.run.tally import INDEX, Counts, counted, no_counts

NOTHING_DRAWN: Drawn = {}


@attrs.frozen(eq=False)
class StudyWorlds:
    """All that is the same in every world of a study: who sits in the seats, and what the rules need.

    seed        which luck
    central     the ruleset's figures, by "section.name"
    simulation  of one world, at central figures and before its first quarter
    unfilled    the opening of one world before the laws have filled it in, from which drawn figures make their own
    """

    seed: int
    central: Mapping[str, float]
    simulation: Simulation
    unfilled: World

    @property
    def quarters(self) -> int:
        """How many quarters a campaign has."""
        return self.simulation.setting.quarters


@attrs.frozen(eq=False)
class PlayedWorlds:
    """A block of campaigns after their last quarter.

    numbers  (W,) their worlds
    setting  the block's own
    world    whole, or what was asked for of it
    index    (quarters, steps) how many worlds stood on each step of the partnership index after each quarter
    ruptured (W,) the turn in which the partnership broke, counted from 1; 0 where it did not
    """

    numbers: NDArray[np.int64]
    setting: Setting
    world: World
    index: Counts
    ruptured: NDArray[np.int8]


def campaigns(
    table: StudyWorlds, first: int, worlds: int, drawn: Drawn = NOTHING_DRAWN, ends: tuple[str, ...] | None = None
) -> PlayedWorlds:
    """Return campaigns first … first + worlds − 1 of a table, all played to the end.

    drawn  figures of these worlds, (worlds,), by "section.name"; countries do not know of them and go on expecting
           what the central figures say
    ends   as `Simulation.run` has it
    """
    numbers = np.arange(first, first + worlds, dtype=np.int64)
    game = begun(table, Dice(table.seed, numbers.astype(np.uint64)), drawn)
    index, ruptured = no_counts(table.quarters), np.zeros(worlds, np.int8)

    def counted_in(world: World) -> None:
        """Add what is counted after each quarter."""
        index[world.turn - 1] = counted(world.index, INDEX)
        ruptured[(ruptured == 0) & (world.ruptured > 0)] = world.turn

    game.run(each=counted_in, sees=("index", "ruptured"), ends=ends)
    return PlayedWorlds(numbers, game.setting, game.world, index, ruptured)


def begun(table: StudyWorlds, chance: Dice, drawn: Drawn) -> Simulation:
    """Some worlds of a table before their first quarter."""
    worlds = len(chance.worlds)
    game = table.simulation.elsewhere(chance, worlds)
    return game.under(with_drawn(table.central, drawn, worlds), table.unfilled.repeated(worlds)) if drawn else game
