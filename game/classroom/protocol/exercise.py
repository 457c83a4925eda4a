"""What a room keeps of its scenario and its terms from its first day."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.positions import CampaignChoice, EventEffect, Position


@attrs.frozen
class LeverTerms:
    """A policy or a move as a room keeps it.

    kind     dial or move
    steps    what each step of a dial is called; none for a move
    hidden   whether others cannot see it
    in_deck  whether the short hand holds it
    effects  what the facilitator may put in for an argument that comes near it
    """

    title: str
    says: str
    kind: str
    steps: tuple[str, ...]
    hidden: bool
    in_deck: bool
    claims: tuple[str, ...]
    effects: tuple[EventEffect, ...]


@attrs.frozen
class EventTerms:
    """One of the scenario's events; `chance` 0–1."""

    name: str
    turn: int
    title: str
    says: str
    chance: float
    source: str
    effects: tuple[EventEffect, ...]


@attrs.frozen
class NameTerms:
    """A name that an event may push.

    most   the largest push either way, in its unit; 1 for a chance
    least  the smallest: 0 for a chance
    held   whether it may be held for some quarters
    """

    says: str
    unit: str
    most: float
    least: float
    held: bool


@attrs.frozen
class QuizQuestion:
    """A question of the entry quiz; `right` is the place of the right option."""

    question: str
    says: str
    options: tuple[str, ...]
    right: int
    why: str


@attrs.frozen
class ScenarioTerms:
    """What the engine says of a scenario when a room is begun.

    names, titles  of countries, in a sentence and by themselves
    aims           what each country wants, in a line
    levers         by country and name
    pushable       that an event may push, by path
    """

    name: str
    title: str
    summary: str
    teaching: str
    quarters: int
    quarter_names: tuple[str, ...]
    digest: str
    names: Mapping[str, str]
    titles: Mapping[str, str]
    aims: Mapping[str, str]
    levers: Mapping[str, Mapping[str, LeverTerms]]
    events: tuple[EventTerms, ...]
    pushable: Mapping[str, NameTerms]
    quiz: tuple[QuizQuestion, ...]
    simulated: str

    def lever(self, name: str) -> LeverTerms:
        """Terms of a lever of whichever country."""
        return next(own[name] for own in self.levers.values() if name in own)


@attrs.frozen
class ExerciseBegun:
    """What the engine answers when a room is begun: the scenario, and the position at its opening."""

    scenario: ScenarioTerms
    position: Position


@attrs.frozen
class Exercise:
    """What an exercise is begun with.

    code      six characters that let people in
    title     what the class is called
    campaign  scenario, seed and quarters, as the engine takes them
    tokens    the links: facilitator, board, observer, press, evaluator, and one for each seat
    deck      `class` where seats begin with the short hand, else `whole`
    places    how many people a seat takes
    begun     seconds since the epoch
    """

    code: str
    title: str
    campaign: CampaignChoice
    scenario: ScenarioTerms
    tokens: Mapping[str, str]
    deck: str = "class"
    places: int = 4
    begun: float = 0.0
