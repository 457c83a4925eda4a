"""The protocol as TypeScript types, `assets/classroom/js/protocol.d.ts`: what the pages are checked against.

`python -m game.classroom.protocol.typescript` writes the file anew.
"""

from collections import deque
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from game.classroom.protocol.class_events import EVENTS, S
from game.classroom.protocol.fields import sent_name
from game.classroom.protocol.positions import RoomPreview, WhatIf
from game.classroom.protocol.room_debrief import DebriefBuilding, RoomDebrief
from game.classroom.protocol.wire_messages import CountryMark, Joined, LobbyView, ServerMessage
from game.loose_types import TypeForm
from game.paths import shipped

HEADING = "// Generated from game/classroom/protocol by `python -m game.classroom.protocol.typescript`; do not edit.\n"
PLAIN: Mapping[object, str] = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
# What a server answers over HTTP or writes into a page, beside the messages of the socket.
ANSWERS = (Joined, LobbyView, RoomDebrief, DebriefBuilding, RoomPreview, WhatIf, CountryMark)


@attrs.define
class Declarations:
    """TypeScript declarations, each class once, in the order in which it is met."""

    texts: dict[str, str] = attrs.field(factory=dict)
    waiting: deque[TypeForm] = attrs.field(factory=deque)

    # Named TypeForm, mypy narrows `wanted` at the first comparison and believes no other.
    def type_of(self, wanted: Any) -> str:
        """The TypeScript type of a Python type.

        errors  TypeError for a type that nothing sent has
        """
        inner, origin = get_args(wanted), get_origin(wanted)
        if wanted in PLAIN:
            return PLAIN[wanted]
        if origin is Annotated:
            return self.type_of(inner[0])
        if origin is Literal:
            return " | ".join(literal(value) for value in inner)
        if origin in (Union, UnionType):
            return " | ".join(self.type_of(part) for part in inner)
        if origin is tuple and inner[-1] is not Ellipsis:
            return f"[{', '.join(self.type_of(part) for part in inner)}]"
        if origin is tuple:
            item = self.type_of(inner[0])
            return f"({item})[]" if "|" in item else f"{item}[]"
        if origin is Mapping:
            return f"Record<string, {self.type_of(inner[1])}>"
        if attrs.has(wanted):
            self.waiting.append(wanted)
            return str(wanted.__name__)
        raise TypeError(f"{wanted}: found a type that is not sent; expected one that JSON holds")

    def declare(self, *roots: TypeForm) -> None:
        """Declare classes and all that they are made of."""
        self.waiting.extend(roots)
        while self.waiting:
            cls = self.waiting.popleft()
            if cls.__name__ not in self.texts:
                self.texts[cls.__name__] = ""
                self.texts[cls.__name__] = self.interface(cls, optional=False)

    def interface(self, cls: TypeForm, *, optional: bool) -> str:
        """The declaration of a class; `optional` where fields with a default may be left out."""
        hints, lines = get_type_hints(cls, include_extras=True), list[str]()
        for field in attrs.fields(cls):
            mark = "?" if optional and field.default is not attrs.NOTHING else ""
            lines.append(f"  {sent_name(field.name)}{mark}: {self.type_of(hints[field.name])};\n")
        summary = (cls.__doc__ or "").strip().splitlines()[0]
        body = f"{{\n{''.join(lines)}}}" if lines else "{}"
        return f"/** {summary} */\nexport interface {cls.__name__} {body}\n"


def literal(value: object) -> str:
    """One of a few values as TypeScript writes it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def declared() -> str:
    """The whole file of types."""
    declarations = Declarations()
    declarations.declare(*get_args(ServerMessage), *ANSWERS)
    events = {name: kind.shape for name, kind in EVENTS.items() if kind.who != S}
    sent = {shape.__name__: declarations.interface(shape, optional=True) for shape in events.values()}
    declarations.declare()
    asks = "".join(f'\n  | ({{ id?: string; do: "{name}" }} & {shape.__name__})' for name, shape in events.items())
    messages = " | ".join(cls.__name__ for cls in get_args(ServerMessage))
    unions = (
        f"/** What the server says over the socket. */\nexport type ServerMessage = {messages};\n",
        f"/** What a page may ask for. */\nexport type ClassEvent ={asks};\n",
    )
    return "\n".join([HEADING, *declarations.texts.values(), *sent.values(), *unions])


def place() -> Path:
    """Where the file stands."""
    return shipped("assets") / "classroom" / "js" / "protocol.d.ts"


if __name__ == "__main__":
    place().write_text(declared(), encoding="utf-8")
