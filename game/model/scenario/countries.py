"""The countries that play, each read from its file, checked, and laid under every scenario."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs

from game.loose_types import JsonValue
from game.model.scenario import sheets
from game.model.scenario.country import Country
from game.model.scenario.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.scenario.rows import bounds_faults
from game.model.scenario.sections import entries, section
from game.model.scenario.structuring import piece
from game.model.scenario.toml_files import Paper, Table, country_path, read
from game.model.state.axes import CODES, COUNTRIES, FILES, ISSUES, UNFIT
from game.model.state.catalogue import Order
from game.model.state.figures import Figure
from game.model.state.measures import nearest
from game.paths import country_folders

# The keys of a country's file that are laid under a scenario as its `[[country]]`.
OF_A_SCENARIO = ("character", "aims", "interest", "position", "salience")
LONGEST_SENTENCE = 60


@attrs.frozen(eq=False)
class CountryRead:
    """What could be read of a country's file.

    country    None where something of it is wrong
    table      as it was written
    sentences  what each of its orders says when it is given, by the order's name
    """

    country: Country | None
    table: Table
    orders: tuple[Order, ...]
    sentences: Mapping[str, str]
    faults: tuple[Fault, ...]


def countries() -> Mapping[str, Country]:
    """Every country by its name, in the order of `COUNTRIES`.

    errors  ScenarioFaults where a country's file is wrong
    """
    every, faults = read_together(country_paths())
    if faults:
        raise ScenarioFaults(faults)
    return every


def country(name: str) -> Country:
    """One country; KeyError names the nearest."""
    known = countries()
    if name not in known:
        raise KeyError(f"no country is called {name!r}; nearest: {nearest(name, known)}")
    return known[name]


def country_paths() -> tuple[Path, ...]:
    """The countries' files, in the order of `COUNTRIES`."""
    return tuple(country_path(name) for name in COUNTRIES)


def all_read() -> dict[str, CountryRead]:
    """What could be read of every country's file, by name."""
    return {name: country_read(name, path) for name, path in zip(COUNTRIES, country_paths(), strict=True)}


def country_faults() -> list[Fault]:
    """Everything that is wrong with the countries' files, each told of its own file."""
    return list(read_together(country_paths())[1])


@cache
def read_together(paths: tuple[Path, ...]) -> tuple[Mapping[str, Country], tuple[Fault, ...]]:
    """Every country that could be read, by its name, and all faults of their files."""
    every = {name: country_read(name, path) for name, path in zip(COUNTRIES, paths, strict=True)}
    return {name: entry.country for name, entry in every.items() if entry.country is not None}, tuple(faults_of(every))


def faults_of(every: Mapping[str, CountryRead]) -> list[Fault]:
    """Everything that is wrong with the countries' files, also what shows only when they are read together."""
    faults = [fault for country in every.values() for fault in country.faults]
    orders = {order.name for country in every.values() for order in country.orders}
    for name, country in every.items():
        faults += promise_faults(name, country, orders)
    return faults + list(folder_faults())


def folder_faults() -> Iterator[Fault]:
    """Yield what is wrong with the folders of countries: names that are none, a country in two places."""
    for path in UNFIT:
        yield Fault(
            path.name, "", as_written(path.stem), "a name of small letters, digits and underscores", "rename it"
        )
    for folder in country_folders():
        for path in sorted(folder.glob("*.toml")):
            if path.stem in FILES and path != FILES[path.stem]:
                yield Fault(path.name, "", f"a second file of {path.stem}", "each country once", "rename one of them")


@cache
def country_read(name: str, path: Path) -> CountryRead:
    """What could be read of one country's file, and its faults."""
    spot = Spot(f"countries/{name}.toml", [])
    table = read(path, spot)
    if table is None:
        return CountryRead(None, {}, (), {}, tuple(spot.faults))
    whole = piece(Country, dict(table), spot)
    if whole is not None and CODES.get(whole.code) != name:
        spot.at("code").wrong(as_written(table["code"]), "two small letters that no other country has")
    if whole is not None:
        ends = {"low": whole.capital_at_start.low, "high": whole.capital_at_start.high}
        outside = [wrong for end, number in ends.items() for wrong in bounds_faults(number, f"capital.{name}", end)]
        spot.at("capital_at_start").gather(outside)
    scenario_part(name, table, spot)
    orders, sentences = orders_of(name, table, spot)
    return CountryRead(whole, table, orders, sentences, tuple(spot.faults))


