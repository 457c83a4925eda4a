"""What must hold within one piece of a file beyond its types: orders of numbers, bounds, paths, numbers of claims.

Each check gets the fields that were readable, by name, so that one wrong field does not hide another's fault.
"""

import re
from collections.abc import Callable, Iterable

import attrs

from game.loose_types import JsonObject
from game.model.scenario.country import Country, CountryPlace, CountrySign, DossierRows, Inks
from game.model.scenario.faults import Fault, as_written, fault
from game.model.scenario.rows import bounds_faults, measure_at, push_faults, row_faults
from game.model.scenario.schema import CountryPage, Goal, ScenarioPage, Value
from game.model.state.axes import CODES, COUNTRIES
from game.model.state.catalogue import LEVERS, LONGEST_DELAY, ByProduct, Condition, Effect, Order, Risk
from game.model.state.figures import Figure
from game.model.state.measures import nearest
from game.model.state.setting import Inject

Fields = JsonObject

QUARTER = re.compile(r"\d{4}Q[1-4]")
WORD = re.compile(r"[a-z][a-z0-9_]*")
CLAIM = re.compile(r"C(0[1-9]|[1-7][0-9]|8[0-8])")
CODE = re.compile(r"[a-z]{2}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
SIDES = ("above", "right", "below", "left")
LARGEST_SIGN = 1.2
LEAST_APART = 2
FIGURES_OF_A_TURN = 3
LONGEST_CAMPAIGN = 100
DEAREST = 5


def ordered(fine: Fields) -> list[Fault]:
    """A fault where a number does not lie within its own range."""
    if not {"value", "low", "high"} <= fine.keys() or fine["low"] <= fine["value"] <= fine["high"]:
        return []
    numbers = f"low {fine['low']:g}, value {fine['value']:g}, high {fine['high']:g}"
    return [fault("", numbers, "low ≤ value ≤ high")]


def page(fine: Fields) -> list[Fault]:
    """What is wrong with the top of a scenario file."""
    faults = between(fine, "quarters", 1, LONGEST_CAMPAIGN)
    if "starts" in fine and not QUARTER.fullmatch(fine["starts"]):
        faults.append(fault("starts", as_written(fine["starts"]), "a year and a quarter, such as 2024Q4"))
    return faults


def country(fine: Fields) -> list[Fault]:
    """What is wrong with the top of a country's sheet."""
    return listed_name(fine, "name", COUNTRIES)


def goal(fine: Fields) -> list[Fault]:
    """What is wrong with an interest."""
    faults = claimed(fine)
    if "worst" in fine and fine["worst"] == fine.get("best"):
        faults.append(fault("best", f"{fine['best']:g}, the same as worst", "two values that differ"))
    if "weight" in fine:
        faults += [
            outside.under("weight")
            for end in ("low", "high")
            for outside in between(attrs.asdict(fine["weight"]), end, 0, 1)
        ]
    if "path" in fine:
        wrong = row_faults(fine["path"])
        faults += wrong or [
            outside
            for end in ("worst", "best")
            if end in fine
            for outside in bounds_faults(fine[end], fine["path"], end)
        ]
    return faults


def push(fine: Fields) -> list[Fault]:
    """What is wrong with something that is put into a row of worlds."""
    faults = between(fine, "chance", 0, 1) + listed_name(fine, "on", COUNTRIES)
    if "path" not in fine:
        return faults
    wrong = push_faults(fine["path"])
    if wrong or "push" not in fine:
        return faults + wrong
    measure, size = measure_at(fine["path"]), abs(fine["push"])
    if measure.fleeting or fine.get("absolute"):
        if size > measure.span:
            faults.append(fault("push", f"{fine['push']:g}", f"at most {measure.span:g} {measure.unit} either way"))
    elif size > 1:
        advice = f"write absolute = true where you mean {measure.unit}"
        faults.append(fault("push", f"{fine['push']:g}", "a share of the room left, from −1 to 1", advice))
    return faults


def inject(fine: Fields) -> list[Fault]:
    """What is wrong with an inject; the horizon is checked where it is known."""
    faults = between(fine, "chance", 0, 1)
    if "name" in fine and not WORD.fullmatch(fine["name"]):
        faults.append(fault("name", as_written(fine["name"]), "a name of small letters, digits and underscores"))
    if "source" not in fine:
        faults.append(fault("source", "nothing", "where it comes from"))
    paths = [effect.path for effect in fine.get("effects", ())]
    if "effects" in fine and not paths:
        faults.append(fault("effects", "none", "one at least"))
    return faults + twice(paths, "effects")


def order(fine: Fields) -> list[Fault]:
    """What is wrong with an order; what hangs on other orders is checked where they are known."""
    faults = listed_name(fine, "country", COUNTRIES) + listed_name(fine, "lever", LEVERS) + claimed(fine)
    faults += between(fine, "cost", 0, DEAREST) + between(fine, "delay", 0, LONGEST_DELAY)
    faults += between(fine, "rest", 0, LONGEST_DELAY)
    code, _, word = fine.get("name", "").partition(".")
    if "name" in fine and (CODES.get(code) != fine.get("country", CODES.get(code)) or not WORD.fullmatch(word)):
        faults.append(
            fault("name", as_written(fine["name"]), "the country's two letters, a full stop and a word: us.hold")
        )
    return faults


def country_file(fine: Fields) -> list[Fault]:
    """What is wrong with a country's file as a whole."""
    faults = []
    if "code" in fine and not CODE.fullmatch(fine["code"]):
        faults.append(fault("code", as_written(fine["code"]), "two small letters"))
    blocs = [bloc for bloc in fine.get("blocs", ()) if not WORD.fullmatch(bloc)]
    return faults + [
        fault("blocs", as_written(bloc), "a name of small letters, digits and underscores") for bloc in blocs
    ]


def country_place(fine: Fields) -> list[Fault]:
    """What is wrong with a country's place on the map."""
    faults = listed_name(fine, "label", SIDES)
    for key in ("capital", "hatching"):
        if key in fine and len(fine[key]) != 2:
            faults.append(fault(key, f"{len(fine[key])} numbers", "two"))
    if "hatching" in fine and len(fine["hatching"]) == 2 and fine["hatching"][1] < LEAST_APART:
        faults.append(fault("hatching", f"lines {fine['hatching'][1]:g} apart", f"at least {LEAST_APART}"))
    bends = fine.get("bends", {})
    if not isinstance(bends, dict):
        return [*faults, fault("bends", as_written(bends), "a table of numbers by country")]
    for other, bend in bends.items():
        faults += [wrong.under("bends") for wrong in listed_name({other: other}, other, COUNTRIES)]
        if isinstance(bend, bool) or not isinstance(bend, int | float) or not -1 <= bend <= 1:
            faults.append(fault(f"bends.{other}", as_written(bend), "a number from -1 to 1"))
    return faults + between(fine, "size", 20, 60)


def country_sign(fine: Fields) -> list[Fault]:
    """What is wrong with a country's sign."""
    points = fine.get("points", ())
    if not points and not fine.get("radius"):
        return [fault("", "no shape", "points or a radius")]
    wrong = [point for point in points if len(point) != 2 or max(map(abs, point)) > LARGEST_SIGN]
    faults = [
        fault("points", as_written(list(point)), f"x and y, from -{LARGEST_SIGN} to {LARGEST_SIGN}") for point in wrong
    ]
    if 0 < len(points) < 3:
        faults.append(fault("points", f"{len(points)} points", "three at least"))
    return faults + between(fine, "radius", 0, 1)


def inks(fine: Fields) -> list[Fault]:
    """What is wrong with a country's colours."""
    wrong = [key for key, colour in fine.items() if not COLOUR.fullmatch(colour)]
    return [fault(key, as_written(fine[key]), "a colour such as #4084CD") for key in wrong]


def dossier_rows(fine: Fields) -> list[Fault]:
    """What is wrong with the rows of a country's dossier."""
    faults = row_faults_at(fine["row"], "row") if "row" in fine else []
    for key in ("readings", "turn"):
        faults += [wrong for path in fine.get(key, ()) for wrong in row_faults_at(path, key)] + twice(
            list(fine.get(key, ())), key
        )
    if "turn" in fine and len(fine["turn"]) != FIGURES_OF_A_TURN:
        faults.append(fault("turn", f"{len(fine['turn'])} rows", f"{FIGURES_OF_A_TURN}"))
    return faults


def row_faults_at(path: str, key: str) -> list[Fault]:
    """What is wrong with a path under a key that should name one row."""
    return [attrs.evolve(wrong, path=key) for wrong in row_faults(path)]


def condition(fine: Fields) -> list[Fault]:
    """What is wrong with a condition of an order."""
    faults = row_faults(fine["path"]) if "path" in fine else []
    if not fine.keys() & {"at_least", "at_most"}:
        faults.append(fault("", "no limit", "at_least or at_most"))
    return faults


def between(fine: Fields, key: str, low: int, high: int) -> list[Fault]:
    """A fault where a field lies outside its limits."""
    if key not in fine or low <= fine[key] <= high:
        return []
    return [fault(key, f"{fine[key]:g}", f"from {low} to {high}")]


def listed_name(fine: Fields, key: str, valid: Iterable[str]) -> list[Fault]:
    """A fault where a field should be one of a few names and is not."""
    if key not in fine or fine[key] in valid:
        return []
    return [fault(key, as_written(fine[key]), f"one of {', '.join(valid)}", f"nearest: {nearest(fine[key], valid)}")]


def claimed(fine: Fields) -> list[Fault]:
    """A fault for each claim that the article does not make."""
    wrong = [claim for claim in fine.get("claims", ()) if not CLAIM.fullmatch(claim)]
    return [fault("claims", as_written(claim), "the number of a claim, C01 to C88") for claim in wrong]


def twice(names: list[str], where: str) -> list[Fault]:
    """A fault for each name that stands in a list more than once."""
    again = sorted({name for name in names if names.count(name) > 1})
    return [fault(where, f'"{name}" more than once', "each once", "join them or take one out") for name in again]


CHECKS: dict[type, Callable[[Fields], list[Fault]]] = {
    Country: country_file,
    CountryPlace: country_place,
    CountrySign: country_sign,
    Inks: inks,
    DossierRows: dossier_rows,
    Value: ordered,
    Figure: ordered,
    ScenarioPage: page,
    CountryPage: country,
    Goal: goal,
    Effect: push,
    ByProduct: push,
    Risk: push,
    Condition: condition,
    Inject: inject,
    Order: order,
}
