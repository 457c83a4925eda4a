"""Classes turned into what JSON holds and back: for the room's file and for pages."""

import json
from functools import partial
from typing import Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from game.classroom.protocol.class_events import EVENTS, NAMES, Actor, ClassEvent, RoomEntry
from game.classroom.protocol.fields import sent_name
from game.loose_types import FieldValues, JsonDict, JsonObject, JsonValue, OneOfMany, TypeForm

T = TypeVar("T")
# What `structured` may raise where a file does not hold what it should.
UNREADABLE = (
    BaseValidationError,
    ForbiddenExtraKeysError,
    StructureHandlerNotFoundError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
    OverflowError,
)


def exactly(value: object, wanted: TypeForm, kinds: tuple[TypeForm, ...]) -> OneOfMany:
    """Return a value that is of one of the kinds; nothing is turned into what it was not.

    errors  TypeError
    """
    if not isinstance(value, kinds) or (isinstance(value, bool) and wanted is not bool):
        raise TypeError(f"found {str(value)[:40]!r}; expected {wanted.__name__}")
    return wanted(value)


def converter() -> Converter:
    """Return the converter: exact types, no field besides, `with_` as `with`."""
    made_of_json = Converter(forbid_extra_keys=True, detailed_validation=False)
    for wanted, kinds in {str: (str,), int: (int,), float: (int, float), bool: (bool,)}.items():
        made_of_json.register_structure_hook(wanted, partial(exactly, kinds=kinds))
    made_of_json.register_structure_hook_func(is_literal, one_of_literal)
    made_of_json.register_structure_hook_factory(
        attrs.has,
        lambda cls: make_dict_structure_fn(
            cls, made_of_json, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False, **renamed(cls)
        ),
    )
    made_of_json.register_unstructure_hook_factory(
        attrs.has, lambda cls: make_dict_unstructure_fn(cls, made_of_json, **renamed(cls))
    )
    return made_of_json


def is_literal(wanted: object) -> bool:
    """Return whether a type is one of a few values."""
    origin: object = get_origin(wanted)
    return origin is Literal


def one_of_literal(value: object, wanted: TypeForm) -> object:
    """Return a value that is one of a few.

    errors  ValueError
    """
    if value not in get_args(wanted):
        raise ValueError(f"found {str(value)[:40]!r}; expected one of {', '.join(map(str, get_args(wanted)))}")
    return value


def renamed(cls: TypeForm) -> FieldValues:
    """Return the fields of a class that are called otherwise where they are sent."""
    names = (field.name for field in attrs.fields(cls))
    return {name: override(rename=sent_name(name)) for name in names if sent_name(name) != name}


CONVERTER = converter()


def plain(value: object) -> JsonValue:
    """Return a value as JSON holds it."""
    return CONVERTER.unstructure(value)


def structured(value: object, cls: type[T]) -> T:
    """Return a class from what JSON held.

    errors  those of `UNREADABLE`
    """
    return CONVERTER.structure(value, cls)


def text_of(value: object) -> str:
    """Return a value as it is sent."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def line_of(entry: RoomEntry[ClassEvent]) -> JsonDict:
    """Return an entry as the room's file keeps it."""
    who = {"kind": entry.by.kind, "person": entry.by.person}
    return {
        "do": NAMES[type(entry.event)], "at": entry.at, "by": who, "id": entry.number, "fields": plain(entry.event),
    }  # fmt: skip


def entry_of(line: JsonObject) -> RoomEntry[ClassEvent]:
    """Return an entry as it was kept.

    errors  those of `UNREADABLE`
    """
    event = structured(line["fields"], EVENTS[line["do"]].shape)
    at, number = exactly(line["at"], float, (int, float)), exactly(line["id"], str, (str,))
    return RoomEntry(event, at, structured(line["by"], Actor), number)
