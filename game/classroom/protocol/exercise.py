"""What a room keeps of its scenario and its terms from its first day."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.positions import CampaignChoice, MeasurePush, Position


@attrs.frozen
class RoleWant:
    """One thing that a country wants; `weight` 0–1."""

    name: str
    weight: float
    secret: bool


@attrs.frozen
class RoleCard:
    """A country's role card: its character, its aims in a line, and what it wants."""

    character: str
    aims: str
    wants: tuple[RoleWant, ...]


@attrs.frozen
class OrderTerms:
    """An order as a room keeps it; `effects` at firm are the facilitator's alone."""

    title: str
    does: str
    covert: bool
    lever: str
    claims: tuple[str, ...]
    effects: tuple[MeasurePush, ...]


@attrs.frozen
class InjectTerms:
    """One of the scenario's injects; `chance` 0–1."""

    name: str
    turn: int
    title: str
    says: str
    chance: float
    source: str
    effects: tuple[MeasurePush, ...]


@attrs.frozen
class MeasureTerms:
    """A measure that may be pushed; `span` in its unit, `fleeting` where it lasts a quarter."""

    says: str
    unit: str
    span: float
    fleeting: bool


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
    orders         by country and name
    measures       that an inject may push, by path
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
    roles: Mapping[str, RoleCard]
    orders: Mapping[str, Mapping[str, OrderTerms]]
    injects: tuple[InjectTerms, ...]
    measures: Mapping[str, MeasureTerms]
    quiz: tuple[QuizQuestion, ...]
    simulated: str

    def order(self, name: str) -> OrderTerms:
        """Terms of an order of whichever country."""
        return next(own[name] for own in self.orders.values() if name in own)


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
    campaign  scenario, seed, world, quarters and difficulty, as the engine takes them
    tokens    the links: facilitator, board, observer, press, evaluator, and one for each seat
    places    how many people a seat takes
    begun     seconds since the epoch
    """

    code: str
    title: str
    campaign: CampaignChoice
    scenario: ScenarioTerms
    tokens: Mapping[str, str]
    places: int = 4
    begun: float = 0.0
