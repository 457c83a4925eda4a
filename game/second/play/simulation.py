"""The second model's simulation: some worlds played quarter by quarter, all at once.

game = Simulation.start(seed=1, worlds=100)
while not game.over:
game.step(game.decide())
"""

from collections.abc import Callable, Sequence

import attrs
import numpy as np

from game.model.state.axes import COUNTRIES
from game.model.state.chance import Chance, Dice
from game.second.laws.opening import opening
from game.second.laws.turn import play
from game.second.levers.budget import income, spent
from game.second.levers.catalogue import LeverCatalogue
from game.second.levers.effects import HISTORY, LeverProgram, answer_deeds, deeds, worn
from game.second.levers.reading import catalogue
from game.second.levers.readings import OrderHistory, WorldReadings
from game.second.play.anchor import Anchor, Following
from game.second.play.course_program import CourseProgram
from game.second.play.draft import Orders
from game.second.state.deeds import Deeds
from game.second.state.rules import Rules
from game.second.state.ruleset import central, with_drawn_opening
from game.second.state.world_state import WorldState

QUARTERS = 20
# Called with the game after each quarter; True ends the run.
Each = Callable[["Simulation"], bool | None]


@attrs.define(eq=False)
class Simulation:
    """Some worlds, where they stand now, what was ordered, and the courses that the countries follow.

    answered  the moves that were made in answer in the last quarter, beside its orders
    """

    rules: Rules
    anchor: Anchor
    world: WorldState
    history: OrderHistory
    following: Following
    answered: Orders | None = None

    @classmethod
    def start(
        cls,
        *,
        seed: int = 1,
        worlds: int | Sequence[int] = 1,
        quarters: int = QUARTERS,
        drawn: bool = True,
        levers: LeverCatalogue | None = None,
    ) -> "Simulation":
        """The end of 2024, with all six countries in their seats.

        worlds  how many, or their numbers: world 7 of a seed has the same luck whatever others there are
        drawn   whether each world's opening is drawn within its ranges
        levers  the countries' levers; the shipped ones where none are given
        """
        numbers = np.array(range(worlds) if isinstance(worlds, int) else worlds, np.uint64)
        chance = Dice(seed, numbers)
        figures = with_drawn_opening(central(), chance) if drawn else central()
        rules = Rules(figures, chance, quarters)
        program = LeverProgram.of(levers or catalogue())
        anchor = Anchor(program, CourseProgram.of(program.catalogue))
        count, policies = len(numbers), len(program.policies)
        first = opening(rules, count, policies, policies + len(program.moves))
        dials = np.array([float(policy.opening) for policy in program.policies])[:, None] + np.zeros((1, count))
        history = OrderHistory(np.stack([dials] * HISTORY), np.zeros((HISTORY, len(program.moves), count)))
        return cls(rules, anchor, first.but(dials=dials), history, Following.none(count))

    @property
    def chance(self) -> Chance:
        """The luck of these worlds."""
        return self.rules.chance

    @property
    def over(self) -> bool:
        """Whether the last quarter has been played, or every world has ended in a war that ran away."""
        return self.world.turn >= self.rules.quarters

    def readings(self, world: WorldState | None = None, history: OrderHistory | None = None) -> WorldReadings:
        """The worlds as tests and fits read them."""
        places = self.anchor.levers.places
        return WorldReadings(world or self.world, history or self.history, places, self.rules.quarters)

    def decide(self) -> Orders:
        """What all countries order by their courses, each within its weeks."""
        self.following = self.anchor.review(self.readings(), self.following, self.chance)
        return self.anchor.orders(self.readings(), self.following, self.chance)

    def step(self, orders: Orders) -> WorldState:
        """Play one quarter with everybody's orders, and return the worlds after it.

        orders  taken as legal and paid for
        """
        program, given = self.anchor.levers, self.history.next(orders.dials, orders.moves)
        answered = Orders(orders.dials, np.zeros_like(orders.moves))

        def ordered(world: WorldState) -> Deeds:
            """The quarter's orders, worked out from the worlds of the morning."""
            return attrs.evolve(deeds(program, self.readings(world, given), self.chance), spent=self._net(world, given))

        def answers(world: WorldState) -> Deeds:
            """What those who were hit answer."""
            nonlocal answered
            answered, self.following = self.anchor.answers(self.readings(world), self.following, orders, self.rules)
            return answer_deeds(program, self.readings(world, given), answered.moves, self.chance)

        after = play(self.world, (ordered, answers), self.rules)
        whole = self.history.next(answered.dials, np.maximum(orders.moves, answered.moves))
        wear = worn(program, self.readings(self.world, whole))
        self.world, self.history, self.answered = after.but(dials=answered.dials, wear=wear), whole, answered
        return self.world

    def _net(self, world: WorldState, given: OrderHistory) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """What the quarter's orders cost beyond what it brings, (countries, W), in weeks."""
        levers = self.anchor.levers.catalogue
        brought = income(self.readings(world, given), levers.weeks)
        return spent(given.dials[0], given.moves[0], self.history, levers) - brought

    def run(self, quarters: int | None = None, each: Each | None = None) -> WorldState:
        """Play some quarters in a row, everybody deciding, and return the worlds after the last of them.

        quarters  how many; None for all that are left
        each      called after each quarter; the run ends where it returns True
        """
        for _ in range(self.rules.quarters - self.world.turn if quarters is None else quarters):
            self.step(self.decide())
            if each is not None and each(self):
                break
        return self.world

    def course_of(self, country: str) -> tuple[str, ...]:
        """The course that a country follows in each world, by id; "" for none."""
        place = COUNTRIES.index(country)
        names = [course.id for course in self.anchor.courses.courses[place]]
        return tuple(names[int(number)] if number >= 0 else "" for number in self.following.course[place])
