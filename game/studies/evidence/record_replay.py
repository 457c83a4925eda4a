"""The record replayed: the pair decides, the others do what the timeline says, over many worlds at once."""

from collections.abc import Mapping
from itertools import pairwise

import attrs
import numpy as np

from game.model.laws.cooperation import strands
from game.model.scenario import load
from game.model.scenario.schema import Scenario
from game.model.scenario.values import Value
from game.model.state.axes import BUYERS, IRAN, RUSSIA, Array
from game.model.state.chance import Chance, CountedLuck
from game.model.state.setting import Inject
from game.model.state.world import World
from game.paths import shipped
from game.studies.evidence.bench import SEED, Bench, Ground, bench
from game.studies.evidence.outside import Heard, heard
from game.studies.evidence.readings import rupture_chance
from game.studies.evidence.timeline import Timeline, ordinal
from game.studies.run.process_pool import Advance

IN_CHINA = BUYERS.index("china")


def unheard(quarters: int) -> None:
    """Tell nobody."""
    del quarters


@attrs.frozen(eq=False)
class RecordReplay:
    """What is replayed.

    scenario  from whose opening; its own injects happen only before the timeline begins
    first     the first quarter played, counted from the year 0
    last      the last one
    """

    scenario: Scenario
    timeline: Timeline
    heard: Heard
    first: int
    last: int

    @property
    def quarters(self) -> range:
        """Return the quarters that are played."""
        return range(self.first, self.last + 1)


@attrs.frozen(eq=False)
class ReplayedRecord:
    """What the engine makes of a replay.

    moves      (domains, quarters, W) change of each strand, points
    discounts  (partners, quarters, W) what Chinese buyers take off Brent, $/b
    breaking   (quarters, W) chance that the partnership breaks
    """

    moves: Array
    discounts: Array
    breaking: Array


@attrs.frozen(eq=False)
class Unbroken:
    """Luck in which the partnership neither breaks nor becomes an alliance, as in the record; the rest is as it was."""

    luck: Chance
    spared: tuple[str, ...] = ("rupture", "alliance")

    def counted(self) -> CountedLuck | None:
        """What the luck hangs on, and what it spares."""
        own = self.luck.counted()
        return own and attrs.evolve(own, spared=(*own.spared, *self.spared))

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """Return 1 where it happens and 0 elsewhere, (W,)."""
        happened = self.luck.happens(turn, name, probability)
        return np.zeros_like(happened) if name in self.spared else happened

    def each_happens(self, turn: int, name: str, options: tuple[str, ...], probability: Array) -> Array:
        """Return 1 where an option happens and 0 elsewhere, (options, W)."""
        return self.luck.each_happens(turn, name, options, probability)

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Return standard normal draws, (count, W)."""
        return self.luck.normal(turn, name, count)

    def lasting(self, turn: int, name: str, count: int, row: int) -> Array:
        """Return one row of what `normal` draws, (W,)."""
        return self.luck.lasting(turn, name, count, row)

    def gumbel(self, turn: int, name: str, options: tuple[str, ...]) -> Array:
        """Return standard Gumbel draws, (options, W)."""
        return self.luck.gumbel(turn, name, options)


def openings() -> tuple[str, ...]:
    """Return the shipped scenarios from whose openings a record can be replayed, the earliest first."""
    return (str(shipped("scenarios") / "record" / "opening_2015.toml"), "partners_of_convenience")


def replay(timeline: Timeline, last: int, opening: str | None = None) -> RecordReplay:
    """Return a timeline ready to be replayed, from the latest shipped opening that is not after its first event.

    last   the last quarter that is played
    asked  another scenario to start from
    """
    if opening is not None:
        scenario = load.scenario(opening)
        first = ordinal(scenario.starts)
    else:
        known = [load.scenario(name) for name in openings()]
        fitting = [scenario for scenario in known if ordinal(scenario.starts) <= timeline.first] or known[:1]
        scenario = fitting[-1]
        first = min(ordinal(scenario.starts), timeline.first)
    news = heard(timeline, first)
    return RecordReplay(scenario, timeline, news, first, last)


def overlaid(scenario: Scenario, figures: Mapping[str, Value]) -> Scenario:
    """Return a scenario with the values and ranges of an overlay, by figure."""
    own = {
        path: attrs.evolve(scenario.figures[path], value=value.value, low=value.low, high=value.high)
        for path, value in figures.items()
        if path in scenario.figures
    }
    return attrs.evolve(scenario, figures={**scenario.figures, **own})


def ground_of(setup: RecordReplay, worlds: int, seed: int = SEED) -> Ground:
    """Return the worlds of a replay."""
    return Ground(setup.scenario, range(worlds), seed)


def table(setup: RecordReplay, ground: Ground, luck: Chance | None = None) -> Bench:
    """Return the table of a replay: the pair in its seats, all others scripted.

    luck  other luck than the ground's own
    """
    replay_bench = bench(ground, seated=True)
    before = setup.timeline.first - setup.first
    scheduled = tuple(inject for inject in setup.scenario.injects if inject.turn <= before)
    injects: tuple[Inject, ...] = (*scheduled, *setup.heard.injects)
    chance = Unbroken(luck or replay_bench.setting.chance)
    setting = attrs.evolve(replay_bench.setting, injects=injects, chance=chance)
    staffs = tuple(attrs.evolve(staff, chance=chance) for staff in replay_bench.staffs)
    return attrs.evolve(
        replay_bench, setting=setting, staffs=staffs, seats=replay_bench.seats[:2], script=setup.heard.script
    )


def replayed(setup: RecordReplay, bench: Bench, advance: Advance = unheard) -> ReplayedRecord:
    """Return what becomes of a table's worlds.

    told  called after each quarter
    """
    strengths, discounts, breaking = [strands(bench.world.help)], list[Array](), list[Array]()

    def seen(world: World) -> None:
        """Keep what a quarter made of the worlds."""
        strengths.append(strands(world.help))
        discounts.append(world.discount[[RUSSIA, IRAN], IN_CHINA])
        breaking.append(rupture_chance(world, bench.setting))
        advance(1)

    bench.run(len(setup.quarters), seen)
    moves = [bench.setting.figures.units.points * (now - before) for before, now in pairwise(strengths)]
    return ReplayedRecord(np.stack(moves, 1), np.stack(discounts, 1), np.stack(breaking))
