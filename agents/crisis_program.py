"""Crises as they are put: triggers, clocks and choices read once."""

import re
from collections.abc import Callable, Mapping

import attrs
import numpy as np

from game.model.levers.catalogue import SEATS, Choice, Crisis, LeverCatalogue, seat_of
from game.model.levers.effects import ReadEffect, read_effect
from game.model.levers.expressions import Expression, expression
from game.model.levers.readings import WorldReadings
from game.model.state.axes import COUNTRIES, Array
from game.model.state.codes import MACHINES, TURN_ROW

# What a choice may do beside pushing names.
MOVE, DIAL, DEAL, SOLD = "as:", "dial:", "deal:", "sold"
# The deck of levers and questions that are dealt where persons play the short hand.
SHORT_HAND = "class"
# Quarters that a person may leave a question on the desk.
CLOCKS = {"tonight": 0, "this quarter": 0, "two quarters": 1}
# Triggers that speak of what has just happened come at once, states by a hazard (seams.md B37).
EVENT = re.compile(r"=0\b|\bdue_vote\b|\bleak\b|\boffer\.(ru|ir)>0")
# The answer round put to a person: never both that and these (seams.md B17).
OF_INJURIES = frozenset({"crisis.ir.struck", "crisis.gs.hit", "crisis.il.killed"})
# How the choices of this one vote in the Council: veto, abstain, for the text; a softer text leaves it open.
VOTES: Mapping[str, tuple[float, ...]] = {"crisis.ru.vote": (1.0, -0.5, -1.0, 0.0)}


@attrs.frozen(eq=False)
class ReadChoice:
    """One way to settle a crisis.

    cost     weeks
    effects  on names
    moves    made free of their price; `dials` turned by so many steps, free too
    takes    whether it takes Washington's offer
    vote     in the Council: 1 a veto, below nought no veto, 0 where it is about something else
    """

    cost: float
    effects: tuple[ReadEffect, ...]
    moves: tuple[str, ...]
    dials: Mapping[str, float]
    takes: bool
    vote: float


@attrs.frozen(eq=False)
class ReadCrisis:
    """A crisis, ready to be put to a country.

    kind     its id in the catalogue; one that any country may meet stands here once for each
    country  its place among `COUNTRIES`
    dealt    whether it is among the questions of the short hand
    event    whether it comes at once where its trigger holds
    waits    quarters that it may stay on a person's desk
    """

    id: str
    kind: str
    country: int
    dealt: bool
    trigger: Callable[[WorldReadings], Array]
    event: bool
    waits: int
    choices: tuple[ReadChoice, ...]


@attrs.frozen(eq=False)
class CrisisProgram:
    """All crises, by country, and where each one's choices stand among all choices."""

    crises: tuple[ReadCrisis, ...]
    first: tuple[int, ...]
    choices: int

    @classmethod
    def of(cls, catalogue: LeverCatalogue) -> "CrisisProgram":
        """The crises of a catalogue, read once for all campaigns."""
        crises = tuple(crisis for entry in catalogue.crises for crisis in _for_each_seat(entry, catalogue))
        counts = [len(crisis.choices) for crisis in crises]
        return cls(crises, tuple(sum(counts[:place]) for place in range(len(counts))), sum(counts))


def _for_each_seat(entry: Crisis, catalogue: LeverCatalogue) -> list[ReadCrisis]:
    """A crisis for the country it belongs to, or for each where any may meet it."""
    owner = seat_of(entry.id)
    codes = [code for code, name in SEATS.items() if owner in (name, "")]
    triggers = {code: _trigger(entry.when if owner else _of_others(entry.when, code), catalogue) for code in codes}
    return [
        ReadCrisis(
            id=entry.id if owner else entry.id.replace(".all.", f".{code}."),
            kind=entry.id,
            country=COUNTRIES.index(SEATS[code]),
            dealt=entry.deck == SHORT_HAND,
            trigger=triggers[code][0],
            event=triggers[code][1],
            waits=CLOCKS[entry.clock],
            choices=tuple(_choice(entry, place, choice, catalogue) for place, choice in enumerate(entry.choices)),
        )
        for code in codes
    ]


def _of_others(text: str, code: str) -> str:
    """A trigger that any country may meet, without what happens in the country itself."""
    turns = [word.strip() for word in text.split(" or ")]
    return " or ".join(turn for turn in turns if not turn.startswith(f"regime.{code}>"))


def _trigger(text: str, catalogue: LeverCatalogue) -> tuple[Callable[[WorldReadings], Array], bool]:
    """What works out where a crisis comes, and whether it comes at once."""
    turns = [word.strip() for word in text.split(" or ")]
    if all(word in TURN_ROW for word in turns):
        return lambda readings: _just_turned(turns, readings), True
    test: Expression = expression(text, catalogue.levers)
    return lambda readings: test(readings) + np.zeros(readings.world.worlds), bool(EVENT.search(text))


def _just_turned(turns: list[str], readings: WorldReadings) -> Array:
    """1 where a regime has come to a state in the quarter before, (W,)."""
    happened = np.zeros(readings.world.worlds)
    for turn in turns:
        machine, _, state = turn.partition(">")
        known = MACHINES[machine]
        here = np.equal(readings.state(machine), known.states.index(state))
        fresh = readings.world.regime_quarters[known.index] < 1
        happened = np.maximum(happened, np.where(here & fresh, 1.0, 0.0))
    return happened


def _choice(entry: Crisis, place: int, choice: Choice, catalogue: LeverCatalogue) -> ReadChoice:
    """One choice, read."""
    plain = [
        effect for effect in choice.effects if not effect.path.startswith((MOVE, DIAL, DEAL)) and effect.path != SOLD
    ]
    ways = [effect.path for effect in choice.effects]
    votes = VOTES.get(entry.id, ())
    return ReadChoice(
        cost=float(choice.cost),
        effects=tuple(read_effect(effect, catalogue.levers) for effect in plain),
        moves=tuple(path.removeprefix(MOVE) for path in ways if path.startswith(MOVE)),
        dials={
            effect.path.removeprefix(DIAL): effect.size for effect in choice.effects if effect.path.startswith(DIAL)
        },
        takes=SOLD in ways or f"{DEAL}us" in ways,
        vote=votes[place] if votes else 0.0,
    )
