"""What a room's file holds of people, taken out: names, links, whatever anybody wrote, as the acts' types say."""

from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs

from game.classroom.protocol.class_events import EVENTS
from game.classroom.protocol.fields import TextCheck, sent_name
from game.classroom.server.store import Line
from game.loose_types import JsonDict, JsonObject, JsonValue

# What stands for words that may not be empty.
GONE = "(deleted)"
SHORT = 3
"""Words of so few letters are taken out only where they stand alone."""
# What the list of a class keeps: numbers that the room gave, and seats.
STAYING = ("student", "seat")


def blanked(lines_kept: Sequence[Line]) -> list[JsonDict]:
    """Return a file's lines with names, links and what people wrote taken out."""
    numbers: dict[str, str] = {}
    written = written_by_hand(lines_kept)
    blank = []
    for line in lines_kept:
        fields = erased(EVENTS[line["do"]].shape, line["fields"])
        if line["do"] in ("join", "rename"):
            person = fields["person"]
            fields["name"] = numbers.setdefault(person, f"Person {len(numbers) + 1}")
        if line["do"] == "roster":
            fields["students"] = [
                {key: value if key in STAYING else "" for key, value in each.items()} for each in fields["students"]
            ]
        if line["do"] == "deal" and line["fields"]["words"]:
            # Words alone may make a deal.
            fields["words"] = GONE
        if line["do"] == "resolved":
            fields = without(fields, written)
        blank.append({**line, "fields": fields, "id": ""})
    return blank


# A type as a value, as in `fields.check_of`: named TypeForm, mypy narrows it at the first comparison.
def erased(wanted: Any, value: JsonValue) -> JsonValue:
    """Return what JSON holds of a type with each text taken out that somebody may have written."""
    inner = get_args(wanted)
    match get_origin(wanted):
        case origin if origin is Annotated and isinstance(inner[1], TextCheck):
            return (GONE if inner[1].least else "") if inner[1].personal and value else value
        case origin if origin is Annotated:
            return erased(inner[0], value)
        case origin if origin in (Union, UnionType) and value is not None:
            kinds = [each for each in inner if each is not NoneType]
            return erased(kinds[0], value) if len(kinds) == 1 else value
        case origin if origin is tuple and isinstance(value, list):
            return [erased(inner[0], each) for each in value]
        case origin if origin is Mapping and isinstance(value, dict):
            return {erased(inner[0], name): erased(inner[1], each) for name, each in value.items()}
        case None if attrs.has(wanted) and isinstance(value, dict):
            hints = {sent_name(name): kind for name, kind in get_type_hints(wanted, include_extras=True).items()}
            return {name: erased(hints[name], each) for name, each in value.items()}
    return value


def written_by_hand(lines_kept: Sequence[JsonObject]) -> frozenset[str]:
    """Return the words of injects and rulings that somebody wrote, which quarters hold again."""
    written = set[str]()
    for line in lines_kept:
        if line["do"] in ("write_inject", "rule"):
            fields = line["fields"]
            written |= {fields.get(part, "") for part in ("title", "says")}
            written |= {effect.get("says", "") for effect in fields.get("effects", ())}
    return frozenset(written - {""})


def tells(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text is one of some words, also as a quarter tells them: with a stop, or among other words."""
    return text.rstrip(".") in words or any(len(word) > SHORT and word in text for word in words) or text in words


def without(value: JsonValue, words: frozenset[str]) -> JsonValue:
    """Return what JSON holds with some texts taken out, wherever they stand."""
    if isinstance(value, str):
        return GONE if tells(value, words) else value
    if isinstance(value, dict):
        return {name: without(part, words) for name, part in value.items()}
    if isinstance(value, list):
        return [without(part, words) for part in value]
    return value
