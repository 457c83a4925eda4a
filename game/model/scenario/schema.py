"""What a scenario is, once it has been read, checked and completed by its base and the ruleset."""

import json
from collections.abc import Mapping
from hashlib import blake2b

import attrs

from game.loose_types import OneOfMany
from game.model.scenario.values import Value, quarter_after
from game.model.state.catalogue import Catalogue
from game.model.state.figures import Figure
from game.model.state.setting import Inject


@attrs.frozen
class Goal:
    """One interest of a country, as a file gives it.

    path         the row of worlds it looks at
    worst, best  values, in the row's unit, at which it is not met at all and wholly met
    weight       share of the country's concern
    public       False where other players are not told of it
    """

    name: str
    path: str
    worst: float
    best: float
    weight: Value
    claims: tuple[str, ...] = ()
    public: bool = True


@attrs.frozen
class CountrySheet:
    """Who plays: a country's character, what it is after in one line, and its interests."""

    name: str
    character: str
    aims: str
    interests: tuple[Goal, ...]


@attrs.frozen(eq=False)
class Scenario:
    """A scenario, whole: all that an opening world and a setting are made from.

    name       the file's name without its ending
    starts     the first quarter played, such as 2024Q4
    countries  in the order of `COUNTRIES`
    start      a value for every row of worlds that needs one, by path
    figures    the whole ruleset with the scenario's own figures in it, by "section.name"
    """

    name: str
    title: str
    summary: str
    teaching: str
    starts: str
    quarters: int
    countries: tuple[CountrySheet, ...]
    start: Mapping[str, Value]
    injects: tuple[Inject, ...]
    figures: Mapping[str, Figure]
    catalogue: Catalogue

    def quarter(self, turn: int) -> str:
        """The name of a quarter, counted from 1: quarter 1 of a scenario that starts in 2024Q4 is 2024Q4."""
        return quarter_after(self.starts, turn - 1)


@attrs.frozen
class ScenarioPage:
    """One scenario file: what stands at its top, and its sections as they were written.

    base     the scenario from which this one differs; "" where it stands alone
    without  names of the base's injects that do not happen here
    """

    title: str
    summary: str
    teaching: str
    starts: str
    quarters: int
    base: str = ""
    without: tuple[str, ...] = ()
    country: OneOfMany = ()
    tie: OneOfMany = ()
    start: OneOfMany = ()
    inject: OneOfMany = ()
    figures: OneOfMany = ()


@attrs.frozen
class CountryPage:
    """One `[[country]]` of a file: its words, and its sections as they were written."""

    name: str
    character: str
    aims: str
    interest: OneOfMany = ()
    position: OneOfMany = ()
    salience: OneOfMany = ()


def digest(scenario: Scenario) -> str:
    """32 hexadecimal digits that stand for everything in a scenario, its orders and its figures."""
    content = json.dumps(attrs.asdict(scenario), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return blake2b(content.encode(), digest_size=16).hexdigest()
