"""A room: all that has happened in one exercise, as one frozen value. It follows from the acts alone."""

from collections.abc import Mapping
from typing import Any

import attrs

from game.classroom.rules.room_parts import (
    LENGTHS,
    Branch,
    Card,
    Clock,
    Deal,
    Message,
    Notice,
    Person,
    Plain,
    PlayedQuarterOfRoom,
    Proposal,
    SeatDesk,
)
from game.model.state.axes import COUNTRIES


@attrs.frozen
class Exercise:
    """What an exercise is begun with.

    code       six characters that let people in
    title      what the class is called
    campaign   scenario, seed, world, quarters and difficulty, as the engine takes them
    scenario   what the engine says of it: title, summary, teaching, sides, orders by country, injects, quiz
    tokens     the links: facilitator, board, observer, press, evaluator, and one for each seat
    places     how many people a seat takes
    """

    code: str
    title: str
    campaign: Plain
    scenario: Plain
    tokens: Mapping[str, str]
    places: int = 4
    begun: float = 0.0


@attrs.frozen
class RoomAnswer:
    """What somebody forecast: per cent, by person, turn and question."""

    person: str
    turn: int
    question: str
    percent: float
    at: float


@attrs.frozen
class Room:
    """A room now.

    opening   the position before the first quarter
    forecasts (person, turn, question) → percent
    showing   what of the debrief the board shows
    judged    what luck and each team's orders did in a quarter, by the quarter's digest
    done      by person, the client's own numbers of the acts that were done
    """

    exercise: Exercise
    opening: Plain
    phase: str = "lobby"
    clock: Clock = attrs.field(factory=Clock)
    automatic: bool = True
    lengths: Mapping[str, float] = attrs.field(factory=lambda: dict(LENGTHS))
    odds: str = "off"
    debrief_open: bool = False
    resolving: bool = False
    acts: int = 0
    people: Mapping[str, Person] = attrs.field(factory=dict)
    desks: Mapping[str, SeatDesk] = attrs.field(factory=dict)
    played: tuple[PlayedQuarterOfRoom, ...] = ()
    branches: tuple[Branch, ...] = ()
    messages: tuple[Message, ...] = ()
    notices: tuple[Notice, ...] = ()
    muted: frozenset[str] = frozenset()
    deals: Mapping[str, Deal] = attrs.field(factory=dict)
    proposals: Mapping[str, Proposal] = attrs.field(factory=dict)
    cards: Mapping[str, Card] = attrs.field(factory=dict)
    rationales: Mapping[tuple[str, int], Plain] = attrs.field(factory=dict)
    forecasts: Mapping[tuple[str, int, str], float] = attrs.field(factory=dict)
    quiz: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict)
    tickets: Mapping[str, Plain] = attrs.field(factory=dict)
    rubric: Mapping[tuple[str, str], Plain] = attrs.field(factory=dict)
    insights: tuple[Plain, ...] = ()
    headlines: tuple[Plain, ...] = ()
    alerts: tuple[Plain, ...] = ()
    done: Mapping[tuple[str, str], int] = attrs.field(factory=dict)
    forgotten: bool = False
    restarted: float = 0.0
    showing: str | None = None
    judged: Mapping[str, Plain] = attrs.field(factory=dict)

    @property
    def turn(self) -> int:
        """Return the quarter to be played, counted from 1."""
        return len(self.played) + 1

    @property
    def over(self) -> bool:
        """Return whether the last quarter has been played."""
        return len(self.played) >= self.quarters

    @property
    def quarters(self) -> int:
        """Return how many quarters there are."""
        return int(self.exercise.scenario["quarters"])

    @property
    def history(self) -> list[Plain]:
        """Return the quarters played as the engine takes them."""
        return [
            {"orders": one.orders, "injects": one.injects, "left_out": one.left_out, "digest": one.digest}
            for one in self.played
        ]

    @property
    def position(self) -> Plain:
        """Return all that may be shown of the world now."""
        return self.played[-1].position if self.played else self.opening

    def quarter(self, turn: int) -> str:
        """Return a quarter's name, counted from 1; beyond the last, the last."""
        names = self.exercise.scenario["quarter_names"]
        return str(names[min(turn, len(names)) - 1])

    def player(self, person: str) -> Person | None:
        """Return a person who is still in the room."""
        found = self.people.get(person)
        return found if found and not found.gone else None

    def team(self, seat: str) -> tuple[Person, ...]:
        """Return the people in a seat, in the order they came."""
        return tuple(one for one in self.people.values() if one.seat == seat and not one.gone)

    def by_engine(self, seat: str) -> bool:
        """Return whether the engine plays a seat: nobody sits there, or it stands in."""
        return self.desks[seat].proxy or not self.team(seat)

    def orders_of(self, seat: str) -> Mapping[str, Any]:
        """Return the cards that a seat may play now, by order."""
        return {card["name"]: card for card in self.position["seats"][seat]["cards"]}

    def evolved(self, **changed: Any) -> "Room":
        """Return the room with some of it changed."""
        return attrs.evolve(self, **changed)

    def with_desk(self, seat: str, **changed: Any) -> "Room":
        """Return the room with something changed at one desk."""
        return self.evolved(desks={**self.desks, seat: attrs.evolve(self.desks[seat], **changed)})

    def with_desks(self, **changed: Any) -> "Room":
        """Return the room with the same changed at every desk."""
        return self.evolved(desks={seat: attrs.evolve(desk, **changed) for seat, desk in self.desks.items()})

    def with_person(self, person: str, **changed: Any) -> "Room":
        """Return the room with something changed of one person."""
        return self.evolved(people={**self.people, person: attrs.evolve(self.people[person], **changed)})

    def noting(self, at: float, kind: str, says: str, to: tuple[str, ...] = (), title: str = "") -> "Room":
        """Return the room with one more notice."""
        notice = Notice(len(self.notices) + 1, at, kind, says, to, title)
        return self.evolved(notices=(*self.notices, notice))


def begun(exercise: Exercise, opening: Plain) -> Room:
    """Return a room in its lobby, with the scenario's injects laid out."""
    desks = {seat: SeatDesk(exercise.tokens[seat]) for seat in COUNTRIES}
    cards = {
        one["name"]: Card(
            one["name"], one["title"], one["says"], tuple(one["effects"]), one["turn"], None, "scheduled", one["source"]
        )
        for one in exercise.scenario["injects"]
    }
    return Room(exercise, opening, desks=desks, cards=cards)
