"""What a scenario is, once it has been read, checked and completed by its base."""

from collections.abc import Mapping

import attrs

from game.loose_types import OneOfMany
from game.model.files.values import Value, quarter_after, quarter_count
from game.model.state.figures import Figure

# Quarter 1 of the standing opening, in which a new US administration takes office.
FIRST_QUARTER = "2025Q1"
TERM = "calendar.term"
GONE = "calendar.gone"
# What a campaign may be long by, where a scenario does not say.
LENGTHS = (8, 12, 20)
DECKS = ("whole", "class")


@attrs.frozen
class StartingState:
    """The state in which a machine starts.

    for_quarters  how long it has been in it
    """

    state: str
    source: str
    for_quarters: int = 0


@attrs.frozen
class StandingPromise:
    """Something that Moscow or Tehran has promised the other.

    by    `russia` or `iran`
    size  points of 100: how much of all that one side could promise
    due   quarters until it falls due, 1–8
    """

    name: str
    by: str
    size: float
    due: int
    says: str
    source: str


@attrs.frozen
class InjectEffect:
    """What an inject puts on the world, as a move does.

    path  a name of the table of names, `machine>state`, or `as:MOVE` for one of the moves that events may make
    size  in the name's unit; for `machine>state` the chance; 1 for a move
    when  `now`, `+N`, each with `for N` behind it, counted from the inject's quarter
    """

    path: str
    size: float
    says: str
    when: str = "now"


@attrs.frozen
class DatedInject:
    """Something that happens to all players from outside, together with what they order in that quarter.

    quarter  counted from 1
    chance   how likely it happens, 0–1; all its effects come or none
    """

    name: str
    quarter: int
    title: str
    says: str
    source: str
    effects: tuple[InjectEffect, ...]
    chance: float = 1.0


@attrs.frozen
class SetupPage:
    """The top of a scenario's file, with its sections as they were written.

    base     the scenario from which this one differs; "" for one that differs from the standing opening alone
    without  names of the base's injects that do not happen here
    """

    title: str
    summary: str
    teaching: str
    starts: str
    quarters: int
    seats: tuple[str, ...]
    lengths: tuple[int, ...] = LENGTHS
    deck: str = DECKS[0]
    base: str = ""
    without: tuple[str, ...] = ()
    start: OneOfMany = ()
    machines: OneOfMany = ()
    dials: OneOfMany = ()
    promise: OneOfMany = ()
    inject: OneOfMany = ()
    figures: OneOfMany = ()


@attrs.frozen(eq=False)
class ScenarioSetup:
    """A scenario, whole: what is put on top of the standing opening, and what comes from outside.

    name      the file's name without its ending
    starts    the first quarter played, such as 2025Q1
    quarters  how long a campaign is where nobody chooses; `lengths` are those to choose from
    seats     countries that a person may take
    deck      `class` where the short hand is dealt, else `whole`
    start     by place (`game.model.scenario.start_rows`), in the unit of its name
    dials     by policy: the step at which it stands at the opening, 0–3
    machines  by machine
    promises  what is outstanding instead of the standing opening's promises; none where those stand
    figures   the whole ruleset with the scenario's own figures in it, by "section.name"
    """

    name: str
    title: str
    summary: str
    teaching: str
    starts: str
    quarters: int
    lengths: tuple[int, ...]
    seats: tuple[str, ...]
    deck: str
    start: Mapping[str, Value]
    dials: Mapping[str, int]
    machines: Mapping[str, StartingState]
    promises: tuple[StandingPromise, ...]
    injects: tuple[DatedInject, ...]
    figures: Mapping[str, Figure]

    def central(self) -> "ScenarioSetup":
        """The same scenario without ranges: every world begins alike."""
        start = {name: attrs.evolve(value, low=value.value, high=value.value) for name, value in self.start.items()}
        figures = {
            path: attrs.evolve(figure, low=figure.value, high=figure.value) for path, figure in self.figures.items()
        }
        return attrs.evolve(self, start=start, figures=figures)

    def quarter(self, turn: int) -> str:
        """The name of a quarter, counted from 1: quarter 1 of a scenario that starts in 2025Q1 is 2025Q1."""
        return quarter_after(self.starts, turn - 1)


def gone_of_term(starts: str, term: float) -> int:
    """How many quarters of a presidential term are over when a scenario starts in such a quarter."""
    return (quarter_count(starts) - quarter_count(FIRST_QUARTER)) % int(term)
