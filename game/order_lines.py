"""The lines of a log of orders, whatever an order is: a quarter is a line a country, then one with its digest."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from game.json_lines import LogFault, abridged, lines_of
from game.loose_types import JsonDict, JsonObject, JsonValue
from game.model.state.axes import COUNTRIES

FRESH = "Begin a new campaign, or load another file."
Quarter = TypeVar("Quarter")
# Each country's line of a quarter, with its number.
Gathered = Mapping[str, tuple[int, JsonDict]]


def header_and_lines(raw: bytes, first: str) -> tuple[JsonDict, list[tuple[int, JsonDict]], bool]:
    """The first line of a log, the others with their numbers, and whether the last breaks off.

    first   what the first line is, for the message where there is none
    errors  LogFault where there is no first line, or a line is no JSON object
    """
    lines, breaks_off = lines_of(raw)
    if not lines:
        raise LogFault(1, "a line that breaks off" if breaks_off else "an empty file", first, FRESH)
    return lines[0][1], lines[1:], breaks_off


def expect_format(written: JsonValue, expected: int, first: str) -> None:
    """Say that a first line is of another format, or of no log of Wedge; LogFault."""
    if written is None:
        raise LogFault(1, "JSON that Wedge did not write", first, FRESH)
    if written != expected:
        raise LogFault(
            1, f"format {written!r}", f"format {expected}", "Load it with the version of Wedge that wrote it."
        )


def expect_fields(
    values: JsonObject, fields: Mapping[str, str], fits: Callable[[JsonValue, str], bool], line: int
) -> None:
    """Say which field of a line is missing, unknown or of the wrong kind; LogFault.

    fields  the kind of each, by name, in words
    fits    whether a value is of a kind
    """
    for name, kind in fields.items():
        if name not in values:
            raise LogFault(line, f"no {name!r}", f"{name!r}, {kind}")
        if not fits(values[name], kind):
            raise LogFault(line, f"{name!r}: {abridged(values[name])}", f"{name!r}, {kind}")
    for name in values:
        if name not in fields:
            raise LogFault(line, f"a field {name!r}", f"only {', '.join(fields)}")


def whole_quarters(
    lines: Iterable[tuple[int, JsonDict]],
    check: Callable[[JsonDict, int], None],
    closed: Callable[[Gathered, JsonDict], Quarter],
) -> tuple[tuple[Quarter, ...], bool]:
    """The whole quarters, and whether another was begun and not closed.

    check   says what is wrong with the fields of a line, by its number
    closed  makes a quarter of its countries' lines and its closing line
    errors  LogFault where a line stands where another ought to
    """
    quarters: list[Quarter] = []
    gathered: dict[str, tuple[int, JsonDict]] = {}
    for number, entry in lines:
        check(entry, number)
        if entry["turn"] != len(quarters) + 1:
            raise LogFault(number, f"turn {entry['turn']}", f"turn {len(quarters) + 1}")
        left = ", ".join(name for name in COUNTRIES if name not in gathered)
        if "digest" in entry:
            if left:
                raise LogFault(number, "the end of the quarter", f"the orders of {left} first")
            quarters.append(closed(gathered, entry))
            gathered = {}
        elif entry["country"] in gathered or entry["country"] not in COUNTRIES:
            raise LogFault(number, f"orders of {entry['country']!r}", f"one line a country; left: {left}")
        else:
            gathered[entry["country"]] = number, entry
    return tuple(quarters), bool(gathered)


def cut_short(last: str) -> str:
    """What to say of a log that breaks off.

    last  the last whole quarter; "" where there is none
    """
    loaded = f"loaded up to the end of {last}" if last else "no whole quarter could be loaded"
    return f"The log breaks off in the middle of a quarter; {loaded}."
