"""A whole quarter as a function of where worlds stand: what countries are asked and order, and what comes of it.

All of it is worked out for all worlds at once and without a branch on a value: numpy plays it, and the engine records
the same functions for machine code.
"""

from collections.abc import Mapping
from functools import partial

import attrs
import numpy as np

from agents.anchor import Anchor, Following
from agents.answering import Answered, AnswerRound
from agents.course_program import CourseProgram
from agents.crises import UNSETTLED, Desk, Settled, by_rule, come_to, put, settle
from agents.crisis_program import CrisisProgram, ReadCrisis
from agents.draft import Orders
from agents.table import at_table, refusals, seeking
from game.model.laws.turn import ROUNDS, Ask, Laws, play
from game.model.laws.verdict import runs_on
from game.model.levers.budget import income, spent
from game.model.levers.catalogue import LeverCatalogue
from game.model.levers.effects import LeverProgram, answer_deeds, deeds, with_choices, worn
from game.model.levers.eyes import Eyes
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.play.legacy import AimProgram
from game.model.play.outcomes import VOTE, ComesOut, come_out, leaks, outcomes, votes_due
from game.model.play.seated import Seated
from game.model.scenario.schedule import Outside
from game.model.state.axes import Array
from game.model.state.deeds import STEPS, Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState, declared


@attrs.frozen(eq=False)
class Script:
    """Everything that was read of the levers' files and of the ruleset for a campaign."""

    anchor: Anchor
    crises: CrisisProgram
    comes_out: tuple[ComesOut, ...]
    aims: AimProgram
    figures: Figures = attrs.field(factory=central)

    @classmethod
    def of(cls, levers: LeverCatalogue, quarters: int) -> "Script":
        """A catalogue, read once for all campaigns of so many quarters."""
        program = LeverProgram.of(levers)
        return cls(
            anchor=Anchor(program, CourseProgram.of(levers)),
            crises=CrisisProgram.of(levers),
            comes_out=come_out(levers.levers),
            aims=AimProgram.of(levers, quarters),
        )


@attrs.frozen(eq=False)
class PlayTerms:
    """What does not change from quarter to quarter.

    persons  (countries, 1) 1 for those that persons play: nobody answers, chooses or deals for them
    laws     how a quarter is played; an experiment puts its own events among them
    seated   what each country orders where it does not choose its course itself
    outside  what comes from outside in the quarter, None where nothing does
    prepared (occasions, W) the measure by which persons answer what comes about, as `Anchor.occasions`
             has those; None where nobody prepared anything
    short    1 where persons play the short hand: what is asked beside it, the rule settles for them
    """

    rules: Rules
    script: Script
    persons: Array
    laws: Laws = play
    seated: Seated = attrs.field(factory=Seated.free)
    outside: Outside | None = None
    prepared: Array | None = None
    short: Array | float = 0.0

    def left_to_person(self, crisis: ReadCrisis) -> Array:
        """1 where a question is left to a person, (1,)."""
        person: Array = self.persons[crisis.country]
        return person if crisis.dealt else person * (1 - self.short)

    @property
    def eventful(self) -> bool:
        """Whether something comes from outside in the quarter, or persons have prepared answers."""
        return self.outside is not None or self.prepared is not None

    @property
    def laid_down(self) -> Mapping[str, Array]:
        """What persons prepared, by occasion."""
        if self.prepared is None:
            return {}
        rows = zip(self.script.anchor.occasions, self.prepared, strict=True)
        return {occasion: row for (_, occasion), row in rows}

    @property
    def with_events(self) -> Laws:
        """How the quarter is played, with what comes from outside."""
        return self.laws if self.outside is None else self.outside.around(self.laws)


@attrs.frozen(eq=False)
class Situation:
    """Where worlds stand before a quarter, and what countries remember.

    history  row 0 is the quarter before
    leaked   (W,) 1 where a secret of the last quarter is out
    tally    (gauges, W) what the gauges of all aims have come to so far
    """

    world: WorldState
    history: OrderHistory
    following: Following
    desk: Desk
    leaked: Array
    tally: Array


