"""Pieces of a file: what TOML holds, made into classes and checked, every wrong part at once.

cattrs finds the reader for each type; the readers here refuse whatever is not exactly of its kind, where cattrs alone
would turn "3" into a number or a word into a list of letters.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from math import isfinite
from typing import TypeVar, get_args, get_origin

import attrs
import cattrs

from game.loose_types import JsonObject, OneOfMany, TypeForm
from game.model.files.common_checks import CHECKS
from game.model.files.faults import Fault, PieceFaults, Spot, as_written, fault
from game.model.state.measures import nearest

T = TypeVar("T")
Reader = Callable[[TypeForm, OneOfMany], OneOfMany]

# Stands where a part could not be read.
FAULTY = object()

MOST = 10**9
MEANINGS = {str: "some text", float: "a number", int: "a whole number", bool: "true or false"}


def piece(kind: type[T], raw: object, spot: Spot) -> T | None:
    """A piece of a file as a checked class; None, its faults gathered, where it is wrong."""
    try:
        return converter().structure(raw, kind)
    except PieceFaults as wrong:
        spot.gather(wrong.faults)
        return None


@cache
def converter() -> cattrs.Converter:
    """The converter with our strict readers."""
    strict = cattrs.Converter(detailed_validation=False)
    for kind, reader in ((str, text), (float, number), (int, whole), (bool, truth)):
        strict.register_structure_hook(kind, reader)
    strict.register_structure_hook_factory(is_list, lambda kind: partial(listed, kind))
    strict.register_structure_hook_factory(is_map, lambda kind: partial(mapped, kind))
    strict.register_structure_hook_factory(attrs.has, lambda kind: partial(table, kind))
    return strict


def is_list(kind: TypeForm) -> bool:
    """Whether values of a type are lists in a file."""
    origin: TypeForm = get_origin(kind)
    return origin is tuple


def is_map(kind: TypeForm) -> bool:
    """Whether values of a type are tables whose keys the file chooses."""
    origin: TypeForm = get_origin(kind)
    return origin is dict


def meaning(kind: TypeForm) -> str:
    """What a value of a type is, in words."""
    if kind in MEANINGS:
        return MEANINGS[kind]
    if is_list(kind):
        return f"a list, each part {meaning(get_args(kind)[0])}"
    if is_map(kind):
        return f"a table, each value {meaning(get_args(kind)[1])}"
    if attrs.has(kind):
        return f"a table with {', '.join(field.name for field in attrs.fields(kind) if is_needed(field))}"
    return " or ".join(meaning(option) for option in get_args(kind) if option is not type(None))


def is_needed(field: "attrs.Attribute[TypeForm]") -> bool:
    """Whether a file must give a field."""
    return field.default is attrs.NOTHING


def refused(raw: object, expected: str) -> PieceFaults:
    """The refusal of one value."""
    return PieceFaults([fault("", as_written(raw), expected)])


def text(raw: object, _: type[str]) -> str:
    """Text that says something."""
    if not isinstance(raw, str):
        raise refused(raw, MEANINGS[str])
    if not raw.strip():
        raise PieceFaults(
            [fault("", "empty text", MEANINGS[str], "write it, or take the line out where it may be left out")]
        )
    return raw


def number(raw: object, _: type[float]) -> float:
    """A finite number; a whole one will do."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        advice = "take the quotation marks away" if isinstance(raw, str) else ""
        raise PieceFaults([fault("", as_written(raw), MEANINGS[float], advice)])
    try:
        value = float(raw)
    except OverflowError:
        raise refused(raw, "a number of a size that can be reckoned with") from None
    if not isfinite(value):
        raise refused(raw, "a finite number")
    return value


def whole(raw: object, _: type[int]) -> int:
    """A whole number."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise refused(raw, MEANINGS[int])
    if abs(raw) > MOST:
        raise refused(raw, "a whole number of a size that can be reckoned with")
    return raw


def truth(raw: object, _: type[bool]) -> bool:
    """True or false."""
    if not isinstance(raw, bool):
        raise refused(raw, MEANINGS[bool])
    return raw


def listed(kind: TypeForm, raw: object, _: object) -> tuple[OneOfMany, ...]:
    """A list, every part of the kind that the list is for."""
    if not isinstance(raw, list):
        raise refused(raw, meaning(kind))
    part = get_args(kind)[0]
    reader, faults = converter().get_structure_hook(part), list[Fault]()
    parts = [attempt(reader, part, entry, (f"[{place}]", faults)) for place, entry in enumerate(raw, start=1)]
    if faults:
        raise PieceFaults(faults)
    return tuple(parts)


def mapped(kind: TypeForm, raw: object, _: object) -> dict[str, OneOfMany]:
    """A table whose keys the file chooses, every value of the kind that the table is for."""
    if not isinstance(raw, dict):
        raise refused(raw, meaning(kind))
    part = get_args(kind)[1]
    reader, faults = converter().get_structure_hook(part), list[Fault]()
    values = {key: attempt(reader, part, value, (key, faults)) for key, value in raw.items()}
    if faults:
        raise PieceFaults(faults)
    return values


def table(kind: TypeForm, raw: object, _: object) -> OneOfMany:
    """A table as its class, after the checks that belong to the class."""
    if not isinstance(raw, dict):
        raise refused(raw, meaning(kind))
    known = form(kind)
    faults = [fault(name, "nothing", means) for name, means in known.needed.items() if name not in raw]
    fine = {}
    for key, value in raw.items():
        if key in known.readers:
            fine[key] = attempt(*known.readers[key], value, (key, faults))
        else:
            advice = f"nearest: {nearest(key, known.readers)}"
            faults.append(fault(key, "a key that means nothing here", "only known keys", advice))
    if faults:
        fine = {name: part for name, part in fine.items() if part is not FAULTY}
    faults += known.check(fine)
    if faults:
        raise PieceFaults(faults)
    return kind(**fine)


@attrs.frozen
class Form:
    """How tables are read as a class.

    readers  by field: what reads it, and its type
    needed   by field that a file must give: what it is, in words
    check    what must hold among the fields
    """

    readers: Mapping[str, tuple[Reader, TypeForm]]
    needed: Mapping[str, str]
    check: Callable[[JsonObject], list[Fault]]


@cache
def form(kind: TypeForm) -> Form:
    """How tables are read as a class; worked out once, because files hold many tables of a kind."""
    fields = attrs.fields(kind)
    return Form(
        {field.name: (converter().get_structure_hook(field.type), field.type) for field in fields},
        {field.name: meaning(field.type) for field in fields if is_needed(field)},
        CHECKS.get(kind, lambda _: []),
    )


def attempt(reader: Reader, kind: TypeForm, raw: object, under: tuple[str, list[Fault]]) -> OneOfMany:
    """A part as its kind; `FAULTY`, its faults gathered under its key, where it is wrong."""
    try:
        return reader(raw, kind)
    except PieceFaults as wrong:
        key, faults = under
        faults.extend(below.under(key) for below in wrong.faults)
        return FAULTY
