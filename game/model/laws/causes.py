"""Why a quantity changed: every change of every measure split exactly into named causes, for the whole quarter.

The laws themselves are run, on two points at once (`state/split.py`): this quarter beside another. No law has to be
written a second time, and no change is left without a cause.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from itertools import zip_longest

import attrs
import numpy as np

from game.loose_types import FieldValues, OneOfMany
from game.model.laws import turn
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.codes import TURNS
from game.model.state.deeds import MOVES, STANCES, Deeds
from game.model.state.names import NAMES
from game.model.state.rules import Rules
from game.model.state.split import RULES, Split, lifted
from game.model.state.world_state import WorldState, declared

LUCK, CALENDAR, DEALS = "luck", "the calendar", "deals"
OTHER_DEEDS = "other deeds"


@attrs.frozen(eq=False)
class Quarter:
    """What a quarter began with and what was done in it.

    state   the worlds before it
    orders  what countries did
    rounds  what they did in answer, round by round
    dealt   what deals put on the world, None where nothing
    """

    state: WorldState
    orders: Deeds
    rounds: tuple[Deeds, ...] = ()
    dealt: Deeds | None = None

    @property
    def deeds(self) -> Deeds:
        """All that was done, answers included."""
        begun = self.orders if self.dealt is None else self.orders.and_answers(self.dealt)
        return reduce(Deeds.and_answers, self.rounds, begun)


@attrs.frozen(eq=False)
class Explained:
    """What each cause did to every measure.

    causes  names of the causes, in the order of the parts
    state   a world whose measures are splits
    """

    causes: tuple[str, ...]
    state: OneOfMany

    def parts(self, measure: str, index: tuple[int, ...] = ()) -> dict[str, Array]:
        """What each cause that did something did to one row of worlds, (W,), in the measure's unit."""
        rows = getattr(self.state, measure)
        row = rows[index] if index else rows
        return {cause: part for cause, part in zip(self.causes, closed(row), strict=True) if part.any()}


def closed(row: Split) -> Array:
    """The parts of a change with what rounding left given to the largest, so that they add up to the last bit shown.

    returns  (causes, W) in the unit of the row
    """
    parts = np.array(row.parts)
    largest = np.abs(parts).argmax(0)
    worlds = np.arange(parts.shape[1])
    for _ in range(2):
        parts[largest, worlds] += row.after - row.before - np.add.reduce(parts)
    return parts


def between(earlier: Quarter, later: Quarter, rules: Rules, cause_of: Callable[[str], str] | None = None) -> Explained:
    """Why the worlds after one quarter differ from those after another.

    earlier, later  two quarters: of one campaign, one after the other; or the same quarter played in two ways
    cause_of        names the cause for a measure that differed when the quarters began; its own name when left out
    returns         every measure at the end of the later quarter against the end of the earlier one, by cause

    Luck counts as a cause where the two quarters are not the same one: each of its draws is compared.
    """
    name_of = cause_of or str
    changed = {measure: name_of(measure) for measure in declared() if differs(earlier.state, later.state, measure)}
    given, plain = (earlier.orders, later.orders), Deeds.none(later.state.worlds)
    beside = [given, *zip_longest(earlier.rounds, later.rounds, fillvalue=plain)]
    done = [cause for before, after in beside for cause in deed_causes(before, after)]
    causes = tuple(dict.fromkeys([*changed.values(), *done, LUCK, CALENDAR, DEALS]))
    place = {cause: row for row, cause in enumerate(causes)}
    places = {measure: place[cause] for measure, cause in changed.items()}
    turns = np.array(earlier.state.turn), np.array(later.state.turn)
    state = compared(earlier.state, later.state, places, len(causes))
    state = state.but(turn=caused(*turns, place[CALENDAR], len(causes)))
    both_points = [compared_deeds(*pair, place) for pair in beside]
    if earlier.dealt is not None or later.dealt is not None:
        both_points[0] = with_dealt(both_points[0], (earlier.dealt or plain, later.dealt or plain), place[DEALS])
    dice: OneOfMany = rules.chance
    luck: OneOfMany = TwoChances(dice, (earlier.state.turn + 1, later.state.turn + 1), place[LUCK], len(causes))
    ask = tuple(partial(as_done, deeds) for deeds in both_points)
    after = turn.play(state, ask, attrs.evolve(rules, chance=luck))
    return Explained(causes, after)