@attrs.frozen(eq=False)
class Night:
    """The questions of one night, and what the computer's countries choose, −1 for the persons'."""

    desk: Desk
    choices: Array


class WholeQuarter:
    """One quarter of some worlds, as the countries come to it.

    runs  (W,) 1 where the campaign goes on
    eyes  what countries see this quarter
    """

    def __init__(self, terms: PlayTerms, now: Situation) -> None:
        """Begin where worlds stand."""
        self.terms, self.now = terms, now
        self.rules, self.script, self.chance = terms.rules, terms.script, terms.rules.chance
        self.anchor, self.levers = self.script.anchor, self.script.anchor.levers
        self.runs = runs_on(now.world, self.rules.figures)
        self.eyes = Eyes(self.rules, now.world.turn + 1, self.levers.secret)

    def seen(self, world: WorldState | None = None) -> WorldReadings:
        """The worlds as countries see them, each by its own eyes: what they decide by."""
        return attrs.evolve(self.readings(world), eyes=self.eyes)

    def readings(self, world: WorldState | None = None, history: OrderHistory | None = None) -> WorldReadings:
        """The worlds as tests and fits read them, with how things come out and what is heard this quarter."""
        now, places, quarters = self.now, self.levers.places, self.rules.quarters
        plain = WorldReadings(world or now.world, history or now.history, places, quarters)
        before = WorldReadings(now.world, now.history, places, quarters)
        events = {"leak": now.leaked, VOTE: votes_due(self.levers, before)}
        heard = attrs.evolve(plain, events=events)
        return attrs.evolve(heard, outcomes=outcomes(self.script.comes_out, heard, self.chance))

    def night(self) -> Night:
        """The questions that wait this quarter, before anybody orders anything, and what the computer's choose."""
        crises, readings = self.script.crises, self.seen()
        desk = put(crises, self.now.desk, readings, self.now.following.answered, self.rules)
        choices = by_rule((crises, self.levers), desk, readings, self.anchor.courses.demeanours, self.rules)
        owners = np.stack([self.terms.left_to_person(crisis) for crisis in crises.crises])
        return Night(desk, np.where(owners > 0, UNSETTLED, choices))

    def decided(self, night: Night) -> tuple[Orders, Following]:
        """What all countries order by their courses, each within the weeks that the night's questions leave it."""
        readings, world = self.seen(), self.now.world
        desk, _ = settle(self.script.crises, night.desk, night.choices)
        cost = come_to(self.script.crises, desk, self.levers).cost
        left = attrs.evolve(readings, world=world.but(capital=world.capital - cost))
        following = self.anchor.review(readings, self.now.following, self.rules, self.terms.seated.course)
        ordered = self.anchor.orders(left, following, self.rules)
        return self.terms.seated.holding(ordered, self.now.history.dials[0], self.levers), following

    def played(self, night: Night, orders: Orders) -> tuple[Situation, Orders]:
        """Where worlds stand a quarter later, and the moves that were made in answer in it.

        night   with what persons chose
        orders  taken as legal and paid for
        """
        desk, _ = settle(self.script.crises, night.desk, night.choices, self.terms.persons)
        settled, following = come_to(self.script.crises, desk, self.levers), self.now.following
        closed = np.where(settled.closed > 0, self.rules.figures.answers.closed_to, 1.0)
        dials = np.clip(orders.dials + settled.dials, 0, STEPS)
        given = self.now.history.next(dials, np.maximum(orders.moves, settled.moves) * self.runs)
        day = Day(self, given, attrs.evolve(following, account=following.account * closed))
        after = refusals(
            self.terms.with_events(
                self.now.world,
                (lambda world: day.ordered(world, orders, settled, desk), *map(day.answering, ROUNDS)),
                self.rules,
            ),
            self.now.world,
        )
        return self.evening(after, day, desk)

    def evening(self, after: WorldState, day: "Day", desk: Desk) -> tuple[Situation, Orders]:
        """Where worlds stand once the quarter is over, and its answers.

        after  the worlds as the laws leave them
        """
        dials, moves = day.given.dials[0], day.given.moves[0]
        whole = self.now.history.next(dials, np.maximum(moves, day.answered.moves * self.runs))
        wear = worn(self.levers, self.readings(self.now.world, whole), self.rules.figures)
        world = ended(after.but(dials=dials, wear=wear), self.now.world, self.runs)
        later = Situation(world, whole, day.after, desk, day.heard, self.now.tally)
        readings = WholeQuarter(self.terms, later).readings()
        return attrs.evolve(later, tally=self.script.aims.tallied(self.now.tally, readings)), day.answered


