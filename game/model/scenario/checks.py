"""What must hold within one piece of a file beyond its types: orders of numbers, bounds, paths, numbers of claims.

Each check gets the fields that were readable, by name, so that one wrong field does not hide another's fault.
"""

import re

import attrs

from game.model.scenario.common_checks import (
    CHECKS,
    LONGEST_CAMPAIGN,
    QUARTER,
    WORD,
    Fields,
    between,
    listed_name,
    twice,
)
from game.model.scenario.country import DossierRows
from game.model.scenario.faults import Fault, as_written, fault
from game.model.scenario.rows import bounds_faults, measure_at, push_faults, row_faults
from game.model.scenario.schema import CountryPage, Goal, ScenarioPage
from game.model.state.axes import CODES, COUNTRIES
from game.model.state.catalogue import LEVERS, LONGEST_DELAY, ByProduct, Condition, Effect, Order, Risk
from game.model.state.setting import Inject

CLAIM = re.compile(r"C(0[1-9]|[1-7][0-9]|8[0-8])")
FIGURES_OF_A_TURN = 3
DEAREST = 5


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


def claimed(fine: Fields) -> list[Fault]:
    """A fault for each claim that the article does not make."""
    wrong = [claim for claim in fine.get("claims", ()) if not CLAIM.fullmatch(claim)]
    return [fault("claims", as_written(claim), "the number of a claim, C01 to C88") for claim in wrong]


CHECKS.update(
    {
        DossierRows: dossier_rows,
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
)
