"""What one quarter's orders are by rule: red lines, the next step, replies, dials, and levers at their good moment."""

from collections.abc import Sequence

import attrs
import numpy as np

from agents.course_program import CourseProgram, ReadCourse
from agents.demeanour import Demeanour
from agents.draft import Draft, Orders
from game.model.levers.course_steps import CourseStep, RedLine
from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import GOOD_FIT, Expression
from game.model.levers.readings import WorldReadings
from game.model.state.axes import COUNTRIES, Array
from game.model.state.deeds import STEPS
from game.model.state.rules import Rules

NO_PICK = -1.0


@attrs.frozen(eq=False)
class Intent:
    """What all countries want before any of them orders.

    followed  by country and course: (W,) 1 where it is followed
    requests  by lever: (W,) 1 where another country asks for it
    """

    followed: Sequence[Sequence[Array]]
    requests: dict[str, Array]

    @classmethod
    def of(cls, courses: CourseProgram, now: Array, readings: WorldReadings) -> "Intent":
        """What follows from the courses.

        now  (countries, W) place of the course that each follows
        """
        followed = [
            [np.where(np.equal(now[country], place), 1.0, 0.0) for place in range(len(own))]
            for country, own in enumerate(courses.courses)
        ]
        requests = dict[str, Array]()
        for name, own, rows in zip(COUNTRIES, courses.courses, followed, strict=True):
            for course, here in zip(own, rows, strict=True):
                for wish, when in _wishes(course, here, readings.by(name)):
                    requests[wish] = np.maximum(requests[wish], when) if wish in requests else when
        return cls(followed, requests)


def _wishes(course: ReadCourse, followed: Array, readings: WorldReadings) -> Sequence[tuple[str, Array]]:
    """Levers of others that a course asks for, and where."""
    wishes = [
        (step.what, followed * holds(step.test, readings)) for step in course.steps if step.does in ("ask", "accept")
    ]
    for line in course.red_lines:
        wishes += [(step.what, followed * line.when(readings)) for step in line.steps if step.does == "ask"]
    return wishes


def holds(test: Expression | None, readings: WorldReadings) -> Array | float:
    """1 where a step's own test holds, or 1 where it has none."""
    return 1.0 if test is None else test(readings)