class Day:
    """What happens within a quarter: orders from the worlds of the morning, and the answers to them.

    given      the history with the quarter's orders in row 0
    following  with what stays open
    answers    what was done in answer so far
    heard      (W,) 1 where a secret of the quarter is out by the next morning
    """

    def __init__(self, whole: WholeQuarter, given: OrderHistory, following: Following) -> None:
        """Begin with what was ordered."""
        self.whole, self.given, self.following = whole, given, following
        self.answers: Answered | None = None
        self.heard = whole.now.leaked

    @property
    def answered(self) -> Orders:
        """The moves that were made in answer."""
        answers = np.zeros_like(self.given.moves[0]) if self.answers is None else np.stack(self.answers.moves)
        return Orders(self.given.dials[0], answers)

    def ordered(self, world: WorldState, orders: Orders, settled: Settled, desk: Desk) -> Deeds:
        """What was ordered and chosen comes to, with what is done at the table, from the worlds of the morning."""
        whole, levers, crises = self.whole, self.whole.levers, self.whole.script.crises
        readings = whole.readings(world, self.given)
        net = spent(orders.dials, orders.moves, whole.now.history, levers.catalogue)
        net = net - income(readings, levers.catalogue.weeks) + settled.cost
        done = attrs.evolve(deeds(levers, readings, whole.rules), spent=net)
        taken = [
            (crisis.id, choice.effects, desk.chosen[:, crises.first[place] + number])
            for place, crisis in enumerate(crises.crises)
            for number, choice in enumerate(crisis.choices)
        ]
        done = settled.at_table(with_choices(done, taken, whole.rules, readings))
        seeks = seeking(whole.anchor.courses, self.following.course)
        done = at_table(done, whole.seen(world), seeks, whole.rules, whole.terms.persons)
        self.heard = leaks(done, readings, whole.rules)
        left = world.capital - done.spent
        self.answers = Answered.nothing(len(levers.moves), self.following.account, left, whole.rules.figures)
        return done

    def answering(self, round_name: str) -> Ask:
        """Who is asked for one round of answers."""
        return partial(self.answer, round_name)

    def answer(self, round_name: str, world: WorldState) -> Deeds:
        """What those who were hit answer in one round, with what it costs them."""
        whole, before = self.whole, self.answers
        assert before is not None
        anchor, persons, runs = whole.anchor, whole.terms.persons, whole.runs
        known = np.maximum(self.given.moves[0], np.stack(before.moves) * runs)
        history = OrderHistory(self.given.dials, np.concatenate([known[None], self.given.moves[1:]]))
        seen = attrs.evolve(whole.seen(world), history=history)
        turn_round = AnswerRound(whole.levers, seen, whole.rules, round_name, whole.terms.laid_down)
        after = anchor.answers(turn_round, self.following, before, persons)
        newly = (np.stack(after.moves) - np.stack(before.moves)) * runs
        done = answer_deeds(whole.levers, anchor.answering, whole.readings(world, self.given), newly, whole.rules)
        self.answers = after
        return attrs.evolve(done, spent=np.stack(after.spent) - np.stack(before.spent))

    @property
    def after(self) -> Following:
        """What countries follow, and what they hold against others once they have answered."""
        if self.answers is None:
            return self.following
        account, replied = np.stack(self.answers.account), np.stack(self.answers.replied)
        return attrs.evolve(self.following, account=account, answered=replied)


def ended(after: WorldState, before: WorldState, runs: Array) -> WorldState:
    """The worlds after a quarter, those whose campaign had ended left as they were.

    runs  (W,) 1 where the campaign still went on
    """
    still = {name: np.where(runs > 0, getattr(after, name), getattr(before, name)) for name in (*declared(), "dials")}
    return after.but(**still)
