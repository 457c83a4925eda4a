"""A room: all that has happened in one exercise, as one frozen value. It follows from the acts alone."""

from collections.abc import Mapping

import attrs

from game.classroom.protocol.closed_lists import DeckName, DoorState, GradePart, OddsMode, Phase
from game.classroom.protocol.course_events import KeepCourse
from game.classroom.protocol.exercise import Exercise
from game.classroom.protocol.positions import ExpectedCourse, Position, PositionSummary, QuarterJudgement, QuarterKept
from game.classroom.protocol.roster_events import CourseSystem, RosterEntry
from game.classroom.rules.room_parts import (
    LENGTHS,
    PARTS,
    AlertRaised,
    Branch,
    Clock,
    Deal,
    DoneAct,
    HeadlinePrinted,
    InjectCard,
    InsightPinned,
    Message,
    Notice,
    Person,
    PlayedQuarterOfRoom,
    Proposal,
    RationaleKept,
    RubricMark,
    SeatDesk,
    TicketKept,
)
from game.classroom.rules.sheet_rules import SeatHand
from game.loose_types import OneOfMany
from game.model.state.axes import COUNTRIES

MOST_ALERTS = 50


@attrs.frozen
class Room:
    """A room now.

    opening   the position before the first quarter
    forecasts (person, turn, question) → percent
    showing   what of the debrief the board shows
    ahead     what the model expects after a quarter, by the quarter's digest; "opening" before the first
    judged    what luck and each team's orders did in a quarter, by the quarter's digest
    roster    the class list by student, from the course system `system`; `excused` by student and part of the grade
    course    the calendar of a course of several weeks; None for a lesson
    done      by person, the client's own numbers of the acts that were done, each with its place and its content
    """

    exercise: Exercise
    opening: Position
    phase: Phase = "lobby"
    clock: Clock = attrs.field(factory=Clock)
    automatic: bool = True
    lengths: Mapping[str, float] = attrs.field(factory=lambda: dict(LENGTHS))
    odds: OddsMode = "off"
    deck: DeckName = "class"
    door: DoorState = "open"
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
    cards: Mapping[str, InjectCard] = attrs.field(factory=dict)
    rationales: Mapping[tuple[str, int], RationaleKept] = attrs.field(factory=dict)
    forecasts: Mapping[tuple[str, int, str], float] = attrs.field(factory=dict)
    quiz: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict)
    tickets: Mapping[str, TicketKept] = attrs.field(factory=dict)
    rubric: Mapping[tuple[str, GradePart], RubricMark] = attrs.field(factory=dict)
    insights: tuple[InsightPinned, ...] = ()
    headlines: tuple[HeadlinePrinted, ...] = ()
    alerts: tuple[AlertRaised, ...] = ()
    done: Mapping[tuple[str, str], DoneAct] = attrs.field(factory=dict)
    forgotten: bool = False
    restarted: float = 0.0
    showing: str | None = None
    judged: Mapping[str, QuarterJudgement] = attrs.field(factory=dict)
    ahead: Mapping[str, ExpectedCourse] = attrs.field(factory=dict)
    system: CourseSystem = "table"
    roster: Mapping[str, RosterEntry] = attrs.field(factory=dict)
    parts: Mapping[GradePart, float] = attrs.field(factory=lambda: dict(PARTS))
    excused: frozenset[tuple[str, GradePart]] = frozenset()
    course: KeepCourse | None = None

    @property
    def turn(self) -> int:
        """Return the quarter to be played, counted from 1."""
        return len(self.played) + 1

    @property
    def over(self) -> bool:
        """Return whether the campaign is over: the last quarter was played, a war ran away, or a break is settled."""
        return self.position.over

    @property
    def quarters(self) -> int:
        """Return how many quarters there are."""
        return self.exercise.scenario.quarters

    @property
    def history(self) -> tuple[QuarterKept, ...]:
        """Return the quarters played as the engine takes them."""
        return tuple(quarter.record for quarter in self.played)

    @property
    def position(self) -> Position:
        """Return all that may be shown of the world now."""
        return self.position_after(len(self.played))

    def position_after(self, quarters: int) -> Position:
        """Return all that may be shown of the world after so many quarters: of the last two, and the opening.

        errors  LookupError for a quarter that is folded up
        """
        position = self.played[quarters - 1].position if quarters > 0 else self.opening
        if position is None:
            raise LookupError(f"the position after quarter {quarters} is folded up")
        return position

    def summary(self, quarters: int) -> PositionSummary:
        """Return what is asked of quarters long past, after so many quarters; 0 for the opening."""
        return self.played[quarters - 1].summary if quarters else self.opening.summary

    def stamp(self, quarters: int) -> str:
        """Return under what name is kept what is worked out after so many quarters."""
        return self.played[quarters - 1].record.digest if quarters > 0 else "opening"

    def look_ahead(self, quarters: int) -> ExpectedCourse | None:
        """Return what the model expects after so many quarters; None until that has been worked out."""
        return self.ahead.get(self.stamp(quarters))

    def quarter(self, turn: int) -> str:
        """Return a quarter's name, counted from 1; beyond the last, the last."""
        names = self.exercise.scenario.quarter_names
        return names[min(turn, len(names)) - 1]

    def player(self, person: str) -> Person | None:
        """Return a person who is still in the room."""
        somebody = self.people.get(person)
        return somebody if somebody and not somebody.gone else None

    def team(self, seat: str) -> tuple[Person, ...]:
        """Return the people in a seat, in the order they came."""
        return tuple(somebody for somebody in self.people.values() if somebody.seat == seat and not somebody.gone)

    def by_engine(self, seat: str) -> bool:
        """Return whether the computer plays a seat: nobody sits there, or it stands in."""
        return self.desks[seat].proxy or not self.team(seat)

    def hand_of(self, seat: str) -> SeatHand:
        """Return what a seat may order now."""
        return SeatHand.of(self.position.seats[seat].board, whole=self.deck == "whole")

    def rationale(self, seat: str, turn: int) -> str:
        """Return why a team ordered what it ordered in a quarter; "" where it did not say."""
        reason = self.rationales.get((seat, turn))
        return reason.text if reason else ""

    def alerted(self, alert: AlertRaised) -> "Room":
        """Return the room with one more thing the facilitator should know of; the oldest beyond fifty are dropped."""
        return self.evolved(alerts=(*self.alerts, alert)[-MOST_ALERTS:])

    # The fields that change are named by keyword, each with a type of its own; attrs refuses a name there is not.
    def evolved(self, **changed: OneOfMany) -> "Room":
        """Return the room with some of it changed."""
        return attrs.evolve(self, **changed)

    def with_desk(self, seat: str, **changed: OneOfMany) -> "Room":
        """Return the room with something changed at one desk."""
        return self.evolved(desks={**self.desks, seat: attrs.evolve(self.desks[seat], **changed)})

    def with_desks(self, **changed: OneOfMany) -> "Room":
        """Return the room with the same changed at every desk."""
        return self.evolved(desks={seat: attrs.evolve(desk, **changed) for seat, desk in self.desks.items()})

    def with_person(self, person: str, **changed: OneOfMany) -> "Room":
        """Return the room with something changed of one person."""
        return self.evolved(people={**self.people, person: attrs.evolve(self.people[person], **changed)})

    def noting(self, at: float, kind: str, says: str, to: tuple[str, ...] = (), title: str = "") -> "Room":
        """Return the room with one more notice."""
        notice = Notice(len(self.notices) + 1, at, kind, says, to, title)
        return self.evolved(notices=(*self.notices, notice))


def begun(exercise: Exercise, opening: Position) -> Room:
    """Return a room in its lobby, with the scenario's injects laid out."""
    desks = {seat: SeatDesk(exercise.tokens[seat]) for seat in COUNTRIES}
    cards = {
        terms.name: InjectCard(
            terms.name, terms.title, terms.says, terms.effects, terms.turn, "scheduled", terms.source
        )
        for terms in exercise.scenario.events
    }
    deck: DeckName = "whole" if exercise.deck == "whole" else "class"
    return Room(exercise, opening, desks=desks, cards=cards, deck=deck)
