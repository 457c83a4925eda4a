"""The second model's simulation: some worlds played quarter by quarter, all at once.

game = Simulation.start(seed=1, worlds=100)
while not game.over:
    game.step(game.decide())
"""

from collections.abc import Callable, Collection, Sequence

import attrs
import numpy as np

from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance, Dice
from game.model.state.figures import Figures
from game.second.laws.opening import opening
from game.second.laws.turn import Ask, play
from game.second.laws.verdict import runs_on
from game.second.levers.budget import income, spent
from game.second.levers.catalogue import LeverCatalogue
from game.second.levers.effects import HISTORY, LeverProgram, answer_deeds, deeds, with_choices, worn
from game.second.levers.reading import catalogue
from game.second.levers.readings import OrderHistory, WorldReadings
from game.second.play.anchor import Anchor, Following
from game.second.play.course_program import CourseProgram
from game.second.play.crises import UNSETTLED, Desk, Settled, by_rule, come_to, put, settle
from game.second.play.crisis_program import CrisisProgram
from game.second.play.draft import Orders
from game.second.play.legacy import AimProgram, Chosen, legacy_score
from game.second.play.outcomes import VOTE, ComesOut, come_out, leaks, outcomes, votes_due
from game.second.play.table import at_table, refusals, seeking
from game.second.state.deeds import STEPS, Deeds
from game.second.state.rules import Rules
from game.second.state.ruleset import central, with_drawn_opening
from game.second.state.world_state import WorldState, declared

QUARTERS = 20
# Called with the game after each quarter; True ends the run.
Each = Callable[["Simulation"], bool | None]
# A quarter: the worlds before it, who is asked for orders and for answers, the rules.
Laws = Callable[[WorldState, tuple[Ask, Ask], Rules], WorldState]


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
class Night:
    """The questions of one night, and what the computer's countries choose, −1 for the persons'."""

    desk: Desk
    choices: Array


