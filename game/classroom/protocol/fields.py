"""Fields of acts: what each may hold. Whatever else is sent is refused with what was found and what was expected."""

import math
import unicodedata
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from game.classroom.protocol.refusals import Refused

Check = Callable[[str, Any], Any]


def wrong(field: str, found: Any, expected: str) -> Refused:
    """Return the refusal of a field, short enough to be read."""
    text = repr(found) if isinstance(found, str | int | float | bool | None) else f"a {type(found).__name__}"
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return Refused(422, f"{field}: found {short}; expected {expected}.", field)


def text(most: int, least: int = 1) -> Check:
    """Return the check of a text of so many characters; control characters are left out, ends trimmed."""

    def checked(field: str, found: Any) -> str:
        if not isinstance(found, str):
            raise wrong(field, found, "a text")
        clean = "".join(c for c in found if c == "\n" or unicodedata.category(c)[0] != "C").strip()
        if not least <= len(clean) <= most:
            expected = f"{least} to {most} characters, not {len(clean)}"
            raise wrong(field, clean, expected)
        return clean

    return checked


def words(most: int) -> Check:
    """Return the check of a text of at most so many words."""
    whole_text = text(most * 20, 0)

    def checked(field: str, found: Any) -> str:
        clean: str = whole_text(field, found)
        if len(clean.split()) > most:
            raise wrong(field, clean, f"at most {most} words, not {len(clean.split())}")
        return clean

    return checked


def number(low: float, high: float) -> Check:
    """Return the check of a number within bounds."""

    def checked(field: str, found: Any) -> float:
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise wrong(field, found, f"a number from {low:g} to {high:g}")
        if not low <= found <= high or not math.isfinite(found):
            raise wrong(field, found, f"a number from {low:g} to {high:g}")
        return float(found)

    return checked


def whole(low: int, high: int) -> Check:
    """Return the check of a whole number within bounds."""

    def checked(field: str, found: Any) -> int:
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            raise wrong(field, found, f"a whole number from {low} to {high}")
        return found

    return checked


def truth(field: str, found: Any) -> bool:
    """Check that a field is true or false."""
    if not isinstance(found, bool):
        raise wrong(field, found, "true or false")
    return found


def one_of(*names: str) -> Check:
    """Return the check of a field that holds one of a few names."""

    def checked(field: str, found: Any) -> str:
        if not isinstance(found, str) or found not in names:
            near = get_close_matches(str(found)[:40], names, n=1)
            raise wrong(field, found, f"one of {', '.join(names)}" + (f"; nearest: {near[0]}" if near else ""))
        return found

    return checked


def maybe(check: Check) -> Check:
    """Return the check of a field that may be null."""
    return lambda field, found: None if found is None else check(field, found)


def many(check: Check, most: int, least: int = 0) -> Check:
    """Return the check of a list, each item checked."""

    def checked(field: str, found: Any) -> list[Any]:
        if not isinstance(found, list) or not least <= len(found) <= most:
            raise wrong(field, found, f"a list of {least} to {most}")
        return [check(f"{field}[{place}]", one) for place, one in enumerate(found)]

    return checked


def by_name(names: Check, values: Check, most: int) -> Check:
    """Return the check of values by name."""

    def checked(field: str, found: Any) -> dict[str, Any]:
        if not isinstance(found, dict) or len(found) > most:
            raise wrong(field, found, f"at most {most} values by name")
        return {names(field, name): values(f"{field}.{name[:40]}", value) for name, value in found.items()}

    return checked


def shape(fields: Mapping[str, Check], left_out: Mapping[str, Any] | None = None) -> Check:
    """Return the check of an object: every field there is, and none besides.

    left_out  what a field is when it is not sent
    """
    unasked = left_out or {}

    def checked(field: str, found: Any) -> dict[str, Any]:
        if not isinstance(found, dict):
            raise wrong(field, found, "an object, {…}")
        for name in found:
            if name not in fields:
                near = get_close_matches(name[:40], fields, n=1)
                raise Refused(
                    422,
                    f"found a field {name[:40]!r}; expected {', '.join(fields) or 'none'}"
                    + (f"; nearest: {near[0]}." if near else "."),
                    name[:40],
                )
        missing = [name for name in fields if name not in found and name not in unasked]
        if missing:
            raise Refused(422, f"{', '.join(missing)}: not there; expected with every such act.", missing[0])
        return {
            name: check(f"{field}.{name}" if field else name, found[name]) if name in found else unasked[name]
            for name, check in fields.items()
        }

    return checked
