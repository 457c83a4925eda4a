"""Many campaigns at once: the same rules, the same seats and the same luck as each would have alone."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.agent import StateAgent
from game.campaign.drawn import Drawn, with_drawn
from game.model.decisions import decided
from game.model.laws.opening import ready
from game.model.laws.staff_estimates import repeated
from game.model.laws.turn import passed
from game.model.state.chance import Dice
from game.model.state.setting import Setting, Staff
from game.model.state.world import World
from game.studies.run.tally import INDEX, Counts, counted, no_counts

NOTHING_DRAWN: Drawn = {}


@attrs.frozen(eq=False)
class StudyWorlds:
    """All that is the same in every world of a study: who sits in the seats, and what the rules need.

    seed      which luck
    central   the ruleset's figures, by "section.name"
    setting   at central figures; its opening holds one world
    unfilled  the opening of one world before the laws have filled it in, from which drawn figures make their own
    """

    seed: int
    central: Mapping[str, float]
    setting: Setting
    agents: tuple[StateAgent, ...]
    staffs: tuple[Staff, ...]
    unfilled: World


@attrs.frozen(eq=False)
class PlayedWorlds:
    """A block of campaigns after their last quarter.

    numbers  (W,) their worlds
    setting  the block's own
    index    (quarters, steps) how many worlds stood on each step of the partnership index after each quarter
    ruptured (W,) the turn in which the partnership broke, counted from 1; 0 where it did not
    """

    numbers: NDArray[np.int64]
    setting: Setting
    world: World
    index: Counts
    ruptured: NDArray[np.int8]


def campaigns(table: StudyWorlds, first: int, worlds: int, drawn: Drawn = NOTHING_DRAWN) -> PlayedWorlds:
    """Return campaigns first … first + worlds − 1 of a table, all played to the end.

    drawn  figures of these worlds, (worlds,), by "section.name"; countries do not know of them and go on expecting
           what the central figures say
    """
    numbers = np.arange(first, first + worlds, dtype=np.int64)
    chance = Dice(table.seed, numbers.astype(np.uint64))
    setting, opening = begun(table, chance, drawn)
    staffs = informed(table.staffs, chance)
    index, ruptured = no_counts(setting.quarters), np.zeros(worlds, np.int8)
    world = opening
    for quarter in range(setting.quarters):
        world = passed(world, decided(table.agents, world, setting, staffs), setting)
        index[quarter] = counted(world.index, INDEX)
        ruptured[(ruptured == 0) & (world.ruptured > 0)] = quarter + 1
    return PlayedWorlds(numbers, setting, world, index, ruptured)


def begun(table: StudyWorlds, chance: Dice, drawn: Drawn) -> tuple[Setting, World]:
    """Return the setting and the opening of some worlds of a table."""
    setting, worlds = attrs.evolve(table.setting, chance=chance), len(chance.worlds)
    if not drawn:
        return setting, repeated(setting.opening, worlds)
    figures = with_drawn(table.central, drawn, worlds)
    unfilled = repeated(table.unfilled, worlds)
    setting = attrs.evolve(setting, figures=figures, opening=unfilled)
    opening = ready(unfilled, setting)
    return attrs.evolve(setting, opening=opening), opening


def informed(staffs: Sequence[Staff], chance: Dice) -> tuple[Staff, ...]:
    """Return the same staffs with the luck of some worlds."""
    return tuple(attrs.evolve(staff, chance=chance) for staff in staffs)
