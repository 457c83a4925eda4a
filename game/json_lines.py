"""Logs as JSON lines: each line an object, and a fault that names its line."""

import json
from collections.abc import Iterable

from game.loose_types import JsonDict, JsonValue

RESTORE = "Restore the file from a copy; its first lines can still be loaded if the rest is cut off."


class LogFault(ValueError):  # noqa: N818 (what is wrong is called a fault here)
    """Something in a log that cannot be read: which line, what was found, what was expected, what to do."""

    def __init__(self, line: int, actual: str, expected: str, advice: str = RESTORE) -> None:
        super().__init__(f"line {line}: found {actual}; expected {expected}. {advice}")


def lines_of(raw: bytes) -> tuple[list[tuple[int, JsonDict]], bool]:
    """Every line as an object with its number, and whether the last one breaks off.

    errors  LogFault where a line that does not break off is no JSON object
    """
    *whole, last = raw.split(b"\n")
    lines = list(objects(whole))
    ending = json_value(last) if last else None
    if ending is not None:
        lines.append((len(whole) + 1, expect_object(ending, len(whole) + 1)))
    return lines, bool(last) and ending is None


def objects(lines: Iterable[bytes]) -> Iterable[tuple[int, JsonDict]]:
    """Yield each line as a JSON object with its number."""
    for number, line in enumerate(lines, start=1):
        value = json_value(line)
        if value is None:
            raise LogFault(number, abridged(line), "a line of JSON")
        yield number, expect_object(value, number)


def json_value(line: bytes) -> JsonValue:
    """What a line of JSON holds, None where it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def expect_object(value: JsonValue, number: int) -> JsonDict:
    """The value as a JSON object; LogFault where it is none."""
    if not isinstance(value, dict):
        raise LogFault(number, abridged(value), "a JSON object, {…}")
    return value


def abridged(value: JsonValue) -> str:
    """What was found, short enough for a message."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else json.dumps(value)
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
