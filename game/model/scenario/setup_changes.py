"""Single numbers changed in a scenario: figures, start values and dials, as a command line gives them."""

from collections.abc import Mapping
from math import isfinite

import attrs

from game.model.files.faults import Fault, Spot, as_written
from game.model.files.values import Value
from game.model.levers.catalogue import DIALS, LeverCatalogue
from game.model.scenario import setup_checks as checks
from game.model.scenario.start_rows import other_names, start_rows
from game.model.state.figures import Figure
from game.model.state.measures import nearest
from game.model.state.ruleset import ruleset

SET = "--set"


@attrs.frozen
class Changeable:
    """The numbers of a scenario that may be changed one by one.

    start    by place, in the unit of its name
    dials    the step at which policies stand at the opening
    figures  the whole ruleset
    """

    start: Mapping[str, Value]
    dials: Mapping[str, int]
    figures: Mapping[str, Figure]


def changed(now: Changeable, changes: Mapping[str, str], levers: LeverCatalogue, faults: list[Fault]) -> Changeable:
    """The numbers after the changes; what is set is held: its range is that one number.

    changes  what was written, by the name of a start value (`trust.ir`), a figure (`oil.anchor`) or a policy
    faults   what is wrong is gathered here, and left unchanged
    """
    start, dials, figures = dict(now.start), dict(now.dials), dict(now.figures)
    policies = {policy.id: policy for policy in levers.policies}
    for name, text in changes.items():
        spot = Spot(SET, faults, name)
        path = other_names().get(name.removeprefix("start."), name.removeprefix("start."))
        if path in figures:
            if (number := numeral(text, spot, figures[path].value)) is not None and is_free(path, number, spot):
                figures[path] = attrs.evolve(figures[path], value=number, low=number, high=number, source=SET)
        elif path in policies:
            if (number := numeral(text, spot, policies[path].opening)) is not None and is_step(number, spot):
                dials[path] = int(number)
        elif path in start_rows():
            example = start[path].value if path in start else sum(start_rows()[path].bounds) / 2
            if (number := numeral(text, spot, example)) is not None:
                value = Value(number, number, number, SET)
                wrong = checks.start_value(value, start_rows()[path])
                spot.gather(attrs.evolve(fault, path="") for fault in wrong)
                start = start if wrong else start | {path: value}
        else:
            spot.gather([unknown(path, (*start_rows(), *figures, *policies))])
    return Changeable(start, dials, figures)


def unknown(path: str, known: tuple[str, ...]) -> Fault:
    """What is wrong with a name that cannot be set."""
    wrong = checks.start_name(path)
    if wrong is not None and wrong.actual != checks.NO_NAME:
        return wrong
    expected = "a start value's name, a figure's section.name or a policy"
    return Fault("", "", "a name that cannot be set", expected, f"nearest: {nearest(path, known)}")


def numeral(text: str, spot: Spot, example: float) -> float | None:
    """The number a text says; None, the fault gathered, where it says none.

    example  what to write where nothing can be guessed
    """
    meant = text.strip().replace("−", "-")
    for written, taken in ((meant, True), (meant.replace(",", ".", 1), False)):
        try:
            number = float(written)
        except ValueError:
            continue
        if isfinite(number) and taken:
            return number
        example = number if isfinite(number) else example
        break
    spot.wrong(as_written(text), "a number", f"write {SET} {spot.path}={example:g}")
    return None


def is_free(path: str, number: float, spot: Spot) -> bool:
    """Whether a figure may be set to a number; where not, the fault is gathered."""
    known = ruleset()[path]
    low, high = checks.figure_bounds(path, known)
    if low <= number <= high:
        return True
    expected = f"{low:g}" if low == high else f"a number from {low:g} to {high:g}"
    spot.wrong(f"{number:g}", f"{expected} ({known.unit}; {known.says})")
    return False


def is_step(number: float, spot: Spot) -> bool:
    """Whether a number is the step of a dial; where not, the fault is gathered."""
    if number == int(number) and 0 <= number < DIALS:
        return True
    spot.wrong(f"{number:g}", f"a dial step, 0–{DIALS - 1}")
    return False
