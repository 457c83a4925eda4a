"""The simulation: some worlds played quarter by quarter, all at once.

game = Simulation.start(seed=1, worlds=100)
while not game.over:
    game.step(game.decide())
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Anchor, Following
from agents.crises import Desk, Settled, come_to
from agents.draft import Orders
from game.model.laws.turn import Laws, play
from game.model.laws.verdict import runs_on
from game.model.levers.effects import HISTORY
from game.model.levers.plan_files import with_plans
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.play.compiled_quarter import QuarterInCode, programs_for
from game.model.play.legacy import Chosen, legacy_parts, legacy_score
from game.model.play.seated import Seated
from game.model.play.whole_quarter import Night, PlayTerms, Script, Situation, WholeQuarter
from game.model.scenario.beginning import begun, figures_of
from game.model.scenario.schedule import InjectSchedule
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import FIRST, setup, shipped_levers
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Chance, Dice
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

SATISFACTION = "satisfaction"
# Called with the game after each quarter; True ends the run.
Each = Callable[["Simulation"], bool | None]


@attrs.define(eq=False)
class Simulation:
    """Some worlds, where they stand now, what was ordered, and what the countries follow.

    chosen     the aims of each country
    persons    countries, by their place, that persons play: nobody answers, chooses or deals for them
    leaked     (W,) 1 where a secret of the last quarter is out
    tally      (gauges, W) what the gauges of all aims have come to so far
    satisfied  after each quarter how far interests were met
    answered   the moves that were made in answer in the last quarter, beside its orders
    night      tonight's questions, once they have been put
    laws       how a quarter is played; an experiment puts its own events among them
    schedule   what comes from outside by the scenario
    seated     what is ordered in seats whose countries do not choose their courses themselves
    prepared   what persons laid down as answers in the coming quarter, as `PlayTerms` has it; None where nobody did
    short      whether persons play the short hand: what is asked beside it, the rule settles for them
    watched    measures that are put down after each quarter, by name, in `series`
    """

    rules: Rules
    script: Script
    world: WorldState
    history: OrderHistory
    following: Following
    desk: Desk
    chosen: Chosen
    leaked: Array
    tally: Array
    persons: Collection[int] = ()
    satisfied: list[Array] = attrs.field(factory=list)
    answered: Orders | None = None
    night: Night | None = None
    laws: Laws = play
    schedule: InjectSchedule = attrs.field(factory=InjectSchedule)
    seated: Seated = attrs.field(factory=Seated.free)
    prepared: Array | None = None
    short: bool = False
    watched: tuple[str, ...] = ()
    series: list[Mapping[str, Array]] = attrs.field(factory=list)

    @classmethod
    def start(
        cls,
        scenario: str | ScenarioSetup = FIRST,
        *,
        seed: int = 1,
        worlds: int | Sequence[int] = 1,
        quarters: int | None = None,
        script: Script | None = None,
    ) -> "Simulation":
        """A scenario as it begins, with all six countries in their seats.

        scenario  one that was read, the name of a shipped one, or the path of its file
        worlds    how many, or their numbers: world 7 of a seed has the same luck whatever others there are
        quarters  how long; None for the scenario's usual length
        script    what was read of the levers' files and of the ruleset; the shipped ones are read where none is given
        errors    ScenarioFaults with every fault of the scenario's file
        """
        levers = script.anchor.levers.catalogue if script else shipped_levers()
        begins = setup(scenario, levers) if isinstance(scenario, str) else scenario
        numbers = np.array(range(worlds) if isinstance(worlds, int) else worlds, np.uint64)
        chance, length = Dice(seed, numbers), quarters or begins.quarters
        script = script or Script.of(levers, length)
        return cls.begun(begins, script, Rules(figures_of(begins, script.figures, chance), chance, length))

    @classmethod
    def begun(cls, begins: ScenarioSetup, script: Script, rules: Rules) -> "Simulation":
        """A scenario as it begins under rules whose figures and luck stand."""
        assert isinstance(rules.chance, Dice)
        program, count = script.anchor.levers, len(rules.chance.worlds)
        world = begun(begins, program, rules, rules.chance)
        history = OrderHistory(np.stack([world.dials] * HISTORY), np.zeros((HISTORY, len(program.moves), count)))
        return cls(
            rules=rules,
            script=script,
            world=world,
            history=history,
            following=Following.none(count),
            desk=Desk.empty(script.crises, count),
            chosen=Chosen.drawn(script.aims, rules.chance),
            leaked=np.zeros(count),
            tally=np.zeros((len(script.aims.gauges), count)),
            schedule=InjectSchedule.of(begins.injects),
        )

    def follow(self, strategies: Mapping[str, str]) -> None:
        """Lay down what countries follow instead of the courses that they choose themselves.

        strategies  by country: `engine` (it chooses, as who is not named does), `hold`, the name of one of its
                    courses, or the file of a plan
        errors      ScenarioFaults where a file is no plan of its country; KeyError where a strategy is none
        """
        known = self.anchor.levers.catalogue
        levers, named = with_plans(known, strategies)
        if levers is not known:
            self.script = attrs.evolve(Script.of(levers, self.rules.quarters), figures=self.script.figures)
        self.seated = Seated.of(named, self.anchor.courses)

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

    @property
    def settled(self) -> Settled | None:
        """What the choices in the last quarter's crises came to; None before the first quarter."""
        return come_to(self.script.crises, self.desk, self.anchor.levers) if self.world.turn else None

    @property
    def terms(self) -> PlayTerms:
        """What does not change from quarter to quarter."""
        persons = np.array([[float(country in self.persons)] for country in range(len(COUNTRIES))])
        outside = self.schedule.outside(self.world.turn + 1, self.world.worlds, self.rules)
        # Nobody answers, chooses or deals for who holds either.
        return PlayTerms(
            rules=self.rules,
            script=self.script,
            persons=np.maximum(persons, self.seated.holds),
            laws=self.laws,
            seated=self.seated,
            outside=outside,
            prepared=self.prepared,
            short=float(self.short),
        )

    @property
    def situation(self) -> Situation:
        """Where the worlds stand, and what countries remember."""
        return Situation(self.world, self.history, self.following, self.desk, self.leaked, self.tally)

    def quarter(self) -> WholeQuarter | QuarterInCode:
        """The quarter that is to be played: by machine code where it is there, else on numpy."""
        terms = self.terms
        programs = programs_for(terms, 1)
        return QuarterInCode(programs, terms, self.situation) if programs else WholeQuarter(terms, self.situation)

    def compiled(self, quarters: int) -> bool:
        """Whether machine code plays these worlds, made ready at once where so many quarters are worth it."""
        terms = self.terms
        first = next(iter(self.schedule.pushes), 0)
        # Quarters in which something comes from outside have a program of their own.
        comes = (None, self.schedule.outside(first, self.world.worlds, self.rules)) if first else (None,)
        kinds = [attrs.evolve(terms, outside=outside) for outside in comes]
        ready = [programs_for(kind, quarters) is not None for kind in kinds]
        return all(ready)

    def readings(self, world: WorldState | None = None, history: OrderHistory | None = None) -> WorldReadings:
        """The worlds as tests and fits read them, with how things come out and what is heard this quarter."""
        return WholeQuarter(self.terms, self.situation).readings(world, history)

    def tonight(self) -> Desk:
        """The questions that wait this quarter, before anybody orders anything."""
        return self.put_tonight().desk

    def put_tonight(self) -> Night:
        """The questions that wait this quarter, with what the computer chooses."""
        if self.night is None:
            self.night = self.quarter().night()
        return self.night

    def decide(self) -> Orders:
        """What all countries order by their courses, each within the weeks that tonight's questions leave it."""
        quarter = self.quarter()
        if self.night is None and isinstance(quarter, QuarterInCode):
            self.night, orders, self.following = quarter.put(None)
            return orders
        orders, self.following = quarter.decided(self.put_tonight())
        return orders

    def step(self, orders: Orders, chosen: Array | None = None) -> WorldState:
        """Play one quarter with everybody's orders, and return the worlds after it.

        orders  taken as legal and paid for
        chosen  (crises, W) what persons choose tonight: the place of a choice, −1 for none
        """
        self.tonight()
        assert self.night is not None
        choices = self.night.choices if chosen is None else np.where(chosen >= 0, chosen, self.night.choices)
        later, self.answered = self.quarter().played(Night(self.night.desk, choices), orders)
        self._stand(later)
        self.satisfied.append(self.world.satisfaction)
        self.series.append({name: getattr(self.world, name) for name in self.watched})
        return self.world

    def _stand(self, later: Situation) -> None:
        """Go on from where worlds stand now."""
        self.world, self.history, self.following = later.world, later.history, later.following
        self.desk, self.leaked, self.tally = later.desk, later.leaked, later.tally
        self.night = self.prepared = None

    def run(self, quarters: int | None = None, each: Each | None = None) -> WorldState:
        """Play some quarters in a row, everybody deciding, and return the worlds after the last of them.

        quarters  how many; None for all that are left
        each      called after each quarter; the run ends where it returns True
        """
        left = self.rules.quarters - self.world.turn if quarters is None else quarters
        while left:
            # A quarter in which something comes from outside, or an answer waits, is played by itself.
            quiet = 0 if self.prepared is not None else self.schedule.quiet_after(self.world.turn)
            ahead = min(left, max(1, quiet))
            ahead = ahead if each is None and self.night is None else 0
            programs = programs_for(self.terms, ahead) if ahead else None
            if programs is not None:
                wanted = dict.fromkeys((SATISFACTION, *self.watched))
                later, self.answered, seen = QuarterInCode(programs, self.terms, self.situation).run(ahead, [*wanted])
                self._stand(later)
                self.satisfied += [quarter[SATISFACTION] for quarter in seen]
                self.series += [{name: quarter[name] for name in self.watched} for quarter in seen]
                left -= ahead
                continue
            self.step(self.decide())
            left -= 1
            if each is not None and each(self):
                break
        return self.world

    def aims_met(self) -> dict[str, Array]:
        """How far each ambition and agenda is met by what has been played, by its id, (W,), 0–1."""
        return self.script.aims.met(self.tally, self.readings())

    def legacy_parts(self) -> dict[str, Array]:
        """What each country's legacy is made of by what has been played, (countries, W) points each by its name."""
        aims = (self.script.aims, self.chosen)
        return legacy_parts(self.world, self.satisfied, self.aims_met(), aims, self.rules.figures)

    def legacy(self) -> Array:
        """Each country's legacy by what has been played, (countries, W), 0–100 points."""
        return legacy_score(self.legacy_parts(), self.world, self.rules.figures)

    def course_of(self, country: str) -> tuple[str, ...]:
        """The course that a country follows in each world, by id; "" for none."""
        place = COUNTRIES.index(country)
        names = [course.id for course in self.anchor.courses.courses[place]]
        return tuple(names[int(number)] if number >= 0 else "" for number in self.following.course[place])
