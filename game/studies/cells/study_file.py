"""The file of a study: which scenarios, which strategies in which seats, which values, how many worlds; checked.

[study]
title = "Squeeze or bargain"
scenarios = ["partners_of_convenience", "strait_crisis"]
worlds = 2000

[side.us]
strategy = ["hold", "us.article", "my_plan.toml"]

[vary]
oil.anchor = [60, 74]

[keep]
series = ["index", "brent"]
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import attrs

from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import leaves, papers, read
from game.model.levers.plan_files import is_plan, plan
from game.model.play.seated import strategies_of
from game.model.scenario.setup_files import faults_of, setup_shelf, shipped_levers
from game.model.state.axes import CODE_OF, CODES
from game.model.state.measures import nearest
from game.paths import shipped
from game.studies.cells.kept_series import keepable
from game.studies.cells.spread import GRID, KINDS, SpreadNumber, spread_values
from game.studies.evidence.arms import script
from game.studies.run.design import MOST_WORLDS

MOST_CELLS, LONGEST, MOST_SEED = 20_000, 100, 2**63 - 1


@attrs.frozen
class StudySection:
    """What is asked as a whole."""

    scenarios: tuple[str, ...]
    worlds: int
    title: str = ""
    seed: int = 1
    quarters: int = 0
    draw: bool = False
    points: int = 0


@attrs.frozen
class SideSection:
    """What one seat follows: each strategy by its name, or a plan's file."""

    strategy: tuple[str, ...]


@attrs.frozen
class KeepSection:
    """What is put down after each quarter."""

    series: tuple[str, ...] = ()


@attrs.frozen
class StudyFilePage:
    """A study's file as it is written; `vary` is read apart, since its tables are paths."""

    study: StudySection
    side: dict[str, SideSection] = attrs.field(factory=dict)
    keep: KeepSection = KeepSection()


@attrs.frozen
class StudyFile:
    """What a study asks.

    scenarios  by name or path
    sides      the strategies of each seat that is held to some, by country
    vary       the values of each number that is varied, as texts by path
    series     names that are put down after each quarter
    quarters   how many are played; 0 for as many as each scenario says
    draw       whether every uncertain figure is drawn for each world
    together   of what is varied, the numbers whose values go together point by point, and not each with each
    """

    title: str
    scenarios: tuple[str, ...]
    worlds: int
    seed: int
    quarters: int
    draw: bool
    sides: Mapping[str, tuple[str, ...]]
    vary: Mapping[str, tuple[str, ...]]
    series: tuple[str, ...]
    together: tuple[str, ...] = ()

    @property
    def apart(self) -> dict[str, tuple[str, ...]]:
        """The values of what is varied each with each, by path."""
        return {path: values for path, values in self.vary.items() if path not in self.together}

    @property
    def points(self) -> list[tuple[str, ...]]:
        """The values that go together, point by point; one empty point where none do."""
        return list(zip(*(self.vary[path] for path in self.together), strict=True)) or [()]

    @property
    def settings(self) -> Iterator[dict[str, str]]:
        """Every combination of the values that are varied, by path."""
        for values in product(*self.apart.values()):
            for point in self.points:
                own = dict(zip(self.apart, values, strict=True)) | dict(zip(self.together, point, strict=True))
                yield {path: own[path] for path in self.vary}

    @property
    def profiles(self) -> Iterator[dict[str, str]]:
        """Every combination of strategies, by country."""
        for names in product(*self.sides.values()):
            yield dict(zip(self.sides, names, strict=True))

    @property
    def cells(self) -> int:
        """How many combinations there are in all."""
        many = len(self.scenarios) * len(self.points)
        for values in (*self.sides.values(), *self.apart.values()):
            many *= len(values)
        return many


def study_file(path: Path) -> StudyFile:
    """A study's file, read and checked; scenarios and plans are looked for beside it.

    errors  ScenarioFaults with everything that is wrong with it
    """
    faults = list[Fault]()
    spot = Spot(str(path), faults)
    table = read(path, spot)
    if table is None:
        raise ScenarioFaults(faults)
    varied = table.get("vary", {})
    page = piece(StudyFilePage, {key: value for key, value in table.items() if key != "vary"}, spot)
    vary, spread = values_of(varied, spot.at("vary"))
    if page is not None:
        vary |= spread_over(spread, page.study, spot)
    if page is None or faults:
        raise ScenarioFaults(faults)
    sides = {seat_called(name, spot.at(f"side.{name}")): side.strategy for name, side in page.side.items()}
    asked_for = StudyFile(
        title=page.study.title,
        scenarios=tuple(beside(name, path) for name in page.study.scenarios),
        worlds=page.study.worlds,
        seed=page.study.seed,
        quarters=page.study.quarters,
        draw=page.study.draw,
        sides={seat: tuple(beside(name, path) for name in names) for seat, names in sides.items()},
        vary=vary,
        series=page.keep.series,
        together=tuple(spread),
    )
    check(asked_for, spot)
    if len(sides) < len(page.side):
        spot.at("side").wrong("one seat under two names", "each seat once")
    for own in own_files(asked_for):
        if not own.is_relative_to(path.resolve().parent):
            spot.wrong(f"the file {str(own)!r}", f"files that lie beside {path.name} or below", "move it there")
    if faults:
        raise ScenarioFaults(faults)
    return asked_for


def own_files(asked_for: StudyFile) -> list[Path]:
    """The scenarios, their bases and the plans that do not ship with Wedge."""
    scenarios = [name for name in asked_for.scenarios if is_plan(name)]
    chains = (papers(name, [], setup_shelf()) for name in scenarios)
    bases = (paper.path for chain in chains for paper in chain if not paper.path.is_relative_to(shipped("scenarios")))
    plans = (Path(name).resolve() for names in asked_for.sides.values() for name in names if is_plan(name))
    return list(dict.fromkeys((*bases, *plans)))


