"""From files to a checked scenario or a list of everything that is wrong."""

import re
from collections.abc import Mapping, Sequence

import attrs

from game.loose_types import OneOfMany
from game.model.scenario import ruleset, sheets
from game.model.scenario.countries import all_read, country_faults, country_papers
from game.model.scenario.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.scenario.own_figures import is_within, overridden
from game.model.scenario.rows import bounds_faults, is_started, measure_at, rows_under, turned_round
from game.model.scenario.schema import Scenario, ScenarioPage
from game.model.scenario.sections import section
from game.model.scenario.structuring import piece
from game.model.scenario.toml_files import Paper, Table, merged, papers, scenario_names
from game.model.scenario.values import Value
from game.model.state.axes import CODE_OF
from game.model.state.catalogue import MOST_ORDERS, Catalogue, Order
from game.model.state.figures import Figure
from game.model.state.measures import nearest

__all__ = ["Fault", "ScenarioFaults", "catalogue", "check", "scenario", "scenario_names"]

SET = "--set"
# Where in a scenario faults of a country's file come to light as well.
FROM_COUNTRIES = ("country[", "tie.", "start.tie", "start.position", "start.salience", "start.capital")


@attrs.frozen
class ScenarioDraft:
    """What could be read of a scenario's pages."""

    page: ScenarioPage | None
    countries: tuple[OneOfMany, ...]
    start: sheets.Start
    injects: tuple[OneOfMany, ...]
    figures: Mapping[str, Figure]


def scenario(name_or_path: str, changes: Mapping[str, str] | None = None) -> Scenario:
    """A scenario by its shipped name or the path of its file.

    changes  numbers to set, by the path of a start value (`trust.iran`) or a figure (`oil.supply_elasticity`); what is
             set is held: its range is that one number
    errors   ScenarioFaults, with every fault of the scenario, its bases, the ruleset, the orders and the changes
    """
    whole, faults = attempt(name_or_path, changes or {})
    if whole is None:
        raise ScenarioFaults(faults)
    return whole


def check(name_or_path: str) -> list[Fault]:
    """Every fault of a scenario, none where it can be played."""
    return attempt(name_or_path, {})[1]


def attempt(name_or_path: str, changes: Mapping[str, str]) -> tuple[Scenario | None, list[Fault]]:
    """A scenario where it is without fault, and all faults."""
    faults: list[Fault] = []
    rules = ruleset.rules(faults)
    orders = catalogue_of(faults)
    files = papers(name_or_path, faults)
    draft, wrong = drafted(files, rules) if files else (ScenarioDraft(None, (), {}, (), rules), [])
    faults += told_of_countries(wrong, rules) if country_faults() else wrong
    start, figures = changed(draft, changes, faults)
    if faults or draft.page is None:
        return None, faults
    page = draft.page
    whole = Scenario(
        name=files[-1].path.stem,
        title=page.title,
        summary=page.summary,
        teaching=page.teaching,
        starts=page.starts,
        quarters=page.quarters,
        countries=draft.countries,
        start={path: value for path, value in start.items() if value is not None},
        injects=draft.injects,
        figures=figures,
        catalogue=orders,
    )
    return whole, []


def drafted(files: Sequence[Paper], rules: Mapping[str, Figure]) -> tuple[ScenarioDraft, list[Fault]]:
    """What a file and its bases say together, and its faults, each told of the file it stands in."""
    faults: list[Fault] = []
    file = files[-1].file
    draft = read_page(merged([*country_papers(), *files], faults), Spot(file, faults), rules)
    if faults and len(files) > 1:
        inherited = {attrs.evolve(fault, file=file): fault for fault in drafted(files[:-1], rules)[1]}
        faults = [inherited.get(fault, fault) for fault in faults]
    return draft, faults


def told_of_countries(faults: Sequence[Fault], rules: Mapping[str, Figure]) -> list[Fault]:
    """The faults of a scenario without those that it has from a country's file, of which they are told."""
    own: list[Fault] = []
    read_page(merged(country_papers(), own), Spot("", own), rules)
    theirs = {fault for fault in own if fault.path.startswith(FROM_COUNTRIES)}
    return [fault for fault in faults if attrs.evolve(fault, file="") not in theirs]


