"""The anchor: what a country does by its course alone, without looking ahead further than its answer to an injury.

All of it is worked out for all worlds at once, from what the country's own readings show, and without a branch on a
value.

Source: play2.md section 5 (course → anchor); seams.md B3, B33.
"""

from functools import cached_property

import attrs
import numpy as np

from agents.answering import Answered, AnswerRound
from agents.course_program import CourseProgram, ReadCourse
from agents.crises import NO_PERSONS
from agents.demeanour import MEASURES
from agents.draft import Orders
from agents.pursuit import Intent, Pursuit, holds
from game.model.levers.effects import LeverProgram, ReadLever, fits
from game.model.levers.readings import WorldReadings
from game.model.state.axes import COUNTRIES, Array
from game.model.state.rules import Rules

NO_COURSE = -1.0
# All countries choose their courses themselves.
FREELY = np.full((len(COUNTRIES), 1), NO_COURSE)
# More than luck ever adds to what a course is worth.
BEATS_LUCK = 16.0
# More than a course is ever reviewed.
MANY_REVIEWS = 16
# Steps of a red line that end a course.
ENDS_COURSE = ("drop", "review")


@attrs.frozen(eq=False)
class Following:
    """Which course each country follows, and what it still holds against others.

    course    (countries, W) place among the country's courses, −1 for none yet
    quarters  (countries, W) for how long
    account   (countries, W) injuries of the year that are still open, 0–1
    answered  (countries, W) 1 where it answered an injury in the last quarter
    """

    course: Array
    quarters: Array
    account: Array
    answered: Array

    @classmethod
    def none(cls, worlds: int) -> "Following":
        """Nobody follows a course yet, and nobody has been hurt."""
        blank = np.zeros((len(COUNTRIES), worlds))
        return cls(blank + NO_COURSE, blank, blank, blank)


@attrs.frozen(eq=False)
class Anchor:
    """The rule by which countries follow their courses."""

    levers: LeverProgram
    courses: CourseProgram

    def review(self, readings: WorldReadings, following: Following, rules: Rules, given: Array = FREELY) -> Following:
        """The course each country follows this quarter: it drops one, or reviews it when something calls for that.

        readings  what the countries see
        given     (countries, 1) the place of a course that a country follows whatever happens, −1 where it chooses

        Source: play2.md section 5 (review at triggers: an offer, an injury, a step on the ladder, a change at home, or
        four quarters).
        """
        rows = [self._reviewed(country, readings.by(name), following, rules) for country, name in enumerate(COUNTRIES)]
        course = np.stack([np.where(own >= 0, own, row) for own, row in zip(given, rows, strict=True)])
        same = np.equal(course, following.course)
        quarters = np.where(same, following.quarters + 1, 0.0)
        return attrs.evolve(following, course=course, quarters=quarters)

    def _reviewed(self, country: int, readings: WorldReadings, following: Following, rules: Rules) -> Array:
        """The course one country follows, (W,)."""
        own = self.courses.courses[country]
        now: Array = following.course[country]
        if not own:
            return now
        law, quarters = rules.figures.habits, following.quarters[country]
        noise = rules.chance.gumbel(
            readings.world.turn + 1, f"course.{COUNTRIES[country]}", tuple(course.id for course in own)
        )
        drops, over = np.where(now < 0, 1.0, 0.0), [given_up(course, readings) for course in own]
        for place, ends in enumerate(over):
            drops = np.maximum(drops, np.where(np.equal(now, place), ends, 0.0))
        reviews = np.maximum(drops, called(readings, quarters, law.reviews))
        # A course whose start has come beats one whose start has not, whatever the luck, and that beats one that would
        # be dropped at once; one that is dropped is not taken up again at once.
        best, chosen = np.full(noise.shape[1], -np.inf), now
        for place, course in enumerate(own):
            stays = np.where(np.equal(now, place), 1.0, 0.0)
            ready = np.where(stays > 0, 1.0, course.starts_when(readings)) * (1 - over[place])
            waits = np.where(over[place] > 0, 0.0, BEATS_LUCK / 2)
            worth = noise[place] + np.where(ready > 0, BEATS_LUCK + law.keeps * stays, waits)
            worth = np.where(stays * drops > 0, -np.inf, worth)
            chosen = np.where(worth > best, float(place), chosen)
            best = np.maximum(best, worth)
        return np.where(reviews > 0, chosen, now)

    def orders(self, readings: WorldReadings, following: Following, rules: Rules) -> Orders:
        """What all countries order this quarter, each within its weeks.

        readings  what the countries see
        """
        settled = np.where(following.quarters > 0, 1.0, 0.0)
        pursuit = Pursuit((self.levers, self.courses), readings, rules, settled)
        intent = Intent.of(self.courses, following.course, readings)
        fit = fits(self.levers, readings)
        for country in range(len(COUNTRIES)):
            pursuit.pursue(country, intent, fit)
        return pursuit.orders

    def answers(
        self, turn_round: AnswerRound, following: Following, so_far: Answered, persons: Array = NO_PERSONS
    ) -> Answered:
        """What has been answered once all who were hit were asked.

        turn_round  one round of answers, as the countries see the worlds
        so_far      what was answered in the rounds before
        persons     (countries, 1) 1 for those that persons play, who answer themselves
        """
        for country, own in enumerate(self.courses.courses):
            followed = [np.where(np.equal(following.course[country], place), 1.0, 0.0) for place in range(len(own))]
            urged = _urged(own, followed, turn_round.readings.by(COUNTRIES[country]))
            before = so_far, following.account[country]
            so_far = turn_round.answer(country, self.courses.demeanours[country], before, urged, 1 - persons[country])
        return so_far

    @property
    def unprepared(self) -> Array:
        """What persons prepared where nobody did, (occasions, 1): −1, the place of no measure."""
        return np.full((len(self.occasions), 1), -1.0)

    @cached_property
    def occasions(self) -> tuple[tuple[int, str], ...]:
        """All that persons may prepare answers to: the place of a country, and the occasion's id."""
        return tuple(
            (country, occasion)
            for country, demeanour in enumerate(self.courses.demeanours)
            for occasion in demeanour.occasions
        )

    @cached_property
    def answering(self) -> tuple[ReadLever, ...]:
        """The moves that anybody may make in answer."""
        named = {lever for demeanour in self.courses.demeanours for lever in demeanour.answers.values()}
        return tuple(move for move in self.levers.moves if move.id in named)


