"""Which course each other country seems to follow, from the policies that can be seen.

A course whose policies stand as seen is the likelier, and so is one whose start has come; one that has been given cause
to be dropped is less so. Measured on 400 campaigns that nobody plays, such guesses name the course in seven of ten
cases; a guess by lot, in fewer than two.
"""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import given_up
from agents.course_program import ReadCourse
from game.model.levers.readings import WorldReadings
from game.model.play.whole_quarter import PlayTerms, Situation, WholeQuarter
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice

# What one step between a policy as seen and as the course has it, a start that has come, and a cause to drop it weigh
# in the logarithm of the odds: the best on those campaigns after 1, 3, 6, 9 and 12 quarters.
STEP, STARTED, DROPPED = 4.0, 1.5, 1.0
# So many of those campaigns still followed their first course.
FIRST_STILL = 0.6
UNKNOWN = -1.0
NOTHING_MORE: Mapping[str, Array] = {}


def guessed(terms: PlayTerms, now: Situation, lean: Mapping[str, Array] = NOTHING_MORE) -> Situation:
    """Worlds with a course drawn for each country whose course is not known, and for how long it has followed it.

    lean  by country: (courses,) how much likelier each course is by what else is known, in logarithms of odds
    """
    if not now.world.turn:
        return now
    courses, quarters = now.following.course.copy(), now.following.quarters.copy()
    levers, dials = terms.script.anchor.levers, now.world.dials.copy()
    chance, turn = terms.rules.chance, float(now.world.turn)
    assert isinstance(chance, Dice)
    readings = WholeQuarter(terms, now).seen()
    for row, own in enumerate(terms.script.anchor.courses.courses):
        if not own or np.all(courses[row] != UNKNOWN):
            continue
        name = COUNTRIES[row]
        noise = chance.gumbel(0, f"guess.course.{name}", tuple(course.id for course in own))
        worth = likely(terms, now, own, (readings.by(name), noise))
        if name in lean:
            worth = worth + lean[name][:, None]
        lasted = np.where(
            chance.uniform(0, f"guess.still.{name}") < FIRST_STILL,
            turn,
            1 + np.floor(turn * chance.uniform(0, f"guess.quarters.{name}")),
        )
        unknown = courses[row] == UNKNOWN
        courses[row] = np.where(unknown, worth.argmax(axis=0), courses[row])
        quarters[row] = np.where(unknown, np.minimum(lasted, turn), quarters[row])
        for place, course in enumerate(own):
            here = unknown & (courses[row] == place)
            for policy in levers.secret.keys() & course.dials.keys():
                # A policy that nobody sees has gone towards where its course wants it, a step a quarter.
                stands = dials[levers.places[policy]]
                dials[levers.places[policy]] = np.where(
                    here, np.clip(course.dials[policy], stands - lasted, stands + lasted), stands
                )
    following = attrs.evolve(now.following, course=courses, quarters=quarters)
    history = attrs.evolve(now.history, dials=np.concatenate([dials[None], now.history.dials[1:]]))
    return attrs.evolve(now, world=now.world.but(dials=dials), history=history, following=following)


def likely(
    terms: PlayTerms, now: Situation, own: Sequence[ReadCourse], with_luck: tuple[WorldReadings, Array]
) -> Array:
    """How likely each course of a country is by how things stand, (courses, W), in logarithms of odds.

    with_luck  what the country sees, and (courses, W) noise
    """
    by_eyes, noise = with_luck
    worth = np.stack([weight(terms, now, course.dials) + noise[place] for place, course in enumerate(own)])
    for place, course in enumerate(own):
        worth[place] += STARTED * (course.starts_when(by_eyes) > 0) - DROPPED * (given_up(course, by_eyes) > 0)
    return worth


def weight(terms: PlayTerms, now: Situation, dials: Mapping[str, int]) -> Array:
    """How well the policies that can be seen stand as a course has them, (W,), in the logarithm of the odds."""
    levers = terms.script.anchor.levers
    seen = {policy: step for policy, step in dials.items() if policy not in levers.secret}
    if not seen:
        return np.zeros(now.world.worlds)
    off = [np.abs(now.world.dials[levers.places[policy]] - step) for policy, step in seen.items()]
    closeness: Array = -STEP * np.mean(off, axis=0)
    return closeness
