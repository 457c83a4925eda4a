"""Checks that files of every kind share, and the table of what must hold within a piece beyond its types.

Each check gets the fields that were readable, by name, so that one wrong field does not hide another's fault.
"""

import re
from collections.abc import Callable, Iterable

from game.loose_types import JsonObject
from game.model.files.faults import Fault, as_written, fault
from game.model.files.values import Value
from game.model.state.figures import Figure
from game.model.state.measures import nearest

Fields = JsonObject

QUARTER = re.compile(r"\d{4}Q[1-4]")
WORD = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_CAMPAIGN = 100


def ordered(fine: Fields) -> list[Fault]:
    """A fault where a number does not lie within its own range."""
    if not {"value", "low", "high"} <= fine.keys() or fine["low"] <= fine["value"] <= fine["high"]:
        return []
    numbers = f"low {fine['low']:g}, value {fine['value']:g}, high {fine['high']:g}"
    return [fault("", numbers, "low ≤ value ≤ high")]


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


def twice(names: list[str], where: str) -> list[Fault]:
    """A fault for each name that stands in a list more than once."""
    again = sorted({name for name in names if names.count(name) > 1})
    return [fault(where, f'"{name}" more than once', "each once", "join them or take one out") for name in again]


# By the class of a piece; whoever declares a class with checks of its own adds them.
CHECKS: dict[type, Callable[[Fields], list[Fault]]] = {Value: ordered, Figure: ordered}