def called(readings: WorldReadings, quarters: Array, at_latest: Array) -> Array:
    """1 where something calls for a review of a course, (W,).

    quarters   (W,) for how long it has been followed
    at_latest  quarters after which it is reviewed anyway
    """
    world = readings.world
    offered = np.where(world.offer * np.where(world.offer_quarters <= 1, 1.0, 0.0) > 0, 1.0, 0.0)
    changed = np.where(world.regime_quarters <= 0, 1.0, 0.0)
    news = np.maximum(np.maximum.reduce(offered), np.maximum.reduce(changed))
    news = np.maximum(news, np.where(world.mover > 0, 1.0, 0.0))
    news = np.maximum(news, np.where(world.since_struck[0] <= 0, 1.0, 0.0))
    for reviews in range(1, MANY_REVIEWS):
        news = np.maximum(news, np.where(np.equal(quarters + 1, at_latest * reviews), 1.0, 0.0))
    return news


def given_up(course: ReadCourse, readings: WorldReadings) -> Array:
    """1 where a course is to be dropped: its own test says so, or a red line of it, (W,)."""
    over = course.drops_when(readings) + np.zeros(readings.world.worlds)
    for line in course.red_lines:
        if any(step.does in ENDS_COURSE for step in line.steps):
            over = np.maximum(over, line.when(readings))
    return over


def _urged(courses: tuple[ReadCourse, ...], followed: list[Array], readings: WorldReadings) -> dict[str, Array]:
    """By measure: (W,) 1 where a red line of the course that is followed asks for such an answer."""
    blank = np.zeros(readings.world.worlds)
    urged = dict.fromkeys((*MEASURES, "none"), blank)
    for course, here in zip(courses, followed, strict=True):
        for line in course.red_lines:
            for step in line.steps:
                if step.does == "answer":
                    crossed = here * line.when(readings) * holds(step.test, readings)
                    urged[step.what] = np.maximum(urged[step.what], crossed)
    return urged
