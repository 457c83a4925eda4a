"""The room as a machine: whatever people do in whatever order, it stays a room that can be played and read again."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.closed_lists import ALL_PHASES
from game.classroom.protocol.conversion import entry_of, line_of
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.drafting import faults_of
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room, begun
from game.classroom.rules.transition import after
from game.classroom.sections.all_sections import personal, sections
from game.classroom.sections.audience import Around, Audience
from tests.classroom.sketches import FACILITATOR, Play, people, some_order
from tests.classroom.stand_in import stood_in

SEATS = ("russia", "iran", "united_states")


class Class(RuleBasedStateMachine):
    """A class in which people and the facilitator do anything."""

    def __init__(self) -> None:
        super().__init__()
        self.play = Play()

    @initialize()
    def three_sit_down(self) -> None:
        """Let two people into Tehran and one into Moscow."""
        for name, seat in (("Amira", "iran"), ("Jonas", "iran"), ("Vera", "russia")):
            self.play.joins(name, seat)

    def tries(self, by: Actor, do: str, **fields: Any) -> None:
        """Let somebody ask; a refusal leaves the room as it was."""
        before = self.play.room
        try:
            self.play.does(by, do, **fields)
        except Refused:
            assert self.play.room is before

    def somebody(self, place: int) -> Actor:
        """Return one of the people."""
        found = people(self.play)
        return found[place % len(found)]

    @rule(seat=st.sampled_from(SEATS))
    def somebody_joins(self, seat: str) -> None:
        """Let one more person in, where there is a place."""
        try:
            self.play.joins(f"Person {len(self.play.room.people)}", seat)
        except Refused as refused:
            assert refused.status == 409  # noqa: PT017 (the other way is that they are in)

    @rule(to=st.sampled_from(["next", *ALL_PHASES]))
    def the_phase_changes(self, to: str) -> None:
        """Go to any phase."""
        self.tries(FACILITATOR, "phase", to=to)

    @rule(who=st.integers(0, 9), place=st.integers(0, 5), level=st.sampled_from(["light", "firm", "hard", None]))
    def somebody_drafts(self, who: int, place: int, level: str | None) -> None:
        """Lay an order of the seat's on its sheet, or take it off."""
        by = self.somebody(who)
        if not self.play.room.over:
            order = some_order(self.play.room, self.play.room.people[by.person].seat, place % 3)
            self.tries(by, "draft", turn=self.play.room.turn, order=order, level=level)

    @rule(who=st.integers(0, 9), late=st.booleans())
    def somebody_locks(self, who: int, late: bool) -> None:
        """Lock the sheet as it is, perhaps for a quarter that has passed."""
        by = self.somebody(who)
        sheet = dict(self.play.room.desks[self.play.room.people[by.person].seat].draft)
        self.tries(by, "lock", turn=self.play.room.turn - late, orders=sheet)

    @rule(who=st.integers(0, 9))
    def somebody_undoes(self, who: int) -> None:
        """Take back the last change."""
        self.tries(self.somebody(who), "undo", turn=self.play.room.turn)

    @rule(who=st.integers(0, 9), other=st.sampled_from(SEATS), secret=st.booleans())
    def somebody_proposes_a_deal(self, who: int, other: str, secret: bool) -> None:
        """Propose a deal for this quarter."""
        by = self.somebody(who)
        own = self.play.room.people[by.person].seat
        clause = {"country": own, "does": "give", "order": next(iter(self.play.room.exercise.scenario.orders[own]))}
        fields = {"title": "A deal", "to": [other], "secret": secret, "until": self.play.room.turn, "clauses": [clause]}
        self.tries(by, "deal", **fields)

    @rule(who=st.integers(0, 9), accept=st.booleans())
    def somebody_answers(self, who: int, accept: bool) -> None:
        """Answer the newest deal."""
        self.tries(self.somebody(who), "answer", deal=f"d{len(self.play.room.deals)}", accept=accept)

    @rule(who=st.integers(0, 9), channel=st.sampled_from(["all", "team:iran", "pair:iran-russia", "bloc:partners"]))
    def somebody_speaks(self, who: int, channel: str) -> None:
        """Say something somewhere."""
        self.tries(self.somebody(who), "message", channel=channel, text="hello")

    @rule(seat=st.sampled_from(SEATS), on=st.booleans())
    def the_engine_stands_in(self, seat: str, on: bool) -> None:
        """Let the engine play a seat, or give it back."""
        self.tries(FACILITATOR, "proxy", seat=seat, on=on)

    @rule(do=st.sampled_from(["pause", "resume", "freeze", "thaw"]))
    def the_clock_is_stopped_or_not(self, do: str) -> None:
        """Stop the clock, or let it go on."""
        self.tries(FACILITATOR, do)

    @rule(seconds=st.floats(-500, 500))
    def time_passes(self, seconds: float) -> None:
        """Let time pass, or give more of it; the server looks at its clock."""
        self.play.now += max(seconds, 0)
        try:
            self.play.server("expire", phase=self.play.room.phase)
        except Refused:
            self.tries(FACILITATOR, "extend", seconds=seconds)

    @rule(who=st.integers(0, 9))
    def somebody_goes(self, who: int) -> None:
        """Take somebody out of the room, unless they are the last."""
        if len(people(self.play)) > 1:
            self.tries(FACILITATOR, "remove", person=self.somebody(who).person)

    @precondition(lambda self: self.play.room.phase == "adjudicate")
    @rule(fails=st.booleans())
    def the_quarter_is_resolved(self, fails: bool) -> None:
        """Let the umpire resolve the quarter, or fail to."""
        self.play.server("resolve")
        if fails:
            self.play.server("failed", says="the umpire fell asleep")
        else:
            self.play.server("resolved", turn=self.play.room.turn, result=stood_in(self.play.room))

    @rule(turn=st.integers(0, 3))
    def the_game_goes_back(self, turn: int) -> None:
        """Roll back to an earlier quarter."""
        self.tries(FACILITATOR, "rollback", turn=turn, reason="a wrong inject")

    @invariant()
    def every_sheet_may_be_given(self) -> None:
        """What stands on a sheet is always legal as a whole, and what a team submits is never a blank."""
        room = self.play.room
        for seat, desk in room.desks.items():
            if not room.over:
                assert not faults_of(room, seat, desk.draft)
                assert submitted(room)[seat] is None or submitted(room)[seat]

    @invariant()
    def a_lock_belongs_to_somebody_of_the_seat(self) -> None:
        """Whoever locked a sheet still sits there."""
        for seat, desk in self.play.room.desks.items():
            assert not desk.locked or desk.locked in {one.person for one in self.play.room.team(seat)}

    @invariant()
    def everybody_can_be_shown_the_room(self) -> None:
        """Every section of every audience can be worked out, whatever has happened."""
        room, around = self.play.room, Around()
        for whom in (Audience("facilitator"), Audience("public"), Audience("press"), Audience("player", "iran")):
            for section in sections(whom):
                section.shows(room, whom, around)
        for one in room.people.values():
            personal(room, one)

    def teardown(self) -> None:
        """Read the acts again: they lead to the same room."""
        assert read_again(self.play) == self.play.room


def read_again(play: Play) -> Room:
    """Return the room that the acts lead to when they are read from a file's lines."""
    room = begun(play.room.exercise, play.room.opening)
    for entry in play.acts:
        room = after(room, entry_of(json.loads(json.dumps(line_of(entry)))))
    return room


TestClass = Class.TestCase
TestClass.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
