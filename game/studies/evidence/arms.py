"""Arms of an experiment: the same worlds on the same luck, in which one thing is done otherwise.

An arm holds dials, makes or forbids moves, follows strategies, sets numbers and lets things happen from outside;
whatever it leaves open the countries decide. A break may happen and does not end the campaign: what becomes of it is
measured. A war that runs away ends it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

import attrs
import numpy as np

from agents.draft import Orders
from game.model.laws.common import flag
from game.model.play.compiled_quarter import WORTH_WAITING
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.scenario.beginning import figures_of
from game.model.scenario.setup import DatedInject, InjectEffect, ScenarioSetup
from game.model.scenario.setup_files import setup, shipped_levers
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.codes import BROKEN, QUARREL
from game.model.state.figures import Figure, Figures
from game.model.state.names import NAMES, ROW
from game.model.state.rules import Rules
from game.model.state.ruleset import DRAWN, with_drawn
from game.model.state.world_state import WorldState
from game.studies.evidence.rival_theories import theory_figures

# Figures that are no laws of the world: how countries decide, what is seen, how campaigns are judged, what units mean.
NOT_DRAWN = (*DRAWN, "habits", "table", "answers", "crises", "eyes", "legacy", "interests", "verdict", "units")
CLOSING = "verdict.closing_quarters"
EXPERIMENT = "experiment"
HOLD = "hold"
# Grounds whose figures are kept at hand.
GROUNDS = 8
Read = TypeVar("Read")
# What can be measured beside the names of the table.
SPECIAL: Mapping[str, Callable[[WorldState], Array]] = {
    "index": lambda world: world.index,
    "broken": lambda world: flag(world.broke > 0),
    "open_quarrel": lambda world: flag(world.rung <= QUARREL),
    "apart": lambda world: flag(world.rung <= BROKEN),
    "war": lambda world: world.catastrophe,
    "ladder": lambda world: world.rung,
    "crisis.ir": lambda world: flag(world.regime[1] >= 2),
    "crisis.ru": lambda world: flag(world.regime[0] >= 2),
    "margin.ru": lambda world: 100 * world.margin[0],
    "margin.ir": lambda world: 100 * world.margin[1],
}


@attrs.frozen
class Arm:
    """What is done in one arm.

    dials   the step at which a policy is held, 0–3, by id; it goes there a step a quarter
    moves   the quarters, from 1, in which a move is made, by id, whatever it costs
    never   moves that nobody makes
    follow  what a country follows instead of what it chooses: `hold`, or one of its courses
    sets    numbers set in the scenario, by name
    events  what happens from outside: a name of the table or `machine>state`, its size, and the quarter from 1
    """

    dials: Mapping[str, int] = attrs.field(factory=dict)
    moves: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict)
    never: tuple[str, ...] = ()
    follow: Mapping[str, str] = attrs.field(factory=dict)
    sets: Mapping[str, str] = attrs.field(factory=dict)
    events: tuple[tuple[str, float, int], ...] = ()

    @property
    def levers(self) -> tuple[str, ...]:
        """The policies and moves that the arm gives."""
        return (*self.dials, *self.moves)

    @property
    def orders(self) -> bool:
        """Whether the arm changes anything that is ordered by name, quarter by quarter."""
        return bool(self.dials or self.moves or self.never)

    @property
    def key(self) -> str:
        """A name under which arms that are alike are one."""
        return repr(self)


@attrs.frozen
class Ground:
    """Where arms are played.

    scenario  by name or path
    drawn     whether the figures of the laws are drawn for each world within their ranges; else they are the printed
              ones, and only start values and the opening are drawn
    alone     whether all six countries hold, so that only laws and what the arm does are at work
    theory    a rival or a placebo of `scenarios/rivals.toml`; "" for the model itself
    """

    scenario: str
    seed: int
    worlds: int
    drawn: bool = False
    alone: bool = False
    theory: str = ""


@cache
def script(quarters: int) -> Script:
    """The shipped levers, read once for all campaigns of a length."""
    return Script.of(shipped_levers(), quarters)


def drawable(figures: Mapping[str, Figure], set_apart: Sequence[str] = ()) -> tuple[str, ...]:
    """The figures that are drawn, by "section.name": those of the laws that have a range.

    set_apart  figures that an arm sets
    """
    return tuple(
        path
        for path, figure in figures.items()
        if figure.low < figure.high and path.split(".")[0] not in NOT_DRAWN and path not in set_apart
    )


def drawn_figures(figures: Mapping[str, Figure], chance: Dice, set_apart: Sequence[str] = ()) -> dict[str, Array]:
    """A number for each world and figure, even over its range, (W,) by "section.name"; the same in every arm."""
    return {
        path: figures[path].low + (figures[path].high - figures[path].low) * chance.uniform(0, f"draw.{path}")
        for path in drawable(figures, set_apart)
    }


def begun(arm: Arm, ground: Ground) -> Simulation:
    """An arm's worlds at the beginning.

    errors  ScenarioFaults where the scenario or a number is wrong; KeyError where a strategy is none
    """
    begins = opened(ground.scenario, arm)
    own = tuple(sorted((path, value) for path, value in arm.sets.items() if path in begins.figures))
    figures, chance = ruled(attrs.evolve(ground, alone=False), own)
    game = Simulation.begun(begins, script(begins.quarters), Rules(figures, chance, begins.quarters))
    game.follow(dict.fromkeys(COUNTRIES, HOLD) | dict(arm.follow) if ground.alone else arm.follow)
    return game


@lru_cache(maxsize=GROUNDS)
def ruled(ground: Ground, own: tuple[tuple[str, str], ...]) -> tuple[Figures, Dice]:
    """The figures and the luck of a ground, made once for all arms that set the same figures.

    own  the figures that an arm sets, as it writes them
    """
    begins = opened(ground.scenario, Arm(sets=dict(own)))
    chance = Dice(ground.seed, np.arange(ground.worlds, dtype=np.uint64))
    figures = figures_of(begins, script(begins.quarters).figures, chance)
    if ground.drawn:
        figures = with_drawn(figures, drawn_figures(begins.figures, chance, tuple(path for path, _ in own)))
    return theory_figures(ground.theory, figures, chance), chance


def opened(scenario: str, arm: Arm) -> ScenarioSetup:
    """A scenario as an arm begins it, with what happens in it."""
    begins = setup(scenario, changes=arm.sets)
    endless = float(begins.quarters)
    figures = dict(begins.figures)
    figures[CLOSING] = attrs.evolve(figures[CLOSING], value=endless, low=endless, high=endless)
    own = [
        DatedInject(
            name=f"{EXPERIMENT}_{place}",
            quarter=quarter,
            title="",
            says="",
            source=EXPERIMENT,
            effects=(InjectEffect(path, size, ""),),
        )
        for place, (path, size, quarter) in enumerate(arm.events)
    ]
    return attrs.evolve(begins, figures=figures, injects=(*begins.injects, *own))


def played(arm: Arm, ground: Ground, quarters: int) -> list[WorldState]:
    """An arm's worlds at the beginning and after each quarter."""
    return list(stepped(arm, ground, quarters, lambda world: world))


