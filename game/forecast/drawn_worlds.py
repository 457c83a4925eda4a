"""Worlds drawn from what a seat knows: estimates within their errors, and what it is blind to as openings are drawn."""

from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from threading import Lock

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import Desk
from game.campaign.campaign import script_of
from game.forecast.guessed_courses import NOTHING_MORE, guessed
from game.forecast.known_world import ALL_SEEN, read_off
from game.forecast.prospect import Prospect
from game.loose_types import FieldValues
from game.model.levers.readings import OrderHistory
from game.model.play.whole_quarter import PlayTerms, Script, Situation
from game.model.scenario.beginning import begun, figures_of
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, Array
from game.model.state.chance import Dice
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared

# Openings that stay in memory.
REMEMBERED = 8
_LOCK = Lock()
_OPENINGS: "OrderedDict[tuple[str, int, int], tuple[Rules, WorldState]]" = OrderedDict()


@attrs.frozen(eq=False)
class DrawnWorlds:
    """Some futures at their beginning, side by side.

    terms  everybody decides by its course; the seat itself is played by a person
    now    where the worlds stand, (…, n)
    """

    script: Script
    terms: PlayTerms
    now: Situation

    @classmethod
    def of(cls, prospect: Prospect, futures: int, lean: Mapping[str, Array] = NOTHING_MORE) -> "DrawnWorlds":
        """So many futures of a prospect: future 7 is the same whatever others there are.

        lean  by country: (courses,) how much likelier each course is than its policies say, in logarithms of odds
        """
        script = script_of(prospect.quarters)
        rules, opening = opening_of(prospect, futures)
        world = drawn_world(prospect, rules, opening, script)
        persons = np.array([[float(country == prospect.seat)] for country in COUNTRIES])
        terms = PlayTerms(rules, script, persons, short=float(prospect.short))
        return cls(script, terms, guessed(terms, situation_of(prospect, world, futures), lean))


def seed_of(prospect: Prospect) -> int:
    """Luck of its own: a number that no campaign's seed is, the same whatever the seat cannot see."""
    name = f"futures/{prospect.digest}/{prospect.seat}/{prospect.turn}/{prospect.quarters}"
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def opening_of(prospect: Prospect, futures: int) -> tuple[Rules, WorldState]:
    """Rules with drawn openings, and the worlds as they would have begun, (…, n)."""
    key = prospect.digest, seed_of(prospect), futures
    with _LOCK:
        if key in _OPENINGS:
            return _OPENINGS[key]
    luck, script = Dice(seed_of(prospect), np.arange(futures, dtype=np.uint64)), script_of(prospect.quarters)
    rules = Rules(figures_of(prospect.setup, script.figures, luck), luck, prospect.quarters)
    world = begun(prospect.setup, script.anchor.levers, rules, luck)
    with _LOCK:
        _OPENINGS[key] = rules, world
        while len(_OPENINGS) > REMEMBERED:
            _OPENINGS.popitem(last=False)
    return rules, world


def drawn_world(prospect: Prospect, rules: Rules, opening: WorldState, script: Script) -> WorldState:
    """Worlds that the seat holds possible, (…, n)."""
    rows: FieldValues = {}
    for name, entry in declared().items():
        known: Array = prospect.world[name]
        value = known + np.zeros(opening.worlds)
        if name in prospect.blind:
            value = np.where(prospect.blind[name][..., None] > 0, getattr(opening, name), value)
        if name in prospect.errors:
            width = prospect.errors[name]
            noise = rules.chance.normal(0, f"guess.{name}", max(width.size, 1))
            value = value + width[..., None] * noise.reshape(*width.shape, -1)
        rows[name] = on_grain(np.clip(value, entry.low, entry.high))
    if prospect.seat != ALL_SEEN:
        others_homes(prospect, rules, rows)
    dials = prospect.world["dials"] + np.zeros(opening.worlds)
    wear = prospect.world["wear"] + np.zeros(opening.worlds)
    world = opening.but(turn=prospect.turn, dials=dials, wear=wear, **rows)
    if prospect.seat == ALL_SEEN:
        return world
    known_index, first = prospect.world["index"], rows["first_index"]
    world = read_off(world, rules, script.anchor.levers)
    drift = world.index - known_index
    off = prospect.index_error * rules.chance.normal(0, "guess.first", 1)[0]
    return world.but(index_ago=on_grain(rows["index_ago"] + drift), first_index=on_grain(first + off))


def others_homes(prospect: Prospect, rules: Rules, rows: FieldValues) -> None:
    """Draw what nobody sees of other capitals and what spreads as campaigns go on: their weeks and own interests.

    As in campaigns that nobody plays: from about 2 weeks at first to about 5, and interests within .2 of .65 after two
    years.
    """
    turn = prospect.turn
    spread = INTEREST_SPREAD * (1 - INTEREST_KEEPS**turn)
    for row, country in enumerate(COUNTRIES):
        if country != prospect.seat and turn:
            noise, middle = rules.chance.normal(0, f"guess.weeks.{country}", 1)[0], weeks_guessed(turn)
            rows["capital"][row] = np.rint(np.clip(middle + middle * noise, LEAST_WEEKS, MOST_WEEKS))
    for row, interest in enumerate(OWN_INTERESTS):
        if prospect.blind["own_interest"][row]:
            noise = rules.chance.normal(0, f"guess.interest.{interest}", 1)[0]
            risen = INTEREST_RISES * (1 - INTEREST_KEEPS**turn)
            rows["own_interest"][row] = on_grain(np.clip(rows["own_interest"][row] + risen + spread * noise, 0, 1))


def weeks_guessed(turn: int) -> float:
    """What another capital usually carries over after so many quarters, in weeks."""
    return WEEKS_FIRST + WEEKS_MORE * min(turn, WEEKS_UNTIL)


# Weeks of other capitals: their middle after the first quarter, how much more a quarter, until when; and their bounds.
WEEKS_FIRST, WEEKS_MORE, WEEKS_UNTIL = 2.0, 0.3, 10
LEAST_WEEKS, MOST_WEEKS = -3.0, 10.0
# How far own interests spread and rise in the end, and how much of that is still to come after each quarter.
INTEREST_SPREAD, INTEREST_RISES, INTEREST_KEEPS = 0.2, 0.1, 0.65


def situation_of(prospect: Prospect, world: WorldState, futures: int) -> Situation:
    """Where such worlds stand, with what the seat remembers."""
    wide = np.zeros(futures)
    desk = Desk(
        prospect.before.waits + wide, prospect.before.left + wide, prospect.before.since + wide, prospect.chosen + wide
    )
    following = Following(
        prospect.course + wide, prospect.course_quarters + wide, prospect.account + wide, prospect.answered + wide
    )
    history = OrderHistory(prospect.dials + wide, prospect.moves + wide)
    return Situation(world, history, following, desk, prospect.leaked + wide, prospect.tally + wide)
