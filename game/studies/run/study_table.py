"""The table at which a study's campaigns are played: one scenario, one strategy for some seats, the luck of a seed.

A table travels to other processes and machines: it holds what was read, and each process makes the script of it once.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from agents.strengths import SEMINAR, strengths_of
from game.campaign.campaign import script_of
from game.campaign.terms import CampaignTerms, rules_digest
from game.loose_types import OneOfMany
from game.model.levers.catalogue import Course, LeverCatalogue
from game.model.levers.plan_files import with_plans
from game.model.play.seated import Seated
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.scenario.beginning import figures_of
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import setup, shipped_levers
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.rules import Rules
from game.model.state.ruleset import with_drawn

# Figures in place of the printed ones, by "section.name": one number a world, (W,).
Drawn = Mapping[str, Array]
NOTHING_DRAWN: Drawn = {}
# Everybody chooses his course himself.
ENGINE_EVERYWHERE: Mapping[str, str] = {}
REMEMBERED = 64
_SCRIPTS: dict[tuple[int, str], Script] = {}


@attrs.frozen(eq=False)
class StudyTable:
    """All that is the same in every world of a study under one strategy.

    strategies  by country, by their names alone
    courses     all courses where a plan from a file stands among them, none where they are the shipped ones
    seed        which luck
    strength    how far countries look ahead that choose their orders themselves
    """

    setup: ScenarioSetup
    strategies: Mapping[str, str]
    courses: tuple[Course, ...]
    seed: int
    quarters: int
    strength: str = SEMINAR

    @property
    def searches(self) -> bool:
        """Whether anybody looks ahead, so that every world has to be played alone."""
        return any(strength.looks_ahead for strength in strengths_of(self.strength).values())

    @property
    def terms(self) -> CampaignTerms:
        """The terms on which each of its worlds is played, as far as looking ahead asks for them."""
        return CampaignTerms(
            self.setup.name,
            seed=self.seed,
            quarters=self.quarters,
            strategies=self.strategies,
            strength=self.strength,
            scenario_digest=rules_digest(self.setup, self.courses),
        )

    @property
    def levers(self) -> LeverCatalogue:
        """The catalogue of levers, with the table's own courses."""
        return attrs.evolve(shipped_levers(), courses=self.courses) if self.courses else shipped_levers()

    @property
    def script(self) -> Script:
        """What was read of the levers' files, once for all tables that are alike in it."""
        if not self.courses:
            return script_of(self.quarters)
        key = self.quarters, repr(self.courses)
        if key not in _SCRIPTS:
            while len(_SCRIPTS) >= REMEMBERED:
                _SCRIPTS.pop(next(iter(_SCRIPTS)))
            _SCRIPTS[key] = Script.of(self.levers, self.quarters)
        return _SCRIPTS[key]

    def begun(self, numbers: OneOfMany, drawn: Drawn = NOTHING_DRAWN) -> Simulation:
        """Some worlds before their first quarter.

        numbers  of the worlds, each of which has its own luck
        drawn    their figures in place of the printed ones
        """
        script, luck = self.script, Dice(self.seed, np.asarray(numbers, np.uint64))
        figures = with_drawn(figures_of(self.setup, script.figures, luck), drawn)
        game = Simulation.begun(self.setup, script, Rules(figures, luck, self.quarters))
        game.seated = Seated.of(self.strategies, script.anchor.courses)
        return game

    def compiled(self, worlds: int) -> bool:
        """Whether machine code plays the table, made ready at once where so many worlds are worth it."""
        return self.begun([0]).compiled(worlds * self.quarters)


def table_of(
    scenario: str | ScenarioSetup,
    strategies: Mapping[str, str] = ENGINE_EVERYWHERE,
    *,
    seed: int = 1,
    quarters: int = 0,
    changes: Mapping[str, str] | None = None,
) -> StudyTable:
    """A table, read and checked.

    scenario    one that was read, the name of a shipped one, or the path of its file
    strategies  by country: `engine`, `hold`, the name of a course, such as `us.article`, or the file of a plan
    quarters    how many are played; 0 for as many as the scenario says
    changes     what is set otherwise in the scenario, as texts by path, where it is given by its name
    errors      ScenarioFaults where the scenario, a change or a plan is wrong; KeyError where a strategy is none
    """
    begins = setup(scenario, changes=changes or {}) if isinstance(scenario, str) else scenario
    levers, named = with_plans(shipped_levers(), strategies)
    own = () if levers is shipped_levers() else levers.courses
    table = StudyTable(begins, named, own, seed, quarters or begins.quarters)
    Seated.of(named, table.script.anchor.courses)
    return table
