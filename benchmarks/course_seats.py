"""The countries' own courses in the seats of the targets' comparisons: what an arm holds, forbids or forces is put in.

A policy that an arm holds goes there a step a quarter, whatever its country's course says; a move whose chance it sets
is made by that chance alone, not by a course or a choice; only answers to an injury stay the country's own.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import attrs
import numpy as np

from agents.crises import UNSETTLED, cheapest
from agents.draft import Orders
from benchmarks.arm_events import Happening, before_quarter, signed, with_orders
from benchmarks.seats import FREE, Control
from game.model.levers.reading import catalogue
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance
from game.model.state.deeds import STANCES, STEPS
from game.model.state.figures import Figures
from game.model.state.world_state import WorldState

# The moves that an arm's chance stands for.
MOVES_OF: Mapping[str, tuple[str, ...]] = {
    "offer.ru": ("us.offer_russia",),
    "offer.ir": ("us.offer_iran",),
    "corridor": ("ru.corridor",),
    "expose": ("us.expose_israel", "us.expose_gulf", "us.declassify", "gs.expose", "il.expose"),
    "deliver": ("ru.deliver",),
    "israel_strikes": ("il.strike_nuclear", "il.strike_defences"),
    "us_strikes": ("us.strike",),
}


@cache
def shipped_script(quarters: int) -> Script:
    """The shipped courses, read once for campaigns of so many quarters."""
    return Script.of(catalogue(), quarters)


@attrs.define(eq=False)
class CourseSeats:
    """All six countries following their courses, in worlds that are played as arms."""

    game: Simulation
    control: Control
    ran_away: Array

    @classmethod
    def start(cls, control: Control, luck: tuple[int, Sequence[int]], quarters: int, figures: Figures) -> "CourseSeats":
        """The end of 2024 in all worlds; `luck` is the seed and the number of each world's luck.

        Neither a break nor a war that ran away ends these campaigns: what would have become of them is measured.
        """
        open_ended = figures.but({"verdict.closing_quarters": float(quarters)})
        script = attrs.evolve(shipped_script(quarters), figures=open_ended)
        game = Simulation.start(seed=luck[0], worlds=luck[1], quarters=quarters, script=script)
        game.compiled(quarters)
        return cls(game, control, np.zeros(len(luck[1])))

    @property
    def world(self) -> WorldState:
        """The worlds as they stand."""
        return self.game.world

    @world.setter
    def world(self, world: WorldState) -> None:
        """Set the worlds, as an arm begins."""
        self.game.world = world

    def play(self, now: Sequence[Happening] = ()) -> WorldState:
        """Play one quarter with its events."""
        self.game.world = before_quarter(self.game.world, now)
        orders = with_orders(self.orders(), now, self.game.anchor.levers)
        self.game.step(orders, self.chosen())
        for part, kind, size in now:
            self.game.world = signed(self.game.world, part, kind, size)
        self.ran_away = np.maximum(self.ran_away, self.game.world.catastrophe)
        self.game.world = self.game.world.but(catastrophe=self.ran_away * 0)
        return self.game.world.but(catastrophe=self.ran_away)

    def counted(self) -> Mapping[str, Array]:
        """What is recorded beside the worlds, (W,) each: moves, answers included, and the place of each course."""
        program, moves = self.game.anchor.levers, self.game.history.moves[0]
        made = {f"move.{move.id}": moves[move.row] + 0.0 for move in program.moves}
        followed = zip(COUNTRIES, self.game.following.course, strict=True)
        return made | {f"course.{country}": course + 0.0 for country, course in followed}

    def orders(self) -> Orders:
        """What the countries order by their courses, with what an arm holds or forces put in."""
        game = self.game
        orders, program = game.decide(), game.anchor.levers
        dials, moves = orders.dials.copy(), orders.moves.copy()
        for row, policy in enumerate(STANCES):
            held, place = self.control.stances[row], program.places[policy]
            before = game.history.dials[0, place]
            dials[place] = np.where(held == FREE, dials[place], before + np.clip(held - before, -1, 1))
        for name, chances in self.control.odds.items():
            made = forced(game.chance, game.world.turn + 1, name, chances)
            place = program.places[MOVES_OF[name][0]] - len(program.policies)
            for move in MOVES_OF[name]:
                other = program.places[move] - len(program.policies)
                moves[other] = np.where(chances == FREE, moves[other], made * (other == place))
        return Orders(np.clip(dials, 0, STEPS), moves)

    def chosen(self) -> Array:
        """What is chosen tonight where a choice would make a move that an arm forbids: the cheapest; else −1."""
        game = self.game
        desk, crises = game.tonight(), game.script.crises.crises
        assert game.night is not None
        rows = np.full(desk.waits.shape, UNSETTLED)
        for name, chances in self.control.odds.items():
            for place, crisis in enumerate(crises):
                for number, choice in enumerate(crisis.choices):
                    bars = np.equal(game.night.choices[place], number) & (chances != FREE)
                    if set(choice.moves) & set(MOVES_OF[name]):
                        rows[place] = np.where(bars, float(cheapest(crisis)), rows[place])
        return rows


def forced(chance: Chance, turn: int, name: str, odds: Array) -> Array:
    """1 where a move is made whose chance is set, (W,)."""
    return chance.happens(turn, f"seat.{name}", np.maximum(odds, 0))
