"""Checks of what is sent: what each field may hold. All else is refused with what was found and what was expected.

A field's check follows from its type: `Annotated[str, text(40)]` is a text of 1 to 40 characters, `Literal` one of a
few names, `Annotated[tuple[…], Length(6)]` a list of at most six, an attrs class an object with exactly its fields.
"""

import math
import unicodedata
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from game.classroom.protocol.refusals import Refused
from game.loose_types import OneOfMany

# What is sent may be anything at all; what a check makes of it is as its type says.
Check = Callable[[str, object], OneOfMany]
# A new line; the joiners of Persian and of emoji; the marks of direction.
KEPT_CONTROLS = "\n\u200c\u200d\u200e\u200f"
T = TypeVar("T")


def wrong(field: str, sent: object, expected: str) -> Refused:
    """Return the refusal of a field, short enough to be read."""
    text = repr(sent) if isinstance(sent, str | int | float | bool | None) else f"a {type(sent).__name__}"
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return Refused(422, f"{field}: found {short}; expected {expected}.", field)


@attrs.frozen
class TextCheck:
    """The check of a text of so many characters; control characters are left out, ends trimmed.

    What joins letters of Persian and parts of an emoji, or says in which direction they run, is kept.

    personal  whether somebody's own words may stand there: they go where personal records are deleted
    words     at most so many words, 0 for any number
    """

    most: int
    least: int = 1
    personal: bool = True
    words: int = 0

    def __call__(self, field: str, sent: object) -> str:
        """Return a field's text.

        errors  Refused
        """
        if not isinstance(sent, str):
            raise wrong(field, sent, "a text")
        clean = "".join(c for c in sent if c in KEPT_CONTROLS or unicodedata.category(c)[0] != "C").strip()
        if not self.least <= len(clean) <= self.most:
            expected = f"{self.least} to {self.most} characters, not {len(clean)}"
            raise wrong(field, clean, expected)
        if self.words and len(clean.split()) > self.words:
            raise wrong(field, clean, f"at most {self.words} words, not {len(clean.split())}")
        return clean


def text(most: int, least: int = 1) -> TextCheck:
    """Return the check of what somebody writes, in so many characters."""
    return TextCheck(most, least)


def label(most: int, least: int = 1) -> TextCheck:
    """Return the check of a name that the room or its scenario gave to something, and nobody thought up here."""
    return TextCheck(most, least, personal=False)


def visible_name(most: int, reserved: tuple[str, ...]) -> Check:
    """Return the check of a name that can be seen, and is nobody else's by office."""
    whole_text = text(most)

    def checked(field: str, sent: object) -> str:
        clean: str = whole_text(field, sent)
        # Letters that look like nothing, such as a Hangul filler, count as letters to Unicode alone.
        seen = [c for c in unicodedata.normalize("NFKC", clean) if unicodedata.category(c)[0] in "LNS"]
        if not any(not unicodedata.name(c, "").endswith("FILLER") for c in seen):
            raise wrong(field, clean, "a name that can be seen")
        if "".join(clean.casefold().split()) in reserved:
            raise wrong(field, clean, "a name of your own; this one is the room’s")
        return clean

    return checked


def words(most: int) -> TextCheck:
    """Return the check of what somebody writes, in at most so many words."""
    return TextCheck(most * 20, 0, words=most)


def number(low: float, high: float) -> Check:
    """Return the check of a number within bounds."""

    def checked(field: str, sent: object) -> float:
        if isinstance(sent, bool) or not isinstance(sent, int | float):
            raise wrong(field, sent, f"a number from {low:g} to {high:g}")
        if not low <= sent <= high or not math.isfinite(sent):
            raise wrong(field, sent, f"a number from {low:g} to {high:g}")
        return float(sent)

    return checked


def whole(low: int, high: int) -> Check:
    """Return the check of a whole number within bounds."""

    def checked(field: str, sent: object) -> int:
        if isinstance(sent, bool) or not isinstance(sent, int) or not low <= sent <= high:
            raise wrong(field, sent, f"a whole number from {low} to {high}")
        return sent

    return checked


def truth(field: str, sent: object) -> bool:
    """Check that a field is true or false."""
    if not isinstance(sent, bool):
        raise wrong(field, sent, "true or false")
    return sent


