"""What a country sees of the worlds: its own numbers and open ones as they are, others' with an error or not at all.

Who sees what stands in the table of names; how far estimates err, in the ruleset's section `eyes`. An estimate rests on
the reports of a year, each with its own luck: what has been misjudged stays misjudged for some quarters, and the change
from one quarter to the next is no better known than the level.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.levers.catalogue import SEATS
from game.model.state.arithmetic import clip, total
from game.model.state.axes import Array
from game.model.state.names import Name
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

# Quarters back whose reports still count, each as much as another.
REPORTS = 4
# The root of as many: with it the sum of the reports errs as far as one of them would.
ROOT = 2.0
CODES = {country: code for code, country in SEATS.items()}
# By country, or by name where it concerns one alone: the place of what widens errors, in `view_error`.
WIDER_FOR = {"us": 0, "il": 1}
WIDER_OF = {"nuclear_progress": 2}


@attrs.frozen(eq=False)
class Eyes:
    """What countries see in one quarter: the same luck shows the same, whatever has been ordered.

    turn    of the luck: the quarter that is being played
    secret  levers that others do not see in use, each with what they take for granted: its opening dial, or no move
    drawn   what luck has made of estimates so far, by country and name; (W,) each
    """

    rules: Rules
    turn: int
    secret: Mapping[str, float]
    drawn: dict[tuple[str, str], Array] = attrs.field(factory=dict, init=False, repr=False)

    def number(self, country: str, known: Name, world: WorldState) -> Array:
        """A name as a country sees it, (W,), in the name's unit; what is taken for granted where it sees nothing.

        country  its code
        errors   LookupError where no country looks, and not everybody knows the name
        """
        if known.exact_for(country):
            return known.read(world)
        if not country:
            raise LookupError(f"nobody looks at {known.name}, which not everybody knows")
        if not known.error:
            return np.zeros(world.worlds) + known.start
        if known.kind == "flag":
            return self.spotted(country, known, known.read(world))
        low, high = known.bounds
        return clip(known.read(world) + self.width(country, known, world) * self.noise(country, known), low, high)

    def width(self, country: str, known: Name, world: WorldState) -> Array:
        """How far a country's estimate of a name errs, (W,): its standard deviation, in the name's unit.

        Of a flag it is the chance in a quarter that the country misses it.
        """
        if known.kind == "flag":
            return np.ones(world.worlds) - self.rules.figures.eyes[known.error]
        wider: Array = np.ones(world.worlds)
        for place in (WIDER_FOR.get(country), WIDER_OF.get(known.name)):
            if place is not None:
                wider = wider * (1 + world.view_error[place])
        return wider * self.rules.figures.eyes[known.error]

    def noise(self, country: str, known: Name) -> Array:
        """The error of an estimate as a multiple of its standard deviation, (W,)."""
        key = country, known.name
        if key not in self.drawn:
            name, chance = f"eyes.{country}.{known.name}", self.rules.chance
            reports = [chance.normal(self.turn - ago, name, 1)[0] for ago in range(REPORTS)]
            self.drawn[key] = total(reports) / ROOT
        return self.drawn[key]

    def spotted(self, country: str, known: Name, lasts: Array) -> Array:
        """1 where a country has seen what another keeps from it, (W,): once seen it stays seen.

        lasts  (W,) for how many quarters it has gone on, 0 where it does not
        """
        name, chance = f"eyes.{country}.{known.name}", self.rules.figures.eyes[known.error]
        seen = np.zeros(lasts.shape)
        for ago in range(REPORTS):
            noticed = self.rules.chance.happens(self.turn - ago, name, chance * np.where(lasts > ago, 1.0, 0.0))
            seen = np.maximum(seen, noticed)
        return seen
