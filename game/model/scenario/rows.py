"""Rows of worlds, as files name them: which need a start value, which may be pushed, and what bounds hold."""

from functools import cache

from game.model.scenario.faults import Fault, fault
from game.model.state.axes import COUNTRIES
from game.model.state.measures import Measure, measures_of, nearest, places_of
from game.model.state.world import World

# The rules work these out each quarter, so that a push of one would be lost.
NEVER_PUSHED = frozenset({
    "index", "pressure", "sales", "bought", "netback", "revenue", "income", "spent", "discount", "glut", "hazard",
    "breakout", "satisfaction", "score", "accommodation", "ruptured", "allied", "catastrophe", "crisis", "patronage",
    "releases",
})  # fmt: skip
# They need no start value either, but for the count of releases; `inclination` is fitted to the opening.
WORKED_OUT = NEVER_PUSHED - {"releases"} | {"inclination", "freshly_listed"}
# Given elsewhere in the file than under [start], by this section.
ELSEWHERE = {"position": "[country.position]", "salience": "[country.salience]", "tie": "[tie]"}
PAIRS = tuple(f"{first}.{other}" for i, first in enumerate(COUNTRIES) for other in COUNTRIES[i + 1 :])


def is_started(measure: Measure) -> bool:
    """Whether a scenario must say where a measure starts."""
    return measure.name not in WORKED_OUT and not measure.fleeting


@cache
def started_rows() -> tuple[str, ...]:
    """Every row that must have a start value."""
    return tuple(path for path, (measure, _) in places_of(World).items() if is_started(measure))


@cache
def rows_under() -> dict[str, tuple[str, ...]]:
    """The rows that a path stands for: itself, or all rows that begin with it."""
    under: dict[str, list[str]] = {}
    for path in places_of(World):
        parts = path.split(".")
        for length in range(1, len(parts) + 1):
            under.setdefault(".".join(parts[:length]), []).append(path)
    return {path: tuple(rows) for path, rows in under.items()}


def name_of(path: str) -> str:
    """The name of the measure with which a path begins."""
    return path.partition(".")[0]


def measure_at(path: str) -> Measure:
    """The measure to which a known path belongs."""
    return measures_of(World)[name_of(path)]


def start_faults(path: str) -> list[Fault]:
    """What is wrong with a path under [start]; nothing where it may stand there."""
    if path not in rows_under():
        wanted = [under for under in rows_under() if is_started(measure_at(under)) and name_of(under) not in ELSEWHERE]
        return [fault("", "a path that no measure has", "a measure's path", f"nearest: {nearest(path, wanted)}")]
    measure = measure_at(path)
    if measure.name in ELSEWHERE:
        return [fault("", "it under [start]", f"it under {ELSEWHERE[measure.name]}", "move it there")]
    if not is_started(measure):
        return [fault("", "a start value", "none: the rules work this measure out", "take it out")]
    return []


def row_faults(path: str) -> list[Fault]:
    """What is wrong with a path that should name one row of worlds."""
    if path in places_of(World):
        return []
    return [fault("path", shown_path(path), "the path of one row", f"nearest: {nearest(path, places_of(World))}")]


def push_faults(path: str) -> list[Fault]:
    """What is wrong with a path that should name a row that may be pushed."""
    if wrong := row_faults(path):
        return wrong
    name, _, rest = path.partition(".")
    if name in NEVER_PUSHED:
        return [fault("path", shown_path(path), "a row that the rules do not work out anew each quarter")]
    if name == "tie" and rest not in PAIRS:
        turned = turned_round(rest)
        advice = f"write tie.{turned}" if turned in PAIRS else "name two countries"
        return [fault("path", shown_path(path), "a tie of two countries, the one that stands first first", advice)]
    return []


def turned_round(pair: str) -> str:
    """A pair of countries the other way round."""
    first, _, other = pair.partition(".")
    return f"{other}.{first}"


def bounds_faults(number: float, path: str, where: str) -> list[Fault]:
    """What is wrong with a number that should lie within a row's bounds; `where` is its place in the file."""
    measure = measure_at(path)
    if measure.low <= number <= measure.high:
        return []
    return [fault(where, f"{number:g}", f"{bounds(measure)} ({measure.says})")]


def bounds(measure: Measure) -> str:
    """A measure's bounds in words."""
    unit = "a share" if measure.unit == "share" else "a number" if measure.unit == "−1 to 1" else measure.unit
    return f"{unit} from {measure.low:g} to {measure.high:g}"


def shown_path(path: str) -> str:
    """A path in quotation marks."""
    return f'"{path}"'