class Pursuit:
    """One quarter's orders of all countries, country by country.

    Source of its figures, the section `habits`: play2.md section 5 (course, next step, opportunities); seams.md B3.
    """

    def __init__(
        self, program: tuple[LeverProgram, CourseProgram], readings: WorldReadings, rules: Rules, settled: Array
    ) -> None:
        """Begin with nothing ordered.

        readings  the worlds before anything is
        settled   (countries, W) 1 where a country followed its course before: it does not turn round without a cause
        """
        self.levers, self.courses = program
        self.readings, self.chance, self.turn = readings, rules.chance, readings.world.turn + 1
        self.habits = rules.figures.habits
        self.draft = Draft(self.levers, readings, rules.figures)
        self.recent = np.maximum.reduce(readings.history.moves[: int(self.habits.step_rests)])
        self.just = np.maximum.reduce(readings.history.moves[: int(self.habits.line_rests)])
        now, then = readings.history.dials[0], readings.history.dials[int(self.habits.turn_rests)]
        self.rose, self.fell = np.where(now > then, 1.0, 0.0), np.where(now < then, 1.0, 0.0)
        self.settled, self.left_open = settled, dict[int, Array]()

    @property
    def orders(self) -> Orders:
        """What has been ordered."""
        return self.draft.orders

    def pursue(self, country: int, intent: Intent, fit: Array) -> None:
        """All that one country orders in the morning.

        fit  (levers, W) how well every lever works now
        """
        courses, followed = self.courses.courses[country], intent.followed[country]
        self.readings = self.readings.by(COUNTRIES[country])
        held = np.zeros(self.readings.world.worlds)
        for course, here in zip(courses, followed, strict=True):
            held = np.maximum(held, self.red_lines(country, course.red_lines, here))
        self.red_lines(country, self.courses.demeanours[country].lines, held * 0 + 1)
        self.replies(country, self.courses.demeanours[country], 1 - held)
        likely = np.zeros(self.readings.world.worlds) + self.habits.step
        willing = self.chance.happens(self.turn, f"step.{COUNTRIES[country]}", likely) * (1 - held)
        saves = np.zeros(self.readings.world.worlds)
        for course, here in zip(courses, followed, strict=True):
            saves = np.maximum(saves, here * self.next_step(country, course.steps, here * willing, fit))
        named = self.named(country, followed, fit)
        self.turn_dials(country, named, fit)
        self.adjust(country, named, (intent, 1 - saves), fit)
        self.opportunity(country, (intent, 1 - saves), fit)

    def red_lines(self, country: int, lines: Sequence[RedLine], followed: Array) -> Array:
        """What is done where a red line is crossed; where it means holding still, (W,) 1.

        followed  (W,) 1 where the country follows the course whose lines they are
        """
        held = np.zeros(self.readings.world.worlds)
        for line in lines:
            crossed = followed * line.when(self.readings)
            for step in line.steps:
                now = crossed * holds(step.test, self.readings)
                if step.does == "order":
                    self.order_rested(country, step.what, now)
                elif step.does == "dial":
                    self.draft.turn(country, step.what, float(step.count), now)
                    place = self.draft.places[step.what]
                    self.left_open[place] = self.left_open.get(place, 1.0) * np.where(now > 0, 0.0, 1.0)
                elif step.does == "hold":
                    held = np.maximum(held, now)
        return held

    def order_rested(self, country: int, lever: str, when: Array) -> Array:
        """A move that was not made this half-year, where it is wanted; where it was ordered, (W,) 1."""
        place = self.draft.places[lever] - self.draft.first
        return self.draft.order(country, lever, when * (1 - self.just[place]))

    def replies(self, country: int, demeanour: Demeanour, may: Array) -> None:
        """What a country replies to what has come about, each by its own luck."""
        for number, reply in enumerate(demeanour.replies):
            likely = reply.chance * reply.when(self.readings) * may
            happens = self.chance.happens(self.turn, f"reply.{COUNTRIES[country]}.{number}", likely)
            self.order_rested(country, reply.does, happens)

    def next_step(self, country: int, steps: Sequence[CourseStep], open_: Array, fit: Array) -> Array:
        """The first step that has not been taken of late, whose moment it is and that does not work against its owner.

        open_    (W,) 1 where the country takes a step
        returns  (W,) 1 where it cannot pay for the step yet and saves for it: most weeks go into preparing
        """
        ready, saves = np.ones(self.readings.world.worlds), np.zeros(self.readings.world.worlds)
        for number, step in enumerate(steps):
            if step.does == "wait":
                ready = ready * self.waited(steps[:number], step.count)
            elif step.does == "order":
                place = self.draft.places[step.what] - self.draft.first
                works = np.where(fit[self.draft.places[step.what]] >= 0, 1.0, 0.0)
                due = ready * works * (1 - self.recent[place]) * holds(step.test, self.readings)
                saves = np.maximum(saves, due * self.draft.too_dear(country, step.what))
                open_ = open_ * (1 - self.draft.order(country, step.what, open_ * due)) * (1 - saves)
            elif step.does == "dial":
                self.draft.turn(country, step.what, float(step.count), open_ * ready * holds(step.test, self.readings))
        return saves

    def waited(self, before: Sequence[CourseStep], quarters: int) -> Array:
        """1 where the last order of some steps was given at least so many quarters ago, and was given, (W,)."""
        orders = [step.what for step in before if step.does == "order"]
        if not orders:
            return np.ones(self.readings.world.worlds)
        place = self.draft.places[orders[-1]] - self.draft.first
        too_fresh = np.maximum.reduce(self.readings.history.moves[:quarters, place])
        passed: Array = self.recent[place] * (1 - too_fresh) * (1 - self.draft.moves[place])
        return passed

    def named(self, country: int, followed: Sequence[Array], fit: Array) -> dict[int, tuple[Array, Array]]:
        """By the place of a dial: where the course that is followed names it, (W,), and the dial that it wants.

        A course does not raise a dial above its opening while that works against its owner, nor lower one below it
        whose moment is good (seams.md B33: a rule that ignores fits loses to holding).
        """
        named = dict[int, tuple[Array, Array]]()
        blank = np.zeros(self.readings.world.worlds)
        for course, here in zip(self.courses.courses[country], followed, strict=True):
            for policy, dial in course.dials.items():
                row, opening = self.draft.places[policy], self.levers.policies[self.draft.places[policy]].opening
                where, wanted = named.get(row, (blank, blank))
                sound = np.where(fit[row] >= 0, float(dial), float(min(dial, opening)))
                sound = np.where(fit[row] >= GOOD_FIT, np.maximum(sound, opening), sound)
                named[row] = np.maximum(where, here), np.where(here > 0, sound, wanted)
        return named

    def turn_dials(self, country: int, named: dict[int, tuple[Array, Array]], fit: Array) -> None:
        """The course's dials, a step nearer to what it names; what serves least is lowered until upkeep leaves room.

        Source: seams.md B3; play2.md section 5 (turning round within three quarters needs a trigger).
        """
        draft, wanted = self.draft, dict[int, Array]()
        for policy in draft.own_policies[country]:
            row, now = policy.row, draft.dials[policy.row]
            where, dial = named.get(row, (now * 0, now))
            # What a red line speaks of the course leaves alone.
            where = where * self.left_open.get(row, 1.0)
            step = np.clip(dial - draft.before[row], -1, 1) * (1 - self.turns_round(country, row, dial))
            wanted[row] = np.where(where > 0, draft.before[row] + step, now)
        for _ in range(int(self.habits.passes)):
            draft.lowered(country, wanted, ({row: where for row, (where, _) in named.items()}, self.rose), fit)
        for lowers in (1.0, 0.0):
            for policy in draft.own_policies[country]:
                here = np.where(wanted[policy.row] < draft.dials[policy.row], 1.0, 0.0)
                most = np.minimum(wanted[policy.row], draft.before[policy.row] + 1)
                draft.put(country, policy.row, most, np.where(here == lowers, 1.0, 0.0))

    def turns_round(self, country: int, row: int, dial: Array) -> Array:
        """1 where a dial would go back on what was done with it within a year, without a new course for a cause, (W,).

        dial  (W,) where it is wanted, 0–3
        """
        before = self.draft.before[row]
        turned = np.where(dial < before, self.rose[row], np.where(dial > before, self.fell[row], 0.0))
        back: Array = turned * self.settled[country]
        return back

    def may_rise(self, country: int, row: int) -> Array:
        """1 where a dial that no course names may go up: it did not go down this quarter or this year, (W,).

        A dial that a red line speaks of stays where that puts it.
        """
        before, now = self.draft.before[row], self.draft.dials[row]
        still = np.where(np.equal(now, before), 1.0, 0.0) * np.where(before < STEPS, 1.0, 0.0)
        may: Array = still * (1 - self.fell[row] * self.settled[country]) * self.left_open.get(row, 1.0)
        return may

    def adjust(
        self, country: int, named: dict[int, tuple[Array, Array]], wants: tuple[Intent, Array], fit: Array
    ) -> None:
        """Dials that the course does not name follow their tests: up at a good moment, back while they work against.

        wants  what all countries want, and (W,) 1 where this one is free to spend
        """
        draft, blank, (intent, free_to_spend) = self.draft, np.zeros(self.readings.world.worlds), wants
        willing = self.chance.happens(self.turn, f"adjust.{COUNTRIES[country]}", blank + self.habits.adjust)
        heeds = self.chance.happens(self.turn, f"asked.{COUNTRIES[country]}", blank + self.habits.request)
        free = {policy.row: 1 - named.get(policy.row, (blank, blank))[0] for policy in draft.own_policies[country]}
        for policy in draft.own_policies[country]:
            row = policy.row
            against = (
                free[row] * np.where(fit[row] < 0, 1.0, 0.0) * np.where(draft.dials[row] > policy.opening, 1.0, 0.0)
            )
            hot = draft.wary * (policy.id in draft.raising) * np.where(draft.dials[row] > 1, 1.0, 0.0)
            against = against * (1 - self.rose[row] * self.settled[country])
            draft.turn(country, policy.id, draft.before[row] - 1, np.maximum(willing * against, hot))
        for _ in range(int(self.habits.passes)):
            best, pick = blank, np.full_like(blank, NO_PICK)
            room = draft.income[country] - self.habits.spare - draft.upkeep(country)
            for policy in draft.own_policies[country]:
                row = policy.row
                asks = heeds * intent.requests[policy.id] if policy.id in intent.requests else blank
                lowered = np.where(draft.dials[row] < policy.opening, willing, 0.0)
                good = np.where(fit[row] >= GOOD_FIT, willing, np.where(fit[row] >= 0, np.maximum(asks, lowered), 0.0))
                higher = draft.before[row] + 1
                more = draft.upkeep_of(row, higher) - draft.costs[row]
                may = free[row] * free_to_spend * self.may_rise(country, row) * np.where(more <= room, 1.0, 0.0)
                worth = may * good * policy.weight * (1 + fit[row])
                pick = np.where(worth > best, float(row), pick)
                best = np.maximum(best, worth)
            for policy in draft.own_policies[country]:
                here = np.where(np.equal(pick, policy.row), 1.0, 0.0)
                draft.turn(country, policy.id, draft.before[policy.row] + 1, here)

    def opportunity(self, country: int, wants: tuple[Intent, Array], fit: Array) -> None:
        """The move whose moment is best, now and then, or one that another country asks for.

        wants  what all countries want, and (W,) 1 where this one is free to spend
        """
        intent, free_to_spend = wants
        draft, own, blank = self.draft, self.draft.own[country], np.zeros(self.readings.world.worlds)
        willing = self.chance.happens(self.turn, f"opportunity.{COUNTRIES[country]}", blank + self.habits.opportunity)
        heeds = self.chance.happens(self.turn, f"heeds.{COUNTRIES[country]}", blank + self.habits.request)
        noise = self.chance.gumbel(self.turn, f"opportunity.{COUNTRIES[country]}", tuple(move.id for move in own))
        best, pick = blank, np.full_like(blank, NO_PICK)
        for number, move in enumerate(own):
            here = fit[draft.first + move.row]
            asks = heeds * intent.requests[move.id] if move.id in intent.requests else blank
            good = np.where(here >= GOOD_FIT, np.maximum(willing, asks), np.where(here >= 0, asks, 0.0))
            good = good * draft.free_move(country, move.id, (1 - self.recent[move.row]) * free_to_spend)
            good = good * (1 - draft.wary * (move.id in draft.raising)) * (move.id not in draft.acts)
            worth = np.where(good > 0, good * (1 + here) * move.weight * (1 + np.maximum(noise[number], 0)), 0.0)
            pick = np.where(worth > best, float(number), pick)
            best = np.maximum(best, worth)
        for number, move in enumerate(own):
            # One move alone is picked, and it was free.
            draft.make(country, move.id, np.where(np.equal(pick, number), 1.0, 0.0))
