"""The anchor: what a country does by its course alone, without looking ahead.

Red lines come first, then the next step of the course, then its dials, then an opportunity: a lever at its good moment.
All of it is worked out for all worlds at once, from what the country's own readings show, and without a branch on a
value.

Source: play2.md section 5 (course → anchor); seams.md B3, B33.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance
from game.second.levers.budget import allowed, income, move_prices, spent, upkeep
from game.second.levers.catalogue import seat_of
from game.second.levers.effects import LeverProgram, fits
from game.second.levers.expressions import GOOD_FIT, Expression
from game.second.levers.readings import WorldReadings
from game.second.levers.steps import Step
from game.second.play.course_program import CourseProgram, ReadCourse

# Quarters for which a step that was taken is not taken again, and for which a course is kept at least.
STEP_RESTS, COURSE_LASTS = 8, 4
NO_COURSE = -1.0


@attrs.frozen(eq=False)
class Habits:
    """How a country follows its course.

    step         chance that it takes the next step
    opportunity  chance that it takes a lever at its good moment
    spare        weeks of income that upkeep leaves free at least

    Source: play2.md section 5 (the next step .6, opportunities .2); seams.md B3 (income − 2).
    """

    step: float = 0.6
    opportunity: float = 0.2
    spare: float = 2.0


@attrs.frozen(eq=False)
class Following:
    """Which course each country follows.

    course    (countries, W) place among the country's courses, −1 for none yet
    quarters  (countries, W) for how long
    """

    course: Array
    quarters: Array

    @classmethod
    def none(cls, worlds: int) -> "Following":
        """Nobody follows a course yet."""
        blank = np.zeros((len(COUNTRIES), worlds))
        return cls(blank + NO_COURSE, blank)


@attrs.frozen(eq=False)
class Orders:
    """A quarter's orders of all countries.

    dials  (policies, W) 0–3
    moves  (moves, W) 1 or 0
    """

    dials: Array
    moves: Array


@attrs.frozen(eq=False)
class Anchor:
    """The rule by which countries follow their courses."""

    levers: LeverProgram
    courses: CourseProgram
    habits: Habits = attrs.field(factory=Habits)

    def review(self, readings: WorldReadings, following: Following, chance: Chance) -> Following:
        """The course each country follows this quarter: kept until it drops it, then one whose start has come.

        readings  what the countries see
        """
        rows = [self._reviewed(country, readings, following, chance) for country in range(len(COUNTRIES))]
        course = np.stack(rows)
        same = np.equal(course, following.course)
        return Following(course, np.where(same, following.quarters + 1, 0.0))

    def _reviewed(self, country: int, readings: WorldReadings, following: Following, chance: Chance) -> Array:
        """The course one country follows, (W,)."""
        own = self.courses.courses[country]
        now: Array = following.course[country]
        if not own:
            return now
        noise = chance.gumbel(
            readings.world.turn + 1, f"course.{COUNTRIES[country]}", tuple(course.id for course in own)
        )
        drops = np.where(now < 0, 1.0, 0.0)
        for place, course in enumerate(own):
            here = np.where(np.equal(now, place), 1.0, 0.0)
            drops = np.maximum(drops, here * course.drops_when(readings))
        # A course whose start has come beats one whose start has not, whatever the luck.
        best, chosen = np.full(noise.shape[1], -np.inf), now
        for place, course in enumerate(own):
            ready = course.starts_when(readings) * (1 - np.where(np.equal(now, place), 1.0, 0.0))
            worth = noise[place] + np.where(ready > 0, 2.0 * STEP_RESTS, 0.0)
            chosen = np.where(worth > best, float(place), chosen)
            best = np.maximum(best, worth)
        return np.where(drops > 0, chosen, now)

    def orders(self, readings: WorldReadings, following: Following, chance: Chance) -> Orders:
        """What all countries order this quarter, each within its weeks."""
        draft = _Draft(self, readings, chance)
        for country in range(len(COUNTRIES)):
            for place, course in enumerate(self.courses.courses[country]):
                draft.course(country, course, np.where(np.equal(following.course[country], place), 1.0, 0.0))
            draft.opportunity(country)
        return Orders(np.stack(draft.dials), np.stack(draft.moves))

    def answers(self, readings: WorldReadings, following: Following, given: Orders, chance: Chance) -> Orders:
        """What those who were hit answer in the same quarter, beside what was ordered: moves by their red lines.

        readings  the worlds after all orders were carried out
        given     the quarter's orders
        """
        draft = _Draft(self, readings, chance)
        draft.already(given)
        for country in range(len(COUNTRIES)):
            for place, course in enumerate(self.courses.courses[country]):
                followed = np.where(np.equal(following.course[country], place), 1.0, 0.0)
                draft.red_lines(country, course, followed)
        return Orders(np.stack(draft.dials), np.stack(draft.moves) - given.moves)


class _Draft:
    """Orders as they are gathered, with what is left of each country's weeks."""

    def __init__(self, anchor: Anchor, readings: WorldReadings, chance: Chance) -> None:
        """Begin with every dial where it stands and no move."""
        self.anchor, self.readings, self.chance = anchor, readings, chance
        levers, history = anchor.levers, readings.history
        self.places, self.first = levers.places, len(levers.policies)
        self.before = history.dials[0]
        self.dials = list(self.before)
        worlds = readings.world.worlds
        self.moves = [np.zeros(worlds) for _ in levers.moves]
        self.may, self.prices = allowed(readings, levers), move_prices(history, levers.catalogue)
        # What was carried over, with what this quarter brings, beyond what the dials cost as they stand.
        standing = upkeep(self.before, levers.catalogue)
        self.left = list(readings.world.capital + income(readings, levers.catalogue.weeks) - standing)
        self.recent = np.maximum.reduce(history.moves[:STEP_RESTS])
        self.fit = fits(levers, readings)
        self.own = [
            [move for move in levers.moves if seat_of(move.id) == country] for country in COUNTRIES
        ]  # by country
        self.own_policies = [[policy for policy in levers.policies if seat_of(policy.id) == land] for land in COUNTRIES]

    def already(self, given: Orders) -> None:
        """Go on from orders that were given, and paid."""
        levers = self.anchor.levers
        paid = spent(given.dials, given.moves, self.readings.history, levers.catalogue)
        paid = paid - upkeep(self.before, levers.catalogue)
        self.left = [left - price for left, price in zip(self.left, paid, strict=True)]
        self.dials, self.moves = list(given.dials), list(given.moves)

    def red_lines(self, country: int, course: ReadCourse, followed: Array) -> None:
        """What a course answers where one of its red lines is crossed."""
        for line in course.red_lines:
            crossed = followed * line.when(self.readings)
            for step in line.steps:
                self.step(country, step, crossed)

    def course(self, country: int, course: ReadCourse, followed: Array) -> None:
        """What a course asks for, where it is followed.

        followed  (W,) 1 where the country follows it
        """
        self.red_lines(country, course, followed)
        self.next_step(country, course.steps, followed)
        for policy, dial in course.dials.items():
            self.turn(country, policy, float(dial), followed)

    def next_step(self, country: int, steps: Sequence[Step], followed: Array) -> None:
        """The first step that has not been taken of late and whose moment it is."""
        turn = self.readings.world.turn + 1
        likely = np.zeros(self.readings.world.worlds) + self.anchor.habits.step
        open_ = followed * self.chance.happens(turn, f"step.{COUNTRIES[country]}", likely)
        for step in steps:
            if step.does == "order":
                place = self.places[step.what] - self.first
                due = open_ * (1 - self.recent[place]) * _test(step.test, self.readings)
                taken = self.order(country, step.what, due)
                open_ = open_ * (1 - taken)
            elif step.does == "dial":
                self.step(country, step, open_ * _test(step.test, self.readings))

    def step(self, country: int, step: Step, when: Array) -> None:
        """One step, where its moment is."""
        when = when * _test(step.test, self.readings)
        if step.does == "order":
            self.order(country, step.what, when)
        elif step.does == "dial":
            self.turn(country, step.what, float(step.count), when)
        elif step.does == "answer" and (lever := self.anchor.courses.answers[country].get(step.what, "")):
            self.order(country, lever, when)

    def order(self, country: int, lever: str, when: Array) -> Array:
        """A move, where it is wanted, may be made and can be paid; where it was ordered, (W,) 1."""
        place = self.places[lever] - self.first
        if place < 0 or seat_of(lever) != COUNTRIES[country]:
            return np.zeros(self.readings.world.worlds)
        affordable = np.where(self.left[country] >= self.prices[place], 1.0, 0.0)
        taken: Array = np.minimum(when * self.may[place] * affordable, 1 - self.moves[place])
        self.moves[place] = self.moves[place] + taken
        self.left[country] = self.left[country] - taken * self.prices[place]
        return taken

    def turn(self, country: int, policy: str, dial: float, when: Array) -> None:
        """A dial, one step nearer to where it is wanted, where that can be paid."""
        if seat_of(policy) != COUNTRIES[country]:
            return
        place, levers = self.places[policy], self.anchor.levers
        before = self.before[place]
        wanted = np.where(when > 0, before + np.clip(dial - before, -1, 1), self.dials[place])
        more = _upkeep(wanted, levers, place) - _upkeep(self.dials[place], levers, place)
        price = more + np.maximum(wanted - before, 0) - np.maximum(self.dials[place] - before, 0)
        payable = np.where(self.left[country] >= price, 1.0, 0.0)
        chosen = np.where(payable > 0, wanted, self.dials[place])
        self.left[country] = self.left[country] - payable * price
        self.dials[place] = chosen

    def opportunity(self, country: int) -> None:
        """The lever whose moment is best, now and then: a move, where there is one that can be made and paid."""
        own = self.own[country]
        turn = self.readings.world.turn + 1
        likely = np.zeros(self.readings.world.worlds) + self.anchor.habits.opportunity
        willing = self.chance.happens(turn, f"opportunity.{COUNTRIES[country]}", likely)
        noise = self.chance.gumbel(turn, f"opportunity.{COUNTRIES[country]}", tuple(move.id for move in own))
        best, pick = np.zeros(self.readings.world.worlds), np.full(self.readings.world.worlds, NO_COURSE)
        for number, move in enumerate(own):
            fit = self.fit[self.first + move.row]
            payable = np.where(self.left[country] >= self.prices[move.row], 1.0, 0.0)
            good = np.where(fit >= GOOD_FIT, 1.0, 0.0) * self.may[move.row] * payable * (1 - self.recent[move.row])
            worth = good * (1 + fit) * (1 + np.maximum(noise[number], 0))
            pick = np.where(worth > best, float(number), pick)
            best = np.maximum(best, worth)
        for number, move in enumerate(own):
            self.order(country, move.id, willing * np.where(np.equal(pick, number), 1.0, 0.0))


def _test(test: Expression | None, readings: WorldReadings) -> Array | float:
    """1 where a step's own test holds, or 1 where it has none."""
    return 1.0 if test is None else test(readings)


def _upkeep(dial: Array, levers: LeverProgram, place: int) -> Array:
    """What a dial costs a quarter, (W,), in weeks."""
    prices = levers.catalogue.policies[place].upkeep
    cost = np.zeros(dial.shape) + float(prices[0])
    for step, weeks in enumerate(prices[1:], start=1):
        cost = np.where(dial >= step, float(weeks), cost)
    return cost
