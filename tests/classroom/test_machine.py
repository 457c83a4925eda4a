"""The room as a machine: whatever people do in whatever order, it stays a room that can be played and read again."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.classroom.protocol.class_events import Actor
from game.classroom.protocol.closed_lists import ALL_PHASES
from game.classroom.protocol.conversion import entry_of, line_of, plain
from game.classroom.protocol.refusals import Refused
from game.classroom.rules.injecting import put_in
from game.classroom.rules.quarters import submitted
from game.classroom.rules.room import Room, begun
from game.classroom.rules.sheet_rules import faults_of
from game.classroom.rules.transition import after
from game.classroom.sections.all_sections import personal, sections
from game.classroom.sections.audience import Around, Audience
from tests.classroom.sketches import FACILITATOR, Play, people, some_move
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

    @rule(who=st.integers(0, 9), place=st.integers(0, 5), step=st.sampled_from([1, None]))
    def somebody_lays_a_move(self, who: int, place: int, step: int | None) -> None:
        """Lay a move of the seat's on its sheet, or take it off."""
        by = self.somebody(who)
        if not self.play.room.over:
            move = some_move(self.play.room, self.play.room.people[by.person].seat, place % 2)
            self.tries(by, "draft", turn=self.play.room.turn, kind="move", order=move, step=step)

    @rule(who=st.integers(0, 9), place=st.integers(0, 30), step=st.integers(0, 3))
    def somebody_turns_a_dial(self, who: int, place: int, step: int) -> None:
        """Turn a dial of the seat's."""
        by = self.somebody(who)
        dials = self.play.room.position.seats[self.play.room.people[by.person].seat].board.dials
        lever = dials[place % len(dials)].lever
        self.tries(by, "draft", turn=self.play.room.turn, kind="dial", order=lever, step=step)

    @rule(who=st.integers(0, 9), late=st.booleans())
    def somebody_locks(self, who: int, late: bool) -> None:
        """Lock the sheet as it is, perhaps for a quarter that has passed."""
        by = self.somebody(who)
        sheet = plain(self.play.room.desks[self.play.room.people[by.person].seat].draft)
        self.tries(by, "lock", turn=self.play.room.turn - late, orders=json.loads(json.dumps(sheet)))

    @rule(who=st.integers(0, 9))
    def somebody_undoes(self, who: int) -> None:
        """Take back the last change."""
        self.tries(self.somebody(who), "undo", turn=self.play.room.turn)

    @rule(who=st.integers(0, 9), other=st.sampled_from(SEATS), secret=st.booleans())
    def somebody_proposes_a_deal(self, who: int, other: str, secret: bool) -> None:
        """Propose a deal for this quarter."""
        by = self.somebody(who)
        own = self.play.room.people[by.person].seat
        levers = self.play.room.exercise.scenario.levers[own]
        move = next(name for name, lever in levers.items() if lever.kind == "move")
        clause = {"country": own, "does": "make", "order": move}
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
    def the_computer_stands_in(self, seat: str, on: bool) -> None:
        """Let the computer play a seat, or give it back."""
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
        """Let the engine resolve the quarter, or fail to."""
        self.play.server("resolve")
        if fails:
            self.play.server("failed", says="the engine fell asleep")
        else:
            self.play.server("resolved", turn=self.play.room.turn, result=stood_in(self.play.room))

    @rule(who=st.integers(0, 9))
    def somebody_argues(self, who: int) -> None:
        """Lay an argument before the facilitator."""
        self.tries(self.somebody(who), "propose", title="Drones for cash", text="We send drones.", with_=["russia"])

    @rule(number=st.integers(1, 4), how=st.sampled_from(["half", "refuse", "by_hand", "promise", "talk"]))
    def the_facilitator_rules(self, number: int, how: str) -> None:
        """Rule on an argument."""
        effects = [{"path": "trust.ir", "size": -5}] if how == "by_hand" else []
        self.tries(FACILITATOR, "rule", proposal=f"r{number}", how=how, effects=effects)

    @rule(number=st.integers(1, 4))
    def a_ruling_is_taken_back(self, number: int) -> None:
        """Take a ruling back."""
        self.tries(FACILITATOR, "take_back_ruling", proposal=f"r{number}")

    @rule(path=st.sampled_from(["trust.ir", "waters>harassed", "brent"]))
    def an_inject_is_written(self, path: str) -> None:
        """Write an inject."""
        self.tries(FACILITATOR, "write_inject", title="T", says="S", effects=[{"path": path, "size": 0.5}])

    @rule(place=st.integers(0, 20), do=st.sampled_from(["send_inject", "take_back_inject", "hold_inject"]))
    def an_inject_is_sent_or_taken_back(self, place: int, do: str) -> None:
        """Send an inject, take it back, or hold it."""
        names = list(self.play.room.cards) or ["none"]
        self.tries(FACILITATOR, do, inject=names[place % len(names)])

    @rule(turn=st.integers(0, 3))
    def the_game_goes_back(self, turn: int) -> None:
        """Roll back to an earlier quarter."""
        self.tries(FACILITATOR, "rollback", turn=turn, reason="a wrong inject")

    @invariant()
    def every_sheet_may_be_given(self) -> None:
        """What stands on a sheet is always legal as a whole, and that sheet is what a team submits."""
        room = self.play.room
        for seat, desk in room.desks.items():
            if not room.over:
                assert not faults_of(room.position.seats[seat].board, desk.draft, whole=True)
                assert submitted(room)[seat] in (None, desk.draft)

    @invariant()
    def what_is_put_in_is_of_this_quarter(self) -> None:
        """Nothing that was rolled back or taken back is put into the quarter."""
        room = self.play.room
        rulings = {f"ruling_{one.proposal}" for one in room.proposals.values() if one.ruling and one.turn == room.turn}
        sent = {one.inject for one in room.cards.values() if one.status == "sent" and one.turn == room.turn}
        assert {event.name for event in put_in(room)} <= rulings | sent
        assert not any(one.ruling for one in room.proposals.values() if one.turn > room.turn)

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