@attrs.define(eq=False)
class Simulation:
    """Some worlds, where they stand now, what was ordered, and what the countries follow.

    chosen     the aims of each country
    persons    countries, by their place, that persons play: nobody chooses for them in a crisis
    leaked     (W,) 1 where a secret of the last quarter is out
    gauged     after each quarter what the aims read; `satisfied` how far interests were met
    answered   the moves that were made in answer in the last quarter, beside its orders
    settled    what the choices in the last quarter's crises came to
    laws       how a quarter is played; an experiment puts its own events among them
    """

    rules: Rules
    script: Script
    world: WorldState
    history: OrderHistory
    following: Following
    desk: Desk
    chosen: Chosen
    leaked: Array
    persons: Collection[int] = ()
    gauged: list[tuple[Array, ...]] = attrs.field(factory=list)
    satisfied: list[Array] = attrs.field(factory=list)
    answered: Orders | None = None
    settled: Settled | None = None
    night: Night | None = None
    laws: Laws = play

    @classmethod
    def start(
        cls,
        *,
        seed: int = 1,
        worlds: int | Sequence[int] = 1,
        quarters: int = QUARTERS,
        drawn: bool = True,
        script: Script | None = None,
    ) -> "Simulation":
        """The end of 2024, with all six countries in their seats.

        worlds  how many, or their numbers: world 7 of a seed has the same luck whatever others there are
        drawn   whether each world's opening is drawn within its ranges
        script  what was read of the levers' files and of the ruleset; the shipped ones are read where none is given
        """
        numbers = np.array(range(worlds) if isinstance(worlds, int) else worlds, np.uint64)
        chance = Dice(seed, numbers)
        script = script or Script.of(catalogue(), quarters)
        rules = Rules(with_drawn_opening(script.figures, chance) if drawn else script.figures, chance, quarters)
        program, count = script.anchor.levers, len(numbers)
        policies = len(program.policies)
        first = opening(rules, count, policies, policies + len(program.moves))
        dials = np.array([float(policy.opening) for policy in program.policies])[:, None] + np.zeros((1, count))
        history = OrderHistory(np.stack([dials] * HISTORY), np.zeros((HISTORY, len(program.moves), count)))
        return cls(
            rules=rules,
            script=script,
            world=first.but(dials=dials),
            history=history,
            following=Following.none(count),
            desk=Desk.empty(script.crises, count),
            chosen=Chosen.drawn(script.aims, chance),
            leaked=np.zeros(count),
        )

    @property
    def anchor(self) -> Anchor:
        """The rule by which countries follow their courses."""
        return self.script.anchor

    @property
    def chance(self) -> Chance:
        """The luck of these worlds."""
        return self.rules.chance

    @property
    def runs(self) -> Array:
        """1 where the campaign goes on: no war has run away, and no break is older than its closing quarters, (W,)."""
        return runs_on(self.world, self.rules.figures)

    @property
    def over(self) -> bool:
        """Whether the last quarter has been played, or every world's campaign has ended before."""
        return self.world.turn >= self.rules.quarters or not self.runs.any()

    def readings(self, world: WorldState | None = None, history: OrderHistory | None = None) -> WorldReadings:
        """The worlds as tests and fits read them, with how things come out and what is heard this quarter."""
        levers = self.anchor.levers
        plain = WorldReadings(world or self.world, history or self.history, levers.places, self.rules.quarters)
        before = WorldReadings(self.world, self.history, levers.places, self.rules.quarters)
        events = {"leak": self.leaked, VOTE: votes_due(levers, before)}
        heard = attrs.evolve(plain, events=events)
        return attrs.evolve(heard, outcomes=outcomes(self.script.comes_out, heard, self.chance))

    def tonight(self) -> Desk:
        """The questions that wait this quarter, before anybody orders anything."""
        if self.night is None:
            readings, anchor = self.readings(), self.anchor
            desk = put(self.script.crises, self.desk, readings, self.following.answered, self.rules)
            choices = by_rule(
                (self.script.crises, anchor.levers), desk, readings, anchor.courses.demeanours, self.rules
            )
            owners = np.array([float(crisis.country in self.persons) for crisis in self.script.crises.crises])[:, None]
            self.night = Night(desk, np.where(owners > 0, UNSETTLED, choices))
        return self.night.desk

    def decide(self) -> Orders:
        """What all countries order by their courses, each within the weeks that tonight's questions leave it."""
        desk, readings = self.tonight(), self.readings()
        assert self.night is not None
        cost = come_to(
            self.script.crises, settle(self.script.crises, desk, self.night.choices)[0], self.anchor.levers
        ).cost
        left = attrs.evolve(readings, world=self.world.but(capital=self.world.capital - cost))
        self.following = self.anchor.review(readings, self.following, self.chance)
        return self.anchor.orders(left, self.following, self.rules)

    def step(self, orders: Orders, chosen: Array | None = None) -> WorldState:
        """Play one quarter with everybody's orders, and return the worlds after it.

        orders  taken as legal and paid for
        chosen  (crises, W) what persons choose tonight: the place of a choice, −1 for none
        """
        self._settle(chosen)
        assert self.settled is not None
        program, runs, settled = self.anchor.levers, self.runs, self.settled
        dials = np.clip(orders.dials + settled.dials, 0, STEPS)
        given = self.history.next(dials, np.maximum(orders.moves, settled.moves) * runs)
        answered = Orders(dials, np.zeros_like(orders.moves))
        heard = self.leaked

        def ordered(world: WorldState) -> Deeds:
            """The quarter's orders, worked out from the worlds of the morning."""
            nonlocal heard
            whole = self._ordered(world, given, orders, settled)
            heard = leaks(whole, self.readings(world, given), self.rules)
            return whole

        def answers(world: WorldState) -> Deeds:
            """What those who were hit answer."""
            nonlocal answered
            now = Orders(given.dials[0], given.moves[0])
            answered, self.following = self.anchor.answers(self.readings(world), self.following, now, self.rules)
            return answer_deeds(program, self.readings(world, given), answered.moves * runs, self.rules)

        after = refusals(self.laws(self.world, (ordered, answers), self.rules), self.world)
        whole = self.history.next(given.dials[0], np.maximum(given.moves[0], answered.moves * runs))
        wear = worn(program, self.readings(self.world, whole), self.rules.figures)
        self.world = ended(after.but(dials=given.dials[0], wear=wear), self.world, runs)
        self.history, self.answered, self.leaked, self.night = whole, answered, heard, None
        self.gauged.append(self.script.aims.gauged(self.readings()))
        self.satisfied.append(self.world.satisfaction)
        return self.world

    def _settle(self, chosen: Array | None) -> None:
        """Tonight's questions settled, by rule and by persons, and the injuries among them closed."""
        desk = self.tonight()
        assert self.night is not None
        choices = self.night.choices if chosen is None else np.where(chosen >= 0, chosen, self.night.choices)
        self.desk, _ = settle(self.script.crises, desk, choices, self.persons)
        self.settled = come_to(self.script.crises, self.desk, self.anchor.levers)
        closed = np.where(self.settled.closed > 0, self.rules.figures.answers.closed_to, 1.0)
        self.following = attrs.evolve(self.following, account=self.following.account * closed)

    def _ordered(self, world: WorldState, given: OrderHistory, orders: Orders, settled: Settled) -> Deeds:
        """What was ordered and chosen comes to, with what is done at the table."""
        program, crises, readings = self.anchor.levers, self.script.crises, self.readings(world, given)
        levers = program.catalogue
        net = spent(orders.dials, orders.moves, self.history, levers) - income(readings, levers.weeks)
        whole = attrs.evolve(deeds(program, readings, self.rules), spent=net + settled.cost)
        taken = [
            (crisis.id, choice.effects, self.desk.chosen[:, crises.first[place] + number])
            for place, crisis in enumerate(crises.crises)
            for number, choice in enumerate(crisis.choices)
        ]
        whole = settled.at_table(with_choices(whole, taken, self.rules, readings))
        seeks = seeking(self.anchor.courses, self.following.course)
        return at_table(whole, world, seeks, self.rules)

    def run(self, quarters: int | None = None, each: Each | None = None) -> WorldState:
        """Play some quarters in a row, everybody deciding, and return the worlds after the last of them.

        quarters  how many; None for all that are left
        each      called after each quarter; the run ends where it returns True
        """
        for _ in range(self.rules.quarters - self.world.turn if quarters is None else quarters):
            self.step(self.decide())
            if each is not None and each(self):
                break
        return self.world

    def legacy(self) -> Array:
        """Each country's legacy by what has been played, (countries, W), 0–100 points."""
        met = self.script.aims.met(self.gauged, self.readings())
        return legacy_score(self.world, self.satisfied, met, (self.script.aims, self.chosen), self.rules.figures)

    def course_of(self, country: str) -> tuple[str, ...]:
        """The course that a country follows in each world, by id; "" for none."""
        place = COUNTRIES.index(country)
        names = [course.id for course in self.anchor.courses.courses[place]]
        return tuple(names[int(number)] if number >= 0 else "" for number in self.following.course[place])


def ended(after: WorldState, before: WorldState, runs: Array) -> WorldState:
    """The worlds after a quarter, those whose campaign had ended left as they were.

    runs  (W,) 1 where the campaign still went on
    """
    still = {name: np.where(runs > 0, getattr(after, name), getattr(before, name)) for name in (*declared(), "dials")}
    return after.but(**still)