def stepped(arm: Arm, ground: Ground, quarters: int, read: Callable[[WorldState], Read]) -> Iterator[Read]:
    """What is read of an arm's worlds at the beginning and after each quarter; machine code plays them.

    It is waited for where it is not made yet, since there are many arms.
    """
    game = begun(arm, ground)
    game.compiled(WORTH_WAITING // ground.worlds + 1)
    yield read(game.world)
    for turn in range(1, quarters + 1):
        if arm.orders:
            game.step(given(game, arm, turn))
        else:
            game.run(1)
        yield read(game.world)


def given(game: Simulation, arm: Arm, turn: int) -> Orders:
    """What is ordered in a quarter, counted from 1."""
    orders, levers = game.decide(), game.anchor.levers
    if not arm.orders:
        return orders
    dials, moves = orders.dials.copy(), orders.moves.copy()
    for policy, step in arm.dials.items():
        before = game.history.dials[0, levers.places[policy]]
        dials[levers.places[policy]] = before + np.clip(step - before, -1, 1)
    for move, when in arm.moves.items():
        moves[levers.places[move] - len(levers.policies)] = 1.0 if turn in when else 0.0
    for move in arm.never:
        moves[levers.places[move] - len(levers.policies)] = 0.0
    return Orders(dials, moves)


def measurable() -> tuple[str, ...]:
    """Everything that an experiment may measure."""
    return (*SPECIAL, *(name.name for name in NAMES if name.measure and name.name not in SPECIAL))


def measured(world: WorldState, name: str) -> Array:
    """A measure of some worlds, (W,), in the name's unit; KeyError where there is none of that name."""
    if name in SPECIAL:
        row: Array = SPECIAL[name](world) + 0.0
        return row
    return NAMES[ROW[name]].read(world) + 0.0
