"""What comes from outside, quarter by quarter: injects as rows of deeds, which need no law of their own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.model.laws.turn import Ask, Laws
from game.model.levers.effects import HISTORY
from game.model.levers.timing import timing
from game.model.scenario.setup import DatedInject, InjectEffect
from game.model.state.axes import Array
from game.model.state.chance import Chance
from game.model.state.codes import TURN_ROW
from game.model.state.codes import TURNS as EVERY_TURN
from game.model.state.deeds import MOVE_ROW, Deeds
from game.model.state.deeds import MOVES as EVERY_MOVE
from game.model.state.names import NAMES, ROW
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

JUMPS, SHIFTS, TURNS, MOVES = "jumps", "shifts", "turns", "moves"
# Where several pushes of one row are no more than the strongest of them.
STRONGEST = (TURNS, MOVES)
PUSHED = {JUMPS: len(NAMES), SHIFTS: len(NAMES), TURNS: len(EVERY_TURN), MOVES: len(EVERY_MOVE)}
AS_MOVE = "as:"
# Longer than any campaign.
QUIET = 1000
# Moves that an event may make: laws do all their work that matters beyond their country's own cares.
EVENT_MOVES = ("ru.islands", "ru.corridor", "ru.deliver", "ir.talk", "gs.host", "cn.mediate_gulf", "cn.mediate_ukraine")


@attrs.frozen
class OutsidePush:
    """One row of a quarter's deeds that an inject pushes.

    inject  its place among the injects
    kind    which of the deeds' arrays; `row` in it
    amount  in the model's unit; a chance among the turns
    age     quarters for which it has been fading
    """

    inject: int
    kind: str
    row: int
    amount: float
    age: int


@attrs.frozen(eq=False)
class InjectSchedule:
    """All injects of a campaign, resolved: what each pushes in which quarter.

    pushes  by quarter, counted from 1
    """

    injects: tuple[DatedInject, ...] = ()
    pushes: Mapping[int, Sequence[OutsidePush]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, injects: Sequence[DatedInject]) -> "InjectSchedule":
        """A scenario's injects."""
        pushes: defaultdict[int, list[OutsidePush]] = defaultdict(list)
        for place, inject in enumerate(injects):
            for effect in inject.effects:
                for later, push in resolved(effect, place):
                    pushes[inject.quarter + later].append(push)
        return cls(tuple(injects), dict(pushes))

    def quiet_after(self, turn: int) -> int:
        """How many quarters may be played before the next in which something comes from outside.

        turn  how many have been played
        """
        later = [quarter - turn - 1 for quarter in self.pushes if quarter > turn]
        return min(later, default=QUIET)

    def outside(self, quarter: int, worlds: int, rules: Rules) -> "Outside | None":
        """What comes from outside in a quarter; None where nothing does.

        quarter  counted from 1
        """
        if quarter not in self.pushes:
            return None
        rows = {kind: np.zeros((count, worlds)) for kind, count in PUSHED.items()}
        comes = {
            place: self.comes(place, rules.chance, worlds) for place in {push.inject for push in self.pushes[quarter]}
        }
        for push in self.pushes[quarter]:
            array, amount = rows[push.kind], push.amount * comes[push.inject]
            for _ in range(push.age):
                amount = amount * rules.figures.orders.fading
            array[push.row] = (
                np.maximum(array[push.row], amount) if push.kind in STRONGEST else array[push.row] + amount
            )
        return Outside(**rows)

    def comes(self, place: int, chance: Chance, worlds: int) -> Array:
        """1 in the worlds where an inject happens in its quarter, (W,).

        place  its place among the injects
        """
        inject = self.injects[place]
        return chance.happens(inject.quarter, f"inject.{inject.name}", np.full(worlds, inject.chance))

    def added(self, deeds: Deeds, quarter: int, rules: Rules) -> Deeds:
        """A quarter's deeds with what comes from outside.

        quarter  counted from 1
        """
        events = self.outside(quarter, deeds.moves.shape[1], rules)
        return deeds if events is None else events.added(deeds)


@attrs.frozen(eq=False)
class Outside:
    """What comes from outside in one quarter, as rows that are laid upon the quarter's deeds.

    jumps, shifts  (NAMES, W) added
    turns, moves   (TURNS, W) and (MOVES, W); the stronger counts
    """

    jumps: Array
    shifts: Array
    turns: Array
    moves: Array

    def around(self, laws: Laws) -> Laws:
        """The laws of a quarter, with what comes from outside added to what countries order."""

        def with_events(state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
            """A quarter in which something comes from outside."""
            return laws(state, (lambda world: self.added(ask[0](world)), *ask[1:]), rules)

        return with_events

    def added(self, deeds: Deeds) -> Deeds:
        """A quarter's deeds with what comes from outside."""
        # A vote for a text counts as less than nought and is nobody's event.
        moves = np.where(self.moves > 0, np.maximum(deeds.moves, self.moves), deeds.moves)
        return attrs.evolve(
            deeds,
            jumps=deeds.jumps + self.jumps,
            shifts=deeds.shifts + self.shifts,
            turns=np.maximum(deeds.turns, self.turns),
            moves=moves,
        )


def resolved(effect: InjectEffect, inject: int = 0) -> list[tuple[int, OutsidePush]]:
    """What an effect pushes, and how many quarters after its inject.

    As a move's effects do: a stock jumps or, held, has its resting point moved; a term fades or is held.

    inject  the place of the inject it belongs to
    """
    when = timing(effect.when)
    if effect.path.startswith(AS_MOVE):
        kind, array, row, amount = "move", MOVES, MOVE_ROW[effect.path.removeprefix(AS_MOVE)], effect.size
    elif effect.path in TURN_ROW:
        kind, array, row, amount = "turn", TURNS, TURN_ROW[effect.path], effect.size
    else:
        known = NAMES[ROW[effect.path]]
        kind, row, amount = known.kind, ROW[effect.path], effect.size / known.push_scale
        array = SHIFTS if when.held and kind == "stock" else JUMPS
    quarters = when.held or (HISTORY if kind == "term" else 1)
    fades = kind == "term" and not when.held
    return [(when.later + age, OutsidePush(inject, array, row, amount, age if fades else 0)) for age in range(quarters)]
