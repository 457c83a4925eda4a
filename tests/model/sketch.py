"""Worlds and rules for tests."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.model.laws.opening import opening
from game.model.state.axes import Array
from game.model.state.chance import Chance, Dice, NoLuck
from game.model.state.codes import TURN_ROW
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.figures import Figures, FigureSection
from game.model.state.names import ROW
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState, declared


def luck(worlds: int, seed: int = 1) -> Dice:
    """Luck for some worlds."""
    return Dice(seed, np.arange(worlds, dtype=np.uint64))


def rules(worlds: int, chance: Chance | None = None, figures: Figures | None = None, quarters: int = 20) -> Rules:
    """Central rules with luck of one's own."""
    return Rules(figures or central(), chance or luck(worlds), quarters)


def expected(worlds: int = 1, figures: Figures | None = None) -> Rules:
    """Central rules in which what is likely happens by halves: no noise, and chances stand for what happens."""
    return rules(worlds, NoLuck(worlds), figures)


def first_worlds(worlds: int = 1) -> WorldState:
    """Worlds at the end of 2024, at central figures."""
    return opening(rules(worlds), worlds)


def in_bounds(world: WorldState) -> None:
    """Every measure is a number within its bounds."""
    for name, measure in declared().items():
        rows = getattr(world, name)
        assert np.isfinite(rows).all(), name
        assert rows.min() >= measure.low - 1e-9, name
        assert rows.max() <= measure.high + 1e-9, name


@attrs.frozen
class Fated(NoLuck):
    """Luck of one world under which these things happen wherever they may, and nothing else.

    names  what happens
    turn   a quarter that may be played besides the first and the fifth
    """

    names: tuple[str, ...] = ()
    turn: int = 5

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """1 where a name is among them and its chance above nought, (1,)."""
        assert turn in (1, 5, self.turn), "worlds of these tests are in their first or fifth quarter"
        return np.full(1, float(name in self.names)) * (np.asarray(probability) > 0)


@attrs.frozen
class Heard(NoLuck):
    """What to expect in one world, with a note of every chance asked for.

    odds  chance by the name of what may happen
    """

    odds: dict[str, float] = attrs.field(factory=dict)

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """The probability itself, (1,)."""
        self.odds[name] = float(np.asarray(probability).item())
        return super().happens(turn, name, probability)


@attrs.frozen
class Numbers:
    """The figures of one section as plain numbers, for sums worked out by hand."""

    section: FigureSection

    def __getattr__(self, name: str) -> float:
        """A figure's value."""
        return float(self.section[name])


# What a measure is set to: one value for all rows, one a row, or some rows alone by their place.
Rows = float | Sequence[float] | Array | Mapping[int, float] | Mapping[tuple[int, int], float]


def changed(state: WorldState, **measures: Rows) -> WorldState:
    """A state with some measures at values: one for all rows, one a row, or some rows alone by their place."""
    for name, given in measures.items():
        rows = getattr(state, name).copy()
        if isinstance(given, Mapping):
            for place, value in given.items():
                rows[place] = value
        else:
            rows[...] = np.asarray(given, np.float64)[..., None]
        state = state.but(**{name: rows})
    return state


def quarter(
    stances: Mapping[str, float] | None = None,
    now: Mapping[str, float] | None = None,
    rest: Mapping[str, float] | None = None,
    moves: Mapping[str, float] | None = None,
    turns: Mapping[str, float] | None = None,
) -> Deeds:
    """One world's quarter of deeds: dials (0–3), jumps, shifts, moves and chances by their names."""
    deeds = Deeds.none(1)
    rows = (deeds.stances, STANCE_ROW), (deeds.jumps, ROW), (deeds.shifts, ROW), (deeds.moves, MOVE_ROW)
    for (row, places), given in zip((*rows, (deeds.turns, TURN_ROW)), (stances, now, rest, moves, turns), strict=True):
        for name, value in (given or {}).items():
            row[places[name]] = value
    return deeds
