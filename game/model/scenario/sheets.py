"""The sections of a scenario's page: countries, ties, start values, injects."""

# Its checks belong to the pieces that are read here.
import game.model.scenario.checks  # noqa: F401
from game.loose_types import JsonObject
from game.model.scenario.common_checks import LONGEST_CAMPAIGN
from game.model.scenario.faults import Spot, as_written
from game.model.scenario.rows import PAIRS, bounds_faults, name_of, rows_under, start_faults, started_rows, turned_round
from game.model.scenario.schema import CountryPage, CountrySheet, Goal
from game.model.scenario.sections import entries, section
from game.model.scenario.structuring import piece
from game.model.scenario.values import Value
from game.model.state.axes import COUNTRIES, ISSUES
from game.model.state.measures import nearest
from game.model.state.setting import Inject

Table = JsonObject
# A row that was given but wrongly has no value; one that was not given is not in it at all.
Start = dict[str, Value | None]

ITSELF = Value(1.0, 1.0, 1.0, "a country with itself")
CLOSE = 0.001


def countries(page: Table, spot: Spot) -> tuple[tuple[CountrySheet, ...], Start]:
    """The sheets of all countries in the order of `COUNTRIES`, and where they stand on the issues."""
    sheets, stands, named = dict[str, CountrySheet](), Start(), set[str]()
    for here, entry in entries(page, "country", spot):
        top = piece(CountryPage, entry, here)
        goals = interests(entry, here)
        name = entry.get("name")
        if name not in COUNTRIES:
            continue
        named.add(name)
        for measure in ("position", "salience"):
            stands |= on_issues(section(entry, measure, here), f"{measure}.{name}", here.at(measure))
        if top is not None:
            sheets[name] = CountrySheet(name, top.character, top.aims, goals)
    for name in (name for name in COUNTRIES if name not in named):
        stands |= dict.fromkeys((*rows_under()[f"position.{name}"], *rows_under()[f"salience.{name}"]))
        if isinstance(page.get("country", []), list):
            advice = f'write a [[country]] with name = "{name}"'
            spot.wrong(f"no country {name}", f"all {len(COUNTRIES)} countries", advice)
    return tuple(sheets[name] for name in COUNTRIES if name in sheets), stands


def interests(entry: Table, spot: Spot) -> tuple[Goal, ...]:
    """A country's interests; their weights must sum to 1."""
    readable = [piece(Goal, raw, here) for here, raw in entries(entry, "interest", spot)]
    goals = tuple(goal for goal in readable if goal is not None)
    # A sum of Python floats in a fixed order: only checked, never reckoned with.
    whole = sum(goal.weight.value for goal in goals)
    if len(goals) == len(readable) and abs(whole - 1) > CLOSE and (readable or entry.get("name") in COUNTRIES):
        each = ", ".join(f"{goal.weight.value:g}" for goal in goals) or "none"
        spot.at("interest").wrong(f"weights that sum to {whole:.4g} ({each})", "a sum of 1", "change the weights")
    return goals


def on_issues(table: Table, row: str, spot: Spot) -> Start:
    """Where a country stands on each issue, or how much it cares, by row."""
    given = Start()
    for issue, raw in table.items():
        if issue not in ISSUES:
            spot.at(issue).wrong("no issue of the game", "one of the eight", f"nearest: {nearest(issue, ISSUES)}")
            continue
        given[f"{row}.{issue}"] = valued(raw, f"{row}.{issue}", spot.at(issue))
    return given


def valued(raw: object, path: str, spot: Spot) -> Value | None:
    """A start value whose number and range lie within its measure's bounds."""
    value = piece(Value, raw, spot)
    if value is None:
        return None
    ends = {"value": value.value, "low": value.low, "high": value.high}
    outside = [wrong for end, number in ends.items() for wrong in bounds_faults(number, path, end)]
    spot.gather(outside)
    return None if outside else value


def ties(table: Table, spot: Spot) -> Start:
    """The tie between each two countries, both ways, and of each with itself."""
    given: Start = dict.fromkeys((f"tie.{name}.{name}" for name in COUNTRIES), ITSELF)
    for pair, raw in table.items():
        first, _, other = pair.partition(".")
        if pair not in PAIRS:
            turned = turned_round(pair)
            advice = f"write {turned}" if turned in PAIRS else f"nearest: {nearest(pair, PAIRS)}"
            spot.at(pair).wrong("a pair that is not known", "two countries, the one that stands first first", advice)
            continue
        value = valued(raw, f"tie.{pair}", spot.at(pair))
        given |= {f"tie.{first}.{other}": value, f"tie.{other}.{first}": value}
    return given


def started(table: Table, spot: Spot) -> Start:
    """The start value of every row under [start]; a path may stand for many rows, and later lines prevail."""
    given = Start()
    for path, raw in table.items():
        here = spot.at(path)
        if wrong := start_faults(path):
            here.gather(wrong)
            continue
        given |= dict.fromkeys(rows_under()[path], valued(raw, path, here))
    return given


def complete(given: Start, spot: Spot) -> None:
    """Gather a fault for every measure of which some row has no start value."""
    missing: dict[str, list[str]] = {}
    for path in started_rows():
        if path not in given:
            missing.setdefault(name_of(path), []).append(path)
    for measure, paths in missing.items():
        expected = "a start value: { value, low, high, source }"
        spot.at(measure).wrong(f"nothing for {', '.join(paths)}", expected)


def injects(page: Table, quarters: object, spot: Spot) -> tuple[Inject, ...]:
    """The injects; each must fall within the campaign."""
    readable = []
    for here, raw in entries(page, "inject", spot):
        inject = piece(Inject, raw, here)
        turn, last = raw.get("turn"), quarters if isinstance(quarters, int) and quarters > 0 else LONGEST_CAMPAIGN
        if isinstance(turn, int) and not 1 <= turn <= last:
            here.at("turn").wrong(as_written(turn), f"a quarter of the campaign, from 1 to {last}")
        if inject is not None:
            readable.append(inject)
    return tuple(readable)
