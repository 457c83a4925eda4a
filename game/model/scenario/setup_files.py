"""From a scenario's file to a checked scenario, or a list of everything that is wrong with it."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs

from game.languages import language
from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.own_figures import overridden
from game.model.files.sections import entries, section
from game.model.files.structuring import piece
from game.model.files.toml_files import NO_SCENARIOS, ScenarioShelf, Table, merged, papers
from game.model.files.values import Value
from game.model.levers.catalogue import DIALS, LeverCatalogue
from game.model.levers.lever_texts import in_language
from game.model.levers.reading import catalogue
from game.model.scenario import setup_checks as checks
from game.model.scenario.setup import (
    GONE,
    TERM,
    DatedInject,
    ScenarioSetup,
    SetupPage,
    StandingPromise,
    StartingState,
    gone_of_term,
)
from game.model.scenario.setup_changes import Changeable, changed
from game.model.scenario.start_rows import start_rows
from game.model.state.figures import Figure
from game.model.state.measures import nearest
from game.model.state.ruleset import ruleset
from game.paths import shipped

FIRST = "partners_of_convenience"
CASES = "cases"
SECTIONS = ("start", "machines", "dials", "figures")


def setup_shelf() -> ScenarioShelf:
    """The scenarios that ship with Wedge; cases are called `cases/name`."""
    folder = shipped("scenarios")
    scenarios = {path.stem for path in folder.glob("*.toml")}.difference(NO_SCENARIOS)
    names = tuple(sorted(scenarios, key=lambda name: (name != FIRST, name)))
    cases = tuple(f"{CASES}/{path.stem}" for path in sorted((folder / CASES).glob("*.toml")))
    return ScenarioShelf(folder, names, cases, SECTIONS)


def setup_names() -> tuple[str, ...]:
    """The names of the shipped scenarios, the standing opening first."""
    return setup_shelf().names


def setup(
    name_or_path: str, levers: LeverCatalogue | None = None, changes: Mapping[str, str] = MappingProxyType({})
) -> ScenarioSetup:
    """A scenario by its shipped name or the path of its file.

    levers   the catalogue whose dials it may set; the shipped one where none is given
    changes  numbers to set, by the name of a start value (`trust.ir`), a figure (`oil.anchor`) or a policy; what is
             set is held: its range is that one number
    errors   ScenarioFaults, with every fault of the scenario, its bases and the changes
    """
    whole, faults = attempt(name_or_path, levers or shipped_levers(), changes)
    if whole is None:
        raise ScenarioFaults(faults)
    return whole


def faults_of(name_or_path: str, changes: Mapping[str, str] = MappingProxyType({})) -> list[Fault]:
    """Every fault of a scenario and of what is set in it, none where it can be played."""
    return attempt(name_or_path, shipped_levers(), changes)[1]


# Reading all levers takes longer than reading a scenario.
def shipped_levers() -> LeverCatalogue:
    """The shipped catalogue, in the language spoken."""
    return _levers_in(language())


@cache
def _levers_in(spoken: str) -> LeverCatalogue:
    """The shipped catalogue in one language."""
    del spoken
    return in_language(catalogue())


def attempt(
    name_or_path: str, levers: LeverCatalogue, changes: Mapping[str, str]
) -> tuple[ScenarioSetup | None, list[Fault]]:
    """A scenario where it is without fault, and all faults."""
    faults: list[Fault] = []
    files = papers(name_or_path, faults, setup_shelf())
    if not files:
        changed(Changeable({}, {}, ruleset()), changes, levers, faults)
        return None, faults
    table, spot = merged(files, faults), Spot(files[-1].file, faults)
    page = piece(SetupPage, dict(table), spot)
    checks.top(table, spot)
    stand, owed, comes = machines(table, spot), promises(table, spot), injects(table, spot)
    whole = changed(changeable(table, levers, spot), changes, levers, faults)
    if faults or page is None:
        return None, faults
    known = dict(whole.figures)
    gone = float(gone_of_term(page.starts, known[TERM].value))
    known[GONE] = attrs.evolve(known[GONE], value=gone, low=gone, high=gone)
    complete = ScenarioSetup(
        name=files[-1].path.stem,
        title=page.title,
        summary=page.summary,
        teaching=page.teaching,
        starts=page.starts,
        quarters=page.quarters,
        lengths=page.lengths,
        seats=page.seats,
        deck=page.deck,
        start=whole.start,
        dials=whole.dials,
        machines=stand,
        promises=owed,
        injects=comes,
        figures=known,
    )
    return complete, []


def changeable(table: Table, levers: LeverCatalogue, spot: Spot) -> Changeable:
    """The numbers of a page that may be changed one by one."""
    return Changeable(
        start=started(section(table, "start", spot), spot.at("start")),
        dials=dials(section(table, "dials", spot), levers, spot.at("dials")),
        figures=figures(section(table, "figures", spot), spot.at("figures")),
    )


def started(table: Table, spot: Spot) -> dict[str, Value]:
    """The start values, by place."""
    given = {}
    for name, raw in table.items():
        here = spot.at(name)
        if wrong := checks.start_name(name):
            here.gather([wrong])
        elif (value := piece(Value, raw, here)) is not None:
            here.gather(checks.start_value(value, start_rows()[name]))
            given[name] = value
    return given


def machines(table: Table, spot: Spot) -> dict[str, StartingState]:
    """The states in which machines start, by machine."""
    given, own = {}, section(table, "machines", spot)
    for name, raw in own.items():
        here = spot.at("machines").at(name)
        if wrong := checks.machine_name(name, table.get("starts")):
            here.gather([wrong])
        elif (value := piece(StartingState, raw, here)) is not None:
            here.gather(checks.state_of(name, value, section(table, "start", Spot("", []))))
            given[name] = value
    return given


def dials(table: Table, levers: LeverCatalogue, spot: Spot) -> dict[str, int]:
    """The steps at which policies stand at the opening, by policy."""
    known, given = [policy.id for policy in levers.policies], {}
    for name, raw in table.items():
        here = spot.at(name)
        if name not in known:
            here.wrong("a policy that no country has", "a policy's id", f"nearest: {nearest(name, known)}")
        elif (dial := piece(int, raw, here)) is not None:
            if not 0 <= dial < DIALS:
                here.wrong(as_written(raw), "a dial step, 0–3")
            given[name] = dial
    return given


def promises(table: Table, spot: Spot) -> tuple[StandingPromise, ...]:
    """The promises that are outstanding."""
    given = []
    for here, raw in entries(table, "promise", spot):
        if (promise := piece(StandingPromise, raw, here)) is not None:
            here.gather(checks.promise(promise))
            given.append(promise)
    spot.at("promise").gather(checks.promised_in_all(given))
    return tuple(given)


def injects(table: Table, spot: Spot) -> tuple[DatedInject, ...]:
    """What comes from outside."""
    given = []
    for here, raw in entries(table, "inject", spot):
        if (inject := piece(DatedInject, raw, here)) is not None:
            here.gather(checks.inject(inject, checks.longest(table)))
            given.append(inject)
    return tuple(given)


def figures(table: Table, spot: Spot) -> dict[str, Figure]:
    """The whole ruleset with a scenario's own figures in it."""
    known: Mapping[str, Figure] = ruleset()
    whole = overridden(known, table, spot)
    for path in table:
        if path in known:
            spot.at(path).gather(checks.own_figure(path, whole[path], known[path]))
    return whole
