"""Paired experiments: two arms that share everything, luck too, but one difference; and what came of it.

An experiment with a `where` asks how much the effect changes there: the effect with it less the effect without it.
"""

from functools import lru_cache
from math import fsum, isfinite, sqrt

import attrs
import numpy as np

from game.model.state.axes import Array
from game.model.state.setting import Setting
from game.model.state.world import World
from game.studies.evidence.bench import Ground, bench, played
from game.studies.evidence.readings import read
from game.studies.evidence.treatments import Treatment

SUPPORTED, CONTRADICTED, UNDECIDED = "supported", "contradicted", "undecided"
MOST = 0.6
NORMAL_95 = 1.96
# The arm in which nothing differs is played once, this long, and read as far as each experiment needs.
LONGEST = 12

Treatments = tuple[Treatment, ...]


@attrs.frozen
class Experiment:
    """One claim put to the test.

    name      the claim's number and a letter
    asks      what is asked, as a sentence that the expected sign would make true
    vary      what one arm has
    against   what the other arm has in its place; usually nothing
    given     what both arms have
    where     what changes the effect; where it is given, its part in the effect is what is measured
    measure   what is read, as `readings` says
    quarters  how many are played
    since     quarters after which the effect is read first, where its growth is what is measured; else 0
    expects   +1 or −1
    seated    whether the countries decide; else nobody acts and the laws are tried alone
    """

    name: str
    asks: str
    vary: Treatments
    measure: str
    quarters: int
    expects: int
    against: Treatments = ()
    given: Treatments = ()
    where: Treatments = ()
    since: int = 0
    seated: bool = False

    @property
    def claim(self) -> str:
        """Return the number of the claim."""
        return self.name[:3]

    @property
    def varied(self) -> str:
        """Return what was varied, in words."""
        arms = [
            ", ".join(str(treatment) for treatment in arm) for arm in (self.vary, self.against, self.given, self.where)
        ]
        vary, against, given, where = arms
        words = (vary or "the scenario as it is") + (f" against {against}" if against else "")
        return words + (f"; given {given}" if given else "") + (f"; more so with {where}" if where else "")


@attrs.frozen
class PairedOutcome:
    """What came of an experiment.

    effect      mean over the worlds of one arm less the other, in the measure's unit
    low, high   its 95 % interval
    share       of the worlds in which the arms differ, those with the expected sign
    differ      share of worlds in which the arms differ
    """

    effect: float
    low: float
    high: float
    share: float
    differ: float
    verdict: str

    @property
    def is_sound(self) -> bool:
        """Return whether the arms differ somewhere and all numbers are finite, with an interval that has a width."""
        numbers = (self.effect, self.low, self.high, self.share)
        return self.differ > 0 and all(isfinite(number) for number in numbers) and self.low < self.high


@lru_cache(maxsize=8)
def campaign(ground: Ground, arm: Treatments, seated: bool, quarters: int) -> tuple[tuple[World, ...], Setting]:
    """Return an arm's opening and quarters, and the setting it was played in."""
    table = bench(ground, seated)
    for treatment in arm:
        table = treatment.laid(table)
    return played(table, quarters), table.setting


def difference(experiment: Experiment, ground: Ground, given: Treatments, quarters: int) -> Array:
    """Return what one arm measures less what the other does, (W,)."""
    readings = []
    for arm in (experiment.vary, experiment.against):
        whole = given + arm
        worlds, setting = campaign(ground, whole, experiment.seated, experiment.quarters if whole else LONGEST)
        readings.append(read(experiment.measure, worlds[: quarters + 1], setting))
    return readings[0] - readings[1]


def effects(experiment: Experiment, ground: Ground) -> Array:
    """Return the effect in each world, (W,); Untried where the scenario leaves no room for the experiment."""
    effect = difference(experiment, ground, experiment.given, experiment.quarters)
    if experiment.since:
        effect = effect - difference(experiment, ground, experiment.given, experiment.since)
    if experiment.where:
        with_it = difference(experiment, ground, experiment.given + experiment.where, experiment.quarters)
        effect = with_it - effect
    return effect


def tried(experiment: Experiment, ground: Ground) -> PairedOutcome:
    """Return what came of an experiment."""
    return outcome(experiment.expects, effects(experiment, ground))


def outcome(expects: int, effect: Array) -> PairedOutcome:
    """Return what effects world by world, (W,), come to; sums are exact, so that they do not hang on the machine."""
    each = [float(value) for value in effect]
    middle = fsum(each) / len(each)
    spread = sqrt(fsum((value - middle) ** 2 for value in each) / max(len(each) - 1, 1))
    margin = NORMAL_95 * spread / sqrt(len(each))
    moved = int(np.count_nonzero(effect))
    share = int(np.count_nonzero(effect * expects > 0)) / max(moved, 1)
    low, high = middle - margin, middle + margin
    return PairedOutcome(middle, low, high, share, moved / len(each), verdict(expects, (low, high), share))


def verdict(expects: int, interval: tuple[float, float], share: float) -> str:
    """Return whether a claim is supported: its sign clear of zero, and found in most worlds."""
    low, high = sorted(expects * end for end in interval)
    if high < 0:
        return CONTRADICTED
    return SUPPORTED if low > 0 and share >= MOST else UNDECIDED