def scenario_part(name: str, table: Table, spot: Spot) -> None:
    """Gather the faults of what is laid under every scenario: interests, positions, saliences, ties."""
    if isinstance(table.get("interest"), list):
        sheets.interests({**table, "name": name}, spot)
    for measure in ("position", "salience"):
        issues, here = section(table, measure, spot), spot.at(measure)
        sheets.on_issues(issues, f"{measure}.{name}", here)
        for issue in (issue for issue in ISSUES if measure in table and issue not in issues):
            here.at(issue).wrong("nothing", "a start value: { value, low, high, source }")
    ties, here = section(table, "tie", spot), spot.at("tie")
    before = COUNTRIES[: COUNTRIES.index(name)]
    for other, raw in ties.items():
        if other not in before:
            place = f"it in countries/{other}.toml"
            stands = place if other in COUNTRIES else "a country that stands before this one"
            here.at(other).wrong(as_written(other), stands, f"nearest: {nearest(other, before)}" if before else "")
        else:
            sheets.valued(raw, f"tie.{other}.{name}", here.at(other))
    for other in (other for other in before if other not in ties):
        here.at(other).wrong("nothing", "a start value: { value, low, high, source }")


def orders_of(name: str, table: Table, spot: Spot) -> tuple[tuple[Order, ...], dict[str, str]]:
    """A country's orders and what each says, the faults gathered; an order need not name its country."""
    orders, sentences = [], {}
    for here, entry in entries(table, "order", spot):
        given = {key: value for key, value in entry.items() if key != "says"}
        if given.setdefault("country", name) != name:
            here.at("country").wrong(as_written(given["country"]), f'"{name}", whose file this is', "move the order")
        order = piece(Order, given, here)
        says = sentence(entry.get("says"), here.at("says"))
        if order is not None:
            orders.append(order)
            sentences[order.name] = says
    return tuple(orders), sentences


def sentence(raw: JsonValue, spot: Spot) -> str:
    """What an order says when it is given: a headline; "", the fault gathered, where it cannot be one."""
    if not isinstance(raw, str) or not raw.strip():
        spot.wrong("nothing" if raw is None else as_written(raw), "a sentence: who does what", "Washington sends arms")
        return ""
    if len(raw) >= LONGEST_SENTENCE or raw.endswith((".", "!")):
        spot.wrong(as_written(raw), f"a headline of under {LONGEST_SENTENCE} characters without a full stop")
    return raw


def promise_faults(name: str, entry: CountryRead, orders: set[str]) -> list[Fault]:
    """What is wrong with the orders that a country's promises name."""
    spot = Spot(f"countries/{name}.toml", [])
    own = {order.name for order in entry.orders}
    for number, promise in enumerate(entry.country.promise if entry.country else (), start=1):
        known = {"by": orders, "broken": orders, "spoils": own, "provokes": own}
        for key, valid in known.items():
            for order in (order for order in getattr(promise, key) if order not in valid):
                expected = "an order" if valid is orders else "an order of its own"
                spot.at(f"promise[{number}].{key}").wrong(
                    as_written(order), expected, f"nearest: {nearest(order, valid)}"
                )
    return spot.faults


def incomes() -> dict[str, Figure]:
    """What political capital comes in each quarter, as figures of the ruleset, by "orders.income_<name>"."""
    every, _ = read_together(country_paths())
    return {f"orders.income_{name}": entry.income for name, entry in every.items()}


def country_papers() -> tuple[Paper, ...]:
    """The countries' files as bases of every scenario: each one `[[country]]` and its ties."""
    papers = []
    for name, entry in all_read().items():
        page = {"name": name} | {key: entry.table[key] for key in OF_A_SCENARIO if key in entry.table}
        ties = entry.table.get("tie", {})
        before = COUNTRIES[: COUNTRIES.index(name)]
        given = ties if isinstance(ties, dict) else {}
        pairs = {f"{other}.{name}": raw for other, raw in given.items() if other in before}
        start = {f"capital.{name}": raw for key, raw in entry.table.items() if key == "capital_at_start"}
        table = {"country": [page], "tie": pairs, "start": start}
        papers.append(Paper(f"countries/{name}.toml", country_path(name), table))
    return tuple(papers)