def one_of(*names: str) -> Check:
    """Return the check of a field that holds one of a few names."""

    def checked(field: str, sent: object) -> str:
        if not isinstance(sent, str) or sent not in names:
            near = get_close_matches(str(sent)[:40], names, n=1)
            raise wrong(field, sent, f"one of {', '.join(names)}" + (f"; nearest: {near[0]}" if near else ""))
        return sent

    return checked


def maybe(check: Check) -> Check:
    """Return the check of a field that may be null."""
    return lambda field, sent: None if sent is None else check(field, sent)


def many(check: Check, most: int, least: int = 0) -> Check:
    """Return the check of a list, each item checked."""

    def checked(field: str, sent: object) -> tuple[OneOfMany, ...]:
        if not isinstance(sent, list) or not least <= len(sent) <= most:
            raise wrong(field, sent, f"a list of {least} to {most}")
        return tuple(check(f"{field}[{place}]", item) for place, item in enumerate(sent))

    return checked


def by_name(names: Check, values: Check, most: int) -> Check:
    """Return the check of values by name."""

    def checked(field: str, sent: object) -> dict[str, OneOfMany]:
        if not isinstance(sent, dict) or len(sent) > most:
            raise wrong(field, sent, f"at most {most} values by name")
        return {names(field, name): values(f"{field}.{name[:40]}", value) for name, value in sent.items()}

    return checked


@attrs.frozen
class Length:
    """How many items a list or a mapping may have."""

    most: int
    least: int = 0


def shape(cls: type[T]) -> Callable[[str, object], T]:
    """Return the check of an object that becomes an attrs class: every field there is, and none besides."""
    hints = get_type_hints(cls, include_extras=True)
    own = attrs.fields(cast(type[attrs.AttrsInstance], cls))
    checks = {sent_name(field.name): check_of(hints[field.name]) for field in own}
    needed = [sent_name(field.name) for field in own if field.default is attrs.NOTHING]

    def checked(field: str, sent: object) -> T:
        if not isinstance(sent, dict):
            raise wrong(field, sent, "an object, {…}")
        for name in sent:
            if name not in checks:
                raise unknown(name, list(checks))
        if missing := [name for name in needed if name not in sent]:
            raise Refused(422, f"{', '.join(missing)}: not there; expected with every such act.", missing[0])
        values = {
            own_field.name: checks[name](f"{field}.{name}" if field else name, sent[name])
            for own_field, name in ((each, sent_name(each.name)) for each in own)
            if name in sent
        }
        return cls(**values)

    return checked


def unknown(name: str, expected: list[str]) -> Refused:
    """Return the refusal of a field that there is not."""
    near = get_close_matches(name[:40], expected, n=1)
    ending = f"; nearest: {near[0]}." if near else "."
    return Refused(422, f"found a field {name[:40]!r}; expected {', '.join(expected) or 'none'}{ending}", name[:40])


def sent_name(name: str) -> str:
    """Return what a field is called where it is sent: `with_` is `with`, which Python keeps for itself."""
    return name.rstrip("_")


# `wanted` is a type as a value; named TypeForm, mypy narrows it at the first comparison and believes no other.
def check_of(wanted: Any, length: Length | None = None) -> Check:
    """Return the check that a type stands for.

    errors  TypeError for a type that nothing sent can have
    """
    inner = get_args(wanted)
    match get_origin(wanted):
        case None if wanted is bool:
            return truth
        case None if attrs.has(wanted):
            return shape(wanted)
        case origin if origin is Annotated:
            return check_of(inner[0], inner[1]) if isinstance(inner[1], Length) else cast(Check, inner[1])
        case origin if origin is Literal:
            return one_of(*inner)
        case origin if origin in (Union, UnionType) and inner[-1] is NoneType:
            return maybe(check_of(Union[inner[:-1]]))  # noqa: UP007 (the members are known only now)
        case origin if origin is tuple and length:
            return many(check_of(inner[0]), length.most, length.least)
        case origin if origin is Mapping and length:
            return by_name(check_of(inner[0]), check_of(inner[1]), length.most)
    raise TypeError(f"{wanted}: found a type without bounds; expected one that says what may be sent")