def beside(name: str, path: Path) -> str:
    """A scenario or a strategy; where it is a file, as it lies from the study's file."""
    return str(path.parent / name) if is_plan(name) else name


def values_of(varied: object, spot: Spot) -> tuple[dict[str, tuple[str, ...]], dict[str, SpreadNumber]]:
    """The values of each number that is varied, as `--set` would have them, and the numbers that are spread."""
    if not isinstance(varied, dict):
        spot.wrong(as_written(varied), "a table of lists of numbers, such as oil.anchor = [60, 74]")
        return {}, {}
    vary, spread = dict[str, tuple[str, ...]](), dict[str, SpreadNumber]()
    for key, raw in leaves(varied):
        path, _, kind = key.rpartition(".") if key.endswith((GRID, *KINDS)) else (key, "", GRID)
        numbers = piece(ListedNumbers, {"grid": raw}, spot.at(path))
        if numbers is not None and kind in KINDS:
            spread[path] = SpreadNumber(kind, numbers.grid)
        elif numbers is not None:
            vary[path] = tuple(f"{number:g}" for number in numbers.grid)
    return vary, spread


def spread_over(spread: Mapping[str, SpreadNumber], study: StudySection, spot: Spot) -> dict[str, tuple[str, ...]]:
    """The values of the numbers that are spread, point by point; what is wrong is gathered."""
    for path, own in spread.items():
        if len(own.ends) != 2 or own.ends[0] >= own.ends[-1]:
            spot.at(f"vary.{path}").wrong(as_written(list(own.ends)), "the lower end and the upper")
    if spread and not 2 <= study.points <= MOST_CELLS:
        spot.at("study.points").wrong(str(study.points), f"a whole number from 2 to {MOST_CELLS}")
    return {} if spot.faults else spread_values(spread, study.points, study.seed)


@attrs.frozen
class ListedNumbers:
    """The values of one number."""

    grid: tuple[float, ...]


def seat_called(name: str, spot: Spot) -> str:
    """The country of a seat by its code or name; the name as it is where it is none, which is a fault."""
    known = {**CODES, **{country: country for country in CODES.values()}}
    if name not in known:
        spot.wrong(as_written(name), f"a seat: {', '.join(CODES)}", f"nearest: {nearest(name, known)}")
    return known.get(name, name)


def check(asked_for: StudyFile, spot: Spot) -> None:
    """Gather everything that is wrong with what a study asks."""
    within(asked_for.worlds, (1, MOST_WORLDS), spot.at("study.worlds"))
    within(asked_for.seed, (0, MOST_SEED), spot.at("study.seed"))
    within(asked_for.quarters, (0, LONGEST), spot.at("study.quarters"))
    listed(asked_for.scenarios, spot.at("study.scenarios"))
    listed(asked_for.series, spot.at("keep.series"), may_be_none=True)
    for seat, names in asked_for.sides.items():
        listed(names, spot.at(f"side.{CODE_OF.get(seat, seat)}.strategy"))
        for name in names if seat in CODE_OF else ():
            check_strategy(seat, name, spot.at(f"side.{CODE_OF[seat]}.strategy"))
    for path, values in asked_for.vary.items():
        listed(values, spot.at(f"vary.{path}"))
    for name in asked_for.series:
        if name not in keepable():
            advice = f"nearest: {nearest(name, keepable())}"
            spot.at("keep.series").wrong(as_written(name), "a name of `wedge list measures`", advice)
    check_settings(asked_for, spot)
    if asked_for.cells > MOST_CELLS or asked_for.cells * asked_for.worlds > MOST_WORLDS:
        many = f"{asked_for.cells:,} combinations of {asked_for.worlds:,} worlds"
        spot.wrong(many, f"at most {MOST_CELLS:,} combinations and {MOST_WORLDS:,} campaigns", "leave some out")


def within(number: int, limits: tuple[int, int], spot: Spot) -> None:
    """Gather a fault where a number lies outside its limits."""
    if not limits[0] <= number <= limits[1]:
        spot.wrong(str(number), f"a whole number from {limits[0]} to {limits[1]}")


def listed(values: Sequence[str], spot: Spot, may_be_none: bool = False) -> None:
    """Gather a fault where a list is empty or says something twice."""
    if not values and not may_be_none:
        spot.wrong("an empty list", "one at least")
    for value in dict.fromkeys(values):
        if values.count(value) > 1:
            spot.wrong(f"{value} {values.count(value)} times", "each once")


def check_strategy(seat: str, name: str, spot: Spot) -> None:
    """Gather what is wrong with a strategy of a seat."""
    if is_plan(name):
        try:
            plan(name, seat, shipped_levers())
        except ScenarioFaults as wrong:
            spot.faults.extend(wrong.faults)
        return
    known = strategies_of(seat, script(1).anchor.courses)
    if name not in known:
        expected = f"a strategy of {seat}: {', '.join(known)}, or a plan's file"
        spot.wrong(as_written(name), expected, f"nearest: {nearest(name, known)}")


def check_settings(asked_for: StudyFile, spot: Spot) -> None:
    """Gather what is wrong with a scenario, or with a value in it; each fault is told once."""
    listed(tuple(Path(name).stem for name in asked_for.scenarios), spot.at("study.scenarios"))
    for scenario in asked_for.scenarios:
        if own := faults_of(scenario):
            spot.faults.extend(own)
            return
    for scenario in asked_for.scenarios:
        for path, values in asked_for.vary.items():
            for value in values:
                if own := faults_of(scenario, {path: value}):
                    spot.at("vary").gather(own)
                    return
