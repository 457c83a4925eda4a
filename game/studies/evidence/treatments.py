"""What an experiment varies: a start value, a figure, orders given, a seat's plan, an inject; each says so in words."""

from typing import Protocol

import attrs

from agents.agent import StateAgent
from agents.roster import doctrine_of
from agents.strategies.library import strategies, strategy
from agents.strategies.strategy import Strategy
from game.loose_types import FieldValues
from game.model.scenario.load import both_ways
from game.model.state.arithmetic import clip, on_grain
from game.model.state.axes import CODES, COUNTRIES
from game.model.state.catalogue import LEVELS
from game.model.state.figures import Figures
from game.model.state.measures import place
from game.model.state.setting import Staff
from game.model.state.world import World
from game.studies.evidence.bench import DECIDING, Bench

FIRM = 2


class Untried(Exception):  # noqa: N818
    """An experiment that a scenario leaves no room for, with the reason."""


class Treatment(Protocol):
    """One difference between two arms; its text says which."""

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the difference laid on it."""


@attrs.frozen
class StartTreatment:
    """A measure moved after the opening came to rest, so that the rest does not absorb it; bounds are kept."""

    path: str
    by: float

    def __str__(self) -> str:
        return f"{self.path} {self.by:+g}".replace("-", "−")

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the rows of the path moved."""
        rows: FieldValues = {}
        for path in both_ways(self.path):
            measure, index = place(World, path)
            array = rows.setdefault(measure.name, getattr(bench.world, measure.name).copy())
            array[index] = on_grain(clip(array[index] + self.by, measure.low, measure.high))
        return attrs.evolve(bench, world=bench.world.but(**rows))


@attrs.frozen
class FigureTreatment:
    """A figure of the ruleset moved from the first quarter on."""

    path: str
    by: float

    def __str__(self) -> str:
        return f"figure {self.path} {self.by:+g}".replace("-", "−")

    def laid(self, bench: Bench) -> Bench:
        """Return the table at which the laws, or the countries, go by the moved figure."""
        if self.path.split(".")[0] not in DECIDING:
            return attrs.evolve(bench, setting=attrs.evolve(bench.setting, figures=self.moved(bench.setting.figures)))
        return attrs.evolve(bench, staffs=tuple(self.informed(staff) for staff in bench.staffs))

    def informed(self, staff: Staff) -> Staff:
        """Return a staff that goes by the moved figure."""
        return attrs.evolve(staff, figures=self.moved(staff.figures))

    def moved(self, figures: Figures) -> Figures:
        """Return the figures with this one moved."""
        section, name = self.path.split(".")
        return figures.but({self.path: figures.sections[section][name] + self.by})


@attrs.frozen
class OrdersTreatment:
    """Orders given in certain quarters whatever the seats decide, legal or not, paid for as far as capital goes."""

    names: tuple[str, ...]
    quarters: tuple[int, ...]
    level: int = FIRM

    def __str__(self) -> str:
        when = ", ".join(str(quarter) for quarter in self.quarters)
        return f"{' + '.join(self.names)} {LEVELS[self.level - 1]} in quarter{'s' * (len(self.quarters) > 1)} {when}"

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the orders in its script."""
        script = {turn: dict(orders) for turn, orders in bench.script.items()}
        for quarter in self.quarters:
            for name in self.names:
                if name not in bench.setting.catalogue.number:
                    raise Untried(f"no order is called {name}")
                script.setdefault(quarter, {})[name] = self.level
        return attrs.evolve(bench, script=script)


@attrs.frozen
class StrategyTreatment:
    """A seat that follows a named strategy."""

    country: str
    plan: str

    def __str__(self) -> str:
        return f"{self.country} plays {self.plan}"

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the strategy in its seat."""
        return reseated(bench, self.country, strategy(self.country, self.plan))


@attrs.frozen
class GivesOnly:
    """A seat that gives these orders whenever it may, and no others; with none it holds."""

    country: str
    orders: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.country} gives only {' + '.join(self.orders) or 'nothing'}"

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the plan in its seat."""
        code = next(code for code, country in CODES.items() if country == self.country)
        any_plan = next(strategy for strategy in strategies() if strategy.heeds_interests is False)
        return reseated(bench, self.country, any_plan.with_portfolio(self.orders or (f"{code}.hold",)))


def reseated(bench: Bench, country: str, plan: Strategy) -> Bench:
    """Return the table with a plan in a country's seat."""
    number = COUNTRIES.index(country)
    own = StateAgent(country=number, doctrine=doctrine_of(country), strategy=plan)
    if not bench.seats:
        raise Untried("a plan needs a table at which countries decide")
    return attrs.evolve(bench, seats=tuple(own if seat.country == number else seat for seat in bench.seats))


@attrs.frozen
class InjectTreatment:
    """A scheduled inject that does not happen."""

    inject: str

    def __str__(self) -> str:
        return f"without {self.inject}"

    def laid(self, bench: Bench) -> Bench:
        """Return the table with the inject struck off."""
        others = tuple(inject for inject in bench.setting.injects if inject.name != self.inject)
        if len(others) == len(bench.setting.injects):
            raise Untried(f"the scenario has no inject called {self.inject}")
        return attrs.evolve(bench, setting=attrs.evolve(bench.setting, injects=others))


@attrs.frozen
class OpeningTreatment:
    """No quarter played: what stood at the opening."""

    def __str__(self) -> str:
        return "the opening itself"

    def laid(self, bench: Bench) -> Bench:
        """Return the table left as it is."""
        return attrs.evolve(bench, still=True)