def as_done(deeds: Deeds, state: WorldState) -> Deeds:
    """What was done, whatever the worlds look like by then."""
    del state
    return deeds


def differs(earlier: OneOfMany, later: OneOfMany, field: str) -> bool:
    """Whether two worlds, or two quarters' deeds, differ in a field."""
    return not np.array_equal(getattr(earlier, field), getattr(later, field))


def deed_names(field: str, rows: int) -> Sequence[str]:
    """The cause that each row of a field of deeds is."""
    names: dict[str, Sequence[str]] = {
        "stances": STANCES,
        "moves": [f"{move} (move)" for move in MOVES],
        "jumps": [f"{name.name} (push)" for name in NAMES],
        "shifts": [f"{name.name} (push)" for name in NAMES],
        "turns": [f"{name} (push)" for name in TURNS],
    }
    return names.get(field, [OTHER_DEEDS] * rows)


def deed_causes(earlier: Deeds, later: Deeds) -> list[str]:
    """The names of what was done differently in two quarters."""
    causes: list[str] = []
    for field in attrs.fields(Deeds):
        before, after = getattr(earlier, field.name), getattr(later, field.name)
        other = (before != after).any(1)
        causes += [name for name, so in zip(deed_names(field.name, len(after)), other, strict=True) if so]
    return causes


def compared(earlier: WorldState, later: WorldState, place: Mapping[str, int], causes: int) -> WorldState:
    """A world whose measures are splits of two worlds, each difference put to its measure's cause."""
    changed: FieldValues = {}
    for measure in declared():
        before, after = getattr(earlier, measure), getattr(later, measure)
        changed[measure] = caused(before, after, place.get(measure, 0), causes)
    return later.but(**changed)


def caused(before: Array, after: Array, place: int, causes: int) -> Split:
    """A split whose whole difference has one cause."""
    parts = np.zeros((causes, *after.shape))
    parts[place] = after - before
    return Split(np.array(before), np.array(after), parts)


def compared_deeds(earlier: Deeds, later: Deeds, place: Mapping[str, int]) -> Deeds:
    """Deeds that are splits: each policy, move and name is a cause of its own."""
    changed: FieldValues = {}
    for field in attrs.fields(Deeds):
        before, after = getattr(earlier, field.name), getattr(later, field.name)
        parts = np.zeros((len(place), *after.shape))
        for row, name in enumerate(deed_names(field.name, len(after))):
            parts[place.get(name, 0), row] += after[row] - before[row]
        changed[field.name] = Split(np.array(before), np.array(after), parts)
    return attrs.evolve(later, **changed)


def with_dealt(orders: Deeds, dealt: tuple[Deeds, Deeds], place: int) -> Deeds:
    """Orders that are splits, with what deals put on the world in both quarters, all of it one cause."""
    causes = len(orders.jumps.parts)  # type: ignore[attr-defined]  # a split
    split: OneOfMany = caused(dealt[0].jumps, dealt[1].jumps, place, causes)
    return attrs.evolve(orders, jumps=orders.jumps + split)


@attrs.frozen
class TwoChances:
    """Luck on two points: what one quarter drew beside what the other drew, their difference put to luck.

    dice   the campaign's luck
    turns  the two quarters
    place  which cause luck is
    """

    dice: Dice
    turns: tuple[int, int]
    place: int
    causes: int

    def happens(self, turn: int, name: str, probability: OneOfMany) -> Split:
        """1 where it happens, on both points: its cause is the chance, the luck, or both."""
        del turn
        odds = lifted(probability, self.causes)
        rolls = [self.dice.uniform(each, name) for each in self.turns]
        return RULES[np.less](caused(rolls[0], rolls[1], self.place, self.causes), odds)

    def normal(self, turn: int, name: str, count: int) -> Split:
        """Standard normal draws on both points."""
        del turn
        drawn = [self.dice.normal(each, name, count) for each in self.turns]
        return caused(drawn[0], drawn[1], self.place, self.causes)