def read_page(table: Table, spot: Spot, rules: Mapping[str, Figure]) -> ScenarioDraft:
    """All that can be read of a page, section by section, so that no fault hides another."""
    page = piece(ScenarioPage, dict(table), spot)
    people, stands = sheets.countries(table, spot)
    given = stands | sheets.ties(section(table, "tie", spot), spot.at("tie"))
    given |= sheets.started(section(table, "start", spot), spot.at("start"))
    if all(isinstance(table.get(name, {}), dict) for name in ("start", "tie")):
        sheets.complete(given, spot.at("start"))
    injects = sheets.injects(table, table.get("quarters"), spot)
    own = section(table, "figures", spot)
    return ScenarioDraft(page, people, given, injects, overridden(rules, own, spot.at("figures")))


def changed(
    draft: ScenarioDraft, changes: Mapping[str, str], faults: list[Fault]
) -> tuple[sheets.Start, dict[str, Figure]]:
    """Start values and figures after the changes of the command line; its faults are gathered."""
    start, figures = dict(draft.start), dict(draft.figures)
    for path, text in changes.items():
        spot = Spot(SET, faults, path)
        row = path.removeprefix("start.")
        standing = figures.get(path) or start.get(row)
        number = numeral(text, spot, standing.value if standing else 0.5)
        if path in figures:
            if number is not None and is_within(number, figures[path], spot):
                figures[path] = attrs.evolve(figures[path], value=number, low=number, high=number, source=SET)
        elif row in rows_under() and is_started(measure_at(row)):
            outside = [] if number is None else bounds_faults(number, row, "")
            spot.gather(outside)
            if number is not None and not outside:
                start |= dict.fromkeys(both_ways(row), Value(number, number, number, SET))
        else:
            known = [under for under in rows_under() if is_started(measure_at(under))]
            advice = f"nearest: {nearest(row, [*known, *figures])}"
            spot.wrong("a path that cannot be set", "a start value's path or a figure's section.name", advice)
    return start, figures


def numeral(text: str, spot: Spot, standing: float) -> float | None:
    """The number a text says; None, the fault gathered, where it says none.

    standing  an example where nothing can be guessed: the value that was to be changed
    """
    try:
        return piece(float, float(text), spot)
    except ValueError:
        meant = text.replace(",", ".", 1)
        example = meant if re.fullmatch(r"[-+]?\d+\.\d+", meant) else f"{standing:g}"
        spot.wrong(as_written(text), "a number", f"write {SET} {spot.path}={example}")
        return None


def both_ways(path: str) -> tuple[str, ...]:
    """The rows that a path stands for; a tie is the same both ways, and with oneself cannot be set."""
    rows = [row for row in rows_under()[path] if len(set(row.split(".")[1:])) > 1 or not row.startswith("tie.")]
    turned = [f"tie.{turned_round(row.removeprefix('tie.'))}" for row in rows if row.startswith("tie.")]
    return (*rows, *turned)


def catalogue() -> Catalogue:
    """Every order there is; ScenarioFaults where a country's file is wrong."""
    faults: list[Fault] = []
    orders = catalogue_of(faults)
    if faults:
        raise ScenarioFaults(faults)
    return orders


def catalogue_of(faults: list[Fault]) -> Catalogue:
    """Every order that could be read, the faults of the countries' files gathered."""
    faults += country_faults()
    orders = {name: country.orders for name, country in all_read().items()}
    for name, own in orders.items():
        spot = Spot(f"countries/{name}.toml", faults)
        if not any(order.name == f"{CODE_OF[name]}.hold" for order in own):
            spot.wrong(f"no order {CODE_OF[name]}.hold", "for each country an order to do nothing")
        if len(own) > MOST_ORDERS:
            spot.wrong(f"{len(own)} orders of {name}", f"at most {MOST_ORDERS}")
        barred_faults(own, spot)
    return Catalogue(tuple(order for own in orders.values() for order in own))


def barred_faults(own: Sequence[Order], spot: Spot) -> None:
    """Gather a fault for each order that bars one which its country does not have."""
    names = [order.name for order in own]
    for order in own:
        for barred in (name for name in order.bars if name not in names):
            here = spot.at(f"order[{order.name}].bars")
            here.wrong(as_written(barred), "an order of the same country", f"nearest: {nearest(barred, names)}")
