"""The bench on which experiments are tried: many worlds, each with figures, start values and luck of its own.

Both arms of an experiment share all three. Whatever is uncertain is drawn evenly over its range, once and by name, so
that a new figure moves no other's draw.
Countries decide by their central figures; only the laws' figures are drawn.
"""

from collections.abc import Mapping
from functools import lru_cache

import attrs
import numpy as np

from game.model.scenario import initial_world, load
from game.model.scenario.rows import turned_round
from game.model.scenario.schema import Scenario
from game.model.scenario.values import Value
from game.model.simulation import Each, Player, Simulation, Standing
from game.model.state.arithmetic import GRAIN, on_grain
from game.model.state.axes import COUNTRIES, Array
from game.model.state.catalogue import OPEN
from game.model.state.chance import Dice
from game.model.state.figures import Figure, Figures
from game.model.state.measures import place
from game.model.state.setting import Setting, Staff
from game.model.state.world import World

SCENARIO = "partners_of_convenience"
WORLDS = 256
SEED = 20241108
# Sections of the ruleset by which countries decide; the laws do not read them.
DECIDING = {"decision", *COUNTRIES}


@attrs.frozen(eq=False)
class Ground:
    """What experiments are tried on.

    worlds  their numbers; world 7 has the same luck, figures and start values whatever others there are
    """

    scenario: Scenario
    worlds: range
    seed: int = SEED

    @property
    def dice(self) -> Dice:
        """Return the luck of the worlds."""
        return Dice(self.seed, np.array(self.worlds, np.uint64))


@lru_cache(maxsize=4)
def usual(worlds: int = WORLDS) -> Ground:
    """Return the first worlds of the base scenario."""
    return Ground(load.scenario(SCENARIO), range(worlds))


@attrs.frozen(eq=False)
class Bench:
    """A table before the first quarter.

    seats   who decides, in the order of `COUNTRIES`; nobody where the laws are tried alone
    script  orders given whatever the seats decide: by quarter, counted from 1, each with its level
    still   True where no quarter is played
    """

    world: World
    setting: Setting
    staffs: tuple[Staff, ...]
    seats: tuple[Player, ...] = ()
    script: Mapping[int, Mapping[str, int]] = attrs.field(factory=dict)
    still: bool = False

    def run(self, quarters: int, each: Each) -> World:
        """Play some quarters as the seats decide and the script says; `each` is called after every one of them."""
        game = Simulation(self.setting, self.seats, self.staffs, self.world)
        return game.run(0 if self.still else quarters, standing=self.scripted(), each=each)

    def scripted(self) -> Standing:
        """The orders of the script, as a simulation takes them."""
        catalogue, standing = self.setting.catalogue, {}
        for quarter, orders in self.script.items():
            sheet = np.full((len(catalogue.orders), 1), OPEN, np.int8)
            for order, level in orders.items():
                sheet[catalogue.number[order]] = level
            standing[quarter] = sheet
        return standing


@lru_cache(maxsize=2)
def bench(ground: Ground, seated: bool) -> Bench:
    """Return the table that every experiment starts from."""
    scenario, dice, worlds = ground.scenario, ground.dice, len(ground.worlds)
    central = initial_world.opening(scenario, worlds)
    game = Simulation.start(scenario, seed=ground.seed, worlds=ground.worlds).under(
        drawn_figures(scenario, dice), drawn_opening(central, scenario, dice)
    )
    return Bench(game.world, game.setting, game.staffs, game.agents if seated else ())


def drawn_figures(scenario: Scenario, dice: Dice) -> Figures:
    """Return the figures of the laws, one number a world where they are uncertain."""
    values: dict[str, dict[str, float | Array]] = {}
    touched = {path.split(".")[0] for path, figure in scenario.figures.items() if figure.low < figure.high} - DECIDING
    for path, figure in scenario.figures.items():
        section, name = path.split(".")
        own = between(path, figure, dice) if section in touched else figure.value
        # Some laws lay a section's figures on one another, so all have one number a world or none has.
        values.setdefault(section, {})[name] = np.broadcast_to(own, dice.worlds.shape) if section in touched else own
    return Figures.of(values)


def drawn_opening(central: World, scenario: Scenario, dice: Dice) -> World:
    """Return the opening with every uncertain start value drawn, each tie the same both ways."""
    rows = {place(World, path)[0].name: getattr(central, place(World, path)[0].name).copy() for path in scenario.start}
    for path, value in scenario.start.items():
        measure, index = place(World, path)
        rows[measure.name][index] = between(drawn_as(path), value, dice)
    return central.but(**rows)


def drawn_as(path: str) -> str:
    """Return the name under which a start value is drawn; a tie has one name both ways."""
    pair = path.removeprefix("tie.")
    return f"start.{path if pair == path else min(path, f'tie.{turned_round(pair)}')}"


def between(name: str, range_of: Figure | Value, dice: Dice) -> float | Array:
    """Return a number a world, evenly between low and high and on the grain; one number where nothing is uncertain."""
    if range_of.low == range_of.high:
        return range_of.value
    share = dice.uniform(0, f"range.{name}")
    drawn: Array = on_grain(range_of.low + share * (range_of.high - range_of.low), GRAIN)
    return drawn


def drawn_ranges(scenario: Scenario) -> dict[str, Figure | Value]:
    """Return everything that differs from world to world, by the name under which it is drawn."""
    ranges: dict[str, Figure | Value] = {
        path: figure
        for path, figure in scenario.figures.items()
        if path.split(".")[0] not in DECIDING and figure.low < figure.high
    }
    return ranges | {drawn_as(path): value for path, value in scenario.start.items() if value.low < value.high}


def played(bench: Bench, quarters: int) -> tuple[World, ...]:
    """Return the opening and the world after each quarter."""
    worlds = [bench.world]
    bench.run(quarters, worlds.append)
    return tuple(worlds)
